"""How sure is a share? A bootstrap interval that resamples cases; same seed, same interval."""

from collections.abc import Sequence

import numpy as np

DRAWS = 2000
LEVEL = 95  # percent
SEED = 2011


def interval(outcomes: Sequence[bool]) -> tuple[float, float] | None:
    """The 95 percent percentile interval of a share; None without cases.

    >>> interval([True] * 10)
    (1.0, 1.0)
    """
    if not outcomes:
        return None
    n = len(outcomes)
    # The number of successes in a resample of n binary outcomes is binomial: no need to draw cases.
    draws = np.random.default_rng(SEED).binomial(n, sum(outcomes) / n, DRAWS) / n
    low, high = np.percentile(draws, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return float(low), float(high)
