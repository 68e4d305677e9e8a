"""How many figures does the answer carry beyond what was asked?

A figure is in excess that is neither required, nor its base, nor the share or count that goes with
it, nor repeated from the question. Only cases with gold figures can be judged. A list ("de fem
vanligaste") has figures in excess by nature where gold names only the first, so read it by kind.
"""

from app.types import Answer
from evals.swedish import equal, figures, number_words, round_half_up
from evals.types import Case, Value


def excess(case: Case, answer: Answer) -> tuple[float, ...] | None:
    """The figures in excess, each once, in order; None where gold has no figures."""
    if not case.all_values or answer.status != "answered":
        return None
    fair = [f for v in case.all_values for f in company(v)]
    fair += [n.value for turn in case.turns for n in figures(turn)]
    fair += [w for turn in case.turns for w in number_words(turn)]
    found = dict.fromkeys(n.value for n in figures(answer.text))
    return tuple(f for f in found if not any(equal(f, g) for g in fair))


def company(value: Value) -> list[float]:
    """A gold figure and what may stand beside it.

    >>> company(Value(37, "kommuner", base=223))
    [37, 223, 16.6, 17.0]
    """
    fair = [value.value, *value.also]
    if value.base:
        share = value.value / value.base * 100
        fair += [value.base, round_half_up(share, 1), round_half_up(share, 0)]
        # The count behind a share: only where it is a whole number of municipalities, near enough.
        if value.unit == "procent":
            fair.append(round_half_up(value.value * value.base / 100, 0))
    return fair
