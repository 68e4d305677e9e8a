"""From the results of single cases to the figures of a system. Pure; rates carry their n."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from evals.metrics.intervals import interval
from evals.metrics.latency import percentile
from evals.metrics.refusal import precise, recalled, right_reason
from evals.results import CaseResult, Share, Summary
from evals.schema import KINDS


def share(outcomes: Iterable[bool | None]) -> Share:
    """How many are true of those that are known, with interval.

    >>> share([True, False, None]).count, share([True, False, None]).n
    (1, 2)
    """
    known = [o for o in outcomes if o is not None]
    bounds = interval(known)
    low, high = bounds if bounds else (None, None)
    return Share(count=sum(known), n=len(known), low=low, high=high)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def summarise(cases: Sequence[CaseResult]) -> Summary:
    """All figures of one system."""
    answers = [(c, c.answer) for c in cases if c.answer is not None]

    def rate(of: Callable[[CaseResult], bool | None]) -> Share:
        return share(of(c) for c, _ in answers)

    kinds = [k for k in KINDS if any(c.kind == k for c in cases)]
    variants = sorted({name for c in cases for name in c.variants})
    times = [c.ms for c in cases if c.ms is not None]
    return Summary(
        right=share(c.right for c in cases),
        kinds={k: share(c.right for c in cases if c.kind == k) for k in kinds},
        pieces=dict(
            Counter(piece for c in cases for piece in sorted({f.piece for f in c.findings}))
        ),
        right_but_source=sum(c.right_but_source for c in cases),
        faults=sum(c.verdict == "fault" for c in cases),
        wrong_figures=rate(lambda c: c.wrong_figure),
        with_excess=rate(lambda c: None if c.excess is None else bool(c.excess)),
        base_shown=rate(lambda c: c.base_shown),
        grounded=rate(lambda c: None if c.ungrounded is None else not c.ungrounded),
        verbatim=rate(lambda c: _quotes(c, c.not_verbatim)),
        placed=rate(lambda c: _quotes(c, c.misplaced)),
        citation_precision=_mean(c.citation_precision for c in cases),
        citation_recall=_mean(c.citation_recall for c in cases),
        citation_fair=_mean(c.citation_fair for c in cases),
        cited_and_right=rate(
            lambda c: None if c.citation_recall is None else c.right and c.citation_recall == 1
        ),
        refusal_precision=share(precise(c.outcome, a) for c, a in answers),
        refusal_recall=share(recalled(c.outcome, a) for c, a in answers),
        refusal_reason=share(right_reason(c.outcome, c.reasons, a) for c, a in answers),
        helpful_clarifications=rate(lambda c: c.helpful),
        stable=rate(lambda c: c.stable),
        # Only cases that are right as they stand can be broken by a variant.
        variants={v: share(c.variants.get(v) for c in cases if c.right) for v in variants},
        p50_ms=percentile(times, 50),
        p95_ms=percentile(times, 95),
    )


def _quotes(case: CaseResult, faults: Collection[str] | None) -> bool | None:
    """Whether the quotes are free of faults; only an answer with citations can quote wrongly."""
    if faults is None or case.answer is None or not case.answer.citations:
        return None
    return not faults
