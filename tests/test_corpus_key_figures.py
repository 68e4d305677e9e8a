"""Key figures: right values at the right places, and no number of the prose left out."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from corpus import key_figures
from corpus.coverage import read_not_data, uncovered
from corpus.key_figures import read_stated_numbers
from corpus.load import load
from corpus.records import NotData
from corpus.text import is_verbatim

CORPUS = load()
PASSAGES = CORPUS.passages
STATED = read_stated_numbers(PASSAGES)
NOT_DATA = read_not_data(PASSAGES)


def test_every_number_of_the_prose_is_accounted_for() -> None:
    assert uncovered(PASSAGES, STATED, NOT_DATA) == []


@pytest.mark.parametrize("left_out", range(len(STATED)))
def test_coverage_reports_each_key_figure_that_is_left_out(left_out: int) -> None:
    """The check can fail: without a place, unless another fact states the same number there."""
    span = STATED[left_out].span
    others = [each for each in STATED if not each.span.overlaps(span)]
    missing = uncovered(PASSAGES, others, NOT_DATA)
    assert missing
    assert all(line.startswith(f"{span.passage_id}: ") for line in missing)


@pytest.mark.parametrize("left_out", range(len(NOT_DATA)))
def test_coverage_reports_each_other_number_that_is_left_out(left_out: int) -> None:
    others = [*NOT_DATA[:left_out], *NOT_DATA[left_out + 1 :]]
    assert uncovered(PASSAGES, STATED, others)


def test_a_number_that_is_not_in_the_report_cannot_be_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = {"reason": "påhittat", "numbers": [["99", "99 procent av kommunerna"]]}
    monkeypatch.setattr("corpus.coverage.read_items", lambda *_: iter([group]))
    with pytest.raises(ValueError, match=r"'99' in '99 procent av kommunerna' is not found\.$"):
        read_not_data(PASSAGES)


def test_quotes_are_verbatim_and_the_number_of_respondents_is_quoted() -> None:
    for key in CORPUS.key_figures:
        assert is_verbatim(key.quote), key.id
        assert (key.n is None) == (key.n_quote is None), key.id
        assert key.n_quote is None or (is_verbatim(key.n_quote) and str(key.n) in key.n_quote)


def test_statements_are_clauses_with_one_gap() -> None:
    for key in CORPUS.key_figures:
        assert key.statement.count("{}") == 1, key.id
        assert not key.statement.endswith("."), key.id
        assert key.shown, key.id


@pytest.mark.parametrize(
    ("fact", "value", "unit", "n", "pages"),
    [
        ("prioritet-hog", 63, "procent", 221, [8, 4]),
        ("prioritet-lag", 35, "procent", 221, [8]),
        ("strategi-har", 22, "procent", 219, [10, 4]),
        ("strategi-arbete-pagar", 32, "procent", 219, [10]),
        ("strategi-arbete-pagar-2009", 20, "procent", None, [10]),
        ("ansvarig-utsedd", 65, "procent", 216, [4]),
        ("ansvarig-utsedd-under-10000", 42, "procent", None, [12]),
        ("samverkan-andra-kommuner", 75, "procent", 214, [14, 4]),
        ("samverkan-landsting", 55, "procent", 214, [14]),
        ("effekt-forsamringar", 0, "kommuner", None, [17, 4]),
        ("effekt-informationskvalitet", 50, "procent", None, [17]),
        ("e-tjanst-nagon", 82, "procent", 223, [20, 5]),
        ("flest-arenden-forskola", 37, "procent", 102, [22]),
        ("planerar-over-nio", 17, "procent", 196, [23]),
        ("mobilapplikationer-andra-aktorer", 13, "procent", None, [5]),
        ("infosak-policy", 56, "procent", None, [5]),
        ("infosak-ansvarig", 56, "procent", 190, [25, 5]),
        ("bits", 56, "procent", 190, [25]),
        ("tvafaktor-medarbetare", 35, "procent", 190, [25]),
        ("identifiering-foretag-over-50000", 40, "procent", None, [27]),
        ("foretagare-kontakt", 8, "av tio", None, [3]),
    ],
)
def test_key_figures(fact: str, value: float, unit: str, n: int | None, pages: list[int]) -> None:
    places = CORPUS.facts[fact]
    assert {(key.value, key.unit, key.n) for key in places} == {(value, unit, n)}
    assert [key.source.page for key in places] == pages


def test_a_fact_says_the_same_everywhere_and_its_ids_are_unique() -> None:
    assert len({key.id for key in CORPUS.key_figures}) == len(CORPUS.key_figures)
    for places in CORPUS.facts.values():
        assert len({(key.value, key.unit, key.year, key.topic) for key in places}) == 1


def test_only_the_earlier_survey_is_from_another_year() -> None:
    assert {k.fact for k in CORPUS.key_figures if k.year != 2011} == {"strategi-arbete-pagar-2009"}


def test_rounded_shares_in_prose_agree_with_bilaga_2() -> None:
    """66, 52 and 46 percent of the prose are Bilaga 2's shares, rounded; 102 is its count."""
    shares = {row.service.name: row for row in CORPUS.services}
    assert CORPUS.facts["e-tjanst-boka-bocker"][0].value == round(
        shares["Boka och låna om böcker"].share
    )
    assert CORPUS.facts["e-tjanst-gymnasieprogram"][0].value == round(
        shares["Ansöka om gymnasieprogram"].share
    )
    assert CORPUS.facts["e-tjanst-forskola"][0].value == round(shares["Ansöka om förskola"].share)
    assert CORPUS.facts["e-tjanst-forskola-antal"][0].value == shares["Ansöka om förskola"].count


ITEM = {
    "fact": "prov",
    "value": 7,
    "unit": "procent",
    "population": "kommuner",
    "topic": "betaltjänster",
    "statement": "{} av kommunerna har någon form av betaltjänst",
    "places": [{"quote": "7 procent av kommunerna har någon form av betaltjänst"}],
}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": 8}, r"'8' does not stand exactly once in the quote"),
        ({"statement": "{} av 223 har betaltjänst"}, r"the statement has numbers .*223"),
        ({"statement": "7 procent har betaltjänst"}, r"the statement needs exactly one \{\}"),
        ({"n": 223}, r"n and n_quote go together"),
        ({"n": 223, "n_quote": "Av 223 kommuner"}, r"n_quote is not verbatim"),
        ({"n": 200, "n_quote": "Av de 223 kommuner"}, r"n_quote does not hold 200"),
        ({"places": [{"quote": "9 procent av kommunerna"}]}, r"stands in 0 passages"),
        ({"places": [{"quote": "svarande"}]}, r"stands in \d+ passages, expected once"),
        ({"places": [{"quote": "7 procent", "qoute": ""}]}, r"unknown keys \['qoute'\]"),
    ],
)
def test_a_wrong_annotation_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, change: Mapping[str, Any], message: str
) -> None:
    def items(*_: object) -> Iterator[Mapping[str, Any]]:
        yield {**ITEM, **change}

    monkeypatch.setattr(key_figures, "read_items", items)
    with pytest.raises(ValueError, match=message):
        read_stated_numbers(PASSAGES)


def test_listed_numbers_have_reasons() -> None:
    assert all(isinstance(item, NotData) and item.reason for item in CORPUS.not_data)
