"""Numbers as the report's readers write them, and back again through the guard."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import guard
from app.format import SPACE, counted, half_up, joined, number, page, percent


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, None, "0"),
        (37, None, "37"),
        (1638, None, "1_638"),
        (1234567, None, "1_234_567"),
        (16.6, None, "16,6"),
        (2.0, None, "2"),
        (2.0, 1, "2,0"),
        (0.05, 1, "0,1"),
        (0.25, 1, "0,3"),
        (2.675, 2, "2,68"),  # half up on the printed digits, not on the binary fraction
        (99.95, 1, "100,0"),
        (-12.6, None, "−12,6"),
        (Decimal("83.408"), 1, "83,4"),
        (Decimal(186), None, "186"),
    ],
)
def test_numbers(value: float | Decimal, decimals: int | None, text: str) -> None:
    assert number(value, decimals) == text.replace("_", SPACE)


def test_rounding_is_half_up_as_in_the_report() -> None:
    assert half_up(100 * 37 / 223, 1) == Decimal("16.6")
    assert half_up(0.5, 0) == 1
    assert half_up(1.5, 0) == 2
    assert half_up(Decimal("160.5"), 0) == 161


def test_shares_and_counts_never_break_over_a_line() -> None:
    assert percent(16.6) == "16,6\u00a0%"
    assert percent(17, 1) == "17,0\u00a0%"
    assert counted(1, "kommun", "kommuner") == "1\u00a0kommun"
    assert counted(0, "kommun", "kommuner") == "0\u00a0kommuner"
    assert counted(1638, "kommun", "kommuner") == "1\u00a0638\u00a0kommuner"


@pytest.mark.parametrize(
    ("items", "text"), [(["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_lists(items: list[str], text: str) -> None:
    assert joined(items) == text


def test_pages_that_are_counted_say_so() -> None:
    assert page(29, "printed") == "s.\u00a029"
    assert page(26, "counted") == "ca s.\u00a026"


@given(st.integers(-10_000_000, 10_000_000))
def test_whole_numbers_are_read_back(value: int) -> None:
    assert guard.numbers_in(f"({number(value)})") == [value]


@given(st.decimals(0, 1_000_000, places=1))
def test_decimals_are_read_back(value: Decimal) -> None:
    assert guard.numbers_in(f"({percent(value, 1)})") == [float(value)]
