"""One run from start to finish: load the cases, open the systems, ask, judge, collect.

The open half gives a `Run` with everything in it. The closed half gives the same value, which the
caller must reduce to totals (`evals.closed`) before anything is shown or written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.load import load as load_corpus
from evals import parallel
from evals.cases import CASES, files_of, load
from evals.closed import calmly, quietly
from evals.errors import EvalError
from evals.places import of_corpus
from evals.provenance import provenance
from evals.results import Run, SystemResult
from evals.runner import Options, run_system
from evals.summary import summarise
from evals.systems.base import NotMeasured
from evals.systems.registry import OURS, PRODUCT, Edge, expand, open_system
from evals.tables import open_tables
from evals.types import Case, Half


@dataclass(frozen=True, slots=True)
class Order:
    """What to run."""

    half: Half = "open"
    folder: Path | None = None
    """Another folder of cases than the half's own."""
    kinds: tuple[str, ...] = ()
    systems: tuple[str, ...] = (OURS,)
    edge: Edge = Edge()
    options: Options = Options()
    jobs: int | None = None
    """Processes to ask the product in; None: as many as there are cores, if it is worth it."""


Progress = Callable[[str, int], Callable[[], None]]
"""Told a system's name and its number of cases; gives the function to call after each case."""


class NoCasesError(EvalError):
    """The order chooses no case."""


def execute(order: Order, progress: Progress = lambda name, n: lambda: None) -> Run:
    """Run the order. Raises CaseError before any system is opened if a case is wrong."""
    corpus = load_corpus()
    folder = order.folder or CASES / order.half
    chosen = load(folder, open_tables(), of_corpus(corpus), order.half)
    cases = [
        replace(c, half=order.half) for c in chosen if not order.kinds or c.kind in order.kinds
    ]
    if not cases:
        raise NoCasesError(
            f"Inga fall i {folder.name}/ för slagen {', '.join(order.kinds) or 'alla'}."
        )
    results = [_one(name, cases, order, progress) for name in expand(list(order.systems))]
    return Run(
        half=order.half,
        provenance=provenance(corpus.data_version, files_of(folder)),
        systems=tuple(results),
    )


def _one(name: str, cases: Sequence[Case], order: Order, progress: Progress) -> SystemResult:
    system = open_system(name, order.edge)
    if isinstance(system, NotMeasured):
        return SystemResult(name=name, not_measured=system.why)
    tick = progress(name, len(cases))
    processes = parallel.jobs(len(cases), order.jobs) if name in PRODUCT else 1
    # The program logs what it withheld; in the closed half not even an error may be seen.
    closed = order.half == "closed"
    with quietly() if closed else calmly():
        if processes > 1:
            results = parallel.run(name, order.edge, cases, order.options, processes, tick, closed)
        else:
            results = run_system(system, cases, order.options, tick)
    return SystemResult(
        name=name, scoring=system.scoring, summary=summarise(results), cases=results
    )
