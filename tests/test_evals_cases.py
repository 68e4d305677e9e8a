"""Case files: strict keys, true gold, and errors that name file, id and key."""

from pathlib import Path

import pytest

from corpus.load import load as load_corpus
from evals.cases import CaseError, ClosedError, check, load
from evals.places import Places, of_corpus
from evals.tables import MissingDataError, open_tables

GOOD = Path(__file__).parent / "data" / "evals" / "good"
HEAD = "- {id: lookup-t-01, kind: lookup, turns: [Hur?], outcome: answer"


@pytest.fixture(scope="module")
def places() -> Places:
    return of_corpus(load_corpus())


def problems(tmp_path: Path, places: Places, text: str, folder: str = "open") -> list[str]:
    file = tmp_path / folder / "lookup-t.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return [str(p) for p in check([tmp_path], open_tables(), places)[1]]


def test_good_cases_load(places: Places) -> None:
    cases = load(GOOD, open_tables(), places)
    assert [c.id for c in cases][:2] == ["lookup-t-01", "lookup-t-02"]
    assert cases[0].values[0].also == (11.2,)
    assert cases[3].reasons == ("ambiguous", "not_understood")
    assert cases[4].question == "Och sophantering?"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (
            "phrases: [[a]], expcted: 1",
            "expcted: okänd nyckel; de som finns är id, kind, turns, outcome, reason, values, "
            "readings, phrases, absent, forbidden, sources, gold_sql, tags, note",
        ),
        (
            "values: [{value: '16,6 %'}]",
            "values[1].value: ska vara ett tal som 16.6, inte '16,6 %'",
        ),
        (
            "values: [{value: 37, unti: kommuner}]",
            "values[1].unti: okänd nyckel; de som finns är value, unit, base, also, place",
        ),
        ("values: [{unit: kommuner}]", "values[1].value: saknas"),
        (
            "values: [{value: 1, place: last}]",
            "values[1].place: 'last' är inte något av first, text",
        ),
        ("values: []", "values: ska vara en lista med minst ett led, inte []"),
        ("phrases: [nej]", "phrases[1]: ska vara en lista med minst ett led, inte 'nej'"),
        ("phrases: [[no]]", "phrases[1][1]: ska vara text, inte False"),
        ("phrases: [[a]], reason: ambiguous", "reason: ska inte stå där outcome är answer"),
        ("tags: [typo]", "values: ett svar måste kräva något: values, readings eller phrases"),
        (
            "values: [{value: 37, base: 223}], forbidden: [223]",
            "forbidden: 223 står också bland value, also eller base",
        ),
        ("phrases: [[Nej]], absent: [nej]", "absent: 'nej' står också i phrases"),
        (
            "phrases: [[a]], sources: [{label: Bilaga 2, page: 31}]",
            "sources[1]: Bilaga 2 står på s. 29, 30, inte 31",
        ),
        (
            "phrases: [[a]], sources: [{label: Bilaga 2, page: 34}]",
            "sources[1]: rapporten har ingen sida 34; sidorna är 3 till 33",
        ),
        (
            "phrases: [[a]], sources: [{label: Figur 5, page: 10}]",
            "sources[1]: rapporten har ingen rubrik, figur eller bilaga 'Figur 5'",
        ),
        (
            "phrases: [[a]], sources: [{label: Figur 5, page: '10'}]",
            "sources[1].page: ska vara ett sidnummer, inte '10'",
        ),
        (
            "values: [{value: 37}], gold_sql: SELECT 11",
            "gold_sql: rad 1 ger 11, men values säger 37",
        ),
        (
            "values: [{value: 37}], gold_sql: SELECT antal FROM bilaga2",
            "gold_sql: ger 38 rader, men fallet kräver 1",
        ),
        (
            "phrases: [[a]], gold_sql: SELECT 1",
            "gold_sql: har inga values eller readings att jämföras med",
        ),
    ],
)
def test_each_fault_is_named(tmp_path: Path, places: Places, rest: str, expected: str) -> None:
    found = problems(tmp_path, places, f"{HEAD}, {rest}}}")
    assert found == [f"lookup-t.yaml: lookup-t-01: {expected}"]


def test_all_contradictions_are_listed_at_once(tmp_path: Path, places: Places) -> None:
    text = "\n".join(
        HEAD.replace("01", f"0{i}") + f", values: [{{value: {i}}}], gold_sql: SELECT 9}}"
        for i in (1, 2, 3)
    )
    assert problems(tmp_path, places, text) == [
        f"lookup-t.yaml: lookup-t-0{i}: gold_sql: rad 1 ger 9, men values säger {i}"
        for i in (1, 2, 3)
    ]


def test_a_query_that_cannot_run(tmp_path: Path, places: Places) -> None:
    (found,) = problems(tmp_path, places, f"{HEAD}, values: [{{value: 1}}], gold_sql: SELEKT}}")
    assert found.startswith(
        "lookup-t.yaml: lookup-t-01: gold_sql: frågan går inte att köra: Parser"
    )


def test_gold_is_compared_after_rounding_to_its_own_decimals(
    tmp_path: Path, places: Places
) -> None:
    text = f"{HEAD}, values: [{{value: 16.6}}], gold_sql: SELECT 100.0 * 37 / 223}}"
    assert problems(tmp_path, places, text) == []


def test_reason_must_belong_to_the_outcome(tmp_path: Path, places: Places) -> None:
    text = "- {id: clarify-t-01, kind: clarify, turns: [Hur?], outcome: error, reason: fault}"
    assert problems(tmp_path, places, text) == [
        "lookup-t.yaml: clarify-t-01: reason[1]: 'fault' är inte något av bad_input"
    ]
    text = "- {id: clarify-t-01, kind: clarify, turns: [Hur?], outcome: clarify}"
    assert problems(tmp_path, places, text) == [
        "lookup-t.yaml: clarify-t-01: reason: krävs där outcome är clarify"
    ]


def test_required_keys_and_kinds(tmp_path: Path, places: Places) -> None:
    assert problems(tmp_path, places, "- {id: x-t-01, kind: lokup, outcome: maybe}") == [
        "lookup-t.yaml: x-t-01: turns: saknas",
        "lookup-t.yaml: x-t-01: outcome: 'maybe' är inte något av answer, clarify, refuse, error",
        "lookup-t.yaml: x-t-01: kind: 'lokup' är inte något av lookup, ranking, filter, "
        "comparison, complement, aggregate, cross_table, membership, key_figure, passage, summary, "
        "where, claim, self_comparison, dialogue, clarify, refusal",
    ]


def test_an_id_is_used_once_over_all_files(tmp_path: Path, places: Places) -> None:
    (tmp_path / "a.yaml").write_text(f"{HEAD}, phrases: [[a]]}}", encoding="utf-8")
    found = problems(tmp_path, places, f"{HEAD}, phrases: [[a]]}}")
    assert found == ["lookup-t.yaml: lookup-t-01: id: finns redan i a.yaml"]


def test_a_key_given_twice_stops_the_file(tmp_path: Path, places: Places) -> None:
    assert problems(tmp_path, places, f"{HEAD}, kind: claim}}") == [
        "lookup-t.yaml: -: -: filen går inte att läsa: nyckeln 'kind' står två gånger, rad 1"
    ]


def test_a_file_that_is_no_list(tmp_path: Path, places: Places) -> None:
    found = problems(tmp_path, places, "id: x")
    assert found == ["lookup-t.yaml: -: -: filen ska vara en lista av fall"]


def test_loading_stops_before_a_run_and_shows_nothing_of_closed_cases(
    tmp_path: Path, places: Places
) -> None:
    text = f"{HEAD}, values: [{{value: 37}}], gold_sql: SELECT 11}}"
    problems(tmp_path, places, text, folder="closed")
    with pytest.raises(CaseError) as error:
        load(tmp_path, open_tables(), places, "closed")
    assert str(error.value) == (
        "Fallen har fel, och körningen har inte börjat:\nlookup-t.yaml: lookup-t-01: gold_sql"
    )


def test_closed_cases_are_loaded_only_when_asked_for(tmp_path: Path, places: Places) -> None:
    problems(tmp_path, places, f"{HEAD}, phrases: [[a]]}}", folder="closed")
    for folder in (tmp_path, tmp_path / "closed", tmp_path / "closed" / "lookup-t.yaml"):
        with pytest.raises(ClosedError) as error:
            load(folder, open_tables(), places)
        assert str(error.value) == "De slutna fallen körs bara med fraga-evals run --closed."
    assert len(load(tmp_path, open_tables(), places, "closed")) == 1


def test_tables_that_are_not_built(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError) as error:
        open_tables(tmp_path)
    assert str(error.value) == (
        f"I {tmp_path.name}/ saknas bilaga1.csv, kommuner.csv, bilaga2.csv, bilaga3.csv, "
        "figur8.csv, figur9.csv. Kör: python -m corpus"
    )


def test_kommuner_can_be_asked_as_true_or_false() -> None:
    row = open_tables().execute("SELECT count(*) FROM kommuner WHERE NOT svarat").fetchone()
    assert row == (54,)


def test_counted_pages_may_be_off_by_one(places: Places) -> None:
    assert places.objection("Figur 26", 27) is None
    assert places.objection("Figur 24", 25) == "Figur 24 står på s. 24, inte 25"
