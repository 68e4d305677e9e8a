"""Numbers as people say them: digits, words, percent, fractions, ranks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numbers import find_numbers, number_words, parse_cardinal, parse_number, parse_ordinal

CARDINALS = {
    "noll": 0, "ett": 1, "tolv": 12, "nitton": 19, "tjugo": 20, "tjugofem": 25, "nittionio": 99,
    "hundra": 100, "etthundra": 100, "hundratjugo": 120, "tvåhundratrettiosex": 236,
    "niohundranittionio": 999,
}  # fmt: skip


@pytest.mark.parametrize(("word", "value"), CARDINALS.items())
def test_number_words(word: str, value: int) -> None:
    assert parse_cardinal(word) == value


@pytest.mark.parametrize(
    "word", ["femma", "tjugotio", "tioen", "tjugonoll", "hundraoch", "", "sextio-"]
)
def test_no_number_words(word: str) -> None:
    assert parse_cardinal(word) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Fler än 10 000 eller 16,6 %?", [(10000, ""), (16.6, "percent")]),
        ("minst 20 procent", [(20, "percent")]),
        ("100%", [(100, "percent")]),
        ("tjugo procent", [(20, "percent")]),
        ("fem procentenheter", [(5, "points")]),
        ("hälften av kommunerna", [(50, "percent")]),
        ("varannan kommun", [(50, "percent")]),
        ("var femte kommun", [(20, "percent")]),
        ("nio av tio", [(90, "percent")]),
        ("två tredjedelar", [(200 / 3, "percent")]),
        ("en fjärdedel", [(25, "percent")]),
        ("en kvart", [(25, "percent")]),
        ("en kommun", []),
        ("en procent", [(1, "percent")]),
        ("ingen siffra", []),
        ("1-3 e-tjänster", [(1, ""), (3, "")]),
        # These are services or municipalities counted, not a fraction.
        ("8 av 223", [(8, ""), (223, "")]),
        ("tre av fem e-tjänster", [(3, ""), (5, "")]),
        ("12\u00a0345 och 16.6", [(12345, ""), (16.6, "")]),
        ("", []),
    ],
)
def test_what_is_said(text: str, values: list[tuple[float, str]]) -> None:
    found = find_numbers(text)
    assert [n.unit for n in found] == [unit for _, unit in values]
    assert [n.value for n in found] == pytest.approx([value for value, _ in values])


def test_positions_count_number_words() -> None:
    text = "Har fler än två tredjedelar bygglov?"
    [number] = find_numbers(text)
    assert number_words(text)[number.first : number.last + 1] == ["två", "tredjedelar"]
    assert (number.said, number.fraction) == ("två tredjedelar", True)


@pytest.mark.parametrize(("word", "rank"), [("första", 1), ("tionde", 10), ("fem", None)])
def test_ranks(word: str, rank: int | None) -> None:
    assert parse_ordinal(word) == rank


@given(st.integers(min_value=0, max_value=999_999))
def test_digits_are_read_with_and_without_spaces(value: int) -> None:
    spaced = f"{value:,}".replace(",", " ")
    assert [n.value for n in find_numbers(f"exakt {value} kommuner")] == [value]
    assert [n.value for n in find_numbers(f"exakt {spaced} kommuner")] == [value]


@given(st.decimals(min_value=0, max_value=100, places=1))
def test_decimals_are_read_with_comma(value: object) -> None:
    text = str(value).replace(".", ",")
    assert parse_number(text) == pytest.approx(float(str(value)))


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    said = number_words(text)
    for number in find_numbers(text):
        assert 0 <= number.first <= number.last < len(said)
