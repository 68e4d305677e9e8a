"""When the program asks back, does it help? Is the right reading among those that it shows?

The run puts each suggestion to the program as a question. Where gold has an answer, one of the
choices must lead to it. Where gold asks back too, there must be choices, and each must be answered.
"""

from collections.abc import Sequence

from app.types import Answer
from evals.metrics.correct import findings
from evals.types import Case


def is_helpful(case: Case, answer: Answer, followed: Sequence[Answer]) -> bool | None:
    """Whether the choices help; None unless the program asked back.

    `followed` holds the answers to the suggestions, in their order.
    """
    if answer.status != "clarify":
        return None
    if case.outcome == "answer":
        return any(not findings(case, choice) for choice in followed)
    return bool(followed) and all(choice.status == "answered" for choice in followed)
