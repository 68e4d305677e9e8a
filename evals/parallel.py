"""The product asked in several processes at once, so that a whole run uses every core.

Each process opens the system once and is given parts of the cases; what comes back is in the order
of the cases and the same as from one process, but for the times. Only for the product's own
systems: a plug-in may hold state or serve one caller at a time.
"""

import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from evals.errors import EvalError
from evals.results import CaseResult
from evals.runner import Options, run_system
from evals.systems.base import NotMeasured, System
from evals.systems.registry import Edge, open_system
from evals.types import Case

PART = 25  # cases handed over at a time: small enough to share evenly, large enough to cost nothing
WORTH_IT = 200  # cases; opening the program again costs as much as asking so many
MOST = 4  # processes; each holds the program in memory
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""For numpy in each process: the processes are threads enough, and idle ones would spin."""

_system: System | None = None  # of this process


class ProcessError(EvalError):
    """A process ended by itself: no case can be blamed."""


def jobs(n: int, wanted: int | None = None) -> int:
    """How many processes n cases are asked in: the cores that there are, unless told.

    >>> jobs(10), jobs(2000, 1)
    (1, 1)
    """
    if wanted is not None:
        return max(1, wanted)
    return min(MOST, _cores()) if n >= WORTH_IT else 1


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    name: str,
    edge: Edge,
    cases: Sequence[Case],
    options: Options,
    processes: int,
    tick: Callable[[], None] = lambda: None,
    silent: bool = False,
) -> tuple[CaseResult, ...]:
    """Ask all cases; `silent` lets nothing out of the processes, for closed cases."""
    parts = [cases[at : at + PART] for at in range(0, len(cases), PART)]
    # Started afresh: a copy of this process would hold its threads' locks and no threads.
    context = multiprocessing.get_context("spawn")
    results: dict[int, tuple[CaseResult, ...]] = {}
    with (
        _environment(ONE_THREAD),
        ProcessPoolExecutor(processes, context, _open, (name, edge, silent)) as pool,
    ):
        waiting = {pool.submit(_ask, part, options): i for i, part in enumerate(parts)}
        try:
            for done in as_completed(waiting):
                results[waiting[done]] = done.result()
                for _ in results[waiting[done]]:
                    tick()
        except BrokenProcessPool as error:
            raise ProcessError(
                f"En process som körde {name} avslutades. Kör om med --jobs 1 för att se varför."
            ) from error
    return tuple(result for i in range(len(parts)) for result in results[i])


@contextmanager
def _environment(extra: Mapping[str, str]) -> Iterator[None]:
    """What new processes inherit: set for a while, where the user has not set it."""
    new = {key: value for key, value in extra.items() if key not in os.environ}
    os.environ.update(new)
    try:
        yield
    finally:
        for key in new:
            del os.environ[key]


def _open(name: str, edge: Edge, silent: bool) -> None:
    global _system  # noqa: PLW0603 - the one value of a process that lives as long as it
    logging.disable(logging.CRITICAL if silent else logging.WARNING)
    if silent:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
    opened = open_system(name, edge)
    _system = None if isinstance(opened, NotMeasured) else opened


def _ask(cases: Sequence[Case], options: Options) -> tuple[CaseResult, ...]:
    if _system is None:
        raise RuntimeError("The system cannot be opened in this process")
    return run_system(_system, cases, options)
