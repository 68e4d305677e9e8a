"""Where a quote stands: in which passage, at which characters.

Knows no pages itself: a passage carries them. A quote that stands in several passages is an
error, since page and heading could then be wrong without anyone noticing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.sections import BACK_COVER
from corpus.types import Passage


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (not included) of a passage's text."""

    passage_id: str
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character.

        >>> Span("a", 0, 4).overlaps(Span("a", 3, 5)), Span("a", 0, 4).overlaps(Span("b", 0, 4))
        (True, False)
        """
        same = self.passage_id == other.passage_id
        return same and self.start < other.end and other.start < self.end


def find_all(words: str, text: str) -> list[int]:
    """Return where whole words stand in a text.

    >>> find_all("2 procent", "22 procent, 2 procent")
    [12]
    """
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def find_once(words: str, text: str) -> int | None:
    """Return where the words stand if they do so exactly once, else None.

    >>> find_once("38", "av de 38"), find_once("38", "38 av 38")
    (6, None)
    """
    found = find_all(words, text)
    return found[0] if len(found) == 1 else None


def find_passage(stretch: str, passages: Sequence[Passage]) -> Passage:
    """Return the one passage (the back cover apart) that holds the stretch once."""
    found = [p for p in passages if p.source.label != BACK_COVER and find_all(stretch, p.text)]
    if len(found) != 1 or find_once(stretch, found[0].text) is None:
        raise ValueError(
            f"{stretch!r} stands in {len(found)} passages, expected once in one passage."
        )
    return found[0]
