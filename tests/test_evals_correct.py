"""Right or wrong, and why: examples worked out by hand."""

from typing import Any

import pytest

from app.types import Answer
from evals.metrics import generous
from evals.metrics.correct import findings
from evals.metrics.wrong_figure import is_wrong_figure
from evals.types import Case, GoldSource, Value
from tests.evals_tools import answer, bygglov, case, citation, ledighet

RIGHT = "**37 av 223** kommuner (16,6 %) har det [1]."


def wrong(case: Case, given: Answer) -> list[tuple[str, str]]:
    return [(f.piece, f.text) for f in findings(case, given)]


def test_right() -> None:
    assert wrong(bygglov(forbidden=(11,)), answer(RIGHT)) == []


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("Det har en del. 37 av 223.", {}, ("values", "37 kommuner saknas i första meningen")),
        ("37 procent har det.", {}, ("values", "37 kommuner saknas i första meningen")),
        (f"{RIGHT} Handläggning: 11.", {"forbidden": (11,)}, ("forbidden", "11 är fel tal här")),
        (RIGHT, {"phrases": (("Kommunen", "böcker"),)}, None),
        (RIGHT, {"phrases": (("böcker", "lån"),)}, ("phrases", "saknar 'böcker' eller 'lån'")),
        (RIGHT, {"absent": ("kommuner",)}, ("absent", "'kommuner' ska inte stå i svaret")),
        (
            RIGHT,
            {"sources": (GoldSource("Bilaga 2", 30),)},
            ("sources", "källan är Bilaga 2 s. 29; rätt vore Bilaga 2 s. 30"),
        ),
        (
            RIGHT,
            {"outcome": "refuse", "reasons": ("lost_chart",), "values": ()},
            ("status", "status är answered, ska vara not_in_report"),
        ),
    ],
)
def test_one_fault(text: str, given: dict[str, Any], expected: tuple[str, str] | None) -> None:
    if "phrases" in given and expected is None:
        given = {"phrases": (("kommuner", "böcker"),)}
    assert wrong(bygglov(**given), answer(text)) == ([expected] if expected else [])


def test_place_text_lets_a_figure_stand_anywhere() -> None:
    given = bygglov(values=(Value(37, "kommuner", place="text"),))
    assert wrong(given, answer("Så här:\n\n- Bygglov: 37\n- Tomtkö: 20")) == []


def test_refusal_needs_status_and_reason() -> None:
    gold = case(outcome="refuse", reasons=("other_year", "not_surveyed"))
    right = answer("Nej.", status="not_in_report", reason="other_year")
    assert wrong(gold, right) == []
    assert wrong(gold, right.model_copy(update={"reason": "person"})) == [
        ("reason", "skälet är person, ska vara other_year eller not_surveyed")
    ]
    assert wrong(gold, right.model_copy(update={"status": "clarify", "reason": "ambiguous"})) == [
        ("status", "status är clarify (ambiguous), ska vara not_in_report")
    ]


def test_phrases_of_a_clarification_may_stand_in_its_suggestions() -> None:
    gold = case(outcome="clarify", reasons=("ambiguous",), phrases=(("bygglov",),))
    given = answer("Vilken?", status="clarify", reason="ambiguous", suggestions=("Har bygglov?",))
    assert wrong(gold, given) == []


def test_a_counted_page_may_be_off_by_one() -> None:
    gold = case(phrases=(("BITS",),), sources=(GoldSource("Informationssäkerhet", 25),))
    near = citation("", "Informationssäkerhet.", 26, basis="counted")
    far = citation("", "Informationssäkerhet", 27, basis="counted")
    assert wrong(gold, answer("BITS", citations=(near,))) == []
    assert [piece for piece, _ in wrong(gold, answer("BITS", citations=(far,)))] == ["sources"]


BOTH = "Det beror på:\n- Grundskola: 38 av 223 [1]\n- Gymnasium: 35 av 223 [2]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BOTH, []),
        ("Grundskola 38 kommuner, gymnasium 35 kommuner.", []),
        ("38 kommuner (grundskola) och 35 (gymnasium).", []),
        (
            "Grundskola 35 kommuner, gymnasium 38 kommuner.",
            [("readings", "talen står inte i samma ordning som läsningarnas namn")],
        ),
        (
            "- Grundskola: 38\n- Gymnasium: 47",
            [("readings", "läsningen 'gymnasi' ska ha en rad med 35 kommuner")],
        ),
        (
            f"{BOTH}\n- Vuxenutbildning: 18",
            [("readings", "visar en läsning som facit inte har: 'Vuxenutbildning: 18'")],
        ),
        (f"{BOTH}\n\nAndelarna är av 223 svarande.", []),
        (f"Ordet har 2 betydelser.\n\n{BOTH}", []),
    ],
)
def test_readings(text: str, expected: list[tuple[str, str]]) -> None:
    assert wrong(ledighet(), answer(text)) == expected


@pytest.mark.parametrize(
    ("gold", "text", "expected"),
    [
        (bygglov(), RIGHT, False),
        (bygglov(), "11 kommuner har det.", True),
        (bygglov(), "Rapporten säger inget om det.", False),
        (bygglov(), "Av 223 kommuner har en del det.", False),
        (bygglov(values=(Value(37, "kommuner", base=223),)), "16,6 % har det.", False),
        (bygglov(forbidden=(11,)), f"{RIGHT} Handläggning: 11.", True),
        (bygglov(turns=("Har fler än 50 bygglov?",)), "Nej, färre än 50.", False),
        (case(outcome="refuse", reasons=("lost_chart",)), "Det är 42 procent.", True),
        (case(outcome="refuse", reasons=("lost_chart",)), "Se figur 7 på s. 10.", False),
        (ledighet(), BOTH, False),
        (ledighet(), BOTH.replace("35", "47"), True),
    ],
)
def test_wrong_figure(gold: Case, text: str, expected: bool) -> None:
    assert is_wrong_figure(gold, answer(text)) is expected


def test_only_an_answered_case_can_assert_a_wrong_figure() -> None:
    given = answer("11", status="not_in_report", reason="not_surveyed")
    assert not is_wrong_figure(bygglov(), given)


def test_generous_scoring_looks_anywhere_and_forgives_neighbours() -> None:
    gold = bygglov(forbidden=(11,), phrases=(("bygglov",),))
    text = "Ansöka om bygglov 37 16,6% Följa handläggningsprocessen för bygglov 11 4,9%"
    assert generous.findings(gold, answer(text)) == ()
    assert [f.text for f in generous.findings(gold, answer("bygglov"))] == [
        "37 kommuner saknas i texten"
    ]
    refused = case(outcome="refuse", reasons=("off_topic",))
    assert [f.piece for f in generous.findings(refused, answer(text))] == ["status"]
