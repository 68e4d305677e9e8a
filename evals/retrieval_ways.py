"""The ways to search that the benchmark puts side by side: the usual choices, and the product's.

Each gives ranked units of the report, and how sure it is that the report has an answer: for the
product's hybrid its calibrated signal, for the others their best score, which is what a plain
recipe would go by. A way whose model is not on the machine is `NotMeasured`, and nothing fails.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from re import findall

import numpy as np

from corpus.load import Corpus
from evals.systems.base import NotMeasured
from evals.systems.retriever import WEIGHTS_PACKAGE, weights
from index.documents import documents
from index.encoder import SentenceTransformerEncoder
from index.lexical import Lexical
from index.questions import Question
from index.search import SearchIndex
from index.types import Encoder, Vectors

MINILM = "all-MiniLM-L6-v2, obehandlad"
PLAIN, SWEDISH = "BM25, bara ord", "BM25, svensk ordbehandling"
SHIPPED, HYBRID = "bara vektorer", "hybrid"
NAMES = (MINILM, PLAIN, SWEDISH, SHIPPED, HYBRID)
HITS = 50  # units fetched, so that ten places are among them although a table is one or two places
NOTHING = -1.0  # sureness where no unit is found at all


@dataclass(frozen=True, slots=True)
class Way:
    """One way to search: units, best first, and how sure it is that there is an answer."""

    name: str
    ask: Callable[[str], tuple[Sequence[str], float]]


def open_ways(
    corpus: Corpus,
    encoder: Encoder,
    questions: Sequence[Question] | None = None,
    plain_model: Path | None = None,
) -> list[Way | NotMeasured]:
    """All ways in the order of `NAMES`. `questions`: those that the hybrid may know (None: all)."""
    units = [(str(d.id), d.page_content) for d in documents(corpus)]
    return [
        minilm(units, plain_model),
        by_words(PLAIN, units, Lexical([text for _, text in units], _plain_terms)),
        by_words(SWEDISH, units, Lexical([text for _, text in units])),
        by_vectors(SHIPPED, units, encoder),
        hybrid(SearchIndex(corpus, encoder, questions=questions)),
    ]


def hybrid(index: SearchIndex) -> Way:
    """The product's search."""

    def ask(question: str) -> tuple[list[str], float]:
        return [hit.id for hit in index.search(question, k=HITS)], index.answerable(question)

    return Way(HYBRID, ask)


def minilm(units: Sequence[tuple[str, str]], given: Path | None) -> Way | NotMeasured:
    """The English default of most recipes, from the optional package or a folder."""
    folder = weights(given)
    if folder is None:
        why = f"vikterna finns inte här; installera {WEIGHTS_PACKAGE} eller ange --plain-model MAPP"
        return NotMeasured(MINILM, why)
    return by_vectors(MINILM, units, SentenceTransformerEncoder(str(folder)))


def by_vectors(name: str, units: Sequence[tuple[str, str]], encoder: Encoder) -> Way:
    """Units by cosine alone."""
    vectors = encoder.documents([text for _, text in units])
    return _by_scores(name, [unit for unit, _ in units], lambda q: vectors @ encoder.query(q))


def by_words(name: str, units: Sequence[tuple[str, str]], lexical: Lexical) -> Way:
    """Units by BM25 alone; those that share no word with the question are not found."""
    return _by_scores(name, [unit for unit, _ in units], lexical.scores, least=0.0)


def _by_scores(
    name: str, units: Sequence[str], scores: Callable[[str], Vectors], least: float = NOTHING
) -> Way:
    def ask(question: str) -> tuple[list[str], float]:
        found = scores(question)
        order = np.argsort(-found, kind="stable")[:HITS]
        return [units[int(at)] for at in order if found[at] > least], float(found.max())

    return Way(name, ask)


def _plain_terms(text: str) -> list[str]:
    return findall(r"\w+", text.lower())
