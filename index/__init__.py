"""Finding things: Swedish text, embeddings, Chroma, lexical and hybrid search, exact lookup."""
