"""Puts the metrics together: a case and what a system answered in, one `CaseResult` out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.types import Answer
from evals.facit import gold
from evals.metrics import correct, generous
from evals.metrics.citation import citations
from evals.metrics.clarification import is_helpful
from evals.metrics.excess import excess
from evals.metrics.grounding import ungrounded
from evals.metrics.placed import misplaced
from evals.metrics.stability import is_stable
from evals.metrics.verbatim import not_verbatim
from evals.metrics.wrong_figure import is_wrong_figure
from evals.results import CaseResult, Fault
from evals.swedish import equal, figures
from evals.types import Case, Scoring


@dataclass(frozen=True, slots=True)
class Asked:
    """What a system did with a case: its answer or its fault, and what was asked beside it."""

    answer: Answer | None
    ms: float | None = None
    error: str | None = None
    again: Answer | None = None
    followed: tuple[Answer, ...] = ()
    variants: dict[str, Answer | None] = field(default_factory=dict)


def score(case: Case, asked: Asked, scoring: Scoring = "strict") -> CaseResult:
    """Judge one case."""
    result = CaseResult(
        id=case.id,
        kind=case.kind,
        turns=case.turns,
        outcome=case.outcome,
        reasons=case.reasons,
        tags=case.tags,
        verdict="fault",
        answer=asked.answer,
        error=asked.error,
        ms=asked.ms,
    )
    if asked.answer is None:
        text = asked.error or "inget svar"
        fault = (Fault(piece="fault", text=text),)
        return result.model_copy(update={"findings": fault, "gold": gold(case)})
    found = judge(case, asked.answer, scoring)
    update: dict[str, object] = {
        "findings": found,
        "gold": gold(case) if found else (),
        "verdict": "wrong" if found else "right",
        "stable": is_stable(asked.answer, asked.again) if asked.again else None,
        "variants": {
            name: answer is not None and not judge(case, answer, scoring)
            for name, answer in asked.variants.items()
        },
    }
    if scoring == "strict":
        update |= _strict(case, asked.answer, asked.followed)
    return result.model_copy(update=update)


def judge(case: Case, answer: Answer, scoring: Scoring) -> tuple[Fault, ...]:
    """What is wrong with an answer, under the scoring of its system."""
    found = (correct if scoring == "strict" else generous).findings(case, answer)
    return tuple(Fault(piece=f.piece, text=f.text) for f in found)


def _strict(case: Case, answer: Answer, followed: Sequence[Answer]) -> dict[str, object]:
    """The metrics that only an answer with evidence can have."""
    cited = citations(case, answer)
    return {
        "wrong_figure": is_wrong_figure(case, answer),
        "base_shown": base_shown(case, answer),
        "excess": excess(case, answer),
        "ungrounded": ungrounded(answer, case.turns),
        "not_verbatim": not_verbatim(answer),
        "misplaced": misplaced(answer),
        "citation_precision": cited.precision,
        "citation_recall": cited.recall,
        "citation_fair": cited.fair,
        "helpful": is_helpful(case, answer, followed),
    }


def base_shown(case: Case, answer: Answer) -> bool | None:
    """Whether every base that gold names stands in the text; None where there is none to show."""
    bases = {v.base for v in case.all_values if v.base is not None}
    if not bases or answer.status != "answered":
        return None
    there = [n.value for n in figures(answer.text)]
    return all(any(equal(base, value) for value in there) for base in bases)
