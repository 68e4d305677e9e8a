"""Reading figures and sentences out of Swedish answers."""

import pytest

from evals.swedish import carries, figures, is_gold, numbers
from evals.types import Value
from evals.wording import lead, lines, stands_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16,6 % av 10 000", [16.6, 10000]),
        ("16,6\u00a0% av 10\u00a0000", [16.6, 10000]),
        ("148 (66,4 %), alltså 66,4 procent.", [148, 66.4, 66.4]),
        ("7–13 procent", [7, 13]),
        ("102 45,7%", [102, 45.7]),
        ("n=223; n = 97.", [223, 97]),
        ("**37** av _223_", [37, 223]),
        ("e24 och WCAG 2.0", [2.0]),
        ("24-timmarswebben", [24]),
    ],
)
def test_numbers(text: str, expected: list[float]) -> None:
    assert [n.value for n in numbers(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "[1] [2, 3] [4–6]",
        "1. Först\n2) Sedan\n- 3. Till sist",
        "s. 29, ca s. 26, sidan 30, sidorna 29–30, s. 29 och 30",
        "Figur 22 och 23, figurerna 8 och 9, figur 20",
        "Bilaga 2, bilagorna 2 och 3",
        "2009, år 2011 och 2012",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I figur 2 och 63 procent av dem", [63]),
        ("Enligt figur 20, 14 e-tjänster", [14]),
        ("Bilaga 2 och 37 kommuner", [37]),
        ("2011 kommuner", [2011]),
        ("Det är 25. Så är det.", [25]),
    ],
)
def test_figures_beside_references(text: str, expected: list[float]) -> None:
    assert [n.value for n in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("37 av 223 kommuner", Value(37, "kommuner"), True),
        ("37 procent", Value(37, "kommuner"), False),
        ("37 procent", Value(37, "procent"), True),
        ("37 kommuner", Value(37, "procent"), False),
        ("16,6 procent", Value(37, "kommuner", also=(16.6,)), True),
        ("5,9 procentenheter", Value(5.9, "procentenheter"), True),
        ("5,9 procent", Value(5.9, "procentenheter"), False),
        ("17 %", Value(16.6, "procent"), False),
        ("16,59 %", Value(16.6, "procent"), True),
        ("Tre kommuner", Value(3, "kommuner"), True),
        ("Ingen kommun", Value(0, "kommuner"), True),
        ("En tredjedel", Value(1, "kommuner"), False),
        ("Bara en gjorde det", Value(1, "kommuner"), True),
        ("−5,9 procentenheter", Value(-5.9, "procentenheter"), True),
    ],
)
def test_carries(text: str, value: Value, expected: bool) -> None:
    assert carries(text, value) is expected


def test_a_year_is_no_figure_even_when_it_is_wanted() -> None:
    """A case that asks for a year states it as a phrase."""
    assert not carries("Enkäten gjordes 2011.", Value(2011))
    assert is_gold(numbers("2011")[0], Value(2011))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("37 kommuner (16,6 %) har det [1]. 11 har det inte.", "37 kommuner (16,6 %) har det [1]."),
        ("37 kommuner har det.[1] Resten inte.", "37 kommuner har det.[1]"),
        ("Ca 70 %, bl.a. Boka böcker, se s. 29. Mer.", "Ca 70 %, bl.a. Boka böcker, se s. 29."),
        ("Det är 66.4 procent. Mer.", "Det är 66.4 procent."),
        ("Nej, 37. Mer.", "Nej, 37."),
        ("Nej.\n\n37 har det. Mer.", "Nej. 37 har det."),
        ("**37** kommuner har det.\n\nMer.", "37 kommuner har det."),
        ("# Rubrik\n\n37 kommuner", "37 kommuner"),
        ("Fem vanligast:\n\n1. Böcker: 148. Mer\n2. E-böcker: 120", "Fem vanligast: Böcker: 148."),
        ("- 37 kommuner\n- 11 kommuner", "37 kommuner"),
        ("37 kommuner\nhar det", "37 kommuner har det"),
        ("", ""),
    ],
)
def test_lead(text: str, expected: str) -> None:
    assert lead(text) == expected


def test_table_rows_are_lines() -> None:
    found = lines("Så här:\n\n| Tjänst | Antal |\n| Bygglov | 37 |")
    assert [line.text for line in found] == ["Så här:", "Tjänst | Antal |", "Bygglov | 37 |"]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("elektroniskt gränssnitt", "via ett **elektroniskt**\ngränssnitt", True),
        ("ja", "tjänsten", False),
        ("Nej", "nej, inte så", True),
        ("s. 2", "se s. 29", False),
        ("s. 29", "se s.\u00a029", True),
        ("policy", "informationssäkerhetspolicy", True),
        ("", "vad som helst", False),
    ],
)
def test_stands_in(phrase: str, text: str, expected: bool) -> None:
    assert stands_in(phrase, text) is expected
