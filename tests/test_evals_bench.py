"""Benchmarks: the sums are right, and what fails says why. No timing is asserted."""

import pytest

from evals.bench import processes
from evals.bench.in_process import measure
from evals.bench.measure import Bench, Measurement, as_text
from evals.systems.base import NotMeasured
from evals.systems.plugin import Plugin
from tests import evals_tools as tools
from tests.test_evals_gate import a_run, result


def test_each_question_is_timed_once() -> None:
    found = measure("x", Plugin("x", tools.reply), [["Vad?"], ["Hur?"]], is_ours=True)
    assert [(m.name, m.n, m.target) for m in found] == [
        ("x: svarstid, median", 2, "högst 5 ms"),
        ("x: svarstid, 95:e percentilen", 2, "högst 15 ms"),
        ("x: frågor i sekunden, en tråd", 2, "minst 200"),
    ]


def test_what_is_not_measured_says_why() -> None:
    (found,) = measure("x", NotMeasured("x", "vikterna saknas"), [["Vad?"]], is_ours=False)
    bench = Bench(provenance=a_run(result("a-1")).provenance, measurements=(found,))
    assert as_text(bench).endswith("| x: svarstid | – |  |  | vikterna saknas |")


def test_a_command_that_fails_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = ("python3", "-c", "import sys; sys.exit('gick inte')")
    monkeypatch.setattr(processes, "COMMAND", failing)
    assert processes.cold_command() == Measurement(
        name="ny process, ett svar", unit="s", target="högst 2 s", not_measured="gick inte"
    )
    assert [m.not_measured for m in processes.server()] == ["gick inte", "gick inte"]


def test_a_command_that_works_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "COMMAND", ("python3", "-c", ""))
    monkeypatch.setattr(processes, "TIMES", 1)
    found = processes.cold_command()
    assert found.value is not None
    assert found.n == 1
