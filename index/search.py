"""Search for units of the report: vectors first, words as support. Says how sure, decides nothing.

Plain functions for the arithmetic, `SearchIndex` for what is kept open. Importing this module does
not import Chroma or LangChain: they are loaded at the first search, so that a table lookup from
the command line does not wait for them.
"""

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus.load import Corpus
from index.questions import Question
from index.types import DocKind, Encoder, Hit, Vectors

if TYPE_CHECKING:
    from langchain_core.documents import Document

    from index.lexical import Lexical
    from index.store import Store

LEXICAL_WEIGHT = 0.2  # of the top lexical score; 0.1 to 0.3 measured alike, 0.5 ten points worse
CANDIDATES_PER_HIT = 5  # over-fetch from Chroma, so that words may lift a unit into the list
UNKNOWN = -1.0  # margin of a question without a word that the model knows
ABLATIONS: Final = frozenset({"vectors", "lexical"})


@dataclass(frozen=True, slots=True)
class _Open:
    """What a search needs, made once."""

    documents: Mapping[str, "Document"]
    store: "Store"
    lexical: "Lexical"
    nulls: Vectors


def fuse(
    cosines: Mapping[str, float], words: Mapping[str, float], weight: float
) -> dict[str, float]:
    """Cosine plus a share of the lexical score; a unit that the vectors did not give gets least.

    Lexical scores are divided by the largest, so `weight` is what the best match of words adds.

    >>> fuse({"a": 0.8, "b": 0.5}, {"b": 4.0, "c": 2.0}, weight=0.4)
    {'a': 0.8, 'b': 0.9, 'c': 0.7}
    """
    top = max(words.values(), default=0.0)
    least = min(cosines.values(), default=0.0)
    scores = {unit: cosines.get(unit, least) for unit in (*cosines, *words)}
    if top > 0:
        for unit, score in words.items():
            scores[unit] += weight * score / top
    return scores


def best(scores: Mapping[str, float], k: int) -> list[tuple[str, float]]:
    """The k highest, ties in the order given.

    >>> best({"a": 0.1, "b": 0.9, "c": 0.9}, 2)
    [('b', 0.9), ('c', 0.9)]
    """
    return sorted(scores.items(), key=lambda item: -item[1])[: max(k, 0)]


class SearchIndex:
    """The report's search index. Opened at the first use, once; safe from several threads."""

    def __init__(
        self,
        corpus: Corpus,
        encoder: Encoder,
        *,
        folder: Path | None = None,
        nulls: Sequence[Question] | None = None,
        without: Collection[str] = frozenset(),
    ) -> None:
        """`nulls`: questions without an answer (None: the written ones). `folder` None: in memory.

        Memory is the default: a built folder opens only 0.03 to 0.06 CPU seconds sooner
        (`python -m index.startup`, 10 and 12 runs), and memory has nothing that could break.

        `without` switches "vectors" or "lexical" off, to measure what each of them gives.
        """
        if unknown := set(without) - ABLATIONS:
            raise ValueError(f"Cannot do without {sorted(unknown)}, only {sorted(ABLATIONS)}.")
        self._corpus, self._encoder, self._folder = corpus, encoder, folder
        self._nulls, self._without = nulls, frozenset(without)
        self._lock = threading.Lock()
        self._opened: _Open | None = None

    def search(
        self, question: str, kinds: Collection[DocKind] | None = None, k: int = 10
    ) -> list[Hit]:
        """The k best units of the given kinds (None: of all), best first."""
        opened = self._open()
        cosines: dict[str, float] = {}
        if "vectors" not in self._without:
            vector = self._encoder.query(question)
            cosines = dict(opened.store.nearest(vector, k * CANDIDATES_PER_HIT, kinds))
        words = {} if "lexical" in self._without else self._words(opened, question, kinds)
        ranked = best(fuse(cosines, words, LEXICAL_WEIGHT), k)
        return [_hit(opened.documents[unit], score) for unit, score in ranked]

    def nearest_null(self, question: str) -> float:
        """The best cosine to a question that the report does not answer; 0 when there is none."""
        opened = self._open()
        vector = self._encoder.query(question)
        if not len(opened.nulls) or not _usable(vector):
            return 0.0
        return float((opened.nulls @ vector).max())

    def margin(self, question: str) -> float:
        """How much nearer the best unit is than the best unanswerable question.

        Low means "I do not know these words" as often as "the report is silent": never let it
        decide alone. -1 when the model knows no word.
        """
        vector = self._encoder.query(question)
        nearest = self._open().store.nearest(vector, 1)
        return nearest[0][1] - self.nearest_null(question) if nearest else UNKNOWN

    def open(self) -> None:
        """Make ready now what the first search would, for a server's start."""
        self._open()

    def _words(
        self, opened: _Open, question: str, kinds: Collection[DocKind] | None
    ) -> dict[str, float]:
        scores = opened.lexical.scores(question)
        units = zip(opened.documents.items(), scores.tolist(), strict=True)
        return {
            unit: score
            for (unit, document), score in units
            if score > 0 and (kinds is None or document.metadata["kind"] in kinds)
        }

    def _open(self) -> _Open:
        with self._lock:
            if self._opened is None:
                self._opened = self._make()
            return self._opened

    def _make(self) -> _Open:
        from index.documents import documents  # noqa: PLC0415  # loads LangChain
        from index.lexical import Lexical  # noqa: PLC0415
        from index.store import in_memory, open_folder  # noqa: PLC0415  # loads Chroma

        units = documents(self._corpus)
        store = (
            in_memory(units, self._encoder)
            if self._folder is None
            else open_folder(self._folder, units, self._encoder, self._corpus.data_version)
        )
        lexical = Lexical([unit.page_content for unit in units])
        return _Open({str(u.id): u for u in units}, store, lexical, self._null_vectors())

    def _null_vectors(self) -> Vectors:
        from index.questions import read_questions  # noqa: PLC0415

        nulls = self._nulls if self._nulls is not None else read_questions()
        texts = [question.text for question in nulls if question.is_null]
        return self._encoder.documents(texts) if texts else np.zeros((0, 0), dtype=np.float32)


def _usable(vector: Vectors) -> bool:
    return bool(np.isfinite(vector).all() and vector.any())


def _hit(document: "Document", score: float) -> Hit:
    return Hit(str(document.id), document.metadata["kind"], document.page_content, score)
