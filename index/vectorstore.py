"""An open index as LangChain's Chroma vector store, for chains that want one.

Apart from `store.py`, so that searching does not load langchain-chroma (half a second).
"""

from typing import TYPE_CHECKING

from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from index.types import Encoder

if TYPE_CHECKING:
    from chromadb.api.client import Client


class EncoderEmbeddings(Embeddings):
    """Our encoder in LangChain's words."""

    def __init__(self, encoder: Encoder) -> None:
        """Both methods ask this encoder."""
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        vectors: list[list[float]] = self._encoder.documents(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector: list[float] = self._encoder.query(text).tolist()
        return vector


def as_langchain(client: "Client", name: str, encoder: Encoder) -> Chroma:
    """The vector store over a collection that exists."""
    return Chroma(
        collection_name=name,
        embedding_function=EncoderEmbeddings(encoder),
        client=client,
        create_collection_if_not_exists=False,
    )
