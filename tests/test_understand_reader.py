"""What is recognised in a question: services, categories, figures, years, places."""

import pytest

from app.plan import Row
from app.understand.parsed import Parsed
from tests.edge_tools import assistant

PERMIT = Row(category="Bygga och bo", name="Ansöka om bygglov")
QUEUE = Row(category="Bygga och bo", name="Anmäla till tomtkö")


def _read(question: str) -> Parsed:
    return assistant().planner.reader.read(question)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Hur många kommuner har bygglov?", (PERMIT,)),
        ("Hur många har byglov som e-tjänst?", (PERMIT,)),
        ("Bygglov eller tomtkö?", (PERMIT, QUEUE)),
        ("tomtkö, tomtkö och tomtkö", (QUEUE,)),
        ("Hur ser det ut?", ()),
        ("Hur många har bilpool?", ()),
    ],
)
def test_services(question: str, rows: tuple[Row, ...]) -> None:
    assert _read(question).rows == rows


def test_same_service_in_a_category_beside_it() -> None:
    rows = _read("IUP i grundskolan kontra gymnasiet").rows
    assert [row.category for row in rows] == ["Grundskola", "Gymnasium"]
    assert len({row.name for row in rows}) == 1


def test_application_to_another_school_form() -> None:
    parsed = _read("Ansöka om förskola eller gymnasium")
    assert [row.name for row in parsed.rows] == ["Ansöka om förskola", "Ansöka om gymnasieprogram"]
    assert [row.category for row in parsed.firm_rows] == ["Förskola"]


@pytest.mark.parametrize(
    ("question", "categories"),
    [
        ("Vilka tjänster finns inom kategorin arbete?", ("Arbete",)),
        ("Hur går arbetet med e-förvaltning?", ()),
        ("Vad finns på gymnasiet?", ("Gymnasium",)),
    ],
)
def test_categories(question: str, categories: tuple[str, ...]) -> None:
    assert _read(question).categories == categories


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Vad visar figur 3?", (3,)),
        ("Visa diagram nr 4", (4,)),
        ("Jämför figur 2 och figur 5", (2, 5)),
        ("Figurer 2, 5 visar vad?", (2, 5)),
        ("Hur många figurer finns det?", ()),
        ("Vad står på sidan 5?", ()),
    ],
)
def test_figures(question: str, figures: tuple[int, ...]) -> None:
    assert _read(question).figures == figures


@pytest.mark.parametrize(
    ("question", "appendices"),
    [("Vad visar bilaga 2?", (2,)), ("bilaga tre", (3,)), ("bilaga 7", (7,)), ("bilagorna", ())],
)
def test_appendices(question: str, appendices: tuple[int, ...]) -> None:
    assert _read(question).appendices == appendices


@pytest.mark.parametrize(
    ("question", "years", "numbers"),
    [
        ("Hur var det 2009 och 2010?", (2009, 2010), ()),
        ("Har fler än 2010 kommuner bygglov?", (), (2010,)),
        ("Har fler än 60 kommuner bygglov?", (), (60,)),
    ],
)
def test_years_are_no_numbers(
    question: str, years: tuple[int, ...], numbers: tuple[float, ...]
) -> None:
    parsed = _read(question)
    assert parsed.years == years
    assert tuple(n.value for n in parsed.numbers) == numbers


def test_tags_and_addresses_are_not_read() -> None:
    parsed = _read("<b>tomtkö</b> https://exempel.se/2009 namn@exempel.se")
    assert (parsed.text, parsed.rows, parsed.years) == ("tomtkö", (QUEUE,), ())


def test_place_in_a_ranking_is_no_place_at_a_school() -> None:
    assert _read("Vilken tjänst ligger på första plats?").rows == ()
    assert _read("förskoleplats").rows == (Row(category="Förskola", name="Ansöka om förskola"),)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Har minst en e-tjänst i kommunen?", ["e-tjanst-nagon"]),
        ("Hur många kommuner har ingen e-tjänst?", ["e-tjanst-ingen"]),
        ("Finns minst en tjänst som kommunerna delar?", []),
    ],
)
def test_any_service(question: str, facts: list[str]) -> None:
    assert [u.id for m in _read(question).facts for u in m.units] == facts


def test_light_options_need_their_topic() -> None:
    assert _read("Hur många svarade annat?").options == ()
    assert _read("Vilka strategityper: annat?").options == (Row(table="figure8", name="Annat"),)


@pytest.mark.parametrize("question", ["", "   ", "?!", "\u200b"])
def test_nothing_to_read(question: str) -> None:
    parsed = _read(question)
    assert parsed.raw == question
    assert (parsed.rows, parsed.categories, parsed.facts, parsed.figures) == ((), (), (), ())
