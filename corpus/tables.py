"""The tables of the report as rows: Bilaga 1 to 3 and the bars of figures 8 and 9.

Reads only what is printed and raises ValueError where a row cannot be read: no cell is guessed.
Services are known by category and name, because the same name stands under several headings.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.pages import Line
from corpus.text import GAP, fold
from corpus.types import (
    FigureValue,
    IntegrationRow,
    Municipality,
    Passage,
    ServiceId,
    ServiceRow,
    Source,
)

CATEGORIES = (
    "Förskola",
    "Grundskola",
    "Gymnasium",
    "Vuxenutbildning",
    "Äldreomsorg",
    "Individ- och familjeomsorg",
    "Handikappomsorg",
    "Bygga och bo",
    "Tillstånd, tillsyn och näringsliv",
    "Kultur och fritid",
    "Trafik",
    "Miljö",
    "Arbete",
    "Övrigt",
)
# Spelling in Bilaga 1 -> the municipality's name
MISPRINTS = {"Ljusdals": "Ljusdal", "Marks": "Mark", "Stenungssund": "Stenungsund"}
PAGES = {"Bilaga 1": range(28, 29), "Bilaga 2": range(29, 31), "Bilaga 3": range(31, 33)}
CHARTS_PAGE = 11  # the labels of figures 8 and 9 both stand here, after figure 9's caption
CHART_8_TITLE = "Typ av strategi för utveckling av e-förvaltning"
CHART_9_TITLE = "Fördelning av ansvar för"  # goes on over the next line
AXIS_TITLE = "Antal kommuner"

_ROW_2 = re.compile(r"(?P<name>.+?) (\d+) (\d+,\d)%$")
_ROW_3 = re.compile(r"(?P<name>.+?) (\d+) (\d+) (\d+) (\d+)% (\d+)% (\d+)%$")
_AXIS = re.compile(r"0( \d+)+$")


def read_municipalities(lines: Iterable[Line], names: tuple[str, ...]) -> tuple[Municipality, ...]:
    """Match the names in Bilaga 1 with all names of 2011, in Swedish alphabetical order."""
    text = " ".join(fold(line.text) for line in _rows_of("Bilaga 1", lines))
    printed: dict[str, str] = {}
    for name in sorted((*names, *MISPRINTS), key=len, reverse=True):
        text, hits = re.subn(rf"(?<!\S){re.escape(name)}(?!\S)", "", text)
        if hits > 1:
            raise ValueError(f"Bilaga 1 lists {name!r} {hits} times, expected once.")
        if hits:
            printed[MISPRINTS.get(name, name)] = name
    if text.strip():
        raise ValueError(f"Bilaga 1 has names that are no municipality of 2011: {text.split()}")
    return tuple(Municipality(name, printed.get(name)) for name in sorted(names, key=swedish_key))


def swedish_key(name: str) -> str:
    """Return a sort key that puts å, ä, ö last.

    >>> sorted(["Ödeshög", "Älmhult", "Ale", "Årjäng"], key=swedish_key)
    ['Ale', 'Årjäng', 'Älmhult', 'Ödeshög']
    """
    return name.lower().translate(str.maketrans("åäö", "{|}"))


def read_services(lines: Iterable[Line], heading: Passage) -> tuple[ServiceRow, ...]:
    """Read Bilaga 2: service, number of municipalities, share in percent."""
    return tuple(
        ServiceRow(service, int(cells[0]), float(cells[1].replace(",", ".")), quote, source)
        for service, cells, quote, source in _table("Bilaga 2", lines, _ROW_2, heading.source)
    )


def read_integrations(lines: Iterable[Line], heading: Passage) -> tuple[IntegrationRow, ...]:
    """Read Bilaga 3: three counts and three shares for each service."""
    return tuple(
        integration_row(service, cells, quote, source)
        for service, cells, quote, source in _table("Bilaga 3", lines, _ROW_3, heading.source)
    )


def integration_row(
    service: ServiceId, cells: Sequence[str], quote: str, source: Source
) -> IntegrationRow:
    """Make a row of Bilaga 3 from its six numbers, in the order of the table's columns."""
    return IntegrationRow(
        service=service,
        integrated=int(cells[0]),
        not_integrated=int(cells[1]),
        unknown=int(cells[2]),
        integrated_share=int(cells[3]),
        not_integrated_share=int(cells[4]),
        unknown_share=int(cells[5]),
        quote=quote,
        source=source,
    )


def read_figure_values(
    lines: Iterable[Line], captions: dict[int, Passage]
) -> tuple[FigureValue, ...]:
    """Read the bars of figures 8 and 9: for each, its numbers come first, then its labels."""
    text = "\n".join(line.text for line in lines if line.page == CHARTS_PAGE)
    after_captions = text.partition("(Antal svarande: 216 kommuner)")[2]
    chart_8, _, rest = after_captions.partition(CHART_8_TITLE)
    chart_9 = rest.partition(CHART_9_TITLE)[0]
    return (*_bars(8, chart_8, captions[8].source), *_bars(9, chart_9, captions[9].source))


def _bars(figure: int, chart: str, source: Source) -> Iterator[FigureValue]:
    words = [fold(line) for line in re.sub(r"-\n", "-", chart).split("\n") if line.strip()]
    counts = [word for word in words if word.isdigit()]
    labels = [
        word for word in words if not (word.isdigit() or _AXIS.match(word) or word == AXIS_TITLE)
    ]
    for count, label in zip(counts, labels, strict=True):
        yield FigureValue(figure, label, int(count), f"{count}{GAP}{label}", source)


def _rows_of(table: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Give the table's lines that hold text, without the heading and the column heads."""
    heads = {"Bilaga 1": "Bilaga 1.", "Bilaga 2": "som har tjänsten", "Bilaga 3": "Antal Antal"}
    on_pages = [line for line in lines if line.page in PAGES[table] and line.text.strip()]
    is_head = [fold(line.text).startswith(heads[table]) for line in on_pages]
    last_on_page = {line.page: n for n, line in enumerate(on_pages) if is_head[n]}
    for number, line in enumerate(on_pages):
        if number > last_on_page.get(line.page, -1):
            yield line


def _table(
    table: str, lines: Iterable[Line], row: re.Pattern[str], heading: Source
) -> Iterator[tuple[ServiceId, tuple[str, ...], str, Source]]:
    """Give service, cells, quote and place; a row's name or cells may stand on several lines."""
    category, parts = "", ""
    for line in _rows_of(table, lines):
        parts = fold(f"{parts} {line.text}")
        match = row.match(parts)
        if parts in CATEGORIES:
            category, parts = parts, ""
        elif match:
            source = replace(heading, page=line.page)
            yield ServiceId(category, match["name"]), match.groups()[1:], parts, source
            parts = ""
    if parts:
        raise ValueError(f"{table} ends with a row that cannot be read: {parts!r}")
