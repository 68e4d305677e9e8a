"""Search for words in the report's text: exact, in page order, every place and no other.

Unlike the chat it understands nothing. A word is found inside longer words too, as Swedish
compounds need: "säkerhet" finds "informationssäkerhet".
"""

import re
from dataclasses import dataclass

from app.reading.pages import Line, page, page_numbers
from corpus.load import Corpus
from corpus.types import PageBasis

MAX_WORDS = 12  # more than anybody searches for; each is looked for in every line
_PHRASE_OR_WORD = re.compile(r'["”“]([^"”“]+)["”“]|(\S+)')


@dataclass(frozen=True, slots=True)
class Found:
    """A line that holds every word."""

    page: int
    basis: PageBasis
    line: Line


def wanted(typed: str) -> tuple[str, ...]:
    """The words to look for; what stands in quotation marks is one.

    >>> wanted('strategi  "e-förvaltning har"')
    ('strategi', 'e-förvaltning har')
    """
    found = (" ".join((phrase or word).split()) for phrase, word in _PHRASE_OR_WORD.findall(typed))
    return tuple(dict.fromkeys(word for word in found if word))[:MAX_WORDS]


def find(corpus: Corpus, words: tuple[str, ...]) -> tuple[Found, ...]:
    """Every line that holds all the words, in the order of the report."""
    if not words:
        return ()
    lowered = [word.casefold() for word in words]
    return tuple(
        Found(number, found.basis, line)
        for number in page_numbers(corpus)
        for found in (page(corpus, number),)
        for line in found.lines
        if all(word in line.text.casefold() for word in lowered)
    )
