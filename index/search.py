"""Search for units of the report: meaning, memory and words. Says how sure, decides nothing.

Four signals of each unit: the cosine of its text, the cosine of the nearest question written for
it, and BM25 over its text and over what was written for it (questions and vocabulary terms). Cues
tell the tables apart. Importing this module does not import Chroma or LangChain: they are loaded at
the first search, so that a table lookup from the command line does not wait for them.
"""

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus.load import Corpus
from corpus.vocabulary import Entry, load_vocabulary
from index.answerable import Signals, probability
from index.questions import Question
from index.types import DocKind, Encoder, Hit, Vectors

if TYPE_CHECKING:
    from langchain_core.documents import Document

    from index.cues import Cues
    from index.lexical import Lexical
    from index.store import Store
    from index.written import Written

# Beside the cosine of the unit's text (1). Fitted on held-out questions and rounded. Word scores
# are divided by the question's best one.
MEMORY_WEIGHT = 0.6
LEXICAL_WEIGHT = 0.2
WRITTEN_WEIGHT = 0.25
VOCABULARY_WEIGHT = 0.2  # of a unit that the vocabulary names; .35 lost two points on free wordings
CANDIDATES = 50  # units from Chroma, so that words and memory may lift one into the list
ABLATIONS: Final = frozenset({"vectors", "lexical", "memory"})


@dataclass(frozen=True, slots=True)
class _Open:
    """What a search needs, made once. `column`: each unit's place in the arrays of scores."""

    documents: Mapping[str, "Document"]
    column: Mapping[str, int]
    kinds: "np.ndarray[tuple[int], np.dtype[np.str_]]"
    store: "Store"
    lexical: "Lexical"
    written: "Written"
    cues: "Cues"


def fuse(cosines: Vectors, memory: Vectors, words: Vectors, written: Vectors) -> Vectors:
    """One score a unit from the four signals.

    >>> fuse(*(np.array(s, np.float32) for s in ([0.5, 0.5], [0, 0], [4, 0], [0, 2]))).round(2)
    array([0.7 , 0.75], dtype=float32)
    """
    found: Vectors = cosines + MEMORY_WEIGHT * memory
    for weight, scores in ((LEXICAL_WEIGHT, words), (WRITTEN_WEIGHT, written)):
        top = float(scores.max(initial=0.0))
        if top > 0:
            found = found + (weight / top) * scores
    return found.astype(np.float32)


class SearchIndex:
    """The report's search index. Opened at the first use, once; safe from several threads."""

    def __init__(
        self,
        corpus: Corpus,
        encoder: Encoder,
        *,
        folder: Path | None = None,
        questions: Sequence[Question] | None = None,
        entries: Sequence[Entry] | None = None,
        without: Collection[str] = frozenset(),
    ) -> None:
        """`questions`, `entries`: what search may know (None: all questions, the vocabulary).

        `folder` None: in memory. That is the default: a built folder opens only 0.03 to 0.06 CPU
        seconds sooner (`python -m index.startup`, 10 and 12 runs), and memory has nothing that
        could break.

        `without` switches "vectors", "lexical" or "memory" (what was written for each unit) off, to
        measure what each of them gives.
        """
        if unknown := set(without) - ABLATIONS:
            raise ValueError(f"Cannot do without {sorted(unknown)}, only {sorted(ABLATIONS)}.")
        self._corpus, self._encoder, self._folder = corpus, encoder, folder
        self._questions, self._entries = questions, entries
        self._without = frozenset(without)
        self._lock = threading.Lock()
        self._opened: _Open | None = None

    def search(
        self, question: str, kinds: Collection[DocKind] | None = None, k: int = 10
    ) -> list[Hit]:
        """The k best units of the given kinds (None: of all), best first."""
        opened = self._open()
        allowed = np.ones(len(opened.kinds), dtype=bool)
        if kinds is not None:
            allowed = np.isin(opened.kinds, list(kinds))
        scores = self._scores(opened, question, kinds, allowed)
        found = np.flatnonzero(allowed & (scores > 0))
        order = found[np.argsort(-scores[found], kind="stable")][: max(k, 0)]
        units = list(opened.documents.values())
        return [_hit(units[int(at)], float(scores[at])) for at in order]

    def answerable(self, question: str) -> float:
        """How likely it is, from 0 to 1, that the report has an answer: calibrated, not certain.

        Low means "I do not know these words" as often as "the report is silent": never let it
        decide alone.
        """
        return probability(self.signals(question))

    def signals(self, question: str) -> Signals:
        """What `answerable` goes by."""
        opened = self._open()
        vector = self._encoder.query(question)
        nearest = opened.store.nearest(vector, 2)
        return opened.written.signals(question, vector, [score for _, score in nearest])

    def open(self) -> None:
        """Make ready now what the first search would, for a server's start."""
        self._open()

    def _scores(
        self,
        opened: _Open,
        question: str,
        kinds: Collection[DocKind] | None,
        allowed: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    ) -> Vectors:
        nothing = np.zeros(len(allowed), dtype=np.float32)
        cosines, memory, words, written = nothing, nothing, nothing, nothing
        if "vectors" not in self._without:
            vector = self._encoder.query(question)
            nearest = opened.store.nearest(vector, CANDIDATES, kinds)
            # A unit that Chroma did not give is no nearer than the last that it gave.
            cosines = np.full(len(allowed), min((s for _, s in nearest), default=0.0), np.float32)
            for unit, score in nearest:
                cosines[opened.column[unit]] = score
            memory = opened.written.nearest(vector)
        if "lexical" not in self._without:
            words = np.where(allowed, opened.lexical.scores(question), nothing)
            written = np.where(allowed, opened.written.words(question), nothing)
        if not (cosines.any() or memory.any() or words.any() or written.any()):
            return nothing
        found = fuse(cosines, memory, words, written) + opened.cues.scores(question)
        # Whoever asks for certain kinds has chosen them by what is named, and weighs that himself:
        # the planner lost an answer when it counted twice.
        if kinds is None and "lexical" not in self._without:
            found = found + VOCABULARY_WEIGHT * opened.written.named(question)
        return found

    def _open(self) -> _Open:
        with self._lock:
            if self._opened is None:
                self._opened = self._make()
            return self._opened

    def _make(self) -> _Open:
        from index.cues import Cues  # noqa: PLC0415
        from index.documents import documents  # noqa: PLC0415  # loads LangChain
        from index.lexical import Lexical  # noqa: PLC0415
        from index.questions import written_questions  # noqa: PLC0415
        from index.store import in_memory, open_folder  # noqa: PLC0415  # loads Chroma
        from index.written import Written  # noqa: PLC0415

        units = documents(self._corpus)
        texts = {str(unit.id): unit.page_content for unit in units}
        store = (
            in_memory(units, self._encoder)
            if self._folder is None
            else open_folder(self._folder, units, self._encoder, self._corpus.data_version)
        )
        questions = written_questions() if self._questions is None else self._questions
        entries = load_vocabulary() if self._entries is None else self._entries
        if "memory" in self._without:
            questions, entries = tuple(q for q in questions if q.is_null), ()
        return _Open(
            documents={str(unit.id): unit for unit in units},
            column={unit: at for at, unit in enumerate(texts)},
            kinds=np.array([unit.metadata["kind"] for unit in units]),
            store=store,
            lexical=Lexical(list(texts.values())),
            written=Written(texts, questions, entries, self._encoder),
            cues=Cues(list(texts)),
        )


def _hit(document: "Document", score: float) -> Hit:
    return Hit(str(document.id), document.metadata["kind"], document.page_content, score)
