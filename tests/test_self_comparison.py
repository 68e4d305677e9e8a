"""A municipality beside the report: every figure is the tables' own, whatever is ticked."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import guard
from app.format import number
from app.self_comparison import ticks as ticking
from app.self_comparison.standing import service_rows, stand
from app.self_comparison.types import Standing, Ticks
from tests.edge_tools import assistant

DATA = Path(__file__).resolve().parent.parent / "corpus" / "data"
SOME = (1, 3, 17, 20, 25, 38)


def compared(ticks: Ticks) -> Standing:
    """The standing beside the real report."""
    return stand(ticks, assistant().desk, assistant().data_version)


def rows_of(name: str) -> list[dict[str, str]]:
    """A data file, read without any of our own code."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_municipality_that_answered() -> None:
    standing = compared(Ticks("Umeå", SOME))
    mean, member, lacked, had = standing.answer.text.split("\n\n")
    assert mean.startswith(
        "Ni har 6 av de 38 e-tjänsterna; 2011 hade en svarande kommun i genomsnitt"
    )
    assert "7,3" in mean
    assert member.startswith("Ja, **Umeå** besvarade enkäten: kommunen finns bland de 236")
    assert lacked.startswith(
        "Av de 14 e-tjänster som fler än 20 procent av kommunerna hade saknar ni 11"
    )
    assert had.startswith("Av de 17 e-tjänster som färre än 10 procent av kommunerna hade har ni 1")
    caveats = " ".join(standing.answer.caveats)
    assert "13 av de 236 kommuner som besvarade enkäten svarade inte på frågan" in caveats
    assert "rapporten säger inte vilka" in caveats
    assert "bara i figur 18, som är en bild" in caveats


def test_a_municipality_that_did_not_answer() -> None:
    """The 54 names are not in the report, and the answer says so."""
    standing = compared(Ticks("Arjeplog"))
    assert standing.answer.text.replace("\u00a0", " ") == (
        "**Arjeplog** finns inte bland de 236 kommunerna i Bilaga 1 [2]. "
        "Kommunen hör till de 54 som inte besvarade enkäten."
    )
    assert standing.answer.caveats == (
        "Rapporten listar bara dem som svarade. Namnen på de övriga kommer från listan över "
        "Sveriges 290 kommuner 2011.",
    )
    assert (standing.lines, standing.categories, standing.own) == ((), (), ())


def test_lines_are_the_rows_of_the_data_file() -> None:
    """Each service with its own count and share, most common first; the ticks where they belong."""
    standing = compared(Ticks("", SOME))
    printed = {
        (row["kategori"], row["tjanst"]): (int(row["antal"]), float(row["andel"]))
        for row in rows_of("bilaga2")
    }
    shown = {(x.row.category, x.row.name): (x.count, x.share) for x in standing.lines}
    assert shown == printed
    assert [x.count for x in standing.lines] == sorted(
        (v[0] for v in printed.values()), reverse=True
    )
    assert sorted(x.number for x in standing.lines if x.ticked) == list(SOME)
    assert {x.row.name for x in standing.common_lacked}.isdisjoint({"Ansöka om förskola"})
    assert all(x.share > 20 and not x.ticked for x in standing.common_lacked)
    assert all(x.share < 10 and x.ticked for x in standing.rare_had)
    assert [x.row.name for x in standing.rare_had] == ["Följa utförandet av äldreomsorg"]


def test_categories_are_sums_over_the_data_file() -> None:
    standing = compared(Ticks("", SOME))
    totals: dict[str, list[int]] = {}
    for row in rows_of("bilaga2"):
        totals.setdefault(row["kategori"], []).append(int(row["antal"]))
    assert [x.name for x in standing.categories] == list(totals)
    for line in standing.categories:
        assert (line.services, line.occurrences) == (len(totals[line.name]), sum(totals[line.name]))
        assert line.mean == sum(totals[line.name]) / 223
        assert line.mean_shown == number(line.mean, 2)
    assert sum(line.own for line in standing.categories) == len(SOME)


def test_integration_is_the_row_of_bilaga_3() -> None:
    """Of every service; cited for those that were ticked."""
    standing = compared(Ticks("", (20, 38)))
    printed = {
        (row["kategori"], row["tjanst"]): [
            int(row[column]) for column in ("integrerad", "svarande", "integrerad_andel")
        ]
        for row in rows_of("bilaga3")
    }
    for line in standing.lines:
        found = [line.integrated, line.respondents, line.integrated_share]
        assert found == printed[line.row.category, line.row.name]
    assert [line.row.name for line in standing.own] == [
        "Göra felanmälan, lämna synpunkter och ge förslag",
        "Ansöka om bygglov",
    ]
    (cited,) = {
        c.quote for c in standing.answer.citations if c.label == "Bilaga 3" and c.page == 31
    }
    assert cited == "Ansöka om bygglov 17 9 3 59% 31% 10%"


@settings(max_examples=25, deadline=None)
@given(
    st.sets(st.integers(1, 38)),
    st.sampled_from(["", "Umeå", "Mark", "Arjeplog", "Lilla Edet", "Stenungsund"]),
)
def test_every_figure_has_evidence_whatever_is_ticked(services: set[int], name: str) -> None:
    standing = compared(Ticks(name, tuple(sorted(services))))
    corpus = assistant().corpus
    assert guard.check(standing.answer, corpus, (20, 10)) == []
    assert sum(x.ticked for x in standing.lines) == len(services)


@given(st.sets(st.integers(1, 38)), st.sampled_from(["", "Umeå", "Malung-Sälen", "Östra Göinge"]))
def test_a_link_brings_the_ticks_back(services: set[int], name: str) -> None:
    from urllib.parse import parse_qsl

    ticks = Ticks(name, tuple(sorted(services)))
    names = [m.name for m in assistant().corpus.municipalities]
    query = dict(parse_qsl(ticking.written(ticks)))
    assert ticking.read(query, names, 38) == (ticks, ())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Umeå", ("Umeå", "")),
        (" mALMÖ  stad ", ("Malmö", "")),
        ("Marks kommun", ("Mark", "")),
        ("Borås", ("Borås", "")),
        ("Upplands  Väsby kommun", ("Upplands Väsby", "")),
        ("", ("", "")),
        ("Paris", ("", "Paris är inte en av Sveriges 290 kommuner.")),
        ("x" * 99, ("", f"{'x' * 40} är inte en av Sveriges 290 kommuner.")),
        (
            "Upsala",
            ("", "Upsala är inte en av Sveriges 290 kommuner. Menade du Uppsala eller Sala?"),
        ),
    ],
)
def test_names_as_people_type_them(typed: str, expected: tuple[str, str]) -> None:
    names = [m.name for m in assistant().corpus.municipalities]
    assert ticking.municipality(typed, names) == expected


def test_what_a_link_says_wrongly_is_told() -> None:
    ticks, problems = ticking.read({"kommun": "Narnia", "har": "2,,0,39,1e1,2"}, ["Umeå"], 38)
    assert ticks == Ticks("", (2,))
    assert problems == (
        "Narnia är inte en av Sveriges 290 kommuner.",
        "Länken nämner e-tjänster som inte finns: 0, 39 och 1e1. De har hoppats över.",
    )


def test_the_38_are_numbered_as_in_bilaga_2() -> None:
    names = [(row["kategori"], row["tjanst"]) for row in rows_of("bilaga2")]
    assert [(row.category, row.name) for row in service_rows(assistant().desk)] == names
