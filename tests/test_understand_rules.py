"""Rules for the tables: each gives its reading, and not to a question that is only alike."""

import pytest

from app.plan import (
    Aggregate,
    Claim,
    Comparison,
    Complement,
    CrossTable,
    Filter,
    Lookup,
    Plan,
    Ranking,
    SelfComparison,
)
from tests.app_tools import BYGGLOV, FORSKOLA
from tests.edge_tools import assistant


def plan(question: str) -> Plan:
    """The plan of a question that opens a conversation."""
    return assistant().planner.plan(question, None)


def test_a_named_row_is_looked_up() -> None:
    [step] = plan("Hur vanlig är e-tjänsten för bygglov?").readings
    assert step == Lookup(rows=(BYGGLOV,))


def test_a_lack_is_the_complement() -> None:
    [step] = plan("Hur många kommuner saknar e-tjänst för bygglov?").readings
    assert step == Complement(rows=(BYGGLOV,), form="count")


def test_integration_is_another_column() -> None:
    [step] = plan("Hur många hade bygglov integrerat?").readings
    assert step == Lookup(rows=(BYGGLOV,), aspects=("integrated",), form="count")


def test_those_who_answered_about_integration_are_both_tables() -> None:
    [step] = plan("Hur många av dem som har bygglov svarade om integrationen?").readings
    assert step == CrossTable(rows=(BYGGLOV,), ask="answered", form="count")


@pytest.mark.parametrize(
    ("question", "direction", "k"),
    [
        ("Vilka är de tre vanligaste e-tjänsterna?", "top", 3),
        ("Vilken e-tjänst är ovanligast?", "bottom", 1),
    ],
)
def test_superlatives_rank(question: str, direction: str, k: int) -> None:
    [step] = plan(question).readings
    assert isinstance(step, Ranking)
    assert (step.direction, step.k, step.of_row) == (direction, k, None)


def test_the_place_of_a_named_row() -> None:
    [step] = plan("Vilken plats kommer bygglov på?").readings
    assert isinstance(step, Ranking)
    assert step.of_row == BYGGLOV


def test_responsibility_ranks_places_in_the_organisation_only() -> None:
    [step] = plan("Var i organisationen ligger ansvaret oftast?").readings
    assert isinstance(step, Ranking)
    assert step.scope.table == "figure9"
    assert [row.name for row in step.scope.without] == ["Nej", "Annat"]


@pytest.mark.parametrize(
    ("question", "comparator", "value", "output"),
    [
        ("Vilka e-tjänster har fler än 100 kommuner?", "gt", 100, "list"),
        ("Hur många e-tjänster finns i färre än 20 kommuner?", "lt", 20, "number"),
    ],
)
def test_thresholds_filter(question: str, comparator: str, value: float, output: str) -> None:
    [step] = plan(question).readings
    assert isinstance(step, Filter)
    [condition] = step.conditions
    assert (condition.comparator, condition.value, step.output) == (comparator, value, output)


def test_a_word_in_the_name_filters() -> None:
    [step] = plan("Vilka e-tjänster handlar om att boka något?").readings
    assert isinstance(step, Filter)
    assert step.scope.words == ("boka",)


def test_two_rows_and_a_ratio_compare() -> None:
    [step] = plan("Hur många gånger vanligare är förskola än bygglov?").readings
    assert isinstance(step, Comparison)
    assert step.operation == "ratio"
    assert [operand.row for operand in step.operands] == [FORSKOLA, BYGGLOV]


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("Hur många förekomster har e-tjänsterna inom Bygga och bo sammanlagt?", "sum"),
        ("Hur många e-tjänster har en kommun i genomsnitt?", "mean"),
        ("I hur många områden är e-tjänsterna indelade?", "categories"),
    ],
)
def test_calculations(question: str, operation: str) -> None:
    [step] = plan(question).readings
    assert isinstance(step, Aggregate)
    assert step.operation == operation


def test_a_majority_that_is_claimed() -> None:
    [step] = plan("Stämmer det att de flesta kommuner har bygglov?").readings
    assert isinstance(step, Claim)
    assert step.truth == Lookup(rows=(BYGGLOV,))
    assert step.stated is not None
    assert (step.stated.comparator, step.stated.value) == ("gt", 50)


def test_a_first_place_that_is_claimed() -> None:
    [step] = plan("Är det sant att bygglov är vanligast?").readings
    assert isinstance(step, Claim)
    assert isinstance(step.truth, Ranking)
    assert step.claimed == (BYGGLOV,)


def test_what_the_own_municipality_has_and_lacks() -> None:
    [step] = plan("Vi har bygglov men saknar förskola, hur vanligt är det?").readings
    assert step == SelfComparison(has=(BYGGLOV,), lacks=(FORSKOLA,))


@pytest.mark.parametrize(
    ("question", "not_this"),
    [
        ("Hur vanlig är e-tjänsten för bygglov?", Ranking),
        ("Hur många hade bygglov integrerat?", CrossTable),
        ("Hur många kommuner har minst en e-tjänst?", Filter),
        ("Vilka är de tre vanligaste e-tjänsterna?", Filter),
        ("Är bygglov vanligast?", Complement),
    ],
)
def test_near_misses(question: str, not_this: type) -> None:
    assert not isinstance(plan(question).readings[0], not_this)
