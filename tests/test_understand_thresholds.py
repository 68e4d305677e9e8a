"""What the numbers of a question are for."""

import pytest

from app.plan import Comparator
from app.understand.thresholds import Thresholds, read_thresholds
from index.numbers import find_numbers


def _read(text: str) -> Thresholds:
    return read_thresholds(text, find_numbers(text))


@pytest.mark.parametrize(
    ("text", "comparator", "value", "form"),
    [
        ("fler än 100 kommuner", "gt", 100, "count"),
        ("minst 40 procent", "ge", 40, "share"),
        ("inte under 30 procent", "ge", 30, "share"),
        ("färre än tolv kommuner", "lt", 12, "count"),
        ("inte ens 10 procent", "lt", 10, "share"),
        ("högst tio", "le", 10, "count"),
        ("upp till 25", "le", 25, "count"),
        ("inte fler än 12 kommuner", "le", 12, "count"),
        ("10 procent eller färre", "le", 10, "share"),
        ("60 kommuner eller fler", "ge", 60, "count"),
        ("exakt 111 kommuner", "eq", 111, "count"),
    ],
)
def test_comparators(text: str, comparator: Comparator, value: float, form: str) -> None:
    (condition,) = _read(text).conditions
    assert (condition.comparator, condition.value, condition.form) == (comparator, value, form)


@pytest.mark.parametrize(
    ("text", "low", "high", "form"),
    [
        ("i mellan 20 och 50 kommuner", 20, 50, "count"),
        ("20 till 30 procent", 20, 30, "share"),
    ],
)
def test_ranges(text: str, low: float, high: float, form: str) -> None:
    found = _read(text)
    (condition,) = found.conditions
    assert (condition.comparator, condition.value, condition.high) == ("between", low, high)
    assert condition.form == form
    assert found.used == (low, high)


@pytest.mark.parametrize("text", ["från 10 till 5 kommuner", "mellan 50 och 20 kommuner"])
def test_no_range_downwards(text: str) -> None:
    assert all(c.comparator != "between" for c in _read(text).conditions)


def test_bare_number_is_stated_and_no_threshold() -> None:
    found = _read("av de 223 kommunerna har 50 bygglov")
    assert found.conditions == ()
    assert found.stated is not None
    assert (found.stated.comparator, found.stated.value) == ("eq", 50)


def test_whole_is_no_figure() -> None:
    assert _read("alla 38 tjänster bland de 223 kommunerna").used == ()


def test_whole_after_a_comparator_is_a_figure() -> None:
    assert _read("fler än 223 kommuner").used == (223,)


def test_points_are_no_threshold() -> None:
    assert _read("minst 3 procentenheter").conditions == ()


@pytest.mark.parametrize(
    ("text", "k"),
    [
        ("de fem vanligaste", 5),
        ("topp 3 av tjänsterna", 3),
        ("de tre allra mest utbredda", 3),
        ("de 5 kommuner", None),
        ("de första 40 vanligaste", None),
        ("10 procent vanligaste", None),
        ("vilka tjänster är vanligast", None),
    ],
)
def test_length_of_a_ranking(text: str, k: int | None) -> None:
    assert _read(text).k == k


def test_length_of_a_ranking_is_no_threshold() -> None:
    assert _read("de fem vanligaste").used == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("den tredje vanligaste", 3),
        ("näst vanligast", 2),
        ("vad kom trea", 3),
        ("plats 4 i listan", 4),
        ("vilken ligger fyra på listan", 4),
        ("den tredje kommunen", None),
        ("fyra tjänster", None),
    ],
)
def test_places(text: str, place: int | None) -> None:
    assert _read(text).place == place
