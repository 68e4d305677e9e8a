"""Follow-up questions: what of the earlier plan they keep, and which stand for themselves."""

import pytest

from app.plan import Lookup, Plan, Row, Step
from app.understand.dialogue import remember, rows_of
from tests.edge_tools import assistant

PERMIT = "Ansöka om bygglov"
QUEUE = "Anmäla till tomtkö"


def _last(*questions: str) -> Plan:
    plan: Plan | None = None
    for question in questions:
        plan = assistant().planner.plan(question, plan)
    assert plan is not None
    return plan


def _step(*questions: str) -> Step:
    plan = _last(*questions)
    assert plan.follow_up
    return plan.readings[0]


def _names(step: Step) -> list[str]:
    return [row.name for row in rows_of(step)]


def test_other_row_of_the_same_question() -> None:
    step = _step("Hur många kommuner har bygglov?", "Och tomtkö?")
    assert isinstance(step, Lookup)
    assert (_names(step), step.aspects, step.form) == ([QUEUE], ("has",), "count")


def test_difference_of_the_last_two() -> None:
    step = _step("Hur många kommuner har bygglov?", "Och tomtkö?", "Vad är skillnaden mellan dem?")
    assert step.kind == "comparison"
    assert _names(step) == [PERMIT, QUEUE]


def test_where_the_rows_stand() -> None:
    step = _step("Hur många kommuner har bygglov?", "Var står det?")
    assert (step.kind, _names(step)) == ("where", [PERMIT])


def test_column_of_the_same_rows() -> None:
    step = _step("Hur många kommuner har bygglov?", "Hur många av dem är integrerade?")
    assert isinstance(step, Lookup)
    assert (_names(step), step.aspects) == ([PERMIT], ("integrated",))


def test_application_under_another_category() -> None:
    step = _step("Hur många kommuner har ansökan till förskola?", "Och på gymnasiet?")
    assert _names(step) == ["Ansöka om gymnasieprogram"]


@pytest.mark.parametrize(
    ("question", "direction", "start", "k"),
    [
        ("Och den nästa?", "top", 4, 1),
        ("Vilka är ovanligast då?", "bottom", 1, 1),
        ("Och de fem vanligaste?", "top", 1, 5),
    ],
)
def test_after_a_ranking(question: str, direction: str, start: int, k: int) -> None:
    step = _step("Vilka är de tre vanligaste tjänsterna?", question)
    assert step.kind == "ranking"
    if question != "Vilka är ovanligast då?":
        assert step.k == k
    assert (step.direction, step.start) == (direction, start)


def test_other_threshold_and_number_of_a_list() -> None:
    questions = ("Vilka tjänster finns i fler än 100 kommuner?", "Och i fler än 150?")
    step = _step(*questions)
    assert step.kind == "filter"
    assert [c.value for c in step.conditions] == [150]
    number = _step(*questions, "Hur många är de?")
    assert number.kind == "filter"
    assert (number.output, number.conditions) == ("number", step.conditions)


def test_after_a_figure_of_the_prose() -> None:
    first = "Hur stor andel har en strategi för e-förvaltning?"
    asked = _step(first, "Hur många svarade på den frågan?")
    assert asked.kind == "key_figure"
    assert (asked.facts, asked.ask) == (("strategi-har",), "respondents")
    place = _step(first, "Var står det?")
    assert place.kind == "where"
    assert place.fact == "strategi-har"


@pytest.mark.parametrize(
    "question",
    ["Tack!", "Vad kostar det?", "Vilka kommuner på Å besvarade enkäten som rapporten bygger på?"],
)
def test_stands_for_itself(question: str) -> None:
    assert not _last("Hur många kommuner har bygglov?", question).follow_up


def test_first_question_follows_nothing() -> None:
    plan = _last("Och tomtkö?")
    assert not plan.follow_up
    assert _names(plan.readings[0]) == [QUEUE]


def test_remembers_the_last_four_rows_each_once() -> None:
    rows = tuple(Row(category="Bygga och bo", name=name) for name in "abcde")
    plan = Plan(readings=(Lookup(rows=(rows[0], rows[4]), aspects=("has",), form="count"),))
    kept = remember(rows[:4], plan, assistant().corpus)
    assert kept == (rows[2], rows[3], rows[0], rows[4])
