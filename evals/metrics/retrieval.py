"""Does search find what gold calls fair? Recall@k, reciprocal rank, nDCG@k, AUROC, intervals. Pure.

A ranking is a list of distinct things, best first; what is relevant is a set of them, never empty.
Recall@k: the share of the relevant that stand among the first k. Reciprocal rank: 1 over the place
of the first relevant one. nDCG@k: each relevant one counts 1 / log2(place + 1), over what the best
ranking would give. AUROC: the chance that a question with an answer scores higher than one without.
Tests hold nDCG and AUROC against scikit-learn, which has them; the others are plain to count.
"""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from math import log2

import numpy as np

from evals.metrics.intervals import DRAWS, LEVEL, SEED

AT = (1, 5, 10)
"""The k of recall."""
GAIN_AT = 10  # the k of nDCG, and how far a reciprocal rank is looked for
Interval = tuple[float, float]


def recall(ranked: Sequence[Hashable], relevant: AbstractSet[Hashable], k: int) -> float:
    """Share of the relevant among the first k.

    >>> recall(["a", "b", "c"], {"c", "d"}, 2), recall(["a", "b", "c"], {"c", "d"}, 3)
    (0.0, 0.5)
    """
    return len(relevant & set(ranked[:k])) / len(relevant)


def reciprocal_rank(ranked: Sequence[Hashable], relevant: AbstractSet[Hashable]) -> float:
    """1 over the place of the first relevant one, 0 if there is none among the first ten.

    >>> reciprocal_rank(["a", "b"], {"b"}), reciprocal_rank(["a"], {"b"})
    (0.5, 0.0)
    """
    places = (at for at, one in enumerate(ranked[:GAIN_AT], start=1) if one in relevant)
    return next((1 / at for at in places), 0.0)


def ndcg(ranked: Sequence[Hashable], relevant: AbstractSet[Hashable], k: int = GAIN_AT) -> float:
    """Discounted gain of the first k, over the best that there could be.

    >>> ndcg(["a", "b"], {"a"}), ndcg(["x", "y", "a"], {"a"})
    (1.0, 0.5)
    """
    found = sum(1 / log2(at + 1) for at, one in enumerate(ranked[:k], 1) if one in relevant)
    return found / sum(1 / log2(at + 1) for at in range(1, min(k, len(relevant)) + 1))


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float | None:
    """The chance that an answerable question scores higher; ties count half; None without both.

    >>> auroc([0.5, 0.9], [0.1, 0.5])
    0.875
    """
    if not len(answerable) or not len(unanswerable):
        return None
    mine, other = np.asarray(answerable)[:, None], np.asarray(unanswerable)[None, :]
    return float(((mine > other) + 0.5 * (mine == other)).mean())


def spread_of_mean(values: Sequence[float]) -> Interval | None:
    """The 95 percent bootstrap interval of a mean; same seed, same interval.

    >>> spread_of_mean([1.0, 1.0])
    (1.0, 1.0)
    """
    if not values:
        return None
    found = np.asarray(values, dtype=np.float64)
    at = np.random.default_rng(SEED).integers(0, len(found), (DRAWS, len(found)))
    return _middle(found[at].mean(axis=1))


def spread_of_auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> Interval | None:
    """The 95 percent bootstrap interval of AUROC, both sides drawn anew each time.

    >>> spread_of_auroc([2.0, 3.0], [1.0])
    (1.0, 1.0)
    """
    if not len(answerable) or not len(unanswerable):
        return None
    mine, other = np.asarray(answerable), np.asarray(unanswerable)
    better = (mine[:, None] > other) + 0.5 * (mine[:, None] == other)
    draw = np.random.default_rng(SEED)
    # How often each question is drawn: a resample's mean is then a product of matrices.
    rows, columns = (draw.multinomial(n, [1 / n] * n, DRAWS) / n for n in better.shape)
    return _middle(((rows @ better) * columns).sum(axis=1))


def _middle(draws: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> Interval:
    low, high = np.percentile(draws, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return float(low), float(high)
