"""Plans are values: they survive JSON whole, refuse what they do not know, and know their kind."""

from typing import get_args

import pytest
from pydantic import ValidationError

from app.plan import (
    Aggregate,
    Claim,
    Clarify,
    Comparison,
    Complement,
    Condition,
    CrossTable,
    FigureStep,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Operand,
    Overview,
    PassageStep,
    Plan,
    Ranking,
    Refusal,
    Row,
    Scope,
    SelfComparison,
    Stated,
    Step,
    Summary,
    Where,
)
from app.types import STATUS_OF_REASON, Answer, Kind, Reason, Status

ROW = Row(category="Bygga och bo", name="Ansöka om bygglov")
OPTION = Row(table="figure9", name="Nej")
STEPS: list[tuple[Step, Kind]] = [
    (Lookup(rows=(ROW, OPTION), aspects=("has", "unknown"), alternatives=True), "lookup"),
    (FigureStep(figure=9, ask="values"), "lookup"),
    (Overview(category="Trafik"), "lookup"),
    (Overview(), "lookup"),
    (Complement(rows=(ROW,), form="share"), "complement"),
    (Ranking(scope=Scope(without=(ROW,)), of_row=ROW, k=3, by_category="sum"), "ranking"),
    (
        Filter(
            conditions=(Condition(comparator="between", value=1, high=2.5, form="share"),),
            output="number",
        ),
        "filter",
    ),
    (Comparison(operands=(Operand(row=ROW), Operand(fact="bits"))), "comparison"),
    (Aggregate(operation="median", per_category=True), "aggregate"),
    (CrossTable(rows=(ROW,), ask="integrated"), "cross_table"),
    (Membership(ask="list", letters=("Å",), answered=False), "membership"),
    (KeyFigure(facts=("bits",), ask="rest"), "key_figure"),
    (PassageStep(sentences=("s1",)), "passage"),
    (Summary(section="Inledning"), "summary"),
    (Where(figure=9), "where"),
    (Claim(truth=Ranking(), claimed=(ROW,), stated=Stated(value=3), negated=True), "claim"),
    (Claim(truth=CrossTable(rows=(ROW,))), "claim"),
    (SelfComparison(has=(ROW,), number=12), "self_comparison"),
    (Clarify(reason="ambiguous", choices=("A?",)), "clarify"),
    (Refusal(reason="lost_chart", figure=24), "refusal"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "kind"), STEPS)
def test_a_plan_survives_json(step: Step, kind: Kind) -> None:
    plan = Plan(readings=(step,), asked_figures=(1, 2.5), context=(ROW,), rule="prov", score=0.5)
    again = Plan.model_validate_json(plan.model_dump_json())
    assert again == plan
    assert type(again.readings[0]) is type(step)
    assert plan.kind == kind


def test_every_step_is_tried_here() -> None:
    assert {type(step) for step, _ in STEPS} == set(get_args(Step))


@pytest.mark.parametrize(
    "wrong",
    [
        {"readings": []},
        {"readings": [{"kind": "lookup", "rows": [], "radd": 1}]},
        {"readings": [{"kind": "okänd"}]},
        {"readings": [{"kind": "refusal", "reason": "för att"}]},
        {"readings": [{"kind": "ranking", "aspect": "populär"}]},
    ],
)
def test_what_is_no_plan_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Plan.model_validate(wrong)


def test_plans_and_answers_cannot_be_changed() -> None:
    plan = Plan(readings=(Summary(),))
    with pytest.raises(ValidationError):
        plan.rule = "annan"  # type: ignore[misc]


def test_every_reason_has_its_status() -> None:
    assert set(STATUS_OF_REASON) == set(get_args(Reason))
    assert set(STATUS_OF_REASON.values()) == set(get_args(Status)) - {"answered"}


def test_an_answer_is_one_line_of_readable_json() -> None:
    answer = Answer(question="Hur många?\nDå?", status="answered", text="å", data_version="1")
    line = answer.as_json()
    assert "\n" not in line and "å" in line
    assert Answer.model_validate_json(line) == answer
    assert list(Answer.model_fields)[:2] == ["id", "turns"]
