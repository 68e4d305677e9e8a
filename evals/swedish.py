"""Figures in Swedish text: which numbers an answer asserts, and whether one is the gold figure.

Only digits are figures here, apart from `number_words`, which lets "sex kommuner" stand for 6 where
a case requires 6. Independent of the app's own number guard: a second pair of eyes.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from evals.types import Value

Unit = Literal["percent", "points", "count"]

_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)?(?!\d)"
)
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|`+")
_POINTS = re.compile(r"\s*(?:procentenhet|%-enhet)", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|procent)", re.IGNORECASE)
_COUNT = re.compile(r"\s*(?:kommun|e-tjänst|tjänst|stycken|st\b)", re.IGNORECASE)
# A second number after "Figur 22 och" is a figure's number too, unless it is counted in something.
_AND_MORE = (
    r"(?:\s*(?:,|–|-|och|till|samt)\s*\d{1,2}"
    r"(?!\d|[.,]\d|\s*(?:%|procent|kommun|e-tjänst|tjänst|av\b)))*"
)
REFERENCES = re.compile(
    rf"(?P<page>\b(?:s\.|sid\.|sidan|sidorna|sidor|sida)\s*\d+{_AND_MORE})"
    rf"|(?P<figure>\bfigur(?:en|er|erna)?\s+\d+{_AND_MORE})"
    rf"|(?P<appendix>\bbilag(?:a|an|or|orna)\s+\d+{_AND_MORE})"
    r"|(?P<year>(?<![\w.,])(?:19|20)\d{2}(?![\d%]|[.,]\d|\s*(?:%|procent|kommun)))",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\[\^?\d+(?:\s*[,–-]\s*\d+)*\]|^[ \t]*(?:[-*+•]\s+)?\d{1,2}[.)](?=\s)", re.MULTILINE
)

NUMBER_WORDS: dict[str, float] = {
    **dict.fromkeys(("noll", "ingen", "inga", "inget"), 0),
    **{"två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9},
    **{"tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15},
    **{"tjugo": 20, "hälften": 50},
}
_ONE = re.compile(
    r"\b(?:bara|endast|exakt) (?:en|ett)\b|\b(?:en|ett) (?:enda )?(?:kommun|e-tjänst|tjänst)\b"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in a text, with the unit that follows it, if any."""

    value: float
    decimals: int
    unit: Unit | None
    shown: str


def plain(text: str) -> str:
    """Text without Markdown emphasis, with ordinary spaces and hyphens.

    >>> plain("**37** av\u00a0223 _kommuner_")
    '37 av 223 kommuner'
    """
    return (
        _EMPHASIS.sub("", text).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")
    )


def folded(text: str) -> str:
    """What phrases are compared in: plain, without case, white space as single spaces."""
    return " ".join(plain(text).split()).casefold()


def asserted(text: str) -> str:
    """Blank out what is no figure: marks, ranks, pages, figure and appendix numbers, years.

    >>> asserted("1. Bygglov: 37 [2], s. 29 i Bilaga 2 (2011)").split()
    ['Bygglov:', '37', ',', 'i', '(', ')']
    """
    without_marks = _MARKS.sub(lambda m: " " * len(m[0]), plain(text))
    return REFERENCES.sub(lambda m: " " * len(m[0]), without_marks)


@lru_cache(maxsize=20_000)  # the same quotes are read again and again: half of the time of judging
def numbers(text: str) -> tuple[Number, ...]:
    """Every number in a text, in order, in Swedish or English form.

    >>> [(n.value, n.unit) for n in numbers("37 av 10 000, alltså 16,6 % eller 4.5 procentenheter")]
    [(37.0, None), (10000.0, None), (16.6, 'percent'), (4.5, 'points')]
    """
    found: list[Number] = []
    text = plain(text)
    for match in _NUMBER.finditer(text):
        digits = re.sub(rf"[{_SPACES}]", "", match[0]).replace(",", ".")
        _, _, decimals = digits.partition(".")
        found.append(Number(float(digits), len(decimals), _unit(text, match.end()), match[0]))
    return tuple(found)


def figures(text: str) -> tuple[Number, ...]:
    """The numbers that an answer asserts: `numbers` of what `asserted` leaves."""
    return numbers(asserted(text))


def number_words(text: str) -> frozenset[float]:
    """Numbers written as words; "en" is 1 only where it plainly counts something.

    >>> sorted(number_words("Ingen av de sex kommunerna")), number_words("en tjänst till")
    ([0, 6], frozenset({1}))
    """
    text = folded(text)
    found = {NUMBER_WORDS[w] for w in re.findall(r"\w+", text) if w in NUMBER_WORDS}
    return frozenset(found | ({1} if _ONE.search(text) else set()))


def _unit(text: str, end: int) -> Unit | None:
    if _POINTS.match(text, end):
        return "points"
    if _PERCENT.match(text, end):
        return "percent"
    return "count" if _COUNT.match(text, end) else None


def round_half_up(value: float, decimals: int) -> float:
    """Round as the report does; nine decimals first, so that float noise does not decide.

    >>> round_half_up(17.85, 1), round_half_up(2.5, 0)
    (17.9, 3.0)
    """
    exact = Decimal(f"{value:.9f}")
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def equal(a: float, b: float) -> bool:
    """Same figure; the sign is left to the words ("färre")."""
    return abs(abs(a) - abs(b)) < 1e-6


def is_gold(number: Number, value: Value) -> bool:
    """Whether a number in the text is the required one: same figure, and no unit that contradicts.

    More decimals than gold has are welcome where they round to it, but only if gold has decimals
    itself: 16,6 % must not pass for another row's 17.

    >>> [is_gold(n, Value(37, "kommuner")) for n in numbers("37 kommuner, 37 %, 37 st")]
    [True, False, True]
    >>> is_gold(numbers("8,14")[0], Value(8.1)), is_gold(numbers("16,6 %")[0], Value(17, "procent"))
    (True, False)
    """
    if any(equal(number.value, other) for other in value.also):
        return True
    if not _unit_fits(number.unit, value.unit):
        return False
    if equal(number.value, value.value):
        return True
    decimals = _decimals(value.value)
    return 0 < decimals < number.decimals and equal(
        round_half_up(number.value, decimals), value.value
    )


def carries(text: str, value: Value) -> bool:
    """Whether a stretch of text carries a required figure, in digits or as a word."""
    if any(is_gold(number, value) for number in figures(text)):
        return True
    return value.value in number_words(plain(text)) and _decimals(value.value) == 0


def _decimals(value: float) -> int:
    return max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))


def _unit_fits(found: Unit | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return True
    if wanted.startswith("procentenhet"):
        return found == "points"
    if wanted.startswith(("procent", "%")):
        return found == "percent"
    return found == "count"
