"""Evidence: marks, quotes and calculations are kept once, in order, with their places."""

from decimal import Decimal

import pytest

from app.evidence import Evidence, mark
from app.types import Calculation
from corpus.types import Note, Source
from tests.app_tools import corpus, desk, plain

PLACE = Source("Bilaga 2", "Bilaga 2. Förekomst", 29, "printed")
OTHER = Source("Bilaga 2", "Bilaga 2. Förekomst", 30, "printed")


@pytest.fixture
def evidence() -> Evidence:
    """Nothing gathered yet."""
    return Evidence(desk())


def test_the_base_is_the_report_s_own() -> None:
    assert desk().base == 223
    assert "de 223 kommuner som besvarat frågan" in corpus().report


def test_how_many_answered_and_how_many_did_not() -> None:
    assert (desk().municipalities(True), desk().municipalities(False)) == (236, 54)


def test_marks_count_up_and_the_same_quote_keeps_its_mark(evidence: Evidence) -> None:
    assert evidence.cite(PLACE, "a") == mark(1) == "\u00a0[1]"
    assert evidence.cite(PLACE, "b") == mark(2)
    assert evidence.cite(PLACE, "a") == mark(1)
    assert evidence.cite(OTHER, "a") == mark(3)  # the same words on another page
    assert [(c.n, c.quote, c.page) for c in evidence.citations] == [
        (1, "a", 29),
        (2, "b", 29),
        (3, "a", 30),
    ]


def test_stretches_are_joined_once_each(evidence: Evidence) -> None:
    evidence.cite(PLACE, "rubrik", "rad", "rubrik")
    assert evidence.citations[0].quote == "rubrik … rad"


def test_a_query_is_kept_once_with_its_rows(evidence: Evidence) -> None:
    sql = "SELECT antal FROM bilaga2 WHERE tjanst = ?"
    for name in ("Ansöka om bygglov", "Ansöka om hemtjänst", "Ansöka om bygglov"):
        evidence.query(sql, (name,))
    assert [(r.params, r.columns, r.rows) for r in evidence.lookups] == [
        (("Ansöka om bygglov",), ("antal",), ((37,),)),
        (("Ansöka om hemtjänst",), ("antal",), ((9,),)),
    ]


def test_a_calculation_shows_what_is_printed_and_keeps_the_whole_result(
    evidence: Evidence,
) -> None:
    shown = evidence.calculate("Andel", "100 * 37 / 223", 3700 / 223, share=True, decimals=1)
    assert plain(shown) == "16,6 %"
    assert evidence.calculate("Saknar", "223 - 37", Decimal(186)) == "186"
    evidence.calculate("Saknar", "223 - 37", Decimal(186))
    share, count = evidence.calculations
    assert share.result == pytest.approx(16.591928)
    assert count == Calculation(label="Saknar", expression="223 - 37", result=186, shown="186")
    assert type(count.result) is int


def test_caveats_and_suggestions_are_given_once(evidence: Evidence) -> None:
    for _ in range(2):
        evidence.warn("Obs.")
        evidence.suggest("A?", "B?", "A?")
    assert evidence.caveats == ["Obs."]
    assert evidence.suggestions == ["A?", "B?"]


def test_a_note_cites_its_quotes_where_they_stand(evidence: Evidence) -> None:
    note = next(n for n in corpus().notes if n.id == "bilaga-3-bas")
    evidence.note(note)
    evidence.note(note)
    assert [plain(c) for c in evidence.caveats] == [f"{note.text} [1] [2]"]
    assert [(c.label, c.page) for c in evidence.citations] == [("Bilaga 3", 31), ("Bilaga 2", 29)]


def test_a_quote_that_stands_nowhere_is_not_cited(evidence: Evidence) -> None:
    evidence.note(Note("x", "method", (), "Obs.", ("står ingenstans",)))
    assert evidence.caveats == ["Obs."]
    assert evidence.citations == []


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("Ansöka om bygglov 37 16,6%", 29),
        ("Ansöka om bygglov 17 9 3 59% 31% 10%", 31),
        ("Riskhantering används i lägst utsträckning.", 12),
    ],
)
def test_where_a_quote_stands(quote: str, page: int) -> None:
    source = desk().source_of(quote)
    assert source is not None
    assert source.page == page
