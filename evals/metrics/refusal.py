"""Does the program say no when it should, and only then, and for the right reason?

A refusal is a status of not_in_report or out_of_scope. Precision: of its refusals, the share that
gold refuses too. Recall: of gold's refusals, the share that it refused. Reason accuracy: of the
refusals that both make, the share with one of gold's reasons. Each function says what one case adds
to its rate: true, false, or None where it adds nothing.
"""

from collections.abc import Collection

from app.types import Answer

REFUSALS = ("not_in_report", "out_of_scope")


def is_refusal(answer: Answer) -> bool:
    """Whether the program says no: not in the report, or about something else."""
    return answer.status in REFUSALS


def precise(outcome: str, answer: Answer) -> bool | None:
    """For precision: of what was refused, whether gold refuses it."""
    return outcome == "refuse" if is_refusal(answer) else None


def recalled(outcome: str, answer: Answer) -> bool | None:
    """For recall: of what gold refuses, whether it was refused."""
    return is_refusal(answer) if outcome == "refuse" else None


def right_reason(outcome: str, reasons: Collection[str], answer: Answer) -> bool | None:
    """For reason accuracy: of what both refuse, whether the reason is one of gold's."""
    return answer.reason in reasons if outcome == "refuse" and is_refusal(answer) else None
