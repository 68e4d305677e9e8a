"""A verdict on an answer, in a real browser: what is kept is said first, and one may cancel."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from app.feedback.store import Store
from app.web.types import WebSettings
from tests.fakes import BY_WORD, FakeAssistant
from tests.test_browser_layout import found_by_axe, overflow
from tests.web_tools import serving, visiting

pytest_plugins = ["tests.web_fixtures"]


def test_verdict_is_given_with_the_keyboard_and_kept(browser: Browser, tmp_path: Path) -> None:
    settings = WebSettings(feedback_dir=tmp_path, feedback_days=90)
    with (
        serving(FakeAssistant(by_word=BY_WORD), settings) as server,
        visiting(browser, server, viewport={"width": 320, "height": 700}) as visit,
    ):
        visit.ask("bygglov")
        page = visit.page
        down = page.get_by_role("button", name="Dåligt svar")
        down.focus()
        page.keyboard.press("Enter")
        comment = page.get_by_label("Kommentar (valfritt)")
        expect(comment).to_be_focused()
        expect(page.locator("#omdome-1-sparas")).to_contain_text("i högst 90 dagar")
        assert overflow(visit) == 0
        assert found_by_axe(visit) == []
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # cancel
        expect(comment).to_have_count(0)
        expect(down).to_be_focused()
        assert Store(tmp_path, 90).items() == []
        page.keyboard.press("Enter")
        page.keyboard.type("Fel <b>tal</b>")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".omdomestack")).to_have_text("Tack, omdömet är sparat.")
        expect(down).to_have_attribute("aria-pressed", "true")
        expect(down).to_be_focused()
        assert found_by_axe(visit) == []
        assert visit.complaints == []
    (item,) = Store(tmp_path, 90).items()
    assert (item.verdict, item.comment, item.turns) == ("down", "Fel <b>tal</b>", ("bygglov",))
