"""What an earlier answer showed: the same rows in the same order as its query gives."""

import pytest

from app.evidence import Evidence
from app.kinds.columns import select
from app.plan import Condition, Filter, Overview, Ranking, Scope, Step
from app.understand.shown import shown_rows
from tests.app_tools import BYGGLOV, corpus, desk, more_than
from tests.edge_tools import assistant

ASPECTS = ("has", "lacks", "integrated", "not_integrated", "unknown", "answered", "unanswered")


def _said(*turns: str) -> str:
    return assistant().ask(list(turns)).text.replace("\u00a0", " ")


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("direction", ["top", "bottom"])
@pytest.mark.parametrize("form", ["count", "share"])
def test_a_ranking_shows_what_its_query_gives(aspect: str, direction: str, form: str) -> None:
    step = Ranking(aspect=aspect, direction=direction, form=form, k=7, start=2)
    by_share = form == "share" and aspect not in {"has", "lacks"}
    ranked = select(
        Evidence(desk()), step.scope, step.aspect, by_share=by_share, top=direction == "top"
    )
    expected = [r.row for r in ranked if 2 <= r.rank < 9]
    assert list(shown_rows(corpus(), step)) == expected


@pytest.mark.parametrize(
    "scope",
    [
        Scope(categories=("Grundskola", "Trafik")),
        Scope(words=("ansök",)),
        Scope(most_common=5),
        Scope(limits=more_than(50)),
        Scope(without=(BYGGLOV,)),
        Scope(rows=(BYGGLOV,)),
    ],
)
def test_a_scope_is_the_same_scope(scope: Scope) -> None:
    ranked = select(Evidence(desk()), scope, "has")
    step = Ranking(scope=scope, k=38)
    assert list(shown_rows(corpus(), step)) == [r.row for r in ranked]


def test_a_filter_shows_the_rows_that_meet_it() -> None:
    conditions = (Condition(comparator="between", value=50, high=100, form="count"),)
    kept = select(Evidence(desk()), Scope(), "has", conditions=conditions)
    assert list(shown_rows(corpus(), Filter(conditions=conditions))) == [r.row for r in kept]


def test_a_category_shows_its_services_and_other_steps_none() -> None:
    rows = shown_rows(corpus(), Overview(category="Förskola"))
    assert [r.name for r in rows][0] == "Ansöka om förskola" and len(rows) == 2
    steps: tuple[Step, ...] = (Ranking(by_category="sum"), Ranking(scope=Scope(table="figure9")))
    assert [shown_rows(corpus(), step) for step in steps] == [(), ()]
    assert shown_rows(corpus(), Ranking(of_row=BYGGLOV)) == (BYGGLOV,)


TOP = "Vilka är de tre vanligaste e-tjänsterna?"


@pytest.mark.parametrize(
    ("turns", "start"),
    [
        ((TOP, "vad är skillnaden mellan den första och den tredje?"), "Skillnaden är 33 kommuner"),
        ((TOP, "hur många har integrerat den tredje?"), "I 52 av de 72"),
        ((TOP, "den andra då?"), "120 av de 223"),
        ((TOP, "och den sjätte?"), "Vad syftar du på?"),
        (
            ("Vilka tjänster har fler än 100 kommuner?", "hur många har integrerat den första?"),
            "I 72 av de 84",
        ),
        (("Vilka är de tre mest integrerade?", "hur många saknar den tredje?"), "149 av de 223"),
        (("Hur många har bygglov?", "kan man följa ärendet också?"), "11 av de 223"),
        (("Hur många har skolskjuts?", "och följa handläggningen?"), "Det står inte i rapporten"),
        (
            ("Hur många har bygglov?", "hur många har både det och tomtkö?"),
            "Det går inte att räkna",
        ),
    ],
)
def test_follow_ups_by_place_and_by_case(turns: tuple[str, ...], start: str) -> None:
    assert _said(*turns).startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Vilken är minst vanlig, bygglov eller tomtkö?", "**Anmäla till tomtkö** ligger lägst"),
        ("tomtkö eller sophantering, vilken är mest integrerad?", "**Anmäla sophantering** ligger"),
        ("Är e-böcker eller biblioteksböcker mest integrerade?", "**Boka och låna om böcker**"),
        ("Hur många kommuner har minst tio e-tjänster?", "Det går inte att svara på"),
        ("Hur många har bygglov och hur många saknar tomtkö?", "37 av de 223"),
        ("Visa i tabell 5 vanligaste tjänsterna", "De fem vanligaste e-tjänsterna"),
        ("Hur många har inte pekat ut någon ansvarig?", "75 av 216"),
        (
            "Hur många av de 49 med strategi har ingen kommunövergripande strategi?",
            "8 kommuner är resten",
        ),
        ("Hej! Hur många har bygglov? Tack på förhand!", "37 av de 223"),
        ("hur manga har bygglosvansokan?", "37 av de 223"),
    ],
)
def test_questions_that_once_went_wrong(question: str, start: str) -> None:
    assert _said(question).startswith(start)


def test_what_is_most_common_comes_before_what_is_claimed_to_be() -> None:
    text = _said("Stämmer det att riskhantering är det vanligaste verktyget?")
    assert text.startswith("Behovsanalys är det vanligast förekommande") and "Riskhantering" in text
