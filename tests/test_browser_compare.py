"""A municipality compares itself, in a real browser: ticks, link, files, keyboard, sizes."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.test_browser_layout import WIDTHS, found_by_axe, overflow
from tests.web_tools import RunningServer, Visit, visiting

pytest_plugins = ["tests.web_fixtures"]

LINK = "?kommun=Ume%C3%A5&har=1,17,20,38"


def opened(visit: Visit) -> None:
    """Goes to the tab."""
    visit.page.get_by_role("tab", name="Jämför er kommun").click()
    visit.page.get_by_role("heading", name="Jämför er kommun").wait_for()


def test_ticks_give_a_comparison_that_grows(visit: Visit) -> None:
    """Each tick renews it; the address keeps the ticks."""
    opened(visit)
    page = visit.page
    page.get_by_label("Ansöka om bygglov").check()
    result = page.locator("#jamforsvar")
    expect(result).to_contain_text("Ni har 1 av de 38 e-tjänsterna")
    page.get_by_role("group", name="Gymnasium").get_by_label("Ansöka om ledighet").check()
    expect(result).to_contain_text("Ni har 2 av de 38 e-tjänsterna")
    expect(page.locator("#antal")).to_have_text("2 av 38 e-tjänster ikryssade")
    page.get_by_label("Er kommun (valfritt)").fill("umeå")
    page.keyboard.press("Enter")
    expect(result).to_contain_text("Ja, Umeå besvarade enkäten")
    expect(result).to_contain_text("rapporten säger inte vilka")
    page.wait_for_url("**/?kommun=Ume%C3%A5&har=10,20")
    page.get_by_label("Ansöka om bygglov").uncheck()
    expect(result).to_contain_text("Ni har 1 av de 38 e-tjänsterna")
    assert visit.complaints == []


def test_a_link_brings_the_ticks_back(visit: Visit) -> None:
    visit.go(LINK)
    page = visit.page
    expect(page.locator("#jamforsvar")).to_contain_text("Ni har 4 av de 38 e-tjänsterna")
    expect(page.get_by_label("Er kommun (valfritt)")).to_have_value("Umeå")
    expect(page.locator("#kryss input:checked")).to_have_count(4)
    expect(page.get_by_role("tab", name="Jämför er kommun")).to_have_attribute(
        "aria-selected", "true"
    )
    page.get_by_role("button", name="Rensa kryssen").click()
    expect(page.locator("#kryss input:checked")).to_have_count(0)
    expect(page.locator("#jamforsvar")).to_contain_text("Här visas jämförelsen")
    page.wait_for_function("() => location.search === ''")


def test_a_bad_link_says_what_is_wrong(visit: Visit) -> None:
    visit.go("?kommun=%3Cb%3ENarnia&har=20,99")
    alerts = visit.page.locator("#jamforsvar").get_by_role("alert")
    expect(alerts).to_have_text(
        [
            "<b>Narnia är inte en av Sveriges 290 kommuner.",
            "Länken nämner e-tjänster som inte finns: 99. De har hoppats över.",
        ]
    )
    expect(visit.page.locator("#jamforsvar")).to_contain_text("Ni har 1 av de 38 e-tjänsterna")


def test_the_municipalities_are_proposed(visit: Visit) -> None:
    """The field knows all 290; a browser proposes them as one types."""
    opened(visit)
    field = visit.page.get_by_label("Er kommun (valfritt)")
    expect(field).to_have_attribute("list", "kommuner")
    assert visit.page.locator("#kommuner option").count() == 290


def test_files_are_downloaded(visit: Visit) -> None:
    """CSV and sheet, with what is shown."""
    visit.go(LINK)
    with visit.page.expect_download() as download:
        visit.page.get_by_role("link", name="Ladda ner som CSV").click()
    assert download.value.suggested_filename == "jamforelse.csv"
    content = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    assert [row["Nr"] for row in rows if row["Ni har"] == "ja"] == ["1", "17", "20", "38"]
    with visit.page.expect_download() as download:
        visit.page.get_by_role("link", name="Spara som underlag (HTML)").click()
    assert "Jämförelsen: Umeå" in Path(download.value.path()).read_text(encoding="utf-8")


def test_link_is_copied(browser: Browser, server: RunningServer) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, server, permissions=permissions) as visit:
        visit.go(LINK)
        visit.page.get_by_role("link", name="Kopiera länk till kryssen").click()
        expect(visit.page.get_by_role("link", name="Länken är kopierad")).to_be_visible()
        assert visit.page.evaluate("() => navigator.clipboard.readText()") == server.url + LINK


def test_tables_are_sorted_by_a_button(visit: Visit) -> None:
    """Numbers as numbers, both ways, and a screen reader is told."""
    visit.go(LINK)
    table = visit.page.locator("#jamforsvar table.sorterbar").first
    button = table.get_by_role("button", name="Antal kommuner")
    button.click()
    counts = table.locator("tbody tr td:nth-child(3)")
    expect(counts).to_have_text(["2", "37", "102", "106"])
    expect(table.locator("th[aria-sort=ascending]")).to_have_count(1)
    button.click()
    expect(counts).to_have_text(["106", "102", "37", "2"])
    expect(visit.page.get_by_text("Sorterat fallande efter Antal kommuner")).to_be_attached()


def test_keyboard_is_enough(visit: Visit) -> None:
    """From the tabs to a tick, and on to a source."""
    page = visit.page
    page.get_by_role("tab", name="Jämför er kommun").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Jämför er kommun").wait_for()
    _tab_until(visit, "document.activeElement.matches('#kommun input')")
    page.keyboard.type("Umeå")
    _tab_until(visit, "document.activeElement.matches('#kryss [type=checkbox]')")
    page.keyboard.press("Space")
    expect(page.locator("#jamforsvar")).to_contain_text("Ni har 1 av de 38 e-tjänsterna")
    _tab_until(visit, "document.activeElement.matches('#jamforsvar .mark')")
    page.keyboard.press("Enter")
    assert visit.focused().startswith("k0-")
    expect(page.locator("#jamforsvar .vald blockquote")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, server: RunningServer, scheme: str, width: int
) -> None:
    """Before ticks, with a comparison unfolded, and with a notice."""
    options = {
        "color_scheme": scheme,
        "viewport": {"width": width, "height": 900},
        "reduced_motion": "reduce",
    }
    with visiting(browser, server, **options) as visit:
        opened(visit)
        assert found_by_axe(visit) == []
        visit.go(LINK + ",99")
        visit.page.locator("#jamforelse").wait_for()
        visit.page.evaluate(
            "() => document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        assert found_by_axe(visit) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(browser: Browser, server: RunningServer, width: int) -> None:
    with visiting(browser, server, viewport={"width": width, "height": 640}) as visit:
        visit.go("?kommun=Upplands+V%C3%A4sby&har=" + _ALL)
        visit.page.locator("#jamforelse").wait_for()
        visit.page.evaluate(
            "() => document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        assert overflow(visit) == 0


def test_no_request_leaves_the_server(visit: Visit) -> None:
    visit.go(LINK)
    visit.page.locator("#jamforelse").wait_for()
    assert all(url.startswith((visit.server.url, "data:")) for url in visit.requested)
    assert visit.complaints == []


_ALL = ",".join(map(str, range(1, 39)))


def _tab_until(visit: Visit, condition: str) -> None:
    for _ in range(90):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate(f"() => {condition}"):
            return
    raise AssertionError(f"Tab never led to {condition}")
