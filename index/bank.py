"""The written questions as memory: a new question is near one whose answer is known.

Each question of the training files points at a unit, or at the reason why the report holds no
answer. So one look gives both what to answer with and whether to answer. Vectors and shared words
count together: vectors forgive wording, words keep rare names apart.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from index.questions import Question
from index.swedish import STOP_WORDS, key, part_keys, tokens, words
from index.types import Encoder, Vectors

WORD_WEIGHT = 0.3  # of full word overlap, beside the cosine; larger lets common words decide

FILLERS = frozenset(
    key(word)
    for word in ("siffran", "siffror", "procent", "istället", "ge", "tack", "andel", "antal")
)
"""Words that say what form an answer should have, and nothing of what it is about."""


@dataclass(frozen=True, slots=True)
class Match:
    """The nearest written question of one unit. `score` is at most 1 + WORD_WEIGHT."""

    unit: str
    question: str
    score: float


class QuestionBank:
    """Nearest written questions, by unit."""

    def __init__(
        self,
        questions: Sequence[Question],
        encoder: Encoder,
        *,
        without: Collection[str] = frozenset(),
    ) -> None:
        """Encode all questions once. `without` may take "vectors" or "lexical" away, for evals."""
        self._questions = tuple(questions)
        self._encoder, self._without = encoder, frozenset(without)
        self._vectors: Vectors = encoder.documents([q.text for q in questions])
        bags = [_bag(q.text) for q in questions]
        rows: dict[str, list[int]] = defaultdict(list)
        for row, bag in enumerate(bags):
            for word in bag:
                rows[word].append(row)
        rarity = {w: math.log(1 + len(bags) / len(found)) for w, found in rows.items()}
        norms = [math.sqrt(sum(rarity[w] ** 2 for w in bag)) or 1.0 for bag in bags]
        self._rarity = rarity
        self._unknown = max(rarity.values(), default=1.0) / 2  # a new word says a little, too
        self._postings = {
            word: (np.array(found), np.array([rarity[word] / norms[r] for r in found]))
            for word, found in rows.items()
        }

    def nearest(self, text: str, k: int = 5) -> list[Match]:
        """The k best units, each by its best question; none where no word can tell one by."""
        if (bag := _bag(text)) and not (bag - FILLERS) & self._postings.keys():
            return []
        scores = np.zeros(len(self._questions), dtype=np.float32)
        if "vectors" not in self._without:
            scores = self._vectors @ self._encoder.query(text)
        if "lexical" not in self._without:
            scores = scores + WORD_WEIGHT * self._word_scores(text)
        best: dict[str, Match] = {}
        for at in np.argsort(-scores)[: 20 * k]:
            question = self._questions[int(at)]
            if question.unit not in best:
                best[question.unit] = Match(question.unit, question.text, float(scores[at]))
            if len(best) == k:
                break
        return list(best.values())

    def _word_scores(self, text: str) -> Vectors:
        bag = sorted(_bag(text))
        scores = np.zeros(len(self._questions), dtype=np.float32)
        for word in bag:
            if word in self._postings:
                rows, weights = self._postings[word]
                scores[rows] += self._rarity[word] * weights
        norm = math.sqrt(sum(self._rarity.get(w, self._unknown) ** 2 for w in bag))
        return scores / np.float32(norm or 1.0)


def _bag(text: str) -> frozenset[str]:
    keys = [t.key for t in tokens(words(text)) if t.surface not in STOP_WORDS or t.key[:2] == "e-"]
    return frozenset({*keys, *(part for key in keys for part in part_keys(key))})
