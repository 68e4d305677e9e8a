"""The search index behind LangChain's retriever interface."""

import pytest
from langchain_core.documents import Document

from index.retriever import ReportRetriever
from index.search import SearchIndex
from tests.index_tools import FakeEncoder, no_network, small_corpus  # noqa: F401

INDEX = SearchIndex(small_corpus(), FakeEncoder(), questions=(), entries=())


def test_invoke_gives_documents_best_first() -> None:
    [first, second] = ReportRetriever(index=INDEX, k=2).invoke("bygglov")
    assert isinstance(first, Document)
    assert first.id == "row:Bygga och bo > Ansöka om bygglov"
    assert first.page_content.startswith("Bygga och bo: Ansöka om bygglov. 37 kommuner")
    assert first.metadata["kind"] == "row"
    assert first.metadata["score"] > second.metadata["score"]
    assert [d.id for d in (first, second)] == [h.id for h in INDEX.search("bygglov", k=2)]


def test_kinds_are_passed_on() -> None:
    found = ReportRetriever(index=INDEX, kinds=["integration"]).invoke("bygglov")
    assert {d.metadata["kind"] for d in found} == {"integration"}


@pytest.mark.parametrize("question", ["", "xyzzy"])
def test_nothing_found_is_an_empty_list(question: str) -> None:
    assert ReportRetriever(index=INDEX).invoke(question) == []
