"""The gate names what broke; the closed half shows totals only; runs compare case by case."""

from pathlib import Path

import pytest

from evals import closed, gate
from evals.compare import Named, as_text, compare
from evals.readme_table import END, START, ReadmeError, block, write
from evals.results import CaseResult, Provenance, ResultError, Run, SystemResult, load_run, save_run
from evals.summary import summarise
from evals.types import Verdict
from tests.evals_tools import answer


def result(id: str, verdict: Verdict = "right", **given: object) -> CaseResult:
    findings = [] if verdict == "right" else [{"piece": "values", "text": "37 saknas"}]
    return CaseResult.model_validate(
        {
            "id": id,
            "kind": "lookup",
            "turns": ("Hemlig fråga?",),
            "outcome": "answer",
            "verdict": verdict,
            "findings": findings,
            "answer": answer("Hemligt svar."),
            "ms": 2.0,
            "ungrounded": (),
            "not_verbatim": (),
            **given,
        }
    )


def a_run(*cases: CaseResult, half: str = "open") -> Run:
    origin = Provenance(
        created="2026-01-02T03:04:05Z",
        commit="abc1234",
        machine="prov",
        versions={},
        data_version="d",
        cases_hash="c",
    )
    system = SystemResult(name="ours", summary=summarise(cases), cases=cases)
    return Run.model_validate({"half": half, "provenance": origin, "systems": (system,)})


def accepted(*cases: CaseResult) -> gate.Accepted:
    run = a_run(*cases)
    return gate.accept(run, run.systems[0], "början")


def test_nothing_broke() -> None:
    before = accepted(result("a-1"), result("a-2", "wrong"))
    assert gate.failures(before, [result("a-1"), result("a-2", "wrong")]) == []


def test_each_case_that_broke_is_named() -> None:
    before = accepted(result("a-1"), result("a-2"), result("a-3"), result("a-4", "wrong"))
    now = [
        result("a-1", "wrong"),
        result("a-3", ungrounded=("38",), not_verbatim=("påhittat",)),
        result("a-4", "fault", error="inget svar inom 30 s"),
        result("a-5", "wrong", ungrounded=("9",)),
    ]
    assert gate.failures(before, now) == [
        "a-2: var rätt, men fallet finns inte längre",
        "a-1: var rätt, är nu fel: 37 saknas",
        "a-3: tal utan belägg: 38",
        "a-3: citat som inte står i rapporten: 'påhittat'",
        "a-4: systemet föll: inget svar inom 30 s",
        "a-5: tal utan belägg: 9",
    ]


def test_news_stop_nothing() -> None:
    before = accepted(result("a-1", "wrong"))
    now = [result("a-1"), result("a-2", "wrong"), result("a-3")]
    assert gate.failures(before, now) == []
    assert gate.news(before, now) == [
        "a-1: var fel, är nu rätt",
        "2 nya fall, varav 1 rätt; fel: a-2",
    ]
    assert gate.news(before, [result("a-1"), result("a-3")])[1:] == ["1 nya fall, varav 1 rätt"]


def test_accepted_results_survive_the_file(tmp_path: Path) -> None:
    before = accepted(result("a-2"), result("a-1", "wrong"))
    gate.save_accepted(before, tmp_path / "accepted.json")
    assert gate.load_accepted(tmp_path / "accepted.json") == before
    assert list(before.cases.items()) == [("a-1", "wrong"), ("a-2", "right")]
    assert "Hemlig" not in (tmp_path / "accepted.json").read_text(encoding="utf-8")


def test_no_accepted_results_yet(tmp_path: Path) -> None:
    with pytest.raises(ResultError) as error:
        gate.load_accepted(tmp_path / "accepted.json")
    assert str(error.value) == (
        "accepted.json finns inte. Kör: fraga-evals accept --why 'första godkända körningen'"
    )


def test_the_closed_half_leaves_totals_only(tmp_path: Path) -> None:
    run = a_run(result("a-1"), result("a-2", "wrong"), half="closed")
    log = tmp_path / "closed_runs.jsonl"
    closed.append(closed.totals(run), log)
    closed.append(closed.totals(run), log)
    text = log.read_text(encoding="utf-8")
    assert len(text.splitlines()) == 2
    for secret in ("Hemlig", "a-1", "a-2", "37 saknas"):
        assert secret not in text
        assert secret not in closed.reduced(run).model_dump_json()
    line = closed.last("ours", log)
    assert line is not None
    assert (line.n, line.right.count, line.commit) == (2, 1, "abc1234")
    assert closed.last("bm25", log) is None
    assert closed.last("ours", tmp_path / "ingen.jsonl") is None


def test_compare() -> None:
    before = [result(f"a-{i}", "wrong") for i in range(6)] + [result("b-1"), result("c-1")]
    after = [result(f"a-{i}") for i in range(6)] + [result("b-1", "wrong"), result("d-1")]
    found = compare(Named("före", before), Named("efter", after))
    assert found.better == tuple(f"a-{i}" for i in range(6))
    assert found.worse == ("b-1",)
    assert (found.only_before, found.only_after) == (("c-1",), ("d-1",))
    # Seven differ, one of them for the worse: 2 * (1 + 7) / 2**7
    assert found.p == 0.125
    assert as_text(found, Named("efter", after)).splitlines() == [
        "före -> efter",
        "Rätt svar: 14,3 % (1 av 7) -> 85,7 % (6 av 7), p = 0,125 (McNemars exakta test)",
        "  lookup: 1 -> 6 av 7",
        *(f"Bättre: a-{i}" for i in range(6)),
        "Sämre: b-1: 37 saknas",
        "Bara i den ena: 1 fall före, 1 efter",
    ]


def test_results_survive_the_file(tmp_path: Path) -> None:
    run = a_run(result("a-1"))
    save_run(run, tmp_path / "results.json")
    assert load_run(tmp_path) == run
    (tmp_path / "results.json").write_text('{"format": 2}', encoding="utf-8")
    with pytest.raises(ResultError) as error:
        load_run(tmp_path)
    assert str(error.value) == "results.json är ingen resultatfil (format 1): fel vid 'format'"
    with pytest.raises(ResultError) as error:
        load_run(tmp_path / "ingen.json")
    assert (
        str(error.value) == "Resultatfilen ingen.json finns inte. Kör: fraga-evals run --out MAPP"
    )


def test_the_readme_table_is_written_and_checked(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"# Fråga\n\n{START}\ngammalt\n{END}\n\nMer.\n", encoding="utf-8")
    new = block(accepted(result("a-1"), result("a-2", "wrong")), None)
    with pytest.raises(ReadmeError) as error:
        write(new, readme, check=True)
    assert str(error.value) == (
        "README.md visar andra siffror än de godkända. Kör: fraga-evals readme"
    )
    write(new, readme)
    write(new, readme, check=True)
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"# Fråga\n\n{START}\n| Mått | Öppna fall | Slutna fall |\n")
    assert "| Rätt svar | 50,0 % (1 av 2) | – |" in text
    assert text.endswith(f"{END}\n\nMer.\n")


def test_a_readme_without_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Fråga\n", encoding="utf-8")
    with pytest.raises(ReadmeError) as error:
        write("nytt", readme)
    assert str(error.value) == f"README.md saknar märkena {START} och {END}."
