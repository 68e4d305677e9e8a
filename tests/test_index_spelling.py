"""Slips are mended towards the words that matter; words of the language are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelling import Speller
from index.swedish import words

WANTED = (
    "bygglov", "förskola", "grundskola", "hemtjänst", "färdtjänst", "försörjningsstöd",
    "parkeringstillstånd", "kommuner", "bibliotek", "ansökan", "många", "böcker",
)  # fmt: skip
SPELLER = Speller(WANTED)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("byglov", "bygglov"),
        ("bygglvo", "bygglov"),
        ("fårskola", "förskola"),
        ("hemtjäsnt", "hemtjänst"),
        ("försörningsstöd", "försörjningsstöd"),
        ("parkeringstilstånt", "parkeringstillstånd"),
        ("komuner", "kommuner"),
    ],
)
def test_slips_are_mended(typed: str, meant: str) -> None:
    assert SPELLER.correct(["för", typed]) == ["för", meant]


def test_a_question_without_marks_gets_them_back() -> None:
    typed = words("hur manga har fardtjanst och forskola pa natet")
    assert SPELLER.correct(typed)[:6] == ["hur", "många", "har", "färdtjänst", "och", "förskola"]
    assert "på" in SPELLER.correct(typed)


def test_short_words_without_marks_are_left_where_others_have_them() -> None:
    assert SPELLER.correct(["är", "for", "pa"])[1:] == ["for", "pa"]


@pytest.mark.parametrize(
    "word", ["bygglov", "grundskolan", "sommar", "xyz", "16,6", "tull", "kommun"]
)
def test_what_is_right_or_far_off_is_left(word: str) -> None:
    assert SPELLER.correct(["är", word]) == ["är", word]


def test_the_first_letter_is_never_mended() -> None:
    assert SPELLER.correct(["är", "nygglov"]) == ["är", "nygglov"]


def test_no_wanted_words_changes_nothing() -> None:
    assert Speller(()).correct(["är", "byglov"]) == ["är", "byglov"]


@given(st.text(max_size=40))
def test_any_words_keep_their_number(text: str) -> None:
    said = words(text)
    assert len(SPELLER.correct(said)) == len(said)


@given(st.sampled_from(["bygglov", "förskola", "färdtjänst", "bibliotek"]), st.data())
def test_two_letters_swapped_inside_a_word_are_mended(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(min_value=1, max_value=len(word) - 2))
    typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert SPELLER.correct(["är", typed]) == ["är", word]
