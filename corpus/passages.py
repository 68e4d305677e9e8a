"""Lines -> passages (headings, paragraphs, bullets, captions) -> sentences.

Leaves out what is not prose: page headings (gone already), the loose labels of charts, and the
tables of the appendices, which `tables.py` reads. A passage never spans two pages.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.pages import LAST_PAGE, Line, page_basis
from corpus.sections import BACK_COVER, OUTLINE, PATH_SEPARATOR, Heading, label, push
from corpus.text import BULLET, fold, split_sentences
from corpus.types import Passage, PassageKind, Sentence, Source

TABLE_PAGES = range(28, 33)  # Bilaga 1 to 3: only their headings are passages
CAPTION_GOES_ON = " (Antalet svarande"  # starts like a new page, but belongs to figure 23

_CAPTION = re.compile(r" ?Figur (\d+)\.")
_BARE_NUMBER = re.compile(r"\d+ ?$")
_ONE_SPACE = re.compile(r" \S")


@dataclass(slots=True)
class _Block:
    """Lines that make one passage."""

    kind: PassageKind
    page: int
    path: tuple[str, ...]
    lines: list[str] = field(default_factory=list)


def read_passages(lines: Iterable[Line]) -> tuple[Passage, ...]:
    """Cut the report into passages, in reading order, with ids such as "s08-03"."""
    passages: list[Passage] = []
    for block in _blocks(_with_headings(list(_without_charts(lines)))):
        number = 1 + sum(passage.source.page == block.page for passage in passages)
        passages.append(_passage(block, number))
    return tuple(passages)


def read_sentences(passages: Iterable[Passage]) -> tuple[Sentence, ...]:
    """Cut paragraphs into sentences; a bullet stays whole, headings and captions give none.

    A lone word ("ID).", left over from lost text before it) is no sentence.
    """
    return tuple(
        Sentence(f"{passage.id}-{number}", passage.id, text, passage.source)
        for passage in passages
        if passage.kind in ("paragraph", "bullet")
        for number, text in enumerate(filter(_has_words, _sentences(passage)), start=1)
    )


def figure_number(caption: str) -> int:
    """Return the number of a figure from its caption.

    >>> figure_number("Figur 12. Geografisk fördelning av kommuner")
    12
    """
    match = _CAPTION.match(caption)
    if not match:
        raise ValueError(f"Expected a caption such as 'Figur 3. ...', got {caption!r}.")
    return int(match[1])


def _has_words(text: str) -> bool:
    return " " in text


def _sentences(passage: Passage) -> list[str]:
    return [passage.text] if passage.kind == "bullet" else split_sentences(passage.text)


def _without_charts(lines: Iterable[Line]) -> Iterator[Line]:
    """Drop the loose labels of a chart: from a line with only a number to the end of its page."""
    chart_page = None
    for line in lines:
        if line.page not in TABLE_PAGES and _BARE_NUMBER.match(line.text):
            chart_page = line.page
        if line.page != chart_page:
            yield line


def _with_headings(lines: list[Line]) -> Iterator[tuple[Line, Heading | None]]:
    """Mark headings, each joined to one line; raise ValueError if one is missing."""
    outline = list(OUTLINE)
    position = 0
    while position < len(lines):
        used = _heading_length(lines[position:], outline[0].text) if outline else 0
        line = lines[position]
        yield (Line(outline[0].text, line.page), outline.pop(0)) if used else (line, None)
        position += used or 1
    if outline:
        raise ValueError(f"Heading {outline[0].text!r} was not found where the outline has it.")


def _heading_length(lines: list[Line], heading: str) -> int:
    """Return how many lines, from the first on, the heading takes; 0 if it is not here."""
    joined = ""
    for used, line in enumerate(lines, start=1):
        joined = fold(f"{joined}\n{line.text}")
        if joined == heading:
            return used
        if not joined or not heading.startswith(f"{joined} "):
            return 0
    return 0


def _blocks(marked: Iterable[tuple[Line, Heading | None]]) -> Iterator[_Block]:
    path: tuple[str, ...] = ()
    block: _Block | None = None
    for line, heading in marked:
        if heading:
            path = push(path, heading)
        elif line.page == LAST_PAGE:
            path = (BACK_COVER,)
        if block and (heading or line.page != block.page or _ends_block(line.text)):
            yield block
            block = None
        if heading:
            yield _Block("heading", line.page, path, [line.text])
        elif line.text.strip() and line.page not in TABLE_PAGES:
            block = block or _Block(_kind(line.text), line.page, path)
            block.lines.append(line.text)
    if block:
        yield block


def _ends_block(text: str) -> bool:
    """Tell whether the block before this line ends: at a bullet, a caption or a spaced line.

    Empty lines stand between all lines of a paragraph; only lines that hold a space part blocks.
    """
    if text.startswith(CAPTION_GOES_ON):
        return False
    is_gap = bool(text) and not text.strip()
    return is_gap or text.startswith(BULLET) or bool(_CAPTION.match(text) or _ONE_SPACE.match(text))


def _kind(first_line: str) -> PassageKind:
    if first_line.startswith(BULLET):
        return "bullet"
    return "caption" if _CAPTION.match(first_line) else "paragraph"


def _passage(block: _Block, number: int) -> Passage:
    text = fold("\n".join(block.lines))
    name = f"Figur {figure_number(text)}" if block.kind == "caption" else label(block.path)
    section = PATH_SEPARATOR.join(block.path)
    source = Source(name, section, block.page, page_basis(block.page))
    return Passage(f"s{block.page:02d}-{number:02d}", block.kind, text, source)
