"""A right share beside a wrong count: pairs in sentences, worked out by hand from the tables.

Bilaga 2 has bygglov 37 (16,6 %), serveringstillstånd 25 (11,2 %), böcker 148 (66,4 %), e-böcker 120
(53,8 %), all of 223. Bilaga 3 has bygglov 17 of 29 (59 %), 9 (31 %) and 3 (10 %).
"""

from typing import Any

import pytest

from evals.metrics.correct import findings
from evals.metrics.counterpart import mismatches
from evals.metrics.wrong_figure import is_wrong_figure
from evals.pairs import pairs
from evals.types import Case, GoldSource, Value
from tests.evals_tools import answer, bygglov, case, ledighet

BILAGA_2, BILAGA_3 = GoldSource("Bilaga 2", 29), GoldSource("Bilaga 3", 31)
COUNT = Value(37, "kommuner", base=223, also=(16.6,))
SHARE = Value(59, "procent", base=29, also=(17,))
NO_BASE = Value(37, "kommuner", also=(16.6,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I 59 % av de 29 kommuner som svarade (17 kommuner) var", [("17", "59", 29)]),
        ("Av de 29 uppgav 17 (59 %) ja, 9 (31 %) nej", [("17", "59", 29), ("9", "31", 29)]),
        ("54 av landets 290 kommuner (18,6 %)", [("54", "18,6", 290)]),
        ("37 kommuner har det, 16,6 procent", [("37", "16,6", None)]),
        ("böcker (148 kommuner, 66,4 %) och (120, 53,8 %)", [("148", "66,4"), ("120", "53,8")]),
        ("7 kommuner (3,2 procentenheter)", []),
        ("8 av de 38 fanns i minst 30 %", []),
        ("37 kommuner har det, och 11,2 % har det andra", []),
        ("Från 20 % till 32 %", []),
    ],
)
def test_pairs(text: str, expected: list[tuple[Any, ...]]) -> None:
    found = [(p.count.shown, p.share.shown, p.base) for p in pairs(text)]
    assert found == [(*pair, None)[:3] for pair in expected]


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        (COUNT, "37 av de 223 kommunerna (16,6 %)", []),
        (COUNT, "38 av de 223 kommunerna (16,6 %)", ["38 och 16,6 % hör inte ihop"]),
        (COUNT, "37 av de 223 kommunerna (17 %)", []),
        (COUNT, "37 av de 223 kommunerna (16,59 %)", []),
        (COUNT, "37 av de 223 kommunerna (15,7 %)", ["37 och 15,7 % hör inte ihop"]),
        (COUNT, "37 av de 236 kommunerna (15,7 %)", ["37 och 15,7 % hör inte ihop"]),
        (COUNT, "16,6 % har det, 38 kommuner", ["38 och 16,6 % hör inte ihop"]),
        (SHARE, "I 59 % av de 29 kommunerna (17 kommuner)", []),
        (SHARE, "I 59 % av de 29 kommunerna (18 kommuner)", ["18 och 59 % hör inte ihop"]),
        # Gold without a base: the row of Bilaga 2 says what goes together.
        (NO_BASE, "37 kommuner (16,6 %)", []),
        (NO_BASE, "38 kommuner (16,6 %)", ["38 och 16,6 % hör inte ihop"]),
        # The base itself is no count beside the share.
        (Value(22, "procent", base=190), "22 % (190 svarande kommuner)", []),
        # A mean over six services: their number is its base, and it is rounded.
        (Value(58.7, "kommuner", base=6, also=(26.3,)), "58,7 kommuner (26,3 %)", []),
        (
            Value(58.7, "kommuner", base=6, also=(26.3,)),
            "58,7 kommuner (36,3 %)",
            ["58,7 och 36,3"],
        ),
        # A key figure that stands in no table: nothing to hold it against.
        (Value(42, "procent"), "42 % (12 kommuner)", []),
        # Places in a ranking are no municipalities.
        (Value(17, "plats"), "Plats 17 av 38: 37 kommuner (16,6 %)", []),
    ],
)
def test_a_pair_that_holds_gold(value: Value, text: str, expected: list[str]) -> None:
    found = mismatches(case(values=(value,)), (value,), text)
    assert len(found) == len(expected)
    assert all(f.startswith(e) for f, e in zip(found, expected, strict=True))


def test_the_rows_that_a_difference_rests_on() -> None:
    value = Value(28, "kommuner", base=223)
    gold = case(values=(value,), sources=(BILAGA_2,))
    text = "Skillnaden är 28 kommuner: 148 kommuner (66,4 %) mot 120 kommuner (53,8 %)"
    assert mismatches(gold, (value,), text) == []
    wrong = mismatches(gold, (value,), text.replace("148", "149").replace("120", "121"))
    assert wrong == ["149 och 66,4 % hör inte ihop", "121 och 53,8 % hör inte ihop"]


def test_the_table_may_be_named_by_the_gold_query() -> None:
    gold = case(gold_sql="SELECT integrerad FROM bilaga3 WHERE tjanst = 'Ansöka om bygglov'")
    assert mismatches(gold, (), "17 kommuner (59 %)") == []
    assert mismatches(gold, (), "18 kommuner (59 %)") == ["18 och 59 % hör inte ihop"]


def test_another_base_is_judged_by_the_tables() -> None:
    """Of the two with snöröjningen one answered, and that one did not know."""
    value = Value(1, "kommuner", base=2, also=(50,))
    gold = case(values=(value,), sources=(BILAGA_3,))
    assert mismatches(gold, (value,), "Av de 1 kommuner som svarade visste 1 (100 %) inte") == []


def test_numbers_of_the_question_are_not_judged() -> None:
    asked = case(turns=("Stämmer det att 50 kommuner, 16,6 %, har bygglov?",), values=(COUNT,))
    assert mismatches(asked, (COUNT,), "Nej, inte 50 kommuner (16,6 %), utan 37.") == []


@pytest.mark.parametrize("text", ["38 av 223 (16,6 %) har det [1].", "16,6 % (38 kommuner) [1]."])
def test_it_makes_the_answer_wrong_and_a_wrong_figure(text: str) -> None:
    given = answer(text)
    assert [(f.piece, f.text) for f in findings(bygglov(), given)] == [
        ("values", "38 och 16,6 % hör inte ihop")
    ]
    assert is_wrong_figure(bygglov(), given)


def test_a_figure_further_down_is_not_judged_where_gold_is_wanted_first() -> None:
    given = answer("37 av 223 kommuner (16,6 %) har det [1]. Av alla 236 är det 37 (15,7 %).")
    assert findings(bygglov(), given) == ()


def places() -> Case:
    values = (Value(37, "kommuner", also=(16.6,), place="text"),)
    return case(values=values, sources=(BILAGA_2,))


def test_lists_and_readings_are_judged_line_by_line() -> None:
    assert not findings(places(), answer("Så här:\n\n- Bygglov: 37 kommuner (16,6 %)"))
    (found,) = findings(places(), answer("Så här:\n\n- Bygglov: 38 kommuner (16,6 %)"))
    assert found.text == "38 och 16,6 % hör inte ihop"
    both = "- Grundskola: 38 av 223 (17,0 %)\n- Gymnasium: 35 av 223 (15,8 %)"
    found = findings(ledighet(), answer(both))[0]
    assert (found.piece, found.text) == ("values", "35 och 15,8 % hör inte ihop")


BYGGLOV_SQL = "SELECT antal FROM bilaga2 WHERE tjanst = 'Ansöka om bygglov'"


@pytest.mark.parametrize(
    ("given", "text", "expected"),
    [
        ({}, "37 av 223 kommuner hade Ansöka om bygglov [1].", []),
        ({}, "37 kommuner har det [1].", []),
        ({}, "37 kommuner hade **Ansöka om grundskola** [1].", ["'ansöka om grundskola'"]),
        ({}, "37 hade Ansöka om bygglov, 37 Ansöka om grundskola [1].", []),
        # Without a query that names the service, or in a list, nothing can be said.
        ({"gold_sql": None}, "37 kommuner hade Ansöka om grundskola [1].", []),
        (
            {"values": (Value(37, "kommuner", place="text"),)},
            "37 kommuner hade Ansöka om grundskola [1].",
            [],
        ),
    ],
)
def test_a_right_figure_of_another_service_is_wrong(
    given: dict[str, Any], text: str, expected: list[str]
) -> None:
    """Bilaga 2 has 37 municipalities for grundskola, too."""
    gold = bygglov(**{"gold_sql": BYGGLOV_SQL, **given})
    found = [f"första meningen handlar om {name}" for name in expected]
    assert [f.text for f in findings(gold, answer(text))] == found
    assert is_wrong_figure(gold, answer(text)) is bool(expected)
