"""A visitor's way through the page, in a real browser against a real server."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.web_tools import RunningServer, Visit, visiting

pytest_plugins = ["tests.web_fixtures"]


def test_question_gets_answer_with_sources_rows_and_method(visit: Visit) -> None:
    """The answer stands first, with its evidence beside it."""
    visit.ask("Hur många kommuner har bygglov?")
    answer = visit.page.locator("#svar-1")
    expect(answer.locator("p").first).to_contain_text("37 av 223 kommuner (16,6 %)")
    expect(answer.locator(".forbehall")).to_contain_text("13 av de 236 kommuner")
    sources = visit.page.locator("#kallor")
    expect(sources.locator("#k1-1")).to_contain_text("s. 29")
    expect(sources.locator("#k1-1 blockquote")).to_have_text("Ansöka om bygglov 37 16,6%")
    expect(sources.locator("td")).to_have_text(["Bygga och bo", "Ansöka om bygglov", "37", "16,6"])
    expect(sources.get_by_text("223 − 37 = 186")).to_be_hidden()
    sources.get_by_text("Så räknade vi").click()
    expect(sources.get_by_text("223 − 37 = 186")).to_be_visible()
    expect(sources.locator("pre")).to_contain_text("FROM bilaga2")
    expect(visit.page.get_by_label("Din fråga")).to_have_value("")
    expect(visit.page.locator("#start")).to_be_hidden()
    assert visit.complaints == []


def test_citation_opens_and_focuses_its_source_and_leads_back(visit: Visit) -> None:
    """Also for an earlier answer, whose sources are folded away."""
    visit.ask("bygglov")
    visit.ask("Vilka är de fem vanligaste?")
    expect(visit.page.locator("#k1-2")).to_be_hidden()
    visit.page.locator("#svar-1 .svarstext .mark").nth(1).click()
    assert visit.focused() == "k1-2"
    expect(visit.page.locator("#k1-2 blockquote")).to_be_visible()
    expect(visit.page.locator(".vald")).to_have_count(1)
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("() => document.activeElement.matches('#svar-1 .mark')")
    assert visit.page.url == visit.server.url


def test_citation_shows_its_row_marked_in_the_text_of_its_page(visit: Visit) -> None:
    """The row, in view, among the rows around it; a screen reader hears what the box is."""
    visit.ask("bygglov")
    expect(visit.page.locator("#k1-1 .sidtext")).to_be_hidden()
    visit.page.locator("#svar-1 .svarstext .mark").first.click()
    box = visit.page.locator("#k1-1 .sidtext")
    expect(box).to_contain_text("Anmäla till tomtkö 20 9,0%")
    mark = box.locator("mark").filter(has_text="Ansöka om bygglov 37 16,6%")
    expect(mark).to_be_in_viewport()
    expect(visit.page.get_by_role("group", name="Sidans text").first).to_be_visible()


def test_rows_are_sorted_and_saved_and_the_answer_too(visit: Visit) -> None:
    """Rows as CSV, the answer in three forms; the dialogue goes with it."""
    visit.ask("bygglov")
    visit.ask("Vilka är de fem vanligaste?")
    page = visit.page
    page.get_by_role("button", name="Antal kommuner").click()
    expect(page.locator("#rader-2 tbody tr").first).to_contain_text("Ansöka om förskola")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ladda ner raderna som CSV").click()
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert rows[1] == "Kultur och fritid;Boka och låna om böcker;148;66,4"
    for short, part in (("HTML", "<h1>Vilka är"), ("Markdown", "# Underlag"), ("JSON", '{"id"')):
        with page.expect_download() as download:
            page.locator("#svar-2").get_by_role("button", name=short).click()
        assert part in Path(download.value.path()).read_text(encoding="utf-8")
    assert visit.server.assistant.asked[-1] == ("bygglov", "Vilka är de fem vanligaste?")
    expect(page.locator("#kallor .staplar li")).to_have_count(5)
    assert visit.complaints == []


def test_counted_page_is_written_as_such(visit: Visit) -> None:
    """Pages 25 to 27 are counted, not printed."""
    visit.ask("Vad visar figur 27?")
    expect(visit.page.locator("#svar-1 .lage")).to_have_text("Finns inte i rapporten")
    expect(visit.page.locator("#k1-1 .sida")).to_have_text("ca s. 26")


def test_follow_up_is_asked_with_the_earlier_turns(visit: Visit) -> None:
    """The visitor's own words are passed on, never what the page shows."""
    visit.ask("Hur många har bygglov?")
    visit.ask("och i procent?")
    assert visit.server.assistant.asked[-1] == ("Hur många har bygglov?", "och i procent?")


def test_suggestion_is_asked_and_focus_follows(visit: Visit) -> None:
    """The clicked button goes away: the new answer takes the focus."""
    visit.ask("bygglov")
    choice = "Vilka e-tjänster är vanligast?"
    visit.page.get_by_role("button", name=choice).click()
    visit.wait_for_answers(2)
    assert visit.server.assistant.asked[-1] == ("bygglov", choice)
    assert visit.focused() == "svar-2"


def test_starter_question_is_asked(visit: Visit) -> None:
    """A click on a starter question is the same as typing it."""
    visit.page.get_by_role("button", name="Svarade Umeå på enkäten?").click()
    visit.wait_for_answers(1)
    assert visit.server.assistant.asked[-1] == ("Svarade Umeå på enkäten?",)
    assert visit.focused() == "svar-1"


def test_new_conversation_forgets_everything(visit: Visit) -> None:
    """Answers, sources and context are gone, and the field is ready."""
    visit.ask("bygglov")
    visit.page.get_by_label("Din fråga").fill("halvskriven")
    visit.page.get_by_role("button", name="Ny konversation").click()
    expect(visit.page.locator("#samtal .svar")).to_have_count(0)
    expect(visit.page.locator("#kallor")).to_contain_text("Här visas varifrån svaret kommer")
    expect(visit.page.locator("#start")).to_be_visible()
    expect(visit.page.get_by_label("Din fråga")).to_have_value("")
    expect(visit.page.get_by_label("Din fråga")).to_be_focused()
    visit.ask("och i procent?")
    assert visit.server.assistant.asked[-1] == ("och i procent?",)


def test_conversation_is_there_again_after_a_reload(visit: Visit) -> None:
    """Kept by the browser alone, answered again; gone with a new conversation."""
    visit.ask("Hur många har bygglov?")
    visit.ask("Vilka är de fem vanligaste?")
    page = visit.page
    page.wait_for_function("() => localStorage.length > 0")
    page.wait_for_timeout(300)
    visit.go()
    visit.wait_for_answers(2)
    expect(page.locator("#svar-1")).to_contain_text("37 av 223 kommuner")
    expect(page.locator("#fraga-2")).to_have_text("Vilka är de fem vanligaste?")
    visit.ask("och i procent?")
    assert visit.server.assistant.asked[-1] == (
        "Hur många har bygglov?",
        "Vilka är de fem vanligaste?",
        "och i procent?",
    )
    page.get_by_role("button", name="Ny konversation").click()
    expect(page.locator("#samtal .svar")).to_have_count(0)
    page.wait_for_timeout(300)
    visit.go()
    page.get_by_label("Din fråga").wait_for()
    page.wait_for_timeout(800)
    expect(page.locator("#samtal .svar")).to_have_count(0)
    assert visit.complaints == []


def test_keyboard_is_enough(visit: Visit) -> None:
    """Ask, open a source and ask a follow-up without a mouse."""
    page = visit.page
    _tab_until(visit, "document.activeElement.matches('#fraga textarea')")
    page.keyboard.type("bygglov")
    page.keyboard.press("Enter")
    visit.wait_for_answers(1)
    expect(page.get_by_label("Din fråga")).to_be_focused()
    _tab_until(visit, "document.activeElement.matches('.svarstext .mark')", key="Shift+Tab")
    page.keyboard.press("Enter")
    assert visit.focused().startswith("k1-")
    _tab_until(visit, "document.activeElement.matches('.metod > summary')")
    page.keyboard.press("Enter")
    expect(page.get_by_text("223 − 37 = 186")).to_be_visible()
    _tab_until(visit, "document.activeElement.matches('.option')", key="Shift+Tab")
    page.keyboard.press("Enter")
    visit.wait_for_answers(2)
    assert visit.focused() == "svar-2"


def test_every_tab_stop_can_be_seen(visit: Visit) -> None:
    """Each stop shows a focus ring, and there are no stray ones."""
    visit.ask("bygglov")
    page = visit.page
    page.evaluate("() => document.activeElement.blur()")
    stops: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(_DESCRIBE_FOCUS)
        if stop is None:
            break
        stops.append(stop)
    unseen = [stop for stop in stops if "ring" not in stop]
    assert unseen == []
    assert [stop for stop in stops if stop.startswith(("div", "span"))] == []


def test_shift_enter_makes_a_new_line(visit: Visit) -> None:
    """A question may have several lines."""
    field = visit.page.get_by_label("Din fråga")
    field.press_sequentially("rad ett")
    field.press("Shift+Enter")
    field.press_sequentially("rad två")
    expect(field).to_have_value("rad ett\nrad två")


def test_copy_takes_answer_caveat_and_sources(browser: Browser, server: RunningServer) -> None:
    """What lands in a memo can be defended."""
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, server, permissions=permissions) as visit:
        visit.ask("bygglov")
        visit.page.get_by_role("button", name="Kopiera svar och källor").click()
        expect(visit.page.get_by_role("button", name="Kopierat")).to_be_visible()
        copied = visit.page.evaluate("() => navigator.clipboard.readText()")
    assert copied.replace("\u00a0", " ").split("\n\n") == [
        "37 av 223 kommuner (16,6 %) hade 2011 en e-tjänst för att ansöka om bygglov [1]. "
        "Det betyder att 186 kommuner saknade den.",
        "Andelen räknas på de 223 kommuner som besvarat frågan om e-tjänster [2].",
        "Att tänka på",
        "13 av de 236 kommuner som svarade på enkäten hoppade över frågan.",
        "Källor: [1] Bilaga 2, s. 29 [2] E-tjänster till privatpersoner och företag, s. 20",
        "E-förvaltning och e-tjänster i Sveriges kommuner 2011. "
        "Sveriges Kommuner och Landsting (SKL), oktober 2011.",
    ]


def _tab_until(visit: Visit, condition: str, key: str = "Tab") -> None:
    for _ in range(40):
        visit.page.keyboard.press(key)
        if visit.page.evaluate(f"() => {condition}"):
            return
    raise AssertionError(f"{key} never led to {condition}")


_DESCRIBE_FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const rings = [at, at.closest("#skrivrad")].filter(Boolean).map(e => getComputedStyle(e));
  const ring = rings.some(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2);
  const name = at.tagName.toLowerCase() + " " + at.className.split(" ")[0];
  return ring ? name + " ring" : name;
}"""
