"""Chat spelling and English turned into plain Swedish; word lists read from their file."""

import pytest

from app.understand.wording import plain_swedish
from app.understand.wordlists import phrases_by_comparator, word_list


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("hur många e det m bygglov", "hur många är det med bygglov"),
        ("how many municipalities have building permits", "hur många kommuner har bygglov"),
        ("topp-5", "topp 5"),
        ("30-50 procent", "mellan 30 och 50 procent"),
        ("20\u201330 kommuner", "mellan 20 och 30 kommuner"),
    ],
)
def test_mended(typed: str, plain: str) -> None:
    assert plain_swedish(typed) == plain


@pytest.mark.parametrize(
    "text", ["hur många har bygglov", "sida 3-4", "30-50 år", "e-tjänst", "the bygglov", ""]
)
def test_left_alone(text: str) -> None:
    """One English word makes no English question, and a range needs its unit."""
    assert plain_swedish(text) == text


def test_lists_are_in_lower_case() -> None:
    for group, name in (("places", "ordinary"), ("dialogue", "pointing"), ("thresholds", "rank")):
        words = word_list(group, name)
        assert words and all(word == word.lower() for word in words)


def test_unknown_list() -> None:
    with pytest.raises(KeyError):
        word_list("places", "planets")


def test_no_phrase_means_two_comparators() -> None:
    for place in ("before", "after"):
        phrases = [p for found in phrases_by_comparator(place).values() for p in found]
        assert len(phrases) == len(set(phrases))
