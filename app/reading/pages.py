"""The report page by page, as lines: headings, paragraphs, bullets, captions and table rows.

Verbatim but for folded white space; charts that are images are not in the text, so a page can be
nothing but a caption. Marks the stretches of a quote where they stand.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.load import Corpus
from corpus.pages import page_basis
from corpus.text import GAP
from corpus.types import IntegrationRow, PageBasis, ServiceRow

LineKind = Literal["heading", "paragraph", "bullet", "caption", "category", "row", "names"]
NAMES_PAGE = 28  # Bilaga 1 is one page of names


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a page. `section` is the path of headings that it stands under."""

    kind: LineKind
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page with all of its text that the program has."""

    number: int
    basis: PageBasis
    lines: tuple[Line, ...]


def page_numbers(corpus: Corpus) -> tuple[int, ...]:
    """All pages that have text, in order."""
    pages = {p.source.page for p in corpus.passages}
    pages |= {row.source.page for row in corpus.services}
    pages |= {row.source.page for row in corpus.integrations}
    return tuple(sorted(pages))


def page(corpus: Corpus, number: int) -> Page:
    """One page; without lines when the report has no such page."""
    lines: list[Line] = []
    for passage in corpus.passages:
        if passage.source.page == number:
            lines.append(Line(passage.kind, passage.text, passage.source.section))
            lines += _bars(corpus, passage.source.label, passage.kind)
    if number == NAMES_PAGE:
        lines.append(_names(corpus, lines[0].section))
    lines += _rows(corpus, number)
    return Page(number, page_basis(number), tuple(lines))


def _bars(corpus: Corpus, label: str, kind: str) -> list[Line]:
    """The data labels of a chart, after its caption."""
    if kind != "caption":
        return []
    return [
        Line("row", value.quote.replace(GAP, " "), value.source.section)
        for value in corpus.figure_values
        if label == f"Figur {value.figure}"
    ]


def _names(corpus: Corpus, section: str) -> Line:
    """The municipalities of Bilaga 1, spelt as printed."""
    printed = (m.printed for m in corpus.municipalities if m.printed)
    return Line("names", ", ".join(printed), section)


def _rows(corpus: Corpus, number: int) -> list[Line]:
    """The rows of Bilaga 2 and 3 on a page, under their categories."""
    lines: list[Line] = []
    category = ""
    rows: tuple[ServiceRow | IntegrationRow, ...] = (*corpus.services, *corpus.integrations)
    for row in rows:
        if row.source.page != number:
            continue
        if row.service.category != category:
            category = row.service.category
            lines.append(Line("category", category, row.source.section))
        lines.append(Line("row", row.quote, row.source.section))
    return lines


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a line's text, marked or not."""

    text: str
    marked: bool


def stretches(quote: str) -> tuple[str, ...]:
    """The stretches of a quote, each of which stands somewhere as it is."""
    return tuple(part for part in quote.split(GAP) if part.strip())


def quoted(text: str, quotes: Iterable[str]) -> tuple[Piece, ...]:
    """A line with the stretches of quotes marked: whole words, or all of a line within a quote.

    >>> [p.text for p in quoted("Ale, Alelyckan", ["Ale"]) if p.marked]
    ['Ale']
    >>> quoted("Av dessa svarade 236.", ["Enkäten gick ut. Av dessa svarade 236. Det var allt."])
    (Piece(text='Av dessa svarade 236.', marked=True),)
    """
    wanted = [part for quote in quotes for part in stretches(quote)]
    if any(text in part for part in wanted if len(text) < len(part)):
        return (Piece(text, True),)
    spaced = [r"\s".join(re.escape(word) for word in part.split()) for part in wanted]
    return _split(text, [rf"(?<!\w){pattern}(?!\w)" for pattern in spaced])


def with_words(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """A line with words marked wherever they stand, inside compounds too.

    >>> [p.text for p in with_words("E-tjänster och tjänst", ["tjänst"]) if p.marked]
    ['tjänst', 'tjänst']
    """
    return _split(text, [re.escape(word) for word in words])


def _split(text: str, patterns: Sequence[str]) -> tuple[Piece, ...]:
    if not patterns:
        return (Piece(text, False),)
    longest_first = sorted(patterns, key=len, reverse=True)
    pieces: list[Piece] = []
    end = 0
    for match in re.finditer("|".join(longest_first), text, re.IGNORECASE):
        if match.start() > end:
            pieces.append(Piece(text[end : match.start()], False))
        pieces.append(Piece(match.group(), True))
        end = match.end()
    if end < len(text):
        pieces.append(Piece(text[end:], False))
    return tuple(pieces)
