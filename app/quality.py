"""The latest accepted and closed results of the evals, read as files.

`app` never imports `evals`: what it measured is data that comes with the program. Without the
files, or with files of another form, there is nothing to show, which is no fault of the page.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

EVALS: Final = Path(__file__).resolve().parent.parent / "evals"
ACCEPTED, CLOSED = "accepted.json", "closed_runs.jsonl"
SYSTEM: Final = "ours"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `low` and `high` bound the share with 95 percent confidence."""

    count: int
    n: int
    low: float
    high: float

    @property
    def percent(self) -> float:
        """The share in percent; 0 of 0 is 0."""
        return 100 * self.count / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """One half of the cases, asked once. `kinds` is by kind of question."""

    measured: str
    commit: str
    data_version: str
    right: Share
    wrong_figures: Share
    grounded: Share
    verbatim: Share
    kinds: dict[str, Share]


@dataclass(frozen=True, slots=True)
class Quality:
    """Open cases, which have been worked on, beside closed ones, which nobody here has read."""

    open: Result | None
    closed: Result | None


def load(folder: Path = EVALS) -> Quality:
    """The latest results of both halves; None for a half that has none."""
    return Quality(_accepted(folder / ACCEPTED), _last_closed(folder / CLOSED))


def _accepted(path: Path) -> Result | None:
    try:
        return _result(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _last_closed(path: Path) -> Result | None:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        runs = [json.loads(line) for line in lines if line.strip()]
        return next(_result(run) for run in reversed(runs) if run["system"] == SYSTEM)
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None


def _result(run: dict[str, Any]) -> Result:
    return Result(
        measured=str(run["created"])[:10],
        commit=str(run["commit"]),
        data_version=str(run["data_version"]),
        right=_share(run["right"]),
        wrong_figures=_share(run["wrong_figures"]),
        grounded=_share(run["grounded"]),
        verbatim=_share(run["verbatim"]),
        kinds={str(kind): _share(share) for kind, share in run["kinds"].items()},
    )


def _share(value: dict[str, Any]) -> Share:
    return Share(int(value["count"]), int(value["n"]), float(value["low"]), float(value["high"]))
