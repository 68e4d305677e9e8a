"""The data tab and its addresses: what stands in the files is what is shown and sent."""

import csv
import io

import httpx
import pytest

from app.reading import data, pages, words
from app.reading.pages import Piece
from app.web import data_tab, data_texts, data_view
from tests.fakes import desk
from tests.test_web_render import Elements
from tests.web_tools import RunningServer

pytest_plugins = ["tests.web_fixtures"]


def test_table_is_filtered_and_its_file_too() -> None:
    count, html = data_tab.shown_table("bilaga2", " bygglov ", "/chatt")
    assert count == "<p>2 av 38 rader</p>"
    assert (
        '<th scope="row">Ansöka om bygglov</th><td>Bygga och bo</td><td class="tal">37</td>' in html
    )
    assert 'href="/chatt/api/v1/tables/bilaga2.csv?filter=+bygglov+"' in html
    assert 'href="/chatt/api/v1/datapackage.zip"' in html


def test_nothing_found_is_said() -> None:
    count, html = data_tab.shown_table("kommuner", "Narnia", "")
    assert (count, "<table" in html) == ("<p>0 av 290 rader</p>", False)
    assert data_texts.NO_ROWS in html


@pytest.mark.parametrize("name", data.SHOWN)
def test_every_table_can_be_shown(name: str) -> None:
    """Every row, no gap left in a key figure, no code left untranslated."""
    headings, rows = data_view.shown(data.rows(name))
    assert len(rows) == data.rows(name).total
    assert all(heading[0].isupper() for heading in headings)
    said = {cell for row in rows for cell in row if isinstance(cell, str)}
    assert not any("{}" in text for text in said)
    assert said.isdisjoint({"in_text", "from_table", "part_in_prose", "lost"})
    assert set(data_texts.TITLES) == set(data.SHOWN) == set(data_view.COLUMNS)


def test_key_figure_is_a_sentence_with_its_figure() -> None:
    _, rows = data_view.shown(data.rows("nyckeltal", ("BITS",)))
    assert any(str(row[0]).startswith("56 procent") for row in rows)


def test_hits_lead_to_their_pages_with_marks() -> None:
    wanted = ("bits",)
    html = data_view.hits(words.find(desk().corpus, wanted), wanted)
    assert '<p class="antal">1 ställe</p>' in html
    assert '<a class="tillsida" href="#sida-25">ca s.&nbsp;25</a>' in html
    assert "<mark>BITS</mark>" in html
    assert data_view.hits((), wanted) == f"<p>{data_texts.NOT_FOUND}</p>"


def test_what_is_searched_for_cannot_bring_an_element() -> None:
    """Nor can the report: text is text."""
    html = data_view.pieces((Piece("<script>", True), Piece("<img>", False)))
    assert Elements(html).tags == {"mark"}


def test_page_says_when_its_number_is_counted() -> None:
    html = data_view.page(pages.page(desk().corpus, 26))
    assert '<h3 id="sida-26" tabindex="-1">Ungefär sida 26</h3>' in html
    assert data_texts.COUNTED_NOTE in html
    assert data_texts.BACK_COVER in data_view.page(pages.page(desk().corpus, 33))
    assert '<h3 id="sida-29" tabindex="-1">Sida 29</h3>' in data_view.page(
        pages.page(desk().corpus, 29)
    )


def test_tables_are_listed_and_read(server: RunningServer) -> None:
    listed = httpx.get(f"{server.url}api/v1/tables").json()
    assert [table["name"] for table in listed] == list(data.SHOWN)
    assert listed[0]["columns"][2]["name"] == "antal"
    found = httpx.get(f"{server.url}api/v1/tables/bilaga2.json?filter=bygglov").json()
    assert (found["total"], len(found["rows"])) == (38, 2)
    assert found["rows"][0]["antal"] == 37
    reply = httpx.get(f"{server.url}api/v1/tables/bilaga2.csv?filter=bygglov")
    assert reply.headers["content-disposition"] == 'attachment; filename="bilaga2.csv"'
    rows = list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[1] == ["Ansöka om bygglov", "Bygga och bo", "37", "16,6", "29"]


def test_package_and_words_and_pages_are_sent(server: RunningServer) -> None:
    assert httpx.get(f"{server.url}api/v1/datapackage.zip").content == data.package()
    found = httpx.get(f"{server.url}api/v1/search", params={"query": "BITS 190"}).json()
    assert (found["words"], len(found["hits"])) == (["BITS", "190"], 1)
    assert (found["hits"][0]["page"], found["hits"][0]["page_basis"]) == (25, "counted")
    page = httpx.get(f"{server.url}api/v1/pages/4").json()
    assert page["lines"][0]["text"] == "Övergripande iakttagelser"


@pytest.mark.parametrize(
    "path", ["tables/vokabular.csv", "tables/bilaga2.xlsx", "tables/..%2f..%2fetc.csv", "tables/x"]
)
def test_tables_that_are_not_there(server: RunningServer, path: str) -> None:
    reply = httpx.get(f"{server.url}api/v1/{path}")
    assert reply.status_code == 404
    assert "bilaga2" in reply.text or "%2f" in path


@pytest.mark.parametrize("number", ["2", "34", "0x1D", "٢٩", "-1", "99999999999"])
def test_pages_that_are_not_there(server: RunningServer, number: str) -> None:
    reply = httpx.get(f"{server.url}api/v1/pages/{number}")
    assert (reply.status_code, reply.text) == (404, f"Rapporten har ingen sida {number[:10]}.")
