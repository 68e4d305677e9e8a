"""The chart of an answer: the rows that its text names, with the figures of its own queries."""

import re

import pytest

from app.types import Answer
from app.web.answer_chart import chart
from tests.edge_tools import assistant

BAR = re.compile(r'stapelnamn">(.*?)</span> <span class="stapelvarde">(.*?)</span>')
WIDTH = re.compile(r'<rect class="stapel" x="0" y="2" width="([\d.]+)%"')


def answered(*turns: str) -> Answer:
    """The real assistant's answer."""
    return assistant().ask(turns)


def bars_of(*turns: str) -> list[tuple[str, str]]:
    """Names and figures of the chart, with ordinary spaces."""
    html = chart(answered(*turns), assistant().corpus).replace("\u00a0", " ")
    return [(name, value) for name, value in BAR.findall(html)]


def test_ranking_shows_what_it_names_in_order() -> None:
    assert bars_of("Vilka är de tre vanligaste e-tjänsterna?") == [
        ("Boka och låna om böcker", "148 (66,4 %)"),
        ("Låna e-böcker och andra digitala medier", "120 (53,8 %)"),
        ("Ansöka om gymnasieprogram", "115 (51,6 %)"),
    ]
    html = chart(answered("Vilka är de tre vanligaste e-tjänsterna?"), assistant().corpus)
    assert WIDTH.findall(html) == ["66.4", "53.8", "51.6"]
    assert "Andel av de 223 svarande kommunerna." in html


def test_comparison_has_both_sides() -> None:
    assert bars_of("Hur många fler har bygglov än tomtkö?") == [
        ("Ansöka om bygglov", "37 (16,6 %)"),
        ("Anmäla till tomtkö", "20 (9,0 %)"),
    ]


def test_same_name_is_told_apart_by_category() -> None:
    assert bars_of("Hur många har ansöka om ledighet?") == [
        ("Ansöka om ledighet (Grundskola)", "38 (17,0 %)"),
        ("Ansöka om ledighet (Gymnasium)", "35 (15,7 %)"),
    ]


def test_counts_without_shares_are_beside_the_greatest() -> None:
    turns = "Är det vanligare att ha ansvarig på IT-avdelningen än på informationsavdelningen?"
    html = chart(answered(turns), assistant().corpus)
    assert "Antal kommuner." in html
    assert WIDTH.findall(html) == ["100.0", "51.52"]


def test_facts_of_the_prose_are_compared_too() -> None:
    turns = "Hur stor är skillnaden mellan andelen som samverkar med kommuner och med staten?"
    assert [value for _, value in bars_of(turns)] == ["75 procent", "33 procent"]


@pytest.mark.parametrize(
    "question",
    [
        "Hur många kommuner har en e-tjänst för bygglov?",
        "Vad är en e-tjänst?",
        "Svarade Umeå på enkäten?",
        "Vad kostar e-tjänsterna?",
        "hej",
    ],
)
def test_nothing_to_compare_makes_no_chart(question: str) -> None:
    assert bars_of(question) == []


def test_every_figure_of_a_chart_is_in_a_row_of_the_answer() -> None:
    """Over questions of all the kinds that get one."""
    questions = [
        "Vilka är de fem minst vanliga e-tjänsterna?",
        "Vilka e-tjänster har mer än hälften av kommunerna?",
        "Vilka e-tjänster är mest integrerade?",
        "Vi har bygglov och tomtkö, hur vanligt är det?",
        "Vilka e-tjänster finns inom Trafik?",
    ]
    for question in questions:
        answer = answered(question)
        cells = {cell for lookup in answer.lookups for row in lookup.rows for cell in row}
        shown = bars_of(question)
        assert len(shown) >= 2, question
        for name, value in shown:
            count, share = re.fullmatch(r"(\d+) \(([\d,]+) %\)", value).groups()  # type: ignore[union-attr]
            assert int(count) in cells
            assert float(share.replace(",", ".")) in cells
            assert name.split(" (")[0] in answer.text
