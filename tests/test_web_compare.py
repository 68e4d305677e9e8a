"""The comparison as page and files: the same figures in all, safe HTML, and the link's ticks."""

import csv
import io
import re

import httpx
import pytest

from app.self_comparison.standing import stand
from app.self_comparison.types import Standing, Ticks
from app.web import compare_tab, compare_texts, compare_view
from tests.fakes import VERSION, FakeAssistant, desk
from tests.test_web_render import Elements
from tests.web_tools import RunningServer

pytest_plugins = ["tests.web_fixtures"]

SOME = (1, 17, 20, 38)


def standing(name: str = "Umeå") -> Standing:
    """A standing beside the real tables."""
    return stand(Ticks(name, SOME), desk(), VERSION)


def comparer() -> compare_tab.Comparer:
    """What the tab asks."""
    return compare_tab.Comparer(FakeAssistant(), "/chatt")


def test_ticks_of_all_categories_come_together() -> None:
    count, result = comparer().show(" umeå", [1], [], [17], None, [20, 38])
    assert count == "<p>4 av 38 e-tjänster ikryssade</p>"
    assert '<h3 id="jamforelse" tabindex="-1">Jämförelsen: Umeå</h3>' in result
    assert "Ni har 4 av de 38 e-tjänsterna" in result
    assert 'href="/chatt/?kommun=Ume%C3%A5&amp;har=1,17,20,38"' in result
    assert 'href="/chatt/api/v1/compare.csv?kommun=Ume%C3%A5&amp;har=1,17,20,38"' in result


def test_nothing_ticked_says_what_will_come() -> None:
    count, result = comparer().show("", *[[] for _ in range(14)])
    assert count == "<p>0 av 38 e-tjänster ikryssade</p>"
    assert compare_texts.EMPTY in result


def test_a_name_alone_is_answered_and_asks_for_ticks() -> None:
    _, result = comparer().show("Arjeplog")
    assert "Kommunen hör till de 54 som inte besvarade enkäten" in result
    assert compare_texts.TICK_MORE in result
    assert "<table" not in result


def test_a_name_that_is_none_is_said_and_shown_as_text() -> None:
    _, result = comparer().show("<b>Paris</b>")
    assert (
        '<p class="notis" role="alert">&lt;b&gt;Paris&lt;/b&gt; är inte en av Sveriges 290 '
        "kommuner.</p>"
    ) in result


def test_tables_and_chart_have_the_same_figures() -> None:
    html = compare_view.details(standing())
    for line in standing().categories:
        assert f"{line.own} av {line.services}, i snitt {line.mean_shown}" in html
        assert (
            f'<th scope="row">{line.name}</th><td class="tal">{line.services}</td>'
            f'<td class="tal">{line.own}</td><td class="tal">{line.mean_shown}</td>'
        ) in html
    assert html.count("<rect") == 14 * 2 + sum(line.own > 0 for line in standing().categories)
    assert "Följa utförandet av äldreomsorg (få svar)" in html


def test_only_our_elements_are_shown() -> None:
    html = compare_view.details(standing()) + compare_view.summary(standing())
    tags = Elements(html + compare_view.sources(standing())).tags
    assert tags.isdisjoint({"script", "img", "iframe", "style", "form", "object"})


def test_csv_has_all_services_with_the_ticks(server: RunningServer) -> None:
    reply = httpx.get(f"{server.url}api/v1/compare.csv?har=1,20")
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.headers["content-disposition"] == 'attachment; filename="jamforelse.csv"'
    rows = list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == list(compare_texts.COLUMNS_FILE)
    assert len(rows) == 39
    assert rows[1] == [
        "1",
        "Förskola",
        "Ansöka om förskola",
        "ja",
        "102",
        "45,7",
        "5",
        "84",
        "97",
        "87",
    ]
    assert [row[0] for row in rows if row[3] == "ja"] == ["1", "20"]


def test_json_has_the_answer_and_what_could_not_be_read(server: RunningServer) -> None:
    value = httpx.get(f"{server.url}api/v1/compare.json?kommun=Ume%C3%A5&har=1,99").json()
    assert value["municipality"] == "Umeå"
    assert [line["number"] for line in value["services"] if line["ticked"]] == [1]
    assert value["answer"]["status"] == "answered"
    assert value["answer"]["data_version"] == VERSION
    assert value["problems"] == [
        "Länken nämner e-tjänster som inte finns: 99. De har hoppats över."
    ]


def test_sheet_stands_alone(server: RunningServer) -> None:
    """No script, nothing to fetch, everything unfolded, with versions and date."""
    reply = httpx.get(f"{server.url}api/v1/compare.html?kommun=Ume%C3%A5&har=1,20")
    assert reply.headers["content-disposition"] == 'attachment; filename="jamforelse.html"'
    html = reply.text
    found = Elements(html)
    assert found.tags.isdisjoint({"script", "link", "img", "iframe", "details"})
    assert all(target.startswith("#k0-") for target in found.targets)
    for target in found.targets:
        assert f'id="{target[1:]}"' in html
    assert not re.search(r"https?://|@import|url\(", html)
    for part in ("<h1>Jämförelsen: Umeå</h1>", "Ansöka om bygglov 37 16,6%", "FROM bilaga2"):
        assert part in html
    assert f"version {VERSION}" in html
    assert re.search(r"<dt>Sparat</dt><dd>\d{4}-\d\d-\d\d \d\d:\d\d</dd>", html)
    assert "?kommun=Ume%C3%A5&amp;har=1,20" in html


@pytest.mark.parametrize("ending", ["json", "csv", "html"])
def test_nothing_to_compare_is_said(server: RunningServer, ending: str) -> None:
    reply = httpx.get(f"{server.url}api/v1/compare.{ending}?kommun=Narnia")
    assert (reply.status_code, reply.text) == (
        400,
        "Narnia är inte en av Sveriges 290 kommuner. "
        "Välj en kommun eller kryssa i minst en e-tjänst.",
    )
