"""The other metrics, each by examples that can be worked out by hand."""

import pytest

from app.types import Answer
from evals.metrics.citation import Citations, citations
from evals.metrics.clarification import is_helpful
from evals.metrics.excess import excess
from evals.metrics.grounding import ungrounded
from evals.metrics.intervals import interval
from evals.metrics.placed import misplaced
from evals.metrics.refusal import precise, recalled, right_reason
from evals.metrics.robustness import variants
from evals.metrics.stability import is_stable
from evals.metrics.verbatim import not_verbatim
from evals.score import base_shown
from evals.types import Value
from tests.evals_tools import BYGGLOV, answer, bygglov, calculation, case, citation, lookup

ASKED = ("Hur många har bygglov?",)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer("37 kommuner (16,6 %) har det [1], s. 29, Bilaga 2, 2011."), ()),
        (answer("37 av 223 har det."), ("223",)),
        (answer("37 av 223 har det.", lookups=(lookup([[37, 223]]),)), ()),
        (answer("37.", caveats=("Av 223.",), suggestions=("Vilka 38?",)), ("223", "38")),
        (answer("17 % har det."), ("17",)),
        (answer("Se s. 34."), ("s. 34",)),
        (answer("Se figur 5."), ("figur 5",)),
        (answer("Se bilaga 4."), ("bilaga 4",)),
        (answer("Så var det 2020."), ("2020",)),
        (answer("42 kommuner.", lookups=(lookup([["42 i texten"]]),)), ()),
    ],
)
def test_ungrounded(given: Answer, expected: tuple[str, ...]) -> None:
    assert ungrounded(given, ASKED) == expected


def test_a_number_of_the_question_counts_only_if_the_plan_holds_it() -> None:
    asked = ("De fem vanligaste över 20 procent?",)
    given = answer("De 5 över 20 %.", plan={"k": 5, "filter": {"over": "20"}})
    assert ungrounded(given, asked) == ()
    assert ungrounded(given.model_copy(update={"plan": {}}), asked) == ("5", "20")
    assert ungrounded(given, ("Vilka?",)) == ("5", "20")


@pytest.mark.parametrize(
    ("expression", "result", "shown", "expected"),
    [
        ("223 - 37", 186, "186", ()),
        ("37 / 223 * 100", 37 / 223 * 100, "16,6 %", ()),
        ("223 - 38", 185, "185", ("185", "223 - 38 = 185")),
        ("223 - 37", 187, "187", ("187", "223 - 37 = 187")),
        ("37 / 223 * 100", 37 / 223 * 100, "16,5", ("16,5", "37 / 223 * 100 = 16,5")),
        ("37 // 2", 18, "18", ("18", "37 // 2 = 18")),
        ("(37 + 37) / 1", 74, "74", ()),
    ],
)
def test_calculations(
    expression: str, result: float, shown: str, expected: tuple[str, ...]
) -> None:
    given = answer(
        f"{shown} blir det.",
        lookups=(lookup([[223]]),),
        calculations=(calculation(expression, result, shown),),
    )
    assert set(ungrounded(given, ASKED)) == set(expected)


def test_a_calculation_may_rest_on_another_but_not_on_itself() -> None:
    steps = (calculation("74 - 37", 37, "37"), calculation("37 + 37", 74, "74"))
    assert ungrounded(answer("74.", calculations=steps), ASKED) == ()
    circle = (calculation("90 - 1", 89, "89"), calculation("89 + 1", 90, "90"))
    assert set(ungrounded(answer("90.", calculations=circle), ASKED)) == {
        "90",
        "90 - 1 = 89",
        "89 + 1 = 90",
    }


def test_verbatim() -> None:
    quotes = ("Ansöka om bygglov 37 16,6%", "41 … Kommunövergripande", "Ansöka om bygglov 38", " ")
    given = answer("x", citations=tuple(citation(q) for q in quotes))
    assert not_verbatim(given) == ("Ansöka om bygglov 38", " ")


def test_quotes_stand_on_their_page() -> None:
    bits = "56 procent av 190 svarande kommuner uppger att de använder BITS"
    quotes = (
        citation(),
        citation(page=30),
        citation("Anmäla om matförgiftning 14 6,3%", page=30),
        citation("41 … Kommunövergripande", "Figur 8", 11),
        citation("41 … Kommunövergripande", "Figur 8", 12),
        citation(bits, "Informationssäkerhet", 26, basis="counted"),
        citation(bits, "Informationssäkerhet", 27, basis="counted"),
    )
    assert misplaced(answer("x", citations=quotes)) == (
        f"s. 30: {BYGGLOV}",
        "s. 12: 41 … Kommunövergripande",
        f"s. 27: {bits}",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("37 av 223 (16,6 %) har det.", ()),
        ("37 av 223 (17 %) har det.", ()),
        ("37 har det, 11 följer den och 20 tomtkö.", (11, 20)),
        ("Vet inte.", ()),
    ],
)
def test_excess(text: str, expected: tuple[float, ...]) -> None:
    assert excess(bygglov(), answer(text)) == expected


def test_excess_needs_gold_figures_and_an_answer() -> None:
    assert excess(case(phrases=(("x",),)), answer("37")) is None
    assert excess(bygglov(), answer("37", status="clarify", reason="ambiguous")) is None


def test_excess_allows_the_count_behind_a_share() -> None:
    gold = case(values=(Value(16.6, "procent", base=223),))
    assert excess(gold, answer("16,6 procent, 37 av 223.")) == ()


def test_citations_carry_claims() -> None:
    noise = citation("Ansöka om föreningsstöd 32 14,3%")
    gold = bygglov()
    assert citations(gold, answer("37 av 223.")) == Citations(1.0, 1.0, 1.0)
    assert citations(gold, answer("37.", citations=(noise,))) == Citations(0.0, 0.0, 1.0)
    assert citations(gold, answer("37.", citations=(citation(), noise))).precision == 0.5
    assert citations(gold, answer("37.", citations=())) == Citations(None, 0.0, None)
    assert citations(gold, answer("Nej", status="clarify", reason="ambiguous")).recall is None


def test_a_calculated_claim_is_carried_by_its_operands() -> None:
    gold = case(values=(Value(186, "kommuner"),))
    steps = (calculation("223 - 37", 186, "186"),)
    given = answer("186 saknar det.", calculations=steps, lookups=(lookup([[223]]),))
    assert citations(gold, given).recall == 1.0
    assert citations(gold, given.model_copy(update={"lookups": ()})).recall == 0.0


def test_phrases_are_claims_too() -> None:
    gold = case(phrases=(("bygglov",), ("tomtkö",)))
    assert citations(gold, answer("bygglov och tomtkö")).recall == 0.5


def test_a_page_is_carried_by_the_citation_and_a_yes_or_no_by_nothing() -> None:
    gold = case(phrases=(("s. 29", "sidan 29"), ("bilaga 2",), ("nej", "stämmer inte")))
    assert citations(gold, answer("Nej, s. 29 i Bilaga 2.")).recall == 1.0
    elsewhere = answer("Nej.", citations=(citation("", "Bilaga 3", 31),))
    assert citations(gold, elsewhere).recall == 0.0


def test_base_shown() -> None:
    assert base_shown(bygglov(), answer("37 av 223")) is True
    assert base_shown(bygglov(), answer("37 kommuner")) is False
    assert base_shown(case(values=(Value(37),)), answer("37")) is None


def test_refusals() -> None:
    refused = answer("Nej", status="not_in_report", reason="lost_chart")
    answered = answer("37")
    assert [precise("refuse", refused), precise("answer", refused)] == [True, False]
    assert precise("refuse", answered) is None
    assert [recalled("refuse", refused), recalled("refuse", answered)] == [True, False]
    assert recalled("answer", refused) is None
    assert right_reason("refuse", ("lost_chart",), refused) is True
    assert right_reason("refuse", ("person",), refused) is False
    assert right_reason("refuse", ("person",), answered) is None


def test_clarification() -> None:
    asks = answer("Vilken?", status="clarify", reason="ambiguous", suggestions=("A?", "B?"))
    right, wrong = answer("37 av 223."), answer("11.")
    assert is_helpful(bygglov(), asks, (wrong, right)) is True
    assert is_helpful(bygglov(), asks, (wrong,)) is False
    assert is_helpful(bygglov(), right, ()) is None
    gold = case(outcome="clarify", reasons=("ambiguous",))
    assert is_helpful(gold, asks, (right, wrong)) is True
    assert is_helpful(gold, asks, (right, asks)) is False
    assert is_helpful(gold, asks, ()) is False


def test_stability_ignores_id_and_timings() -> None:
    first = answer("37", id="a", timings_ms={"total": 1.0})
    assert is_stable(first, first.model_copy(update={"id": "b", "timings_ms": {"total": 2.0}}))
    assert not is_stable(first, first.model_copy(update={"text": "38"}))


def test_interval_covers_the_share_and_is_the_same_each_time() -> None:
    bounds = interval([True] * 80 + [False] * 20)
    assert bounds is not None
    assert bounds == interval([True] * 80 + [False] * 20)
    # Normal approximation: 0.8 plus or minus 1.96 * sqrt(0.8 * 0.2 / 100) = 0.078
    assert bounds == pytest.approx((0.72, 0.88), abs=0.015)
    assert interval([]) is None


def test_variants_that_change_nothing_are_left_out() -> None:
    assert variants("vad") == {
        "versaler": "VAD",
        "artigt": "Hej! vad Tack på förhand!",
        "mellanslag": "  vad ",
    }
