"""The gate of the open half: every case that was right must stay right, by name.

Compares verdicts case by case with `accepted.json`, which changes only by `fraga-evals accept`.
Intervals play no part here. Ungrounded numbers, quotes that are not verbatim and faults fail in any
case, old or new.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from evals.results import CaseResult, Result, ResultError, Run, Share, SystemResult
from evals.types import Verdict

ACCEPTED = Path(__file__).resolve().parent / "accepted.json"


class Accepted(Result):
    """The accepted results: what the gate, the README and the app's quality page read."""

    created: str
    commit: str
    machine: str
    data_version: str
    cases_hash: str
    why: str
    right: Share
    wrong_figures: Share
    grounded: Share
    verbatim: Share
    refusal_precision: Share
    refusal_recall: Share
    p50_ms: float | None
    p95_ms: float | None
    kinds: dict[str, Share]
    cases: dict[str, Verdict]


def accept(run: Run, system: SystemResult, why: str) -> Accepted:
    """What a run of our system makes the accepted results."""
    if system.summary is None:
        raise ResultError(f"{system.name} är inte mätt: {system.not_measured}")
    kept = {
        k: getattr(run.provenance, k) for k in Accepted.model_fields if hasattr(run.provenance, k)
    }
    kept |= {
        k: getattr(system.summary, k) for k in Accepted.model_fields if hasattr(system.summary, k)
    }
    verdicts = {case.id: case.verdict for case in sorted(system.cases, key=lambda c: c.id)}
    return Accepted(**kept, why=why, cases=verdicts)


def save_accepted(accepted: Accepted, path: Path = ACCEPTED) -> None:
    """Write the file, a case a line, so that a diff shows which cases changed."""
    text = json.dumps(accepted.model_dump(mode="json"), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def load_accepted(path: Path = ACCEPTED) -> Accepted:
    """Read the accepted results."""
    try:
        return Accepted.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ResultError(
            f"{path.name} finns inte. Kör: fraga-evals accept --why 'första godkända körningen'"
        ) from error
    except ValidationError as error:
        raise ResultError(f"{path.name} går inte att läsa: {error.errors()[0]['msg']}") from error


def failures(accepted: Accepted, cases: Sequence[CaseResult]) -> list[str]:
    """Why the gate must not open, a line each; empty when it may."""
    now = {case.id: case for case in cases}
    lost = [
        f"{id}: var rätt, men fallet finns inte längre"
        for id, verdict in accepted.cases.items()
        if verdict == "right" and id not in now
    ]
    return lost + [line for case in cases for line in _of_case(case, accepted.cases.get(case.id))]


def _of_case(case: CaseResult, before: Verdict | None) -> list[str]:
    found = []
    if case.verdict == "fault":
        found.append(f"{case.id}: systemet föll: {case.error}")
    elif before == "right" and not case.right:
        found.append(f"{case.id}: var rätt, är nu fel: {'; '.join(f.text for f in case.findings)}")
    if case.ungrounded:
        found.append(f"{case.id}: tal utan belägg: {', '.join(case.ungrounded)}")
    if case.not_verbatim:
        quotes = "; ".join(repr(q) for q in case.not_verbatim)
        found.append(f"{case.id}: citat som inte står i rapporten: {quotes}")
    return found


def news(accepted: Accepted, cases: Sequence[CaseResult]) -> list[str]:
    """What got better, and new cases: worth knowing, and no reason to stop."""
    new = [case for case in cases if case.id not in accepted.cases]
    lines = [
        f"{case.id}: var fel, är nu rätt"
        for case in cases
        if case.right and accepted.cases.get(case.id, "right") != "right"
    ]
    if new:
        wrong = [case.id for case in new if not case.right]
        named = f"; fel: {', '.join(wrong)}" if wrong else ""
        lines.append(f"{len(new)} nya fall, varav {len(new) - len(wrong)} rätt{named}")
    return lines
