"""Faults planted in the real program, in memory: the gate stops each and names what broke."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.assistant import Assistant
from app.understand import planner
from app.understand.reader import Reader
from corpus.text import DATA
from corpus.vocabulary import load_vocabulary
from evals import gate
from evals.cases import CASES, read_file
from evals.cli import main
from evals.metrics.refusal import is_refusal
from evals.results import CaseResult, Run, SystemResult, save_run
from evals.runner import Options, run_system
from evals.summary import summarise
from evals.systems.ours import Ours
from evals.systems.registry import OURS
from evals.types import Case
from index.tables import Tables
from tests.edge_tools import assistant
from tests.test_evals_gate import a_run

CHOSEN = {"lookup": 10, "refusal": 10, "complement": 3, "comparison": 3, "ranking": 3}
"""How many right cases of each kind are accepted."""
FILES, SPARE = 2, 3  # files a kind, to read them all takes seconds; cases that may be wrong now
Row = tuple[str, str]  # category and name of a service


@dataclass(frozen=True)
class Accepted:
    """Cases that are right as the program stands, and the file that says so."""

    cases: tuple[Case, ...]
    results: tuple[CaseResult, ...]
    file: Path


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Accepted:
    cases: list[Case] = []
    results: list[CaseResult] = []
    for kind, n in CHOSEN.items():
        files = sorted((CASES / "open").glob(f"{kind}-*.yaml"))[:FILES]
        tried = [c for file in files for c in read_file(file)[0] if len(c.turns) == 1][: n + SPARE]
        found = zip(tried, ask(assistant(), tried), strict=True)
        right = [(case, result) for case, result in found if result.right][:n]
        assert len(right) == n, f"too few right cases of {kind}"
        cases += [case for case, _ in right]
        results += [result for _, result in right]
    run = run_of(results)
    file = tmp_path_factory.mktemp("planted") / "accepted.json"
    gate.save_accepted(gate.accept(run, run.systems[0], "prov"), file)
    return Accepted(tuple(cases), tuple(results), file)


def ask(program: Assistant, cases: Sequence[Case]) -> tuple[CaseResult, ...]:
    return run_system(Ours(OURS, program), cases, Options(again=False))


def run_of(results: Sequence[CaseResult]) -> Run:
    system = SystemResult(name=OURS, summary=summarise(results), cases=tuple(results))
    return a_run().model_copy(update={"systems": (system,)})


@dataclass(frozen=True)
class Gate:
    """`fraga-evals gate`, as CI runs it, with the accepted cases as all there are."""

    accepted: Accepted
    folder: Path
    capsys: pytest.CaptureFixture[str]

    def put(self, program: Assistant) -> tuple[int, list[str], tuple[CaseResult, ...]]:
        """Exit status, the lines printed, and the results that were judged."""
        results = ask(program, self.accepted.cases)
        save_run(run_of(results), self.folder / "results.json")
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            main(["gate", "--results", str(self.folder)])
        return int(stop.value.code or 0), self.capsys.readouterr().out.splitlines(), results


@pytest.fixture
def the_gate(
    accepted: Accepted,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Gate:
    before = gate.load_accepted(accepted.file)
    monkeypatch.setattr(gate, "load_accepted", lambda: before)
    return Gate(accepted, tmp_path, capsys)


def named(lines: Sequence[str]) -> set[str]:
    """The cases that the gate says were right and are wrong."""
    return {line.partition(":")[0] for line in lines if ": var rätt, är nu fel: " in line}


def test_the_program_as_it_stands_passes(the_gate: Gate) -> None:
    status, lines, _ = the_gate.put(assistant())
    n = sum(CHOSEN.values())
    assert (status, lines) == (0, [f"{n} av {n} rätt; 0 hinder"])


class Swapped(Tables):
    """The report's tables with the counts of two rows of Bilaga 2 swapped, in memory."""

    def __init__(self, one: Row, other: Row) -> None:
        super().__init__(DATA)
        sql = "SELECT antal FROM bilaga2 WHERE kategori = ? AND tjanst = ?"
        (first,), (second,) = (self.query(sql, row).column("antal") for row in (one, other))
        for value, row in ((second, one), (first, other)):
            self._connection.execute(
                "UPDATE bilaga2 SET antal = ? WHERE kategori = ? AND tjanst = ?", [value, *row]
            )


def counts(accepted: Accepted) -> Iterator[tuple[str, Row, float]]:
    """Accepted cases that ask for one count of Bilaga 2: id, row and gold."""
    for case, result in zip(accepted.cases, accepted.results, strict=True):
        assert result.answer is not None
        steps = result.answer.plan.get("readings") or [{}]
        rows = steps[0].get("rows") or []
        if case.kind != "lookup" or {source.label for source in case.sources} != {"Bilaga 2"}:
            continue
        counted = [v for v in case.values if v.unit == "kommuner" and not v.also]
        if len(steps) == len(rows) == len(counted) == len(case.values) == 1:
            yield case.id, (rows[0]["category"], rows[0]["name"]), counted[0].value


def test_two_swapped_cells_are_stopped(the_gate: Gate) -> None:
    (one, row, value), *rest = counts(the_gate.accepted)
    other, other_row, _ = next(found for found in rest if found[2] != value)
    desk = replace(assistant().desk, tables=Swapped(row, other_row))
    status, lines, _ = the_gate.put(replace(assistant(), desk=desk))
    assert status == 1
    assert {one, other} <= named(lines)


class OneMore(Tables):
    """The report's tables with every count of Bilaga 2 one too high and every share as it is."""

    def __init__(self) -> None:
        super().__init__(DATA)
        self._connection.execute("UPDATE bilaga2 SET antal = antal + 1")


def test_a_wrong_count_beside_a_right_share_is_stopped(the_gate: Gate) -> None:
    """Gold often lets the share do for the count: the pair must be that of a row all the same."""
    desk = replace(assistant().desk, tables=OneMore())
    status, lines, results = the_gate.put(replace(assistant(), desk=desk))
    cases = {case.id: case for case in the_gate.accepted.cases}
    touched = {
        r.id
        for r in results
        if cases[r.id].kind == "lookup"
        and {source.label for source in cases[r.id].sources} == {"Bilaga 2"}
    }
    assert status == 1
    assert len(touched) >= CHOSEN["lookup"] // 2
    assert touched <= named(lines)
    assert any("hör inte ihop" in line for line in lines)


def test_refusals_that_are_broken_are_stopped(
    the_gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "LIMITS", ())
    monkeypatch.setattr(planner, "TRUSTED_REFUSAL", 2.0)  # no probability is so high
    status, lines, results = the_gate.put(assistant())
    lost = {
        r.id for r in results if r.outcome == "refuse" and r.answer and not is_refusal(r.answer)
    }
    assert status == 1
    assert len(lost) > CHOSEN["refusal"] // 4
    assert lost <= named(lines)


def without_a_needed_synonym(accepted: Accepted) -> tuple[str, Assistant]:
    """A case whose service one word of the vocabulary alone names, and the program less it."""
    program, entries = assistant(), load_vocabulary()
    terms = {e.term for e in entries if e.kind == "tjanst" and not e.blocks}
    for case in accepted.cases:
        mentions = program.planner.reader.read(case.question).services
        if case.kind != "lookup" or len(mentions) != 1 or mentions[0].term not in terms:
            continue
        term = mentions[0].term
        reader = Reader(program.corpus, [e for e in entries if e.term != term])
        if not reader.read(case.question).services:
            return case.id, replace(program, planner=replace(program.planner, reader=reader))
    raise AssertionError("no accepted case needs a synonym")


def test_a_dropped_synonym_is_stopped(the_gate: Gate) -> None:
    id_, program = without_a_needed_synonym(the_gate.accepted)
    status, lines, _ = the_gate.put(program)
    assert status == 1
    assert id_ in named(lines)
