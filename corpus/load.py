"""Read `data/` into a `Corpus`: all records, with the few ways to find them that others need.

Checks only that each file has the columns it should (building checks the contents) and keeps no
cache: the caller holds the value. Uses the csv module alone, so that starting up stays fast.
"""

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import cast

from corpus.pages import page_basis
from corpus.records import NotData, Records
from corpus.rows import LIST_SEPARATOR
from corpus.schema import TABLE, TABLES
from corpus.sections import BACK_COVER, PATH_SEPARATOR
from corpus.tables import integration_row
from corpus.text import DATA, fold
from corpus.types import (
    Figure,
    FigureValue,
    FigureValues,
    IntegrationRow,
    KeyFigure,
    Municipality,
    Note,
    NoteKind,
    PageBasis,
    Passage,
    PassageKind,
    Sentence,
    ServiceId,
    ServiceRow,
    Source,
)

VERSION_LENGTH = 12  # hex digits: short enough to print, long enough to tell versions apart


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, up to the next; `passages` begins with the heading itself."""

    source: Source
    level: int
    passages: tuple[Passage, ...]

    @property
    def is_back_cover(self) -> bool:
        """Whether this is the back cover, which repeats Förord and is left out of search."""
        return self.source.label == BACK_COVER


@dataclass(frozen=True, slots=True)
class Corpus(Records):
    """The whole report: the records, the folded text, and dictionaries to find records by name.

    `facts` holds the places that state the same key figure, the one to cite first. `data_version`
    changes when any file that records are read from changes.
    """

    report: str
    data_version: str
    service_by_id: dict[ServiceId, ServiceRow]
    integration_by_id: dict[ServiceId, IntegrationRow]
    figure_by_number: dict[int, Figure]
    facts: dict[str, tuple[KeyFigure, ...]]
    sections: tuple[Section, ...]
    headings: tuple[Passage, ...]


def load(folder: Path = DATA) -> Corpus:
    """Read all records from the CSV files of a folder (by default the corpus's own)."""
    files = {table.file: (folder / table.file).read_bytes() for table in TABLES}
    files["report.txt"] = (folder / "report.txt").read_bytes()
    records = _records({name: content.decode("utf-8") for name, content in files.items()})
    return _corpus(records, fold(files["report.txt"].decode("utf-8")), _version(files))


def _corpus(records: Records, report: str, data_version: str) -> Corpus:
    return Corpus(
        **{field.name: getattr(records, field.name) for field in fields(Records)},
        report=report,
        data_version=data_version,
        service_by_id={row.service: row for row in records.services},
        integration_by_id={row.service: row for row in records.integrations},
        figure_by_number={figure.number: figure for figure in records.figures},
        facts=_facts(records.key_figures),
        sections=_sections(records.passages),
        headings=tuple(passage for passage in records.passages if passage.kind == "heading"),
    )


def _version(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name} {len(files[name])}\n".encode())
        digest.update(files[name])
    return digest.hexdigest()[:VERSION_LENGTH]


def _facts(key_figures: Iterable[KeyFigure]) -> dict[str, tuple[KeyFigure, ...]]:
    facts: dict[str, tuple[KeyFigure, ...]] = {}
    for key in key_figures:
        facts[key.fact] = (*facts.get(key.fact, ()), key)
    return facts


def _sections(passages: Iterable[Passage]) -> tuple[Section, ...]:
    grouped: dict[str, list[Passage]] = {}
    for passage in passages:
        grouped.setdefault(passage.source.section, []).append(passage)
    return tuple(
        Section(group[0].source, 1 + path.count(PATH_SEPARATOR), tuple(group))
        for path, group in grouped.items()
    )


def _records(files: dict[str, str]) -> Records:
    rows = {table.name: _rows(table.name, files[table.file]) for table in TABLES}
    passages = tuple(
        Passage(row[0], cast(PassageKind, row[1]), row[2], _place(row[3:7]))
        for row in rows["stycken"]
    )
    places = {p.source.label: p.source for p in passages if p.kind in ("heading", "caption")}
    printed = {row[0]: row[1] for row in rows["bilaga1"]}
    return Records(
        passages=passages,
        sentences=tuple(
            Sentence(row[0], row[1], row[2], _place(row[3:7])) for row in rows["meningar"]
        ),
        municipalities=tuple(Municipality(row[0], printed.get(row[0])) for row in rows["kommuner"]),
        services=tuple(_service(row, places["Bilaga 2"]) for row in rows["bilaga2"]),
        integrations=tuple(_integration(row, places["Bilaga 3"]) for row in rows["bilaga3"]),
        figures=tuple(_figure(row, places[f"Figur {row[0]}"]) for row in rows["figurer"]),
        figure_values=tuple(
            FigureValue(number, row[0], int(row[1]), row[3], places[f"Figur {number}"])
            for number in (8, 9)
            for row in rows[f"figur{number}"]
        ),
        key_figures=tuple(_key_figure(row) for row in rows["nyckeltal"]),
        notes=tuple(_note(row) for row in rows["anmarkningar"]),
        not_data=tuple(NotData(*row) for row in rows["inte_data"]),
    )


def _rows(name: str, content: str) -> list[list[str]]:
    head, *rows = csv.reader(io.StringIO(content, newline=""))
    expected = [column.name for column in TABLE[name].columns]
    if head != expected:
        raise ValueError(
            f"{name}.csv has the columns {head}, expected {expected}. Run: python -m corpus"
        )
    return rows


def _place(cells: list[str]) -> Source:
    label, section, page, basis = cells
    return Source(label, section, int(page), cast(PageBasis, basis))


def _on_page(place: Source, page: str) -> Source:
    return Source(place.label, place.section, int(page), page_basis(int(page)))


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _service(row: list[str], place: Source) -> ServiceRow:
    category, name, count, share, page, quote = row
    source = _on_page(place, page)
    return ServiceRow(ServiceId(category, name), int(count), float(share), quote, source)


def _integration(row: list[str], place: Source) -> IntegrationRow:
    source = _on_page(place, row[9])
    return integration_row(ServiceId(row[0], row[1]), row[2:8], row[10], source)


def _figure(row: list[str], place: Source) -> Figure:
    number, caption, topic, respondents, quote, values, _page, _basis = row
    return Figure(
        int(number),
        caption,
        topic,
        _number(respondents),
        quote or None,
        cast(FigureValues, values),
        place,
    )


def _key_figure(row: list[str]) -> KeyFigure:
    return KeyFigure(
        id=row[0],
        fact=row[1],
        value=float(row[2]),
        unit=row[3],
        qualifier=row[4],
        population=row[5],
        n=_number(row[6]),
        n_quote=row[7] or None,
        year=int(row[8]),
        topic=row[9],
        statement=row[10],
        quote=row[11],
        source=_place(row[12:16]),
        shown=row[16],
    )


def _note(row: list[str]) -> Note:
    id_, kind, about, text, quotes = row
    split = tuple(quotes.split(LIST_SEPARATOR)) if quotes else ()
    return Note(id_, cast(NoteKind, kind), tuple(about.split(LIST_SEPARATOR)), text, split)
