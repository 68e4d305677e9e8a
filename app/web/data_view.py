"""Tables, search hits and pages -> HTML. Pure; every text is escaped, every mark is ours."""

from app.reading import data, pages, words
from app.reading.pages import Page, Piece
from app.reading.words import Found
from app.types import JsonScalar
from app.web import data_texts, markup, tables
from app.web.tables import Table, column_name
from corpus.sections import BACK_COVER
from corpus.types import PageBasis

_TAG = {"heading": "h4", "category": "h5"}
NEAR_WORDS = 14  # about a line on each side of what was found

COLUMNS: dict[str, tuple[str, ...]] = {
    "bilaga2": ("tjanst", "kategori", "antal", "andel", "sida"),
    "bilaga3": (
        "tjanst",
        "kategori",
        "integrerad",
        "ej_integrerad",
        "vet_ej",
        "svarande",
        "integrerad_andel",
        "sida",
    ),
    "nyckeltal": ("uppgift", "svarande", "ar", "etikett", "sida"),
    "kommuner": ("kommun", "svarat"),
    "figurer": ("nummer", "amne", "svarande", "varden", "sida"),
    "figur8": ("svar", "antal", "sida"),
    "figur9": ("svar", "antal", "sida"),
}
"""What is shown of each table; the files have the rest."""


def table(found: data.Rows) -> str:
    """The rows of a table under its title."""
    title = f"<h3>{markup.line(found.table.title)}</h3><p>{markup.line(found.table.text)}</p>"
    if not found.rows:
        return f"{title}<p>{markup.line(data_texts.NO_ROWS)}</p>"
    columns, rows = shown(found)
    html = tables.html(Table(columns, rows, row_head=0, sortable=True))
    return f"<section>{title}{html}</section>"


def shown(found: data.Rows) -> tuple[list[str], list[list[JsonScalar]]]:
    """Headings and cells as a visitor sees them, on the page and in the CSV file."""
    names = COLUMNS[found.table.name]
    every = [column.name for column in found.table.columns]
    rows = [dict(zip(every, row, strict=True)) for row in found.rows]
    headings = [data_texts.COLUMNS.get(name) or column_name(name) for name in names]
    return headings, [[_cell(name, row) for name in names] for row in rows]


def _cell(name: str, row: dict[str, JsonScalar]) -> JsonScalar:
    if name == "uppgift":  # a clause with a gap for its figure
        said = str(row["pastaende"]).replace("{}", str(row["visas"]))
        return said[:1].upper() + said[1:]
    value = row[name]
    return data_texts.VALUES.get(value, value) if isinstance(value, str) else value


def count(found: data.Rows) -> str:
    """How many rows are shown."""
    return data_texts.COUNT.format(len(found.rows), found.total)


def hits(found: tuple[Found, ...], wanted: tuple[str, ...]) -> str:
    """The places where words were found, each with a link to its page."""
    if not wanted:
        return f'<p class="svag">{markup.line(data_texts.NO_SEARCH)}</p>'
    if not found:
        return f"<p>{markup.line(data_texts.NOT_FOUND)}</p>"
    many = data_texts.FOUND_MANY.format(len(found))
    said = data_texts.FOUND_ONE if len(found) == 1 else many
    items = "".join(f"<li>{_hit(hit, wanted)}</li>" for hit in found)
    return f'<p class="antal">{said}</p><ol class="traffar">{items}</ol>'


def _hit(hit: Found, wanted: tuple[str, ...]) -> str:
    link = f'<a class="tillsida" href="#sida-{hit.page}">{_where(hit.page, hit.basis)}</a>'
    section = f'<span class="svag">{markup.line(hit.line.section)}</span>'
    return f"{link} {section}<p>{pieces(excerpt(hit.line.text, wanted))}</p>"


def excerpt(text: str, wanted: tuple[str, ...]) -> tuple[Piece, ...]:
    """A line with its marks; what stands far from any of them becomes an ellipsis.

    >>> [p.text[:24] for p in excerpt("ord " * 99 + "säkerhet" + " ord" * 99, ("säkerhet",))]
    ['… ord ord ord ord ord or', 'säkerhet', ' ord ord ord ord ord ord']
    """
    parts = pages.with_words(text, wanted)
    last = len(parts) - 1
    return tuple(
        part if part.marked else Piece(_cut(part.text, at == 0, at == last), False)
        for at, part in enumerate(parts)
    )


def _cut(text: str, is_first: bool, is_last: bool) -> str:
    """The part of a text that stands near a mark before it, after it, or both."""
    words_of = text.split(" ")
    room = NEAR_WORDS * (1 if is_first or is_last else 2)
    if len(words_of) <= room + 2:  # an ellipsis for a word or two saves nothing
        return text
    after = [] if is_first else words_of[:NEAR_WORDS]
    before = [] if is_last else words_of[-NEAR_WORDS:]
    return " ".join([*after, "…", *before])


def _where(number: int, basis: PageBasis) -> str:
    return f"{'ca ' if basis == 'counted' else ''}s.&nbsp;{number}"


def page(shown_page: Page, wanted: tuple[str, ...] = ()) -> str:
    """A page's text, with the words that were searched for marked."""
    counted = shown_page.basis == "counted"
    title = data_texts.PAGE_COUNTED if counted else data_texts.PAGE_HEADING
    heading = (
        f'<h3 id="sida-{shown_page.number}" tabindex="-1">{title.format(shown_page.number)}</h3>'
    )
    notes = [data_texts.COUNTED_NOTE] if counted else []
    if any(line.section == BACK_COVER for line in shown_page.lines):
        notes.append(data_texts.BACK_COVER)
    said = "".join(f'<p class="svag">{markup.line(note)}</p>' for note in notes)
    lines = [(line.kind, pages.with_words(line.text, wanted)) for line in shown_page.lines]
    return f'{heading}{said}<div class="sidtext">{page_lines(lines)}</div>'


def page_lines(
    lines: list[tuple[pages.LineKind, tuple[Piece, ...]]], *, headings: bool = True
) -> str:
    """Lines with their marks. Within a source they are no `headings` of our page."""
    tags = _TAG if headings else {}
    return "".join(
        f'<{tags.get(kind, "p")} class="rad-{kind}">{pieces(parts)}</{tags.get(kind, "p")}>'
        for kind, parts in lines
    )


def pieces(parts: tuple[Piece, ...]) -> str:
    """Text with marks.

    >>> pieces((Piece("E-", False), Piece("<tjänst>", True)))
    'E-<mark>&lt;tjänst&gt;</mark>'
    """
    return "".join(
        f"<mark>{markup.line(part.text)}</mark>" if part.marked else markup.line(part.text)
        for part in parts
    )


def wanted(typed: str | None) -> tuple[str, ...]:
    """The words of a field."""
    return words.wanted(typed or "")
