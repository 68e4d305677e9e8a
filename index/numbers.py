"""Numbers of a question, in digits or words: counts, percentages, fractions, "nio av tio".

Reads what is said; what it means (threshold, claim, rank, year) is for the planner to decide.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Unit = Literal["", "percent", "points"]

_ONES = {
    "noll": 0, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7,
    "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14,
    "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "åttio": 80, "nittio": 90,
}  # fmt: skip
_ORDINALS = {
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7,
    "åttonde": 8, "nionde": 9, "tionde": 10,
}  # fmt: skip
_PARTS = {
    "tredjedel": 3, "tredjedelar": 3, "fjärdedel": 4, "fjärdedelar": 4, "femtedel": 5,
    "femtedelar": 5, "sjättedel": 6, "åttondel": 8, "tiondel": 10, "tiondelar": 10, "kvart": 4,
}  # fmt: skip
_HALF = {"hälften", "halva", "halvparten", "varannan"}
_PERCENT = {"procent", "%", "procents", "percent"}
_POINTS = {"procentenhet", "procentenheter", "procentenheten", "procentenheterna"}

_WORD = re.compile(r"\d+(?:[.,]\d+)?|%|[^\W\d_]+(?:-[^\W\d_]+)*")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}\b)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number said in a question; `first` and `last` are word positions, fractions percents."""

    value: float
    unit: Unit
    said: str
    first: int
    last: int
    fraction: bool = False


def number_words(text: str) -> list[str]:
    """Words, numbers and percent signs, thousands spaces closed; positions of `Number` count these.

    >>> number_words("Fler än 10 000 eller 16,6 %?")
    ['fler', 'än', '10000', 'eller', '16,6', '%']
    """
    return _WORD.findall(_THOUSANDS.sub("", text.lower()))


def parse_cardinal(word: str) -> int | None:
    """A number word up to 999, or None.

    >>> parse_cardinal("tjugofem"), parse_cardinal("tvåhundratrettiosex"), parse_cardinal("femma")
    (25, 236, None)
    """
    if "hundra" in word:
        head, _, tail = word.partition("hundra")
        hundreds = 1 if not head else _ONES.get(head)
        rest = 0 if not tail else parse_cardinal(tail.removeprefix("och"))
        return None if hundreds is None or rest is None else hundreds * 100 + rest
    if word in _ONES:
        return _ONES[word]
    for tens, value in _TENS.items():
        if word == tens:
            return value
        if word.startswith(tens) and 0 < (one := _ONES.get(word.removeprefix(tens), 0)) < 10:
            return value + one
    return None


def parse_number(word: str) -> float | None:
    """Digits (decimal comma or point) or a number word.

    >>> parse_number("16,6"), parse_number("tolv"), parse_number("bygglov")
    (16.6, 12, None)
    """
    if re.fullmatch(r"\d+(?:[.,]\d+)?", word):
        return float(word.replace(",", "."))
    return parse_cardinal(word)


def parse_ordinal(word: str) -> int | None:
    """An ordinal as rank, in words or as "3:e".

    >>> parse_ordinal("femte"), parse_ordinal("fem")
    (5, None)
    """
    return _ORDINALS.get(word)


def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a text with their units; "en"/"ett" only before a fraction or unit.

    >>> [(n.value, n.unit) for n in find_numbers("minst en tredjedel, 20 procent eller var femte")]
    [(33.333333333333336, 'percent'), (20.0, 'percent'), (20.0, 'percent')]
    >>> [(n.value, n.unit, n.said) for n in find_numbers("nio av tio och fler än hundra")]
    [(90.0, 'percent', 'nio av tio'), (100, '', 'hundra')]
    """
    said = number_words(text)
    found: list[Number] = []
    at = 0
    while at < len(said):
        number = _fraction(said, at) or _plain(said, at)
        if number is None:
            at += 1
            continue
        found.append(number)
        at = number.last + 1
    return tuple(found)


def _fraction(said: Sequence[str], at: int) -> Number | None:
    word = said[at]
    after = list(said[at + 1 : at + 4])
    if word in _HALF:
        return Number(50.0, "percent", word, at, at, fraction=True)
    if word == "var" and after and (step := _ORDINALS.get(after[0])):
        return Number(100 / step, "percent", f"var {after[0]}", at, at + 1, fraction=True)
    count = parse_number(word)
    if count is None:
        return None
    if after and after[0] in _PARTS:
        share = 100 * count / _PARTS[after[0]]
        return Number(share, "percent", f"{word} {after[0]}", at, at + 1, fraction=True)
    if len(after) >= 2 and after[0] == "av" and (whole := parse_number(after[1])):
        small = whole in {2, 3, 4, 5, 10, 20} and count <= whole
        if small and (len(after) < 3 or not after[2].startswith("e-")):
            share = 100 * count / whole
            return Number(share, "percent", f"{word} av {after[1]}", at, at + 2, fraction=True)
    return None


def _plain(said: Sequence[str], at: int) -> Number | None:
    word = said[at]
    value = parse_number(word)
    if value is None:
        return None
    following = said[at + 1] if at + 1 < len(said) else ""
    if following in _PERCENT:
        return Number(value, "percent", f"{word} {following}", at, at + 1)
    if following in _POINTS:
        return Number(value, "points", f"{word} {following}", at, at + 1)
    if word in {"en", "ett"}:
        return None
    return Number(value, "", word, at, at)
