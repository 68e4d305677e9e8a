"""Running a system: it may raise, hang or talk nonsense, and the run goes on."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.types import Answer
from corpus.load import load as load_corpus
from evals.cases import load
from evals.places import of_corpus
from evals.runner import Options, run_system
from evals.summary import summarise
from evals.systems.base import as_answer
from evals.systems.plugin import Plugin
from evals.tables import open_tables
from evals.types import Case
from tests import evals_tools as tools

GOOD = Path(__file__).parent / "data" / "evals" / "good"


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return load(GOOD, open_tables(), of_corpus(load_corpus()))


def test_all_right(cases: tuple[Case, ...]) -> None:
    ticks: list[None] = []
    results = run_system(Plugin("x", tools.reply), cases, Options(), lambda: ticks.append(None))
    assert [(r.id, r.findings) for r in results if not r.right] == []
    assert len(ticks) == len(cases) == 6
    found = summarise(results)
    assert (found.right.count, found.right.n) == (6, 6)
    assert found.kinds["lookup"].n == 2
    assert (found.stable.count, found.stable.n) == (6, 6)
    assert (found.refusal_recall.count, found.refusal_recall.n) == (1, 1)
    assert found.helpful_clarifications.share == 1.0
    assert found.grounded.share == 1.0
    assert found.verbatim.n == 4
    assert found.p50_ms is not None


def test_a_wrong_neighbour_is_a_wrong_figure(cases: tuple[Case, ...]) -> None:
    results = run_system(Plugin("x", tools.forgets_serving), cases, Options())
    (wrong,) = [r for r in results if not r.right]
    assert wrong.id == "lookup-t-01"
    assert [f.text for f in wrong.findings] == ["25 kommuner saknas i första meningen"]
    assert wrong.wrong_figure
    assert wrong.ungrounded == ("37",)
    assert summarise(results).wrong_figures.count == 1


def test_a_system_that_raises_scores_a_fault_and_the_run_goes_on(cases: tuple[Case, ...]) -> None:
    results = run_system(Plugin("x", tools.falls), cases, Options())
    (fault,) = [r for r in results if r.verdict == "fault"]
    assert (fault.id, fault.error) == ("refusal-t-01", "RuntimeError: trasigt")
    assert sum(r.right for r in results) == 5
    assert summarise(results).faults == 1


def test_a_system_that_hangs_is_left_behind(cases: tuple[Case, ...]) -> None:
    def hangs(turns: Sequence[str]) -> object:
        if "Peru" in turns[-1]:
            time.sleep(1)
        return tools.reply(turns)

    results = run_system(Plugin("x", hangs), cases, Options(timeout=0.1, again=False))
    (fault,) = [r for r in results if r.verdict == "fault"]
    assert (fault.id, fault.error) == ("refusal-t-01", "inget svar inom 0,1 s")
    assert sum(r.right for r in results) == 5


def test_an_answer_that_cannot_be_read_is_a_fault(cases: tuple[Case, ...]) -> None:
    (result, *_) = run_system(Plugin("x", lambda turns: 37), cases, Options())
    assert result.error == (
        "ValueError: Systemet gav 37; väntade ett Answer, ett objekt med 'text' eller en text"
    )


def test_an_unstable_system_is_seen(cases: tuple[Case, ...]) -> None:
    calls: list[int] = []

    def counts(turns: Sequence[str]) -> str:
        calls.append(1)
        return f"svar {len(calls)}"

    results = run_system(Plugin("x", counts), cases, Options())
    assert summarise(results).stable.count == 0


def test_variants_are_judged_by_the_same_gold(cases: tuple[Case, ...]) -> None:
    results = run_system(Plugin("x", tools.reply), cases, Options(with_variants=True))
    by_id = {r.id: r for r in results}
    # "Peru" written small is not understood by the fake.
    assert by_id["refusal-t-01"].variants["gemener"] is False
    assert by_id["lookup-t-01"].variants["artigt"] is True
    assert summarise(results).variants["gemener"].count < 6


def test_unknown_keys_of_a_foreign_answer_are_ignored() -> None:
    given = as_answer({"text": "37", "confidence": 0.9}, "Hur många?")
    assert given == Answer(question="Hur många?", status="answered", text="37", data_version="")


def test_the_thread_ends_with_the_run_however_it_ends(cases: tuple[Case, ...]) -> None:
    def stops() -> None:
        raise KeyboardInterrupt

    before = threading.active_count()
    run_system(Plugin("x", tools.reply), cases, Options())
    with pytest.raises(KeyboardInterrupt):
        run_system(Plugin("x", tools.reply), cases, Options(), stops)
    assert threading.active_count() == before
