"""What the page shows for an answer: exact HTML, and nothing but the elements we mean."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from app.types import Answer, Citation, LookupRecord
from app.web import evidence, render, texts
from app.web.types import Conversation, Exchange
from tests.fakes import VERSION, bygglov, desk, echo, lost_chart

OURS = {"a", "blockquote", "br", "button", "cite", "code", "dd", "details", "div", "dl", "dt", "em"}
OURS |= {"h2", "h3", "h4", "li", "mark", "ol", "p", "pre", "section", "span", "strong", "summary"}
OURS |= {"table", "tbody", "td", "th", "thead", "tr", "ul"}
ATTRIBUTES = {"class", "href", "id", "open", "scope", "start", "style", "tabindex", "type"}
HARD = st.text(alphabet=st.characters() | st.sampled_from("<>&\"'[]()*_`#!|\n\r -1"), max_size=80)


class Elements(HTMLParser):
    """Collects the elements, attributes and targets of some HTML."""

    def __init__(self, html: str) -> None:
        """Reads it at once."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes one element."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.targets.update(value or "" for name, value in attrs if name == "href")


def panel(talk: Conversation) -> str:
    """The source panel beside the real report."""
    return evidence.panel(talk, desk().corpus)


def conversation(*answers: Answer) -> Conversation:
    talk = Conversation()
    for answer in answers:
        talk = talk.add(answer.question, answer)
    return talk


def test_answer_stands_before_caveats_and_sources() -> None:
    html = render.answer(Exchange(3, "bygglov?", bygglov()))
    order = ['class="svarstext"', 'class="forbehall"', 'class="kallrad"', 'class="kopiera"']
    assert [html.index(part) for part in order] == sorted(html.index(part) for part in order)
    assert html.startswith('<div class="svar answered" id="svar-3" tabindex="-1">')
    assert (
        "<strong>37 av 223 kommuner (16,6&nbsp;%)</strong> hade 2011 en e-tjänst för att ansöka "
        'om bygglov <a class="mark" href="#k3-1"><span class="dold">Källa </span>1</a>.'
    ) in html
    assert '<span class="dold">Källa </span>1</a> Bilaga 2, s.&nbsp;29</li>' in html


def test_refusal_says_what_it_is_and_cites_a_counted_page() -> None:
    html = render.answer(Exchange(1, "figur 27?", lost_chart()))
    assert '<div class="svar not-in-report"' in html
    assert '<p class="lage">Finns inte i rapporten</p>' in html
    assert "Figur 27, ca&nbsp;s.&nbsp;26" in html


def test_every_status_but_answered_has_a_label() -> None:
    assert [status for status, label in texts.STATUS_LABELS.items() if not label] == ["answered"]


def test_source_shows_place_page_and_quote() -> None:
    html = panel(conversation(bygglov()))
    assert (
        '<li id="k1-1" tabindex="-1"><details open><summary><span class="nummer">1</span>'
        '<span class="plats">Bilaga 2</span><span class="sida">s.&nbsp;29</span></summary>'
    ) in html
    assert "<blockquote>Ansöka om bygglov 37 16,6%</blockquote>" in html
    assert '<a class="tillbaka" href="#svar-1">Tillbaka till svaret</a>' in html


def test_rows_have_decimal_comma_and_plain_headings() -> None:
    html = panel(conversation(bygglov()))
    assert '<th scope="col">E-tjänst</th><th scope="col" class="tal">Antal kommuner</th>' in html
    assert '<td>Ansöka om bygglov</td><td class="tal">37</td><td class="tal">16,6</td>' in html
    assert '<p class="svag">1 rad</p>' in html


def test_method_shows_query_values_and_calculation() -> None:
    html = panel(conversation(bygglov()))
    assert "<dt>Kommuner utan e-tjänsten</dt><dd>223 − 37 = 186</dd>" in html
    assert "<pre><code>SELECT kategori, tjanst, antal, andel&#10;FROM bilaga2&#10;WHERE" in html
    assert "Värden i frågan:</span> Bygga och bo; Ansöka om bygglov</p>" in html
    assert f"Dataversion {VERSION}" in html


def test_newest_answer_is_first_and_earlier_ones_keep_their_places() -> None:
    html = panel(conversation(bygglov(), lost_chart()))
    assert html.index('id="k2-1"') < html.index("Källor till tidigare svar")
    assert html.index("Källor till tidigare svar") < html.index('id="k1-1"')
    assert '<details class="tidigare"><summary>Hur många kommuner har' in html


def test_answer_without_evidence_says_so() -> None:
    html = panel(conversation(echo("hej")))
    assert "Svaret bygger inte på något ställe i rapporten." in html


def test_empty_panel_says_what_it_is_for() -> None:
    assert "Här visas varifrån svaret kommer" in panel(Conversation())


def test_long_table_is_cut_with_a_word() -> None:
    rows = tuple((f"kommun {number}", number) for number in range(301))
    lookup = LookupRecord(sql="SELECT 1", columns=("kommun", "antal"), rows=rows)
    answer = bygglov().model_copy(update={"lookups": (lookup,)})
    html = panel(conversation(answer))
    assert "Visar de 300 första av 301 rader." in html
    assert html.count("<td>kommun") == 300


def test_query_without_rows_makes_no_table() -> None:
    lookup = LookupRecord(sql="SELECT 1", columns=("antal",), rows=())
    html = panel(conversation(bygglov().model_copy(update={"lookups": (lookup,)})))
    assert "<table>" not in html
    assert "SELECT 1" in html


@given(HARD, HARD)
def test_no_text_can_bring_an_element_of_its_own(asked: str, text: str) -> None:
    """Whatever a visitor types or a source says: our elements, in-page links, one line."""
    citation = Citation(n=1, label=text, section=asked, page=4, page_basis="printed", quote=text)
    answer = bygglov().model_copy(
        update={
            "text": text,
            "citations": (citation,),
            "caveats": (asked,),
            "lookups": (
                LookupRecord(sql=text, params=(asked,), columns=(text,), rows=((asked,),)),
            ),
        }
    )
    exchange = Exchange(1, asked, answer)
    talk = Conversation((exchange, Exchange(2, text, answer)), 2)
    parts = (render.question(exchange), render.answer(exchange), panel(talk))
    for html in parts:
        found = Elements(html)
        assert found.tags <= OURS
        assert found.attributes <= ATTRIBUTES
        assert all(target.startswith(("#k", "#svar-")) for target in found.targets)
        assert len(html.splitlines()) == 1
