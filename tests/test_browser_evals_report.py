"""The evals' HTML report in a real browser: readable in light, dark, narrow and on paper.

Named like the browser tests, which run last.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from evals.compare import Named, compare
from evals.html_report import html
from tests.test_browser_layout import RULES
from tests.test_evals_gate import a_run, result

pytest_plugins = ["tests.web_fixtures"]

LONG = "Hur många kommuner har " + "e-tjänstersomintekanavstavas" * 4 + "?"
SYSTEMS = ("bm25", "plain", "ours-without-tables", "ours-without-vocabulary", "ours-without-tasks")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with several systems, a case that broke, a fault and a long word."""
    cases = [
        *(result(f"lookup-a-{i:02}", ms=float(i)) for i in range(1, 20)),
        result(
            "lookup-b-01", "wrong", turns=("Först?", LONG), wrong_figure=True, gold=("tal: 37",)
        ),
        result("refusal-a-01", "wrong", kind="refusal"),
        result("claim-a-01", "fault", kind="claim", answer=None, error="RuntimeError: x"),
    ]
    run = a_run(*cases)
    ours = run.systems[0]
    others = tuple(ours.model_copy(update={"name": name}) for name in SYSTEMS)
    before = [case.model_copy(update={"verdict": "right"}) for case in cases]
    found = compare(Named("a", before), Named("b", cases))
    file = tmp_path_factory.mktemp("report") / "report.html"
    whole = run.model_copy(update={"systems": (ours, *others)})
    file.write_text(html(whole, found, "godkänd körning 2026-01-01"), encoding="utf-8")
    return file


@contextmanager
def opened(browser: Browser, file: Path, **options: object) -> Iterator[tuple[Page, list[str]]]:
    """The page, and the addresses that it asked for."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("console", lambda message: requested.append(f"console: {message.text}"))
    page.goto(file.as_uri())
    yield page, requested
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, report: Path, scheme: str, width: int) -> None:
    viewport = {"width": width, "height": 900}
    with opened(browser, report, color_scheme=scheme, viewport=viewport) as (page, _):
        page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
        options = {"runOnly": {"type": "tag", "values": RULES}}
        found = Axe().run(page, options=options).response["violations"]
    assert [(rule["id"], [n["html"][:90] for n in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways_and_nothing_is_fetched(
    browser: Browser, report: Path, width: int
) -> None:
    with opened(browser, report, viewport={"width": width, "height": 900}) as (page, requested):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("svg.share").first.bounding_box()
        assert requested == [report.as_uri()]


def test_the_contents_lead_to_every_section(browser: Browser, report: Path) -> None:
    with opened(browser, report) as (page, _):
        links = page.locator("nav a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        headings = page.locator("section").evaluate_all("all => all.map(s => '#' + s.id)")
    assert links == headings
    assert headings == ["#jamfort", "#system", "#slag", "#tider", "#matt", "#fel"]


def test_on_paper_it_is_black_on_white_and_nothing_is_cut(browser: Browser, report: Path) -> None:
    """Also for who reads in the dark; 700 pixels is the width of A4 within its margins."""
    viewport = {"width": 700, "height": 1000}
    with opened(browser, report, color_scheme="dark", viewport=viewport) as (page, _):
        page.emulate_media(media="print")
        colours = page.evaluate(
            "() => [getComputedStyle(document.body).color, getComputedStyle(document.body)"
            ".backgroundColor]"
        )
        assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 700
        assert not page.locator("nav").is_visible()
        assert page.locator("article").count() == 3
