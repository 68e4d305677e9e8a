"""What people wrote for each unit of search: questions that it answers, and terms that name it.

Search compares a new question with these as well as with the unit's own text, which says things in
the report's words only. Questions about a service serve its row of Bilaga 2 and its row of Bilaga 3
alike: which of the two is meant is for the units' own texts to tell. Ranks nothing by itself.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from corpus.vocabulary import Entry
from index.answerable import Signals, outside_years
from index.lexical import Lexical
from index.material import OF_ENTRY, terms_of
from index.questions import Question
from index.swedish import content_keys, tokens, words
from index.types import Encoder, Vectors
from index.vocabulary import Term, Unit, Vocabulary

OPTIONS = ("figur8", "figur9")
"""Kinds of the vocabulary whose units are values of a chart."""
SHARED = ("row:", "int:")
"""Units whose questions serve each other: the same service in two tables."""


class Written:
    """Written questions and terms by unit, in the order of the units given."""

    def __init__(
        self,
        units: Mapping[str, str],
        questions: Sequence[Question],
        entries: Sequence[Entry],
        encoder: Encoder,
    ) -> None:
        """Encode the questions once; `entries` is the vocabulary."""
        column = {unit: at for at, unit in enumerate(units)}
        asked = sorted((q for q in questions if q.unit in column), key=lambda q: column[q.unit])
        self._size = len(units)
        self._vectors = _encoded(encoder, [q.text for q in asked])
        # Questions stand unit by unit, so that the best of each is one cut of the array.
        self._asked, self._starts = np.unique([column[q.unit] for q in asked], return_index=True)
        self._nulls = _encoded(encoder, [q.text for q in questions if q.is_null])
        self._twin = np.array([column.get(_twin(unit), at) for unit, at in column.items()])
        texts: dict[str, list[str]] = defaultdict(list)
        for question in asked:
            texts[question.unit].append(question.text)
        for term in terms_of(entries, dict(units)):
            texts[term.unit].append(term.text)
        self._lexical = Lexical(["\n".join(texts.get(unit, ())) for unit in units])
        self._named = _named(entries, column)
        self._vocabulary = Vocabulary(
            Term(Unit(e.kind, e.unit), e.term, e.blocks) for e in entries if e.kind in OF_ENTRY
        )
        self._known = self._lexical.terms | Lexical(list(units.values())).terms

    def nearest(self, vector: Vectors) -> Vectors:
        """For each unit, the best cosine to a question that was written for it, at least 0."""
        best = np.zeros(self._size, dtype=np.float32)
        if len(self._vectors):
            nearest = np.maximum.reduceat(self._vectors @ vector, self._starts)
            best[self._asked] = np.maximum(nearest, 0)
        return self._shared(best)

    def words(self, question: str) -> Vectors:
        """For each unit, the BM25 score of what was written for it."""
        return self._shared(self._lexical.scores(question))

    def named(self, question: str) -> Vectors:
        """1 for each unit that a term of the vocabulary in the question names, else 0."""
        found = np.zeros(self._size, dtype=np.float32)
        for mention in self._vocabulary.find(tokens(words(question))):
            for unit in mention.units:
                found[self._named.get(unit, [])] = 1.0
        return found

    def signals(self, question: str, vector: Vectors, nearest: Sequence[float]) -> Signals:
        """What tells whether there is an answer; `nearest`: the best cosines to unit texts."""
        keys = content_keys(question)
        unknown = [key for key in keys if key not in self._known]
        memory = float((self._vectors @ vector).max()) if len(self._vectors) else 0.0
        null = float((self._nulls @ vector).max()) if len(self._nulls) else 0.0
        return Signals(
            unit=nearest[0] if nearest else 0.0,
            memory=memory,
            null=null,
            unknown=len(unknown) / len(keys) if keys else 1.0,
            outside_years=outside_years(question),
        )

    def _shared(self, scores: Vectors) -> Vectors:
        shared: Vectors = np.maximum(scores, scores[self._twin])
        return shared


def _named(entries: Sequence[Entry], column: Mapping[str, int]) -> dict[Unit, list[int]]:
    """Where each unit of the vocabulary stands among those of search: a service in two places."""
    found: dict[Unit, list[int]] = {}
    for entry in entries:
        name = f"{entry.kind}:{entry.unit}" if entry.kind in OPTIONS else entry.unit
        units = (f"{prefix}:{name}" for prefix in OF_ENTRY.get(entry.kind, ()))
        found[Unit(entry.kind, entry.unit)] = [column[unit] for unit in units if unit in column]
    return found


def _encoded(encoder: Encoder, texts: list[str]) -> Vectors:
    return encoder.documents(texts) if texts else np.zeros((0, 0), dtype=np.float32)


def _twin(unit: str) -> str:
    row, integration = SHARED
    if unit.startswith(row):
        return integration + unit.removeprefix(row)
    return row + unit.removeprefix(integration) if unit.startswith(integration) else unit
