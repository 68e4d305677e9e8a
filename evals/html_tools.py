"""Tables, sections and bars as HTML: what the parts of the report share. Pure; escapes text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape

from evals.numbers_shown import of_n
from evals.results import Share
from evals.svg import bar


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page that the contents link to."""

    id: str
    title: str
    html: str


def section(id: str, title: str, *content: str) -> Section:
    """A section under its heading; without content it is empty and left out."""
    body = "".join(content)
    text = f'<section id="{id}"><h2>{escape(title)}</h2>{body}</section>' if body else ""
    return Section(id, title, text)


def meter(share: Share) -> str:
    """A share as bar and figures, for a cell of a table."""
    return f'<div class="meter">{bar(share)}<span>{escape(of_n(share))}</span></div>'


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    label: str = "",
    raw: Collection[int] = (),
) -> str:
    """A table whose first cell in each row is its heading; `raw` cells are HTML already.

    With a label it may be wider than the page, and can then be scrolled with the keyboard.

    >>> table(["Mått", "x"], [["Rätt", "<1"]]).partition("<tbody>")[2]
    '<tr><th scope="row">Rätt</th><td>&lt;1</td></tr></tbody></table>'
    """
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{row[0] if 0 in raw else escape(row[0])}</th>'
        + "".join(
            f"<td>{cell if i in raw else escape(cell)}</td>" for i, cell in enumerate(row[1:], 1)
        )
        + "</tr>"
        for row in rows
    )
    made = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    if not label:
        return made
    return f'<div class="wide" tabindex="0" role="region" aria-label="{escape(label)}">{made}</div>'
