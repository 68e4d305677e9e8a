"""Accessibility by axe, and the page at widths from 320 to 1920 pixels, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.web_tools import RunningServer, Visit, visiting

pytest_plugins = ["tests.web_fixtures"]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCROLLED = ("<td", '<p class="rad-', "<mark")
WIDTHS = [320, 390, 768, 1024, 1360, 1920]


def found_by_axe(visit: Visit) -> list[str]:
    """Violations and what axe could not decide, one line each; empty when all is well.

    What is scrolled half out of its box (cells of a table, lines of a page) is not decided: others
    of the same colour are, so it is left out.
    """
    options = {"runOnly": {"type": "tag", "values": RULES}}
    response = Axe().run(visit.page, options=options).response
    return [
        f"{kind}: {rule['id']}: {node['html'][:120]}: {[c['message'] for c in node['any']]}"
        for kind in ("violations", "incomplete")
        for rule in response[kind]
        for node in rule["nodes"]
        if not (kind == "incomplete" and node["html"].startswith(SCROLLED))
    ]


@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, server: RunningServer, scheme: str, width: int
) -> None:
    """Before a question, with answers, with everything unfolded, and with a notice."""
    viewport = {"width": width, "height": 900}
    options = {"color_scheme": scheme, "viewport": viewport, "reduced_motion": "reduce"}
    with visiting(browser, server, **options) as visit:
        assert found_by_axe(visit) == []
        visit.ask("Vilka är de fem vanligaste?")
        visit.ask("Vad visar figur 27?")
        visit.ask("bygglov")
        assert found_by_axe(visit) == []
        visit.page.locator("#svar-1 .svarstext .mark").first.click()
        visit.page.evaluate(
            "() => document.querySelectorAll('#kallor details').forEach(d => d.open = true)"
        )
        visit.page.get_by_label("Din fråga").fill("x" * 501)
        visit.page.get_by_role("button", name="Fråga", exact=True).click()
        expect(visit.page.get_by_role("alert")).to_be_visible()
        assert found_by_axe(visit) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(browser: Browser, server: RunningServer, width: int) -> None:
    """Long words and wide tables included; the table scrolls in its own box."""
    with visiting(browser, server, viewport={"width": width, "height": 640}) as visit:
        assert overflow(visit) == 0
        visit.ask("Vilka är de fem vanligaste?")
        visit.ask("bygglov " + "lång" * 60)
        visit.page.evaluate(
            "() => document.querySelectorAll('#kallor details').forEach(d => d.open = true)"
        )
        assert overflow(visit) == 0


def test_sources_stand_beside_on_wide_and_below_on_narrow(
    browser: Browser, server: RunningServer
) -> None:
    """And a citation leads there in both."""
    for width, beside in ((1360, True), (390, False)):
        with visiting(browser, server, viewport={"width": width, "height": 800}) as visit:
            visit.ask("bygglov")
            chat = visit.page.locator("#fragespalt").bounding_box()
            sources = visit.page.locator("#kallspalt").bounding_box()
            assert chat is not None and sources is not None
            assert (sources["x"] >= chat["x"] + chat["width"]) is beside
            assert (sources["y"] >= chat["y"] + chat["height"]) is not beside
            visit.page.locator("#svar-1 .svarstext .mark").first.click()
            expect(visit.page.locator("#k1-1")).to_be_in_viewport(ratio=0.9)


def test_table_that_does_not_fit_can_be_scrolled_with_the_keyboard(
    browser: Browser, server: RunningServer
) -> None:
    """It is a stop with a name; one that fits is no stop."""
    for width, stops in ((320, 1), (1360, 0)):
        with visiting(browser, server, viewport={"width": width, "height": 800}) as visit:
            visit.ask("bygglov")
            boxes = visit.page.get_by_role("group", name="Raderna bakom svaret")
            expect(boxes).to_have_count(stops)
            expect(visit.page.locator(".tabellruta[tabindex]")).to_have_count(stops)


def test_question_field_does_not_cover_what_has_focus(
    browser: Browser, server: RunningServer
) -> None:
    """The field follows the page on its lower edge; tabbing must not go on beneath it."""
    with visiting(browser, server, viewport={"width": 390, "height": 700}) as visit:
        visit.ask("bygglov")
        visit.page.locator("#svar-1").focus()
        for _ in range(6):
            visit.page.keyboard.press("Tab")
            covered = visit.page.evaluate(_COVERED)
            assert covered == "", covered


def overflow(visit: Visit) -> int:
    """Pixels that stand outside the window, to the right."""
    extra: int = visit.page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return extra


_COVERED = """() => {
  const at = document.activeElement, field = document.querySelector("#skrivyta");
  if (field.contains(at)) return "";
  const a = at.getBoundingClientRect();
  const f = document.querySelector("#skrivrad").getBoundingClientRect();
  return a.top < f.bottom && a.bottom > f.top + 4 && getComputedStyle(field).position === "sticky"
    ? at.outerHTML.slice(0, 120) : "";
}"""
