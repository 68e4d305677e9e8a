"""An Answer as plain text for a terminal. Pure; headings are those of the page."""

from collections.abc import Iterable
from typing import Final

from app.types import Answer, Calculation, Citation
from app.web import texts
from app.web.numbers import expression

PAGE: Final = {"printed": "s. {}", "counted": "ca s. {}"}


def plain(answer: Answer) -> str:
    """The answer first, then what it rests on; parts that are empty are left out."""
    parts = [
        answer.text.replace("**", ""),
        _list(texts.CAVEATS, answer.caveats),
        _block(texts.SOURCES, map(source, answer.citations)),
        _list(texts.METHOD, map(sum_of, answer.calculations)),
        _list(texts.SUGGESTIONS, answer.suggestions),
    ]
    return "\n\n".join(part for part in parts if part)


def source(citation: Citation) -> str:
    """One numbered source.

    >>> source(Citation(n=1, label="Bilaga 2", section="Bilaga 2", page=29,
    ...        page_basis="printed", quote="Ansöka om bygglov 37 16,6%"))
    '[1] Bilaga 2, s. 29: ”Ansöka om bygglov 37 16,6%”'
    """
    page = PAGE[citation.page_basis].format(citation.page)
    return f"[{citation.n}] {citation.label}, {page}: ”{citation.quote}”"


def sum_of(calculation: Calculation) -> str:
    """One calculation on a line.

    >>> sum_of(Calculation(label="Saknar", expression="223 - 37", result=186, shown="186"))
    'Saknar: 223 − 37 = 186'
    """
    return f"{calculation.label}: {expression(calculation.expression)} = {calculation.shown}"


def _list(heading: str, items: Iterable[str]) -> str:
    return _block(heading, (f"- {item}" for item in items))


def _block(heading: str, lines: Iterable[str]) -> str:
    shown = list(lines)
    return "\n".join([heading, *shown]) if shown else ""
