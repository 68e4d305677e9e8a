"""How well a ranking finds the right unit: recall@1, recall@5, mean reciprocal rank, with n.

Works on any function from question to ranked ids, so that the model alone and the whole search are
measured alike. A hit is the question's own unit or one that states the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.questions import Question
from index.swedish import content_keys, key, part_keys, words

Ranked = Callable[[str], Sequence[str]]
Related = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Recall:
    """Scores over `n` questions."""

    n: int
    at_1: float
    at_5: float
    reciprocal: float

    def __str__(self) -> str:
        return f"R@1 {self.at_1:.3f}  R@5 {self.at_5:.3f}  MRR {self.reciprocal:.3f}  n={self.n}"


def recall(rank: Ranked, questions: Sequence[Question], related: Related) -> Recall:
    """Scores of a ranking on answerable questions."""
    places = [
        place(rank(q.text), {q.unit, *related.get(q.unit, ())}) for q in questions if not q.is_null
    ]
    n = len(places)
    if not n:
        return Recall(0, 0.0, 0.0, 0.0)
    return Recall(
        n,
        sum(p == 1 for p in places) / n,
        sum(0 < p <= 5 for p in places) / n,
        sum(1 / p for p in places if p) / n,
    )


def place(ranked: Sequence[str], right: set[str]) -> int:
    """The rank of the first right id, counted from 1; 0 when none is there.

    >>> place(["a", "b"], {"b", "c"}), place(["a"], {"b"})
    (2, 0)
    """
    return next((at for at, unit in enumerate(ranked, start=1) if unit in right), 0)


def with_unseen_words(
    questions: Sequence[Question], training: Sequence[str]
) -> tuple[Question, ...]:
    """Questions with a content word that no training text has, as such or inside a compound."""
    unseen = unseen_words(training)
    return tuple(q for q in questions if unseen(q.text))


def unseen_words(training: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """Tells the content words of a question that no text has, as such or inside a compound."""
    said = {word for text in training for word in words(text)}
    seen = {part for word in said for part in (key(word), *part_keys(word))}
    return lambda text: tuple(k for k in dict.fromkeys(content_keys(text)) if k not in seen)


def separation(answerable: Sequence[float], unanswerable: Sequence[float]) -> float:
    """The chance that an answerable question scores higher than an unanswerable one (AUROC).

    >>> separation([0.5, 0.9], [0.1, 0.5])
    0.875
    """
    if not answerable or not unanswerable:
        return 0.0
    mine, other = np.asarray(answerable)[:, None], np.asarray(unanswerable)[None, :]
    return float(((mine > other) + 0.5 * (mine == other)).mean())


def stopped(answerable: Sequence[float], unanswerable: Sequence[float], kept: float) -> float:
    """Share of unanswerable ones below the score that keeps `kept` of the answerable ones.

    >>> stopped([0.2, 0.4, 0.6, 0.8], [0.1, 0.3, 0.5], kept=0.75)
    0.6666666666666666
    """
    if not answerable or not unanswerable:
        return 0.0
    cut = np.sort(np.asarray(answerable))[int(len(answerable) * (1 - kept))]
    return float((np.asarray(unanswerable) < cut).mean())
