"""Ours with one part taken away: it is really away, and what its loss changes is said outright."""

import pytest

from app.assistant import PARTS as OF_THE_PROGRAM
from app.assistant import Assistant
from app.finder import LazyFinder
from app.settings import Settings
from corpus.load import load
from evals.systems.ours import TABLES, open_ours
from evals.systems.registry import PARTS, WITHOUT
from evals.systems.without_tables import KEPT, prose_only
from evals.table_rows import SYSTEMS_IN_SWEDISH
from tests.edge_tools import assistant

QUESTION = "Hur stor andel av kommunerna har en strategi för e-förvaltning?"


def finder(part: str) -> LazyFinder:
    return LazyFinder(load(), Settings(), frozenset({part}))


def test_every_part_can_be_taken_away_and_has_a_name() -> None:
    assert {*OF_THE_PROGRAM, TABLES} == set(PARTS)
    assert all(f"{WITHOUT}{part}" in SYSTEMS_IN_SWEDISH for part in PARTS)


def test_a_part_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Cannot do without \['tables'\], only "):
        Assistant.open(Settings(), without=frozenset({"tables"}))


def test_without_vectors_a_question_with_no_shared_word_finds_nothing() -> None:
    assert finder("lexical").search("bokutlåning", k=1)
    assert finder("vectors").search("qwerty", k=1) == []
    assert not any(m.score for m in finder("vectors").nearest("qwerty"))


@pytest.mark.parametrize("part", ["vectors", "lexical", "memory", "vocabulary"])
def test_search_is_less_sure_without_a_part(part: str) -> None:
    (whole,) = assistant().finder.search(QUESTION, k=1)
    (less,) = finder(part).search(QUESTION, k=1)
    assert less.score < whole.score


def test_without_memory_no_written_question_is_near() -> None:
    assert finder("memory").nearest(QUESTION) == []
    assert assistant().finder.nearest(QUESTION)


@pytest.mark.parametrize("part", ["vocabulary", "tasks"])
def test_what_the_planner_loses(part: str) -> None:
    planner = Assistant.open(Settings(), without=frozenset({part})).planner
    named = planner.reader.read("Hur många har en e-tjänst för dagis?").services
    assert (planner.tasks is None) is (part == "tasks")
    assert bool(named) is (part == "tasks")


@pytest.mark.parametrize(
    "question",
    [
        "Hur många kommuner har en e-tjänst för bygglov?",
        "Vilka är de fem vanligaste e-tjänsterna?",
        "Stämmer det att 37 kommuner har bygglov?",
        "Svarade Umeå på enkäten?",
    ],
)
def test_without_tables_no_plan_reads_one(question: str) -> None:
    before = assistant().planner.plan(question)
    assert not all(isinstance(step, KEPT) for step in before.readings)
    after = prose_only(assistant().planner).plan(question)
    assert all(isinstance(step, KEPT) for step in after.readings)
    given = open_ours("x", Settings(), TABLES).ask([question])
    assert given.lookups == ()


def test_without_tables_prose_is_as_before() -> None:
    assert prose_only(assistant().planner).plan(QUESTION) == assistant().planner.plan(QUESTION)
