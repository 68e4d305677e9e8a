"""What the page must never do: call another host, run a visitor's code, lose a visitor's words."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from app.web.types import WebSettings
from tests.fakes import BY_WORD, FakeAssistant, echo
from tests.web_tools import RunningServer, Visit, serving, visiting

pytest_plugins = ["tests.web_fixtures"]

PAYLOADS = [
    "<script>window.hacked = 1</script>",
    '<img src="http://example.invalid/x.png" onerror="window.hacked = 1">',
    "![bild](http://example.invalid/y.png)",
    "[klicka](javascript:window.hacked=1)",
    "<style>body{display:none}</style><form action='http://example.invalid'>",
    "</div></details><iframe src='http://example.invalid'></iframe>",
    "rad ett\n\n# rubrik\n\n<script>window.hacked = 1</script>\n\n[1] &amp; `kod`",
    "$$\\frac{1}{2}$$ ```mermaid\ngraph TD\n```",
]


def test_no_request_leaves_the_server(visit: Visit) -> None:
    """From opening to a dialogue with sources, everything comes from our own address."""
    visit.ask("bygglov")
    visit.ask("Vilka är de fem vanligaste?")
    visit.page.locator("#svar-2 .svarstext .mark").first.click()
    visit.page.get_by_role("button", name="Ny konversation").click()
    assert visit.page.context.cookies() == []
    hosts = {urlsplit(url).netloc for url in visit.requested if not url.startswith("data:")}
    assert hosts == {f"127.0.0.1:{visit.server.port}"}
    assert visit.complaints == []


def test_questions_are_shown_literally(visit: Visit) -> None:
    """In the conversation, in the sources' heading and where an answer repeats them."""
    for number, payload in enumerate(PAYLOADS):
        visit.ask(payload)
        visit.ask("bygglov " + payload)
        shown = visit.page.locator(f"#fraga-{2 * number + 1}").inner_text()
        assert shown.split("\n") == payload.split("\n")
    assert visit.page.evaluate("() => window.hacked") is None
    assert visit.page.locator("#samtal .message-content :is(script, img, form, style)").count() == 0
    assert visit.page.locator("#kallor :is(script, img, iframe, form, style)").count() == 0
    assert [url for url in visit.requested if "invalid" in url] == []


def test_answer_cannot_run_anything(browser: Browser) -> None:
    """The assistant's own text goes through the same door: no links, images or code."""
    hostile = [echo("x").model_copy(update={"text": text}) for text in PAYLOADS]
    with (
        serving(FakeAssistant(hostile), WebSettings()) as server,
        visiting(browser, server) as visit,
    ):
        for number in range(len(PAYLOADS)):
            visit.ask(f"fråga {number}")
        assert visit.page.evaluate("() => window.hacked") is None
        assert (
            visit.page.locator(
                "#samtal .message-content :is(script, img, iframe, form, style, a)"
            ).count()
            == 0
        )
        assert [url for url in visit.requested if "invalid" in url] == []


def test_long_question_is_explained_and_kept(visit: Visit) -> None:
    """The text stays in the field, the conversation stays on the page."""
    visit.ask("bygglov")
    long = "Hur många " + "x" * 600
    field = visit.page.get_by_label("Din fråga")
    field.fill(long)
    field.press("Enter")
    notice = visit.page.get_by_role("alert")
    expect(notice).to_have_text(
        "Frågan är 610 tecken lång, men högst 500 ryms. Korta den och skicka igen."
    )
    expect(field).to_have_value(long)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(visit.page.locator("#samtal .svar")).to_have_count(1)
    visit.ask("Vilka är de fem vanligaste?")
    expect(notice).to_have_count(0)
    expect(field).to_have_attribute("aria-invalid", "false")


def test_empty_question_is_explained(visit: Visit) -> None:
    """Nothing is asked."""
    asked = len(visit.server.assistant.asked)
    visit.page.get_by_role("button", name="Fråga", exact=True).click()
    expect(visit.page.get_by_role("alert")).to_have_text("Skriv en fråga först.")
    assert len(visit.server.assistant.asked) == asked


def test_full_queue_is_said_in_swedish(visit: Visit) -> None:
    """Gradio's own sentence is English and hard-coded."""
    visit.page.route(
        "**/gradio_api/queue/join*",
        lambda route: route.fulfill(
            status=503, json={"detail": "Queue is full. Max size is 60 and size is 60."}
        ),
    )
    field = visit.page.get_by_label("Din fråga")
    field.fill("bygglov")
    field.press("Enter")
    toast = visit.page.locator(".toast-body")
    expect(toast).to_contain_text("Många frågar just nu.")
    expect(toast).to_contain_text("Fel")
    expect(toast).not_to_contain_text("Queue")
    expect(toast).not_to_contain_text("Error")
    expect(field).to_have_value("bygglov")


@pytest.mark.parametrize("locale", ["en-US", "de-DE", "sv-SE"])
def test_page_is_swedish_in_every_browser(
    browser: Browser, server: RunningServer, locale: str
) -> None:
    """Language mark, labels and names that screen readers hear."""
    with visiting(browser, server, locale=locale) as visit:
        visit.ask("bygglov")
        page = visit.page
        assert page.evaluate("() => document.documentElement.lang").split("-")[0] == "sv"
        expect(page).to_have_title("Fråga rapporten")
        names = page.evaluate(
            "() => [...document.querySelectorAll('[aria-label], [title]')]"
            ".flatMap(e => [e.getAttribute('aria-label'), e.getAttribute('title')])"
        )
    assert {name for name in names if name} == {
        "Konversation",
        "Du",
        "Svar",
        "Fråga vidare",
        "Källor",
        "Sidans text",
        "Rensa chatten",
    }


def test_login_and_stripped_prefix_work_in_the_browser(browser: Browser) -> None:
    """Name and password once, then everything loads."""
    settings = WebSettings(auth=("namn", "lösen:ord"))
    with serving(FakeAssistant(by_word=BY_WORD), settings) as server:
        credentials = {"username": "namn", "password": "lösen:ord"}
        with visiting(browser, server, http_credentials=credentials) as visit:
            visit.ask("bygglov")
            expect(visit.page.locator("#svar-1")).to_contain_text("37 av 223")
