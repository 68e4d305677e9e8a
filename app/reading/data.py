"""The tables and key figures as files, read as they are and filtered by words.

Types come from `corpus.schema`, so a number is a number. Nothing is worked out here.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.types import JsonScalar
from corpus.schema import TABLE, Column, Table
from corpus.text import DATA

SHOWN = ("bilaga2", "bilaga3", "nyckeltal", "kommuner", "figurer", "figur8", "figur9")
"""Tables worth browsing; the rest (sentences, word list) are in the package for programs."""
ZIP_DATE = (2011, 10, 1, 0, 0, 0)  # the report's month: the same data gives the same bytes


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table that hold every word of a filter; `total` counts the unfiltered ones."""

    table: Table
    rows: tuple[tuple[JsonScalar, ...], ...]
    total: int


def rows(name: str, words: Sequence[str] = (), folder: Path = DATA) -> Rows:
    """The rows of a table in the order of its file; raises `KeyError` for no such table."""
    table = TABLE[name]
    everything = _read(table, folder)
    lowered = [word.casefold() for word in words]
    kept = tuple(row for row in everything if _holds(row, lowered))
    return Rows(table, kept, len(everything))


@cache
def _read(table: Table, folder: Path) -> tuple[tuple[JsonScalar, ...], ...]:
    content = (folder / table.file).read_text(encoding="utf-8")
    _, *lines = csv.reader(io.StringIO(content, newline=""))
    return tuple(
        tuple(_cell(text, column) for text, column in zip(line, table.columns, strict=True))
        for line in lines
    )


def _cell(text: str, column: Column) -> JsonScalar:
    if text == "":
        return None
    if column.type == "integer":
        return int(text)
    if column.type == "number":
        return float(text)
    return text


def _holds(row: tuple[JsonScalar, ...], words: Sequence[str]) -> bool:
    said = " ".join(shown(cell) for cell in row).casefold()
    return all(word in said for word in words)


def shown(cell: JsonScalar) -> str:
    """A cell as people type it: decimal comma.

    >>> shown(16.6), shown(37), shown(None)
    ('16,6', '37', '')
    """
    return (
        ""
        if cell is None
        else str(cell).replace(".", ",")
        if isinstance(cell, float)
        else str(cell)
    )


@cache
def package(folder: Path = DATA) -> bytes:
    """The whole data package as a zip file: every table, the report's text, datapackage.json."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            if path.suffix in {".csv", ".json", ".txt"}:
                info = ZipInfo(path.name, ZIP_DATE)
                info.compress_type = ZIP_DEFLATED
                archive.writestr(info, path.read_bytes())
    return file.getvalue()
