"""The closed half: totals only. No case text, no answer and no failure is shown or written.

Each run appends one line to `closed_runs.jsonl`, so that it is seen how often the half was used.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from evals.results import Result, Run, Share, Summary

LOG = Path(__file__).resolve().parent / "closed_runs.jsonl"


class ClosedRun(Result):
    """One line of the log: where and when, n, and scores by kind."""

    created: str
    commit: str
    data_version: str
    cases_hash: str
    system: str
    n: int
    right: Share
    wrong_figures: Share
    grounded: Share
    verbatim: Share
    refusal_precision: Share
    refusal_recall: Share
    refusal_reason: Share
    faults: int
    p50_ms: float | None
    p95_ms: float | None
    kinds: dict[str, Share]


@contextmanager
def calmly(level: int = logging.WARNING) -> Iterator[None]:
    """Leave out log lines up to a level: what was withheld is in the results anyway."""
    previous = logging.root.manager.disable
    logging.disable(level)
    try:
        yield
    finally:
        logging.disable(previous)


@contextmanager
def quietly() -> Iterator[None]:
    """Swallow what a system prints or logs, since that could tell of a closed case."""
    with (
        calmly(logging.CRITICAL),
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
    ):
        yield


def totals(run: Run) -> list[ClosedRun]:
    """A line for each system that was measured."""
    return [_line(run, s.name, s.summary) for s in run.systems if s.summary is not None]


def _line(run: Run, system: str, summary: Summary) -> ClosedRun:
    fields = ClosedRun.model_fields
    kept = {k: getattr(run.provenance, k) for k in fields if hasattr(run.provenance, k)}
    kept |= {k: getattr(summary, k) for k in fields if hasattr(summary, k)}
    return ClosedRun(**kept, system=system, n=summary.right.n)


def append(lines: list[ClosedRun], log: Path = LOG) -> None:
    """Add to the log."""
    with log.open("a", encoding="utf-8") as file:
        file.writelines(line.model_dump_json() + "\n" for line in lines)


def last(system: str, log: Path = LOG) -> ClosedRun | None:
    """The latest line of a system; None before its first run."""
    if not log.is_file():
        return None
    every = [ClosedRun.model_validate_json(x) for x in log.read_text(encoding="utf-8").splitlines()]
    return next((line for line in reversed(every) if line.system == system), None)


def reduced(run: Run) -> Run:
    """The run without its cases, for the summaries that may be shown."""
    bare = tuple(s.model_copy(update={"cases": ()}) for s in run.systems)
    return run.model_copy(update={"systems": bare})
