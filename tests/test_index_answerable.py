"""The answerability signal: each sign pulls its way, and the result is a probability."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answerable import THRESHOLD, Signals, outside_years, probability

USUAL = Signals(unit=0.6, memory=0.7, null=0.3, unknown=0.0, outside_years=False)


@pytest.mark.parametrize(
    ("change", "surer"),
    [
        ({"unit": 0.9}, True),
        ({"memory": 0.9}, True),
        ({"null": 0.8}, False),
        ({"unknown": 0.5}, False),
        ({"outside_years": True}, False),
    ],
)
def test_each_sign_pulls_its_way(change: dict[str, float], surer: bool) -> None:
    changed = probability(replace(USUAL, **change))  # type: ignore[arg-type]
    assert (changed > probability(USUAL)) is surer


def test_a_usual_question_passes_the_threshold_and_one_near_the_unanswerable_does_not() -> None:
    assert probability(USUAL) > THRESHOLD
    assert probability(replace(USUAL, unit=0.3, memory=0.3, null=0.9)) < THRESHOLD


COSINE = st.floats(-1, 1)


@given(COSINE, COSINE, COSINE, st.floats(0, 1), st.booleans())
def test_it_is_a_probability(
    unit: float, memory: float, null: float, unknown: float, outside: bool
) -> None:
    assert 0 < probability(Signals(unit, memory, null, unknown, outside)) < 1


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("Hur många hade bygglov 2015?", True),
        ("I mätningen 2009 och 2011, och planerna för 2012", False),
        ("Hur många av 2000 kommuner", False),
        ("kommuner med 20000 invånare", False),
        ("", False),
    ],
)
def test_years(text: str, outside: bool) -> None:
    assert outside_years(text) is outside
