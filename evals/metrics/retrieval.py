"""Does search find the places that gold calls fair? Recall@k, reciprocal rank, nDCG@k. Pure.

A ranking is a list of distinct things, best first; what is relevant is a set of them, never empty.
Recall@k: the share of the relevant that stand among the first k. Reciprocal rank: 1 over the place
of the first relevant one. nDCG@k: each relevant one counts 1 / log2(place + 1), over what the best
ranking would give.
"""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from math import log2

AT = (1, 5, 10)
"""The k of recall."""
GAIN_AT = 10  # the k of nDCG, and how far a reciprocal rank is looked for


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
