"""Pages, word search and tables: nothing is lost, nothing is made up, every quote is found."""

import csv
import io
import zipfile

import pytest

from app.reading import data, words
from app.reading.pages import Line, page, page_numbers, quoted, stretches, with_words
from corpus.load import load
from corpus.text import DATA, is_verbatim

CORPUS = load()


def test_all_pages_of_the_report_are_there() -> None:
    assert page_numbers(CORPUS) == tuple(range(3, 34))
    assert page(CORPUS, 26).basis == "counted"
    assert page(CORPUS, 99).lines == ()


def test_every_passage_and_row_stands_on_its_page() -> None:
    """And every line is the report's own words, but for names and categories of tables."""
    shown = {number: [line.text for line in page(CORPUS, number).lines] for number in range(3, 34)}
    for passage in CORPUS.passages:
        assert passage.text in shown[passage.source.page]
    for row in (*CORPUS.services, *CORPUS.integrations):
        assert row.quote in shown[row.source.page]
    for number in shown:
        for line in page(CORPUS, number).lines:
            assert line.kind in {"names", "row"} or is_verbatim(line.text), line


def test_every_quote_can_be_marked_on_its_page() -> None:
    """Key figures, rows, bars and captions: each stretch, as the citations have it."""
    cited = [(x.quote, x.source.page) for x in CORPUS.key_figures]
    cited += [(x.quote, x.source.page) for x in (*CORPUS.services, *CORPUS.integrations)]
    cited += [(x.caption, x.source.page) for x in CORPUS.figures]
    cited += [(x.quote, x.source.page) for x in CORPUS.figure_values]
    for quote, number in cited:
        for stretch in stretches(quote):
            lines = page(CORPUS, number).lines
            assert any(p.marked for line in lines for p in quoted(line.text, [stretch])), stretch


def test_marking_loses_no_letter() -> None:
    for number in (4, 9, 28, 29):
        for line in page(CORPUS, number).lines:
            for pieces in (
                quoted(line.text, ["Ale", "kommuner"]),
                with_words(line.text, ["a.", "e"]),
            ):
                assert "".join(piece.text for piece in pieces) == line.text


def test_words_are_found_in_compounds_and_in_order() -> None:
    found = words.find(CORPUS, ("säkerhet",))
    assert [x.page for x in found] == sorted(x.page for x in found)
    assert found[0].line == Line(
        "heading", "Informationssäkerhet", "Övergripande iakttagelser > Informationssäkerhet"
    )
    count = sum(
        "säkerhet" in line.text.casefold() for n in range(3, 34) for line in page(CORPUS, n).lines
    )
    assert len(found) == count > 5


def test_every_word_must_stand_there() -> None:
    both = words.find(CORPUS, ("BITS", "190"))
    assert [(x.page, x.basis) for x in both] == [(25, "counted")]
    assert words.find(CORPUS, ("blockkedja",)) == ()
    assert words.find(CORPUS, ()) == ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  ", ()),
        ('”e-förvaltning har” "" x x', ("e-förvaltning har", '""', "x")),
        (" ".join(map(str, range(99))), tuple(map(str, range(12)))),
    ],
)
def test_what_is_typed_becomes_words(typed: str, expected: tuple[str, ...]) -> None:
    assert words.wanted(typed) == expected


@pytest.mark.parametrize("name", data.SHOWN)
def test_tables_are_the_files_cell_by_cell(name: str) -> None:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file)
    table = data.rows(name)
    assert [column.name for column in table.table.columns] == head
    assert table.total == len(table.rows) == len(lines)
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row, line, strict=True):
            assert (cell is None) == (text == "")
            assert cell is None or (cell == text if isinstance(cell, str) else cell == float(text))


def test_filter_keeps_rows_with_every_word() -> None:
    kept = data.rows("bilaga2", ("BYGG", "16,6"))
    assert [row[1] for row in kept.rows] == ["Ansöka om bygglov"]
    assert kept.total == 38
    assert data.rows("bilaga2", ("finns inte",)).rows == ()
    with pytest.raises(KeyError):
        data.rows("../../etc/passwd")


def test_package_holds_every_file_and_is_the_same_every_time() -> None:
    data.package.cache_clear()
    content = data.package()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert {"datapackage.json", "report.txt", "bilaga2.csv"} <= set(names)
        for name in names:
            assert archive.read(name) == (DATA / name).read_bytes()
    data.package.cache_clear()
    assert data.package() == content
