"""A table of figures -> HTML, the same for page and sheet: named columns, a row's name in front.

Knows nothing about what the figures mean. Numbers are written as Swedes write them and stand to the
right. Class names only: page and sheet have their own styles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.types import JsonScalar
from app.web import markup, numbers, texts


@dataclass(frozen=True, slots=True)
class Table:
    """What a table shows. `row_head` is the column that names the row, None for none.

    `sortable` lets the browser sort it: the order that it comes in is the one that was meant.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[JsonScalar]]
    caption: str = ""
    row_head: int | None = None
    sortable: bool = False


def html(table: Table) -> str:
    """The table in a box that scrolls by itself where it is too wide.

    >>> html(Table(["Namn", "Antal"], [["a<b", 10000]], row_head=0))[:76]
    '<div class="tabellruta"><table><thead><tr><th scope="col">Namn</th><th scope'
    """
    cells = list(zip(*table.rows, strict=True)) if table.rows else [() for _ in table.columns]
    is_number = [any(_is_number(value) for value in column) for column in cells]
    heads = "".join(
        _cell('th scope="col"', name, number)
        for name, number in zip(table.columns, is_number, strict=True)
    )
    shown = zip(*(numbers.column(column) for column in cells), strict=True)
    tags = ['th scope="row"' if at == table.row_head else "td" for at in range(len(table.columns))]
    body = "".join(f"<tr>{''.join(map(_cell, tags, row, is_number))}</tr>" for row in shown)
    caption = f"<caption>{markup.line(table.caption)}</caption>" if table.caption else ""
    css = ' class="sorterbar"' if table.sortable else ""
    inside = f"{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="tabellruta"><table{css}>{inside}</table></div>'


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _cell(tag: str, text: str, is_number: bool) -> str:
    """A cell; numbers stand to the right, under a heading that does too."""
    css = ' class="tal"' if is_number else ""
    return f"<{tag}{css}>{markup.line(text)}</{tag.split()[0]}>"


def column_name(name: str) -> str:
    """A column of the data files as a reader wants to see it."""
    key = name.lower().strip("_")
    return texts.COLUMNS.get(key, key.replace("_", " "))
