"""Records -> rows of cells for the CSV files. The way back is in `load.py`."""

from collections.abc import Mapping

from corpus.records import NotData, Records
from corpus.types import (
    Figure,
    FigureValue,
    IntegrationRow,
    KeyFigure,
    Municipality,
    Note,
    Passage,
    Sentence,
    ServiceRow,
    Source,
)

Cell = str | int | float | None
Row = tuple[Cell, ...]
LIST_SEPARATOR = " | "
MUNICIPALITIES_PAGE = 28  # the list in Bilaga 1 stands on one page


def table_rows(records: Records) -> Mapping[str, list[Row]]:
    """Return the rows of every table in `schema.TABLES`, columns in its order."""
    return {
        "bilaga1": [_answered(town) for town in records.municipalities if town.answered],
        "kommuner": [_municipality(town) for town in records.municipalities],
        "bilaga2": [_service(row) for row in records.services],
        "bilaga3": [_integration(row) for row in records.integrations],
        "figur8": [_bar(bar) for bar in records.figure_values if bar.figure == 8],
        "figur9": [_bar(bar) for bar in records.figure_values if bar.figure == 9],
        "figurer": [_figure(figure) for figure in records.figures],
        "stycken": [_passage(passage) for passage in records.passages],
        "meningar": [_sentence(sentence) for sentence in records.sentences],
        "nyckeltal": [_key_figure(key) for key in records.key_figures],
        "anmarkningar": [_note(note) for note in records.notes],
        "inte_data": [_not_data(item) for item in records.not_data],
    }


def cell_text(cell: Cell) -> str:
    """Write a cell: whole numbers without decimals, nothing for None.

    >>> cell_text(45.7), cell_text(63.0), cell_text(None), cell_text("ja")
    ('45.7', '63', '', 'ja')
    """
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _place(source: Source) -> Row:
    return source.label, source.section, source.page, source.page_basis


def _answered(town: Municipality) -> Row:
    return town.name, town.printed, MUNICIPALITIES_PAGE


def _municipality(town: Municipality) -> Row:
    return town.name, "ja" if town.answered else "nej"


def _service(row: ServiceRow) -> Row:
    name = row.service
    return name.category, name.name, row.count, row.share, row.source.page, row.quote


def _integration(row: IntegrationRow) -> Row:
    counts = row.integrated, row.not_integrated, row.unknown
    shares = row.integrated_share, row.not_integrated_share, row.unknown_share
    name = row.service
    place = row.source.page, row.quote
    return (name.category, name.name, *counts, *shares, row.respondents, *place)


def _bar(bar: FigureValue) -> Row:
    return bar.label, bar.count, bar.source.page, bar.quote


def _figure(figure: Figure) -> Row:
    base = figure.respondents, figure.respondents_quote
    place = figure.source.page, figure.source.page_basis
    return (figure.number, figure.caption, figure.topic, *base, figure.values, *place)


def _passage(passage: Passage) -> Row:
    return (passage.id, passage.kind, passage.text, *_place(passage.source))


def _sentence(sentence: Sentence) -> Row:
    return (sentence.id, sentence.passage_id, sentence.text, *_place(sentence.source))


def _key_figure(key: KeyFigure) -> Row:
    number = key.value, key.unit, key.qualifier, key.population, key.n, key.n_quote, key.year
    words = key.topic, key.statement, key.quote
    return (key.id, key.fact, *number, *words, *_place(key.source), key.shown)


def _note(note: Note) -> Row:
    about, quotes = LIST_SEPARATOR.join(note.about), LIST_SEPARATOR.join(note.quotes)
    return note.id, note.kind, about, note.text, quotes


def _not_data(item: NotData) -> Row:
    return item.number, item.quote, item.reason
