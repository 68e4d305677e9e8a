"""Report and annotations -> records -> the files in `data/`.

Deterministic: the same input gives the same bytes. Writes nothing itself unless `write` is called,
so that `stale_files` can compare what would be written with what is checked in.
"""

import csv
import io
from dataclasses import replace
from pathlib import Path

from corpus.annotations import municipality_names
from corpus.coverage import read_not_data, uncovered
from corpus.figures import read_figures
from corpus.key_figures import read_stated_numbers
from corpus.notes import read_notes
from corpus.package import datapackage
from corpus.pages import read_lines
from corpus.passages import figure_number, read_passages, read_sentences
from corpus.records import Records
from corpus.rows import cell_text, table_rows
from corpus.schema import TABLES, Table
from corpus.tables import (
    read_figure_values,
    read_integrations,
    read_municipalities,
    read_services,
)
from corpus.text import DATA, REPORT, read_report


def build() -> Records:
    """Make all records from the report and the annotations; raise ValueError at any clash."""
    lines = read_lines(read_report())
    passages = read_passages(lines)
    headings = {p.source.label: p for p in passages if p.kind == "heading"}
    captions = {figure_number(p.text): p for p in passages if p.kind == "caption"}
    stated = read_stated_numbers(passages)
    not_data = read_not_data(passages)
    if missing := uncovered(passages, stated, not_data):
        raise ValueError("Numbers that nothing accounts for:\n" + "\n".join(missing))
    records = Records(
        passages=passages,
        sentences=read_sentences(passages),
        municipalities=read_municipalities(lines, municipality_names()),
        services=read_services(lines, headings["Bilaga 2"]),
        integrations=read_integrations(lines, headings["Bilaga 3"]),
        figures=read_figures(passages),
        figure_values=read_figure_values(lines, captions),
        key_figures=tuple(each.key for each in stated),
        notes=(),
        not_data=not_data,
    )
    return replace(records, notes=read_notes(records))


def files(records: Records) -> dict[str, str]:
    """Return the content of every built file by its name."""
    rows = table_rows(records)
    tables = {table.file: _csv(table, rows[table.name]) for table in TABLES}
    return {**tables, "datapackage.json": datapackage(REPORT.read_bytes())}


def write(records: Records, folder: Path = DATA) -> None:
    """Write every built file into the folder."""
    for name, content in files(records).items():
        (folder / name).write_bytes(content.encode("utf-8"))


def stale_files(records: Records, folder: Path = DATA) -> list[str]:
    """Name the files that are missing or differ from what would be built."""
    return [
        name
        for name, content in files(records).items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != content.encode("utf-8")
    ]


def _csv(table: Table, rows: list[tuple[str | int | float | None, ...]]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([cell_text(cell) for cell in row] for row in rows)
    return buffer.getvalue()
