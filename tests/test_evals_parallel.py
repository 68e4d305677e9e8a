"""Several processes give what one gives, in order; closed cases stay silent in all of them."""

import os
from pathlib import Path

import pytest

from corpus.load import load as load_corpus
from evals import parallel
from evals.cases import load
from evals.metrics.stability import canonical
from evals.places import of_corpus
from evals.runner import Options, run_system
from evals.running import Order, execute
from evals.systems.plugin import open_plugin
from evals.systems.registry import Edge
from evals.tables import open_tables
from evals.types import Case

GOOD = Path(__file__).parent / "data" / "evals" / "good"
EDGE, ONCE = Edge(), Options(again=False)


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return load(GOOD, open_tables(), of_corpus(load_corpus()))


def test_few_cases_are_asked_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 16)
    assert parallel.jobs(parallel.WORTH_IT - 1) == 1
    assert parallel.jobs(parallel.WORTH_IT) == parallel.MOST
    assert parallel.jobs(5, 2) == 2


def test_processes_answer_as_one_and_in_order(
    cases: tuple[Case, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "PART", 1)
    ticks: list[None] = []
    name = "tests.evals_tools:forgets_serving"
    found = parallel.run(name, EDGE, cases, ONCE, 2, lambda: ticks.append(None))
    alone = run_system(open_plugin(name, 1), cases, ONCE)
    assert [r.model_copy(update={"ms": None}) for r in found] == [
        r.model_copy(update={"ms": None}) for r in alone
    ]
    assert len(ticks) == len(cases)


def test_silent_processes_say_nothing(
    cases: tuple[Case, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    name = "tests.evals_tools:talks"
    parallel.run(name, EDGE, cases, ONCE, 1, silent=True)
    assert capfd.readouterr() == ("", "")
    parallel.run(name, EDGE, cases, ONCE, 1)
    assert "serveringstillstånd" in capfd.readouterr().out


def test_a_process_that_dies_ends_the_run_with_a_sentence(cases: tuple[Case, ...]) -> None:
    name = "tests.evals_tools:dies"
    with pytest.raises(parallel.ProcessError) as error:
        parallel.run(name, EDGE, cases, ONCE, 1)
    assert str(error.value) == (
        f"En process som körde {name} avslutades. Kör om med --jobs 1 för att se varför."
    )


def test_numpy_keeps_to_one_thread_there_and_nothing_is_left_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    with parallel._environment(parallel.ONE_THREAD):
        assert (os.environ["OMP_NUM_THREADS"], os.environ["MKL_NUM_THREADS"]) == ("3", "1")
    assert "MKL_NUM_THREADS" not in os.environ


def test_the_product_answers_the_same_in_a_process_of_its_own() -> None:
    answers = []
    for jobs in (1, 2):
        (ours,) = execute(Order(folder=GOOD, options=ONCE, jobs=jobs)).systems
        answers.append([canonical(case.answer) for case in ours.cases if case.answer])
    assert answers[0] == answers[1]
    assert len(answers[0]) == 6
