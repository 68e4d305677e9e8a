"""The memory of written questions: nearness by vector and by rare words, worked out by hand."""

import math

import pytest

from index.bank import WORD_WEIGHT, Match, QuestionBank
from index.questions import Question
from tests.index_tools import FakeEncoder, no_network  # noqa: F401


def question(text: str, unit: str) -> Question:
    """A written question about a unit."""
    return Question(text=text, unit=unit)


QUESTIONS = (
    question("bygglov", "row:bygglov"),
    question("bygglov bygglov förskola", "row:bygglov"),
    question("förskola", "row:förskola"),
    question("böcker", "row:böcker"),
    question("vädret", "null:off_topic"),
)
BANK = QuestionBank(QUESTIONS, FakeEncoder())


def test_the_same_question_is_nearest_with_full_score() -> None:
    [best] = BANK.nearest("böcker", 1)
    assert (best.unit, best.question) == ("row:böcker", "böcker")
    assert best.score == pytest.approx(1 + WORD_WEIGHT)


def test_each_unit_is_given_once_by_its_best_question() -> None:
    found = BANK.nearest("bygglov", 5)
    assert [m.unit for m in found][0] == "row:bygglov"
    assert found[0].question == "bygglov"
    assert len({m.unit for m in found}) == len(found) == 4


def test_no_more_units_than_asked_for_best_first() -> None:
    found = BANK.nearest("bygglov förskola", 2)
    assert len(found) == 2
    assert found[0].score >= found[1].score


def test_a_word_that_the_vectors_do_not_know_is_met_by_words() -> None:
    [best] = BANK.nearest("vädret", 1)
    assert best == Match("null:off_topic", "vädret", pytest.approx(WORD_WEIGHT))


def test_the_score_is_cosine_plus_a_share_of_the_words() -> None:
    rare = math.log(1 + 5 / 1)  # "böcker" stands in one question of five
    unknown = rare / 2  # "zzz" stands in none
    [best] = BANK.nearest("böcker zzz", 1)
    assert best.score == pytest.approx(1 + WORD_WEIGHT * rare / math.hypot(rare, unknown))


def test_rare_words_weigh_more_than_common_ones() -> None:
    bank = QuestionBank(
        (
            question("tomtkö", "a"),
            question("avgift", "b"),
            question("avgift igen", "c"),
            question("avgift nu", "d"),
        ),
        FakeEncoder(),
    )
    found = {m.unit: m.score for m in bank.nearest("tomtkö avgift", 4)}
    assert found["a"] > found["b"]


def test_nothing_in_common_scores_nothing() -> None:
    assert all(m.score == pytest.approx(0) for m in BANK.nearest("zzz", 4))


def test_the_same_question_twice_gives_the_same() -> None:
    assert BANK.nearest("förskola böcker", 4) == BANK.nearest("förskola böcker", 4)


@pytest.mark.parametrize("text", ["zzz fnurp", "Kan du ge siffran, tack?", "i procent istället"])
def test_a_question_that_names_nothing_is_near_to_nothing(text: str) -> None:
    bank = QuestionBank((*QUESTIONS, question("siffran i procent", "fact:x")), FakeEncoder())
    assert bank.nearest(text) == []
