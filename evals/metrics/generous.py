"""Scoring for a plain retriever, which gives no answer: do the needed facts stand in its text?

Generous: order, first sentence, neighbouring rows, extra readings and sources do not matter, and a
base is not asked for. A figure that must be worked out still has to stand there, so read this by
kind: differences, sums and complements are beyond any retriever. It never refuses, so it cannot be
right where gold does.
"""

from app.types import Answer
from evals.facit import shown
from evals.metrics.correct import Finding
from evals.swedish import carries
from evals.types import Case
from evals.wording import stands_in


def findings(case: Case, answer: Answer) -> tuple[Finding, ...]:
    """What the retrieved text lacks."""
    if case.outcome != "answer":
        return (Finding("status", "systemet avböjer aldrig och frågar aldrig tillbaka"),)
    found = [
        Finding("values", f"{shown(value)} saknas i texten")
        for value in case.all_values
        if not carries(answer.text, value)
    ]
    found += [
        Finding("phrases", f"saknar {' eller '.join(repr(p) for p in group)}")
        for group in case.phrases
        if not any(stands_in(phrase, answer.text) for phrase in group)
    ]
    return tuple(found)
