"""Do the quotes carry the claims? Not only the right appendix: the right cell or sentence.

Precision: of the citations, the share whose quote holds a figure of the text, an operand of a
calculation or a gold phrase. Recall: of gold's claims (each figure, each phrase group), the share
that some quote holds or that a calculation reaches from quoted or looked-up operands. Read it
beside correctness: an answer that only echoes a passage scores perfectly here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.types import Answer
from evals.metrics.grounding import evaluate
from evals.metrics.sources import is_fair
from evals.swedish import equal, figures, is_gold, numbers
from evals.types import Case, Value
from evals.wording import stands_in

_REPLY = re.compile(r"(?:ja|jo|nej|inte|stämmer|sant|falskt|fel|rätt)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citations:
    """What the citations of one answer are worth; None where there is nothing to judge."""

    precision: float | None
    recall: float | None
    fair: float | None
    """Share of the citations that name one of gold's fair sources."""


def citations(case: Case, answer: Answer) -> Citations:
    """Judge the citations of an answered case that gold answers too."""
    if answer.status != "answered" or case.outcome != "answer":
        return Citations(None, None, None)
    quotes = [c.quote for c in answer.citations]
    used = [n.value for n in figures(answer.text)] + _operands(answer)
    carrying = [q for q in quotes if _carries(q, used, case)]
    fair = [c for c in answer.citations if any(is_fair(c, s) for s in case.sources)]
    claims = [_proven(value, answer) for value in case.all_values]
    claims += [_phrase_proven(group, answer) for group in case.phrases if not _is_reply(group)]
    return Citations(
        precision=len(carrying) / len(quotes) if quotes else None,
        recall=sum(claims) / len(claims) if claims else None,
        fair=len(fair) / len(quotes) if quotes and case.sources else None,
    )


def _is_reply(group: Sequence[str]) -> bool:
    """Whether the group is a yes or no, which the program concludes and no quote can say."""
    return any(_REPLY.match(phrase) for phrase in group)


def _phrase_proven(group: Sequence[str], answer: Answer) -> bool:
    """Whether a quote says it; where a page, figure or appendix is asked for, the citation does."""
    cited = [
        f"s. {c.page} sida {c.page} sidan {c.page} {c.label} {c.section}" for c in answer.citations
    ]
    said = [*cited, *(c.quote for c in answer.citations)]
    return any(stands_in(phrase, text) for phrase in group for text in said)


def _operands(answer: Answer) -> list[float]:
    found: list[float] = []
    for calculation in answer.calculations:
        try:
            found += evaluate(calculation.expression)[1]
        except (SyntaxError, ValueError, ZeroDivisionError):
            continue
    return found


def _carries(quote: str, used: list[float], case: Case) -> bool:
    in_quote = [n.value for n in numbers(quote)]
    if any(equal(a, b) for a in in_quote for b in used):
        return True
    return any(stands_in(phrase, quote) for group in case.phrases for phrase in group)


def _proven(value: Value, answer: Answer) -> bool:
    """Whether a quote, or a calculation on quoted or looked-up operands, gives the figure."""
    quoted = [n for c in answer.citations for n in numbers(c.quote)]
    if any(is_gold(n, value) for n in quoted):
        return True
    cells = [
        float(c)
        for lookup in answer.lookups
        for row in lookup.rows
        for c in row
        if isinstance(c, int | float)
    ]
    known = (
        [n.value for n in quoted] + cells + [100.0, *(float(len(x.rows)) for x in answer.lookups)]
    )
    for calculation in answer.calculations:
        if not any(is_gold(n, value) for n in numbers(calculation.shown)):
            continue
        try:
            used = evaluate(calculation.expression)[1]
        except (SyntaxError, ValueError, ZeroDivisionError):
            continue
        if all(any(equal(u, k) for k in known) for u in used):
            return True
    return False
