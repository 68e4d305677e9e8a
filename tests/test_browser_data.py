"""The data tab in a real browser: filter, search, read, download, keyboard, sizes."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.test_browser_layout import WIDTHS, found_by_axe, overflow
from tests.web_tools import RunningServer, Visit, visiting

pytest_plugins = ["tests.web_fixtures"]


def tables(visit: Visit) -> None:
    """Goes to the tables."""
    visit.page.get_by_role("tab", name="Data").click()
    visit.page.locator("#rader table").wait_for()


def text(visit: Visit) -> None:
    """Goes to the report's text."""
    visit.page.get_by_role("tab", name="Data").click()
    visit.page.get_by_role("tab", name="Rapportens text").click()
    visit.page.locator("#sidan .sidtext").wait_for()


def test_tables_are_chosen_filtered_and_downloaded(visit: Visit) -> None:
    tables(visit)
    page = visit.page
    expect(page.locator("#radantal")).to_have_text("38 av 38 rader")
    page.get_by_label("Filtrera").fill("bygglov")
    expect(page.locator("#radantal")).to_have_text("2 av 38 rader")
    page.get_by_label("Bilaga 3: integration").check(force=True)
    expect(page.locator("#rader th[scope=row]")).to_have_count(2)
    expect(page.locator("#rader h3")).to_contain_text("Bilaga 3")
    with page.expect_download() as download:
        page.get_by_role("link", name="Ladda ner raderna som CSV").click()
    assert download.value.suggested_filename == "bilaga3.csv"
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert len(saved.splitlines()) == 3
    with page.expect_download() as download:
        page.get_by_role("link", name="Hela datapaketet (zip)").click()
    assert download.value.suggested_filename == "e-forvaltning-2011.zip"
    assert visit.complaints == []


def test_words_are_found_marked_and_read_on_their_page(visit: Visit) -> None:
    text(visit)
    page = visit.page
    page.get_by_label("Sök ord i rapporten").fill("BITS")
    page.keyboard.press("Enter")
    expect(page.locator("#traffar .antal")).to_have_text("1 ställe")
    page.get_by_role("link", name="ca s. 25").click()
    expect(page.get_by_role("heading", name="Ungefär sida 25")).to_be_focused()
    expect(page.locator("#sidan mark").first).to_have_text("BITS")
    expect(page.get_by_label("Sida 25", exact=True)).to_be_checked()


def test_pages_are_turned_with_the_keyboard(visit: Visit) -> None:
    text(visit)
    page = visit.page
    page.get_by_label("Sida 4", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Sida 5")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, server: RunningServer, scheme: str, width: int
) -> None:
    """Tables and text, before and after a filter and a search."""
    options = {
        "color_scheme": scheme,
        "viewport": {"width": width, "height": 900},
        "reduced_motion": "reduce",
    }
    with visiting(browser, server, **options) as visit:
        tables(visit)
        assert found_by_axe(visit) == []
        visit.page.get_by_label("Filtrera").fill("finns inte")
        expect(visit.page.locator("#radantal")).to_have_text("0 av 38 rader")
        assert found_by_axe(visit) == []
        text(visit)
        assert found_by_axe(visit) == []
        visit.page.get_by_label("Sök ord i rapporten").fill("kommun")
        visit.page.keyboard.press("Enter")
        visit.page.locator("#traffar .antal").wait_for()
        assert found_by_axe(visit) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(browser: Browser, server: RunningServer, width: int) -> None:
    with visiting(browser, server, viewport={"width": width, "height": 640}) as visit:
        tables(visit)
        visit.page.get_by_label("Bilaga 3: integration").check(force=True)
        expect(visit.page.locator("#rader h3")).to_contain_text("Bilaga 3")
        assert overflow(visit) == 0
        text(visit)
        visit.page.get_by_label("Sida 29", exact=True).check(force=True)
        visit.page.get_by_role("heading", name="Sida 29").wait_for()
        assert overflow(visit) == 0


def test_no_request_leaves_the_server(visit: Visit) -> None:
    tables(visit)
    text(visit)
    assert all(url.startswith((visit.server.url, "data:")) for url in visit.requested)
    assert visit.complaints == []
