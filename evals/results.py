"""What a run leaves behind: one result a case, a summary a system, and where it all came from.

Pydantic, because results are files that later versions read. Holds no scoring: see `evals.score`.
Unknown keys are ignored on reading, so that an older program can read a newer file.
"""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from app.types import Answer
from evals.errors import EvalError
from evals.types import Half, Scoring, Verdict

FORMAT = 1  # raised when a reader of an older format would be misled


class Result(BaseModel):
    """Base of the values here."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Fault(Result):
    """One requirement that failed, in Swedish."""

    piece: str
    text: str


class CaseResult(Result):
    """One case, put to one system."""

    id: str
    kind: str
    turns: tuple[str, ...]
    outcome: str
    reasons: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    verdict: Verdict
    findings: tuple[Fault, ...] = ()
    gold: tuple[str, ...] = ()
    """What was asked for, in words, where the answer was not right."""
    answer: Answer | None = None
    error: str | None = None
    ms: float | None = None
    wrong_figure: bool | None = None
    base_shown: bool | None = None
    excess: tuple[float, ...] | None = None
    ungrounded: tuple[str, ...] | None = None
    not_verbatim: tuple[str, ...] | None = None
    misplaced: tuple[str, ...] | None = None
    citation_precision: float | None = None
    citation_recall: float | None = None
    citation_fair: float | None = None
    helpful: bool | None = None
    stable: bool | None = None
    variants: dict[str, bool] = {}

    @property
    def right(self) -> bool:
        """Whether nothing at all is wrong with it."""
        return self.verdict == "right"

    @property
    def right_but_source(self) -> bool:
        """Whether all that is wrong is that no fair source is cited."""
        return bool(self.findings) and {f.piece for f in self.findings} == {"sources"}


class Share(Result):
    """A number of cases out of n, with its 95 percent interval."""

    count: int
    n: int
    low: float | None = None
    high: float | None = None

    @property
    def share(self) -> float | None:
        """The share itself; None without cases."""
        return self.count / self.n if self.n else None


class Summary(Result):
    """The figures of one system over one half of the cases."""

    right: Share
    kinds: dict[str, Share]
    pieces: dict[str, int]
    right_but_source: int
    faults: int
    wrong_figures: Share
    with_excess: Share
    base_shown: Share
    grounded: Share
    verbatim: Share
    placed: Share
    citation_precision: float | None
    citation_recall: float | None
    citation_fair: float | None
    cited_and_right: Share
    refusal_precision: Share
    refusal_recall: Share
    refusal_reason: Share
    helpful_clarifications: Share
    stable: Share
    variants: dict[str, Share]
    p50_ms: float | None
    p95_ms: float | None


class SystemResult(Result):
    """One system: its cases and summary, or why it was not measured."""

    name: str
    scoring: Scoring = "strict"
    not_measured: str | None = None
    summary: Summary | None = None
    cases: tuple[CaseResult, ...] = ()


class Provenance(Result):
    """What must be known to repeat a run."""

    created: str
    commit: str
    machine: str
    versions: dict[str, str]
    data_version: str
    cases_hash: str


class Run(Result):
    """One run of one half over one or more systems."""

    format: Literal[1] = 1
    half: Half = "open"
    provenance: Provenance
    systems: tuple[SystemResult, ...]

    def system(self, name: str) -> SystemResult | None:
        """The named system's results."""
        return next((s for s in self.systems if s.name == name), None)


class ResultError(EvalError):
    """A results file cannot be read; the text says why, in Swedish."""


def load_run(path: Path) -> Run:
    """Read a results file, or a folder that holds `results.json`."""
    file = path / "results.json" if path.is_dir() else path
    try:
        return Run.model_validate_json(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ResultError(
            f"Resultatfilen {file.name} finns inte. Kör: fraga-evals run --out MAPP"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(map(str, first["loc"]))
        raise ResultError(
            f"{file.name} är ingen resultatfil (format {FORMAT}): fel vid {at!r}"
        ) from error


def save_run(run: Run, path: Path) -> None:
    """Write a results file that diffs well."""
    path.write_text(run.model_dump_json(indent=1) + "\n", encoding="utf-8")
