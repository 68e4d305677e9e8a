"""The search index as a LangChain retriever, for chains and tools that speak LangChain."""

from collections.abc import Collection

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.search import SearchIndex
from index.types import DocKind


class ReportRetriever(BaseRetriever):
    """Units of the report for a question, best first, each with its score in the metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: SearchIndex
    kinds: Collection[DocKind] | None = None
    k: int = 4

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [
            Document(
                id=hit.id,
                page_content=hit.text,
                metadata={"id": hit.id, "kind": hit.kind, "score": hit.score},
            )
            for hit in self.index.search(query, self.kinds, self.k)
        ]
