"""Passages, summaries, places, figures and refusals, checked by hand against the report."""

import pytest

from app.plan import Clarify, FigureStep, PassageStep, Refusal, Step, Summary, Where
from app.texts import prose as say
from app.texts import refusals as refuse
from app.types import STATUS_OF_REASON, Reason
from tests.app_tools import BYGGLOV, corpus, option, plain, ran, service
from tests.edge_tools import assistant


def sentence(start: str) -> str:
    """The id of the sentence that begins so."""
    return next(s.id for s in corpus().sentences if s.text.startswith(start))


def test_a_sentence_is_quoted_whole() -> None:
    step = PassageStep(sentences=(sentence("Med e-tjänst avses en tjänst som"),))
    done = ran(step)
    assert done.text.startswith("Med e-tjänst avses en tjänst som tillhandahålls via ett elektr")
    assert done.text.rstrip(" [1].") in done.evidence.citations[0].quote
    two = (sentence("Behovsanalys är det"), sentence("Riskhantering används"))
    assert len(ran(PassageStep(sentences=two)).text.split("\n\n")) == 2


def test_a_sentence_that_opens_a_list_brings_the_list() -> None:
    step = PassageStep(sentences=(sentence("I SKL:s Strategi för eSamhället formuleras tre"),))
    lines = ran(step).text.splitlines()
    assert lines[2:] == [
        "- Enklare vardag för privatpersoner och företag",
        "- Smartare och öppnare förvaltning som stödjer innovation och delaktighet",
        "- Högre kvalitet och effektivitet i verksamheten",
    ]
    for start in ("Enklare vardag för", "Smartare och öppnare", "Högre kvalitet och effektivitet"):
        item = PassageStep(sentences=(sentence(start),))
        assert ran(item).text == "\n".join(lines)


def test_a_summary_of_a_section_has_its_overview_first() -> None:
    done = ran(Summary(section="Resultat > Samverkan kring e-förvaltningsfrågor"))
    lead, _, first, *_ = done.text.splitlines()
    assert lead == "Det här säger rapporten i avsnittet **Samverkan kring e-förvaltningsfrågor**:"
    assert first.startswith("- 75 procent av kommunerna samverkar med varandra")
    assert "55 procent" in done.text and "33 procent" in done.text
    assert done.pages[0][1] == 4


def test_a_summary_of_the_report_is_its_overview() -> None:
    done = ran(Summary())
    assert done.text.startswith("Det här är rapportens övergripande iakttagelser:")
    for figure in ("63 procent", "22 procent", "65 procent", "75 procent", "82 procent", "41 proc"):
        assert figure in done.text
    assert {page for _, page in done.pages} == {4, 5}


def test_a_long_section_is_shortened_but_keeps_its_figures() -> None:
    path = "Resultat > E-tjänster till privatpersoner och företag"
    done = ran(Summary(section=path))
    assert len([line for line in done.text.splitlines() if line[:2] == "- "]) <= 16
    assert "82 procent" in done.text


HEADINGS = {
    1: "Bilaga 1. Kommuner som besvarat enkäten",
    2: "Bilaga 2. Förekomst av 38 utvalda e-tjänster i de 223 kommuner som besvarat frågan",
    3: "Bilaga 3. Förekomst av integrationer med verksamhetssystem hos 38 utvalda e-tjänster",
}


@pytest.mark.parametrize(
    ("appendix", "pages", "held", "counted"),
    [
        (1, "s. 28 [1]", "Den listar de 236 kommuner som besvarade en eller flera frågor i enkäten."
         " Av varje kommun står bara namnet", (236,)),
        (2, "s. 29 [1] och s. 30 [2]", "Den har 38 rader, en för varje e-tjänst, ordnade i 14 "
         "kategorier. För varje e-tjänst anger den hur många kommuner som hade", (38, 14)),
        (3, "s. 31 [1] och s. 32 [2]", "Den har 38 rader, en för varje e-tjänst, ordnade i 14 "
         "kategorier. För varje e-tjänst anger den hur många kommuner som hade den integrerad",
         (38, 14)),
    ],
)  # fmt: skip
def test_what_an_appendix_holds(
    appendix: int, pages: str, held: str, counted: tuple[int, ...]
) -> None:
    done = ran(Summary(section=HEADINGS[appendix]))
    lead, second = done.text.split("\n\n")
    title = HEADINGS[appendix].split(". ", 1)[1]
    assert lead == f"Bilaga {appendix} har rubriken ”{title}” [1]. Den står på {pages}."
    assert second.startswith(held)
    assert done.evidence.citations[0].quote == HEADINGS[appendix]
    assert done.evidence.lookups[-1].rows == (counted,)
    assert done.caveats and done.evidence.suggestions


def test_a_page_has_clean_ends_and_capitals() -> None:
    lines = ran(Summary(page=3)).text.splitlines()
    assert lines[2] == "- E-samhället är här [1]!"
    assert any(line.endswith("bidrag till e-samhället [4]:") for line in lines)
    assert ran(Summary(page=30)).text.endswith("- En del av tabellen i Bilaga 2 [1].")


@pytest.mark.parametrize(
    ("page", "cut"),
    [
        (11, "Texten om fritextsvaren på s. 11 slutar mitt i en mening."),
        (26, "Texten om tvåfaktorslösningar vid figur 27 slutar mitt i en mening."),
        (27, "Meningens början saknas i den text som programmet bygger på."),
        (25, ""),
        (9, ""),
    ],
)
def test_half_a_sentence_is_said_to_be_so(page: int, cut: str) -> None:
    caveats = ran(Summary(page=page)).caveats
    assert [c.startswith(cut) for c in caveats] == ([True] if cut else [])


def test_page_11_gives_the_values_of_its_figures() -> None:
    lines = ran(Summary(page=11)).text.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("- Figur 8."))
    assert lines[at + 1] == "  - Kommunövergripande: 41 kommuner"
    assert lines[-1].startswith("  - Nej: 75 kommuner [")


def test_several_pages_each_say_how_they_were_numbered() -> None:
    answer = assistant().ask(["Vad står på sidorna 24 och 25?"])
    assert "på s. 24:" in plain(answer.text) and "på ca s. 25:" in plain(answer.text)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (Where(figure=20), "Figur 20 (e-tjänster som fler än 20 procent av kommunerna har) står"),
        (Where(figure=27), "Figur 27 ("),
        (Where(appendix=3), "Bilaga 3 står på s. 31, Bilaga 3"),
        (Where(appendix=1), "Bilaga 1 står på s. 28, Bilaga 1"),
        (Where(row=BYGGLOV), "**Ansöka om bygglov** (Bygga och bo) står i Bilaga 2 på s. 29 [1]. "
         "Uppgifterna om integration står i Bilaga 3 på s. 31 [2]."),
        (Where(row=service("Anmäla om matförgiftning")), "**Anmäla om matförgiftning** (Miljö) "
         "står i Bilaga 2 på s. 30 [1]. Uppgifterna om integration står i Bilaga 3 på s. 32 [2]."),
        (Where(row=option(9, "Annat")), "”Annat” står på s. 11, Figur 9"),
        (Where(row=option(8, "Annat")), "”Annat” står på s. 11, Figur 8"),
        (Where(fact="hinder-finansiering"), "Uppgiften att 73 %"),
        (Where(section="Inledning > Svarsfrekvens"), "Avsnittet ”Svarsfrekvens” står på s. 6"),
        (Where(sentence=sentence("Riskhantering används")), "Det står på s. 12, Verktyg för"),
    ],
)  # fmt: skip
def test_where_things_stand(step: Where, text: str) -> None:
    done = ran(step)
    assert done.text.startswith(text)
    cited = {f"s. {c.page}" for c in done.evidence.citations}
    assert any(page in done.text for page in cited)


def test_counted_pages_are_said_to_be_so() -> None:
    assert "på ca s. 26, Figur 27" in ran(Where(figure=27)).text


@pytest.mark.parametrize(
    ("figure", "page", "parts"),
    [
        (8, "s. 11", ["- Kommunövergripande: 41 kommuner", "Antal svarande: 49 kommuner."]),
        (9, "s. 11", ["- Nej: 75 kommuner", "Antal svarande: 216 kommuner."]),
        (20, "s. 21", [say.FIGURE_TABLE, "14 av de 38 e-tjänsterna", "148 kommuner (66,4 %)"]),
        (2, "s. 8", [say.FIGURE_PART, "63 %", "35 %", "Antal svarande: 221 kommuner."]),
        (13, "s. 15", [say.FIGURE_PART, "75 %", "55 %", "33 %"]),
        (25, "ca s. 25", [say.FIGURE_PART, "56 %", "22 %", "Antal svarande: 190 kommuner."]),
        (1, "s. 7", [say.FIGURE_LOST]),
        (24, "s. 24", [say.FIGURE_LOST]),
    ],
)
def test_what_a_figure_shows(figure: int, page: str, parts: list[str]) -> None:
    done = ran(FigureStep(figure=figure))
    assert done.text.startswith(f"Figur {figure} ({page}) visar ")
    for part in parts:
        assert part in done.text


def test_the_prose_of_other_questions_stays_out_of_a_figure() -> None:
    lines = ran(FigureStep(figure=2)).text.splitlines()
    assert [line.split(" ")[1] for line in lines if line[:2] == "- "] == ["63", "35"]


def test_every_figure_passes_the_guard() -> None:
    for figure in corpus().figures:
        for ask in ("content", "respondents", "values"):
            ran(FigureStep.model_validate({"figure": figure.number, "ask": ask}))


def test_respondents_of_a_figure() -> None:
    done = ran(FigureStep(figure=7, ask="respondents"))
    assert done.text.startswith("219 kommuner svarade på frågan om strategier för e-förvaltning")
    without = ran(FigureStep(figure=11, ask="respondents"))
    assert without.text.startswith(f"{say.NO_RESPONDENTS} Figur 11 (s. 13) visar")


def test_figures_with_nearly_the_same_caption_are_told_apart() -> None:
    done = ran(FigureStep(figure=23))
    assert "Antal svarande: 136 kommuner." in done.text
    assert any("196 och 136" in caveat for caveat in done.caveats)


REFUSED: list[Reason] = [
    r for r, status in STATUS_OF_REASON.items() if status in {"not_in_report", "out_of_scope"}
]


@pytest.mark.parametrize("reason", REFUSED)
def test_every_refusal_says_why_and_offers_questions(reason: Reason) -> None:
    done = ran(Refusal(reason=reason))
    said = refuse.REASONS[reason].format(about="", year="")
    assert done.text.split("\n\n")[0] == said
    assert done.evidence.suggestions == list(refuse.STARTERS)


def test_the_texts_have_a_reason_for_each_refusal_and_question_back() -> None:
    assert set(refuse.REASONS) == set(REFUSED)
    assert set(refuse.CLARIFY) == {r for r, s in STATUS_OF_REASON.items() if s == "clarify"}


@pytest.mark.parametrize(
    ("step", "nearest"),
    [
        (Refusal(reason="lost_chart", figure=24), "Diagrammet är figur 24 (s. 24), som visar "
         "drivkrafter till att utveckla e-tjänster [1]."),
        (Refusal(reason="no_breakdown", row=BYGGLOV), "Närmast kommer det här: 37 av de 223 "),
        (Refusal(reason="no_breakdown", fact="bits"), "Närmast kommer det här: 56 %"),
        (Refusal(reason="single_municipality"), "Bilaga 1 listar de 236 kommuner som besvarade "
         "enkäten [1] [2]."),
        (Refusal(reason="not_surveyed"), "Bilaga 2 listar de 38 e-tjänster som enkäten frågade "
         "om [1]."),
        (Refusal(reason="person"), "Förordet är undertecknat av dem [1]."),
    ],
)  # fmt: skip
def test_a_refusal_gives_the_nearest_thing(step: Refusal, nearest: str) -> None:
    assert ran(step).text.split("\n\n")[1].startswith(nearest)


@pytest.mark.parametrize(("figure", "caveats"), [("figur 50", 0), ("figur 5", 1)])
def test_a_figure_that_there_is_not(figure: str, caveats: int) -> None:
    answer = assistant().ask([f"Vad visar {figure}?"])
    assert (answer.status, len(answer.caveats)) == ("not_in_report", caveats)
    assert plain(answer.text) == (
        f"Det står inte i rapporten: den har ingen {figure}. Den första är figur 1 [1] och den "
        "sista figur 29 [2]."
    )
    assert [c.label for c in answer.citations] == ["Figur 1", "Figur 29"]


def test_a_refusal_names_the_year_or_the_thing() -> None:
    year = ran(Refusal(reason="other_year", year=2015), asked=(2015,))
    assert year.text == (
        "Det står inte i rapporten: den beskriver läget 2011 (med några jämförelser med 2009 och "
        "planer för 2012); den har inga uppgifter om 2015."
    )
    thing = ran(Refusal(reason="not_surveyed", about="drönare"))
    assert thing.text.startswith(
        "Det står inte i rapporten: enkäten frågade inte om det (drönare)."
    )


@pytest.mark.parametrize(
    ("step", "text", "suggestions"),
    [
        (Clarify(reason="ambiguous", about="ledighet", choices=("A?", "B?")),
         "Vad menar du med ”ledighet”?", ["A?", "B?"]),
        (Clarify(reason="no_referent"), "Vad syftar du på? Skriv gärna hela frågan, till exempel "
         "vilken e-tjänst den gäller.", list(refuse.STARTERS)),
        (Clarify(reason="not_understood"), "Jag hittar inte vad frågan gäller i rapporten. Kan du "
         "skriva den på ett annat sätt, till exempel med namnet på en e-tjänst?",
         list(refuse.STARTERS)),
        *((Clarify(reason="not_understood", about=said), refuse.SAID_INSTEAD[said],
           list(refuse.STARTERS)) for said in ("hej", "tack", "hej då")),
    ],
)  # fmt: skip
def test_questions_back(step: Step, text: str, suggestions: list[str]) -> None:
    done = ran(step)
    assert done.text == text
    assert done.evidence.suggestions == suggestions
