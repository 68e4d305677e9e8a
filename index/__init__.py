"""Finding things: Swedish text processing, embeddings, Chroma, lexical and hybrid search, exact lookup."""
