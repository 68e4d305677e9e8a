"""Find every number in a text: digits, number words, and words that stand for a number.

Does not say what a number means. "en" and "ett" are found only where they count ("minst en"),
since they mostly are articles; "tvåfaktor..." is found because a reader may take it for a count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What a word says as a value; None for words that point to another number ("lika många").
WORDS: dict[str, float | None] = {
    "noll": 0,
    "ingen": 0,
    "inget": 0,
    "inga": 0,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
    "tjugo": 20,
    "trettio": 30,
    "fyrtio": 40,
    "femtio": 50,
    "hundra": 100,
    "tusen": 1000,
    "hälften": 50,
    "samtliga": 100,
    "alla": 100,
    "båda": None,
    "bägge": None,
    "varannan": None,
    "dubbelt": None,
    "tredjedel": None,
    "fjärdedel": None,
    "femtedel": None,
    "första": None,
    "tredje": None,
    "lika många": None,
    "lika stor": None,
    "minst en": 1,
    "en eller flera": None,
    "eller en flera": None,
}

_DIGITS = r"\d{1,3}(?: \d{3,4})+(?!\d)|\d+(?:[.,]\d+)*"
_WORDS = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMBER = re.compile(rf"{_DIGITS}|\b(?:{_WORDS})\b|\btvå(?=faktor)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, where it stands in its text, and its value if it has one."""

    printed: str
    start: int
    end: int
    value: float | None


def find_numbers(text: str) -> Iterator[Number]:
    """Give all numbers of a text from left to right.

    >>> [(n.printed, n.value) for n in find_numbers("Ingen av 10 000; åtta av tio, 6,3 procent.")]
    [('Ingen', 0), ('10 000', 10000.0), ('åtta', 8), ('tio', 10), ('6,3', 6.3)]
    """
    for match in _NUMBER.finditer(text):
        yield Number(match[0], match.start(), match.end(), _value(match[0]))


def _value(printed: str) -> float | None:
    if printed[0].isdigit():
        return float(printed.replace(" ", "").replace(",", "."))
    return WORDS[printed.lower()]
