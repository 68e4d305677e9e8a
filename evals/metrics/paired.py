"""Do two runs differ by more than chance? McNemar's exact test on the cases that both answered."""

from collections.abc import Sequence
from math import comb


def p_value(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Two-sided exact p of McNemar's test: only cases where the runs differ count.

    >>> p_value([(False, True)] * 5), p_value([(True, True)] * 9)
    (0.0625, 1.0)
    >>> p_value([(True, False)] * 1000 + [(False, True)] * 1000)
    1.0
    """
    better = sum(1 for before, after in pairs if after and not before)
    worse = sum(1 for before, after in pairs if before and not after)
    n = better + worse
    if not n:
        return 1.0
    tail = sum(comb(n, k) for k in range(min(better, worse) + 1))
    ways: int = 2**n  # whole numbers: no float holds it beyond a thousand cases
    return min(1.0, 2 * tail / ways)
