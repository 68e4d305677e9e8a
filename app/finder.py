"""Search that is opened when the first question needs it: a table lookup never waits for it."""

import threading
from collections.abc import Sequence

from app.settings import Settings
from corpus.load import Corpus
from index.bank import Match, QuestionBank
from index.encoder import open_encoder
from index.questions import read_questions
from index.search import SearchIndex
from index.types import DocKind, Encoder, Hit


class LazyFinder:
    """A `Finder` that makes the search index at the first use. Thread-safe."""

    def __init__(self, corpus: Corpus, settings: Settings, without: frozenset[str]) -> None:
        """`without` may take "vectors", "lexical", "memory" and "vocabulary" away, for evals."""
        self._corpus, self._settings = corpus, settings
        self._without = without & {"vectors", "lexical", "memory"}
        self._entries = () if "vocabulary" in without else None
        self._lock = threading.Lock()
        self._index: SearchIndex | None = None
        self._bank: QuestionBank | None = None
        self._model: Encoder | None = None

    def open(self) -> None:
        """Load the model and build or open the index now."""
        self._get().open()

    def search(
        self, question: str, kinds: Sequence[DocKind] | None = None, k: int = 10
    ) -> list[Hit]:
        """The k best units, best first."""
        return self._get().search(question, kinds, k)

    def nearest(self, question: str, k: int = 5) -> list[Match]:
        """The nearest written questions, by unit; "null:reason" where the report has no answer."""
        return self._questions().nearest(question, k)

    def _questions(self) -> QuestionBank:
        with self._lock:
            if self._bank is None:
                questions = () if "memory" in self._without else read_questions()
                self._bank = QuestionBank(questions, self._encoder(), without=self._without)
            return self._bank

    def _get(self) -> SearchIndex:
        with self._lock:
            if self._index is None:
                self._index = SearchIndex(
                    self._corpus,
                    self._encoder(),
                    folder=self._settings.index_dir,
                    entries=self._entries,
                    without=self._without,
                )
            return self._index

    def _encoder(self) -> Encoder:
        if self._model is None:
            self._model = open_encoder(
                self._settings.embedding_model,
                query_prefix=self._settings.embedding_query_prefix or None,
                document_prefix=self._settings.embedding_document_prefix or None,
            )
        return self._model
