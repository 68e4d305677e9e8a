"""Which counts and percentages a sentence puts together: "37 av de 223 kommunerna (16,6 %)". Pure.

A pair is a count and a percentage next to each other with no word between that starts another
thought. Whether the two belong together is another question: see `metrics.counterpart`.
"""

import re
from dataclasses import dataclass

from evals.swedish import Number, asserted, figures

# "av de 223", "av landets 290", "Av 29": what follows is what the share is a share of.
_BASE = re.compile(
    r"\bav\s+(?:(?:de|alla|samtliga|totalt|landets|sveriges|dessa|svarande|cirka|ca)\s+)*$",
    re.IGNORECASE,
)
# Words after which a figure is about something else: another thing, a limit, a difference.
_APART = re.compile(
    r"[:;]|\b(?:och|men|medan|mot|samt|jämfört|respektive|till|från|mellan|än|minst|högst|exakt|"
    r"över|under|plats|gånger)\b",
    re.IGNORECASE,
)
FAR = 140  # characters between two figures of a pair: the longest name of a service fits


@dataclass(frozen=True, slots=True)
class Pair:
    """A count and a share that a sentence puts together, and the base that it names, if any."""

    count: Number
    share: Number
    base: float | None
    own: bool = False
    """Whether the base is named between the two: "37 av de 223 (16,6 %)"."""


def pairs(sentence: str) -> list[Pair]:
    """Counts and shares that stand together.

    >>> [(p.count.shown, p.share.shown, p.base) for p in pairs("37 av de 223 kommunerna (16,6 %)")]
    [('37', '16,6', 223.0)]
    >>> [(p.count.shown, p.share.shown) for p in pairs("59 % (17 kommuner), och 31 % (9 kommuner)")]
    [('17', '59'), ('9', '31')]
    """
    found: list[Pair] = []
    text, at = asserted(sentence), 0
    waiting: Number | None = None
    base: float | None = None
    fresh = False  # whether the base has been named since the last number
    gap = ""
    for number in figures(sentence):
        start = text.index(number.shown, at)
        gap += text[at:start]
        at = start + len(number.shown)
        if number.unit != "percent" and number.unit != "points" and _BASE.search(gap):
            base, fresh = number.value, True
            continue
        partner, waiting = waiting, number
        if partner is not None and _together(partner, number, gap):
            count, share = sorted((partner, number), key=lambda n: n.unit == "percent")
            found.append(Pair(count, share, base, fresh))
            waiting = None
        gap, fresh = "", False
    return found


def _together(one: Number, other: Number, gap: str) -> bool:
    units = {one.unit == "percent", other.unit == "percent"}
    apart = "points" in (one.unit, other.unit) or len(units) == 1
    return not apart and len(gap) <= FAR and not _APART.search(gap)
