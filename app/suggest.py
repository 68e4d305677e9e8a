"""Follow-up questions that fit an answer: whole questions, without figures, that the plan suggests.

They are templates over the rows and facts of the plan, so that each can be answered; what they say is
in `app.texts.suggestions`.
"""

from app.plan import (
    Claim,
    Comparison,
    Complement,
    CrossTable,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Plan,
    Ranking,
    Row,
    SelfComparison,
    Step,
)
from app.texts import suggestions as say

MOST = 3  # more than this is a menu, not a hint


def suggestions(plan: Plan) -> tuple[str, ...]:
    """Up to three questions that lead on from the first reading."""
    step = plan.readings[0]
    step = step.truth if isinstance(step, Claim) else step
    return tuple(dict.fromkeys(_for(step)))[:MOST]


def _for(step: Step) -> list[str]:
    match step:
        case Lookup(aspects=("has",)) | Complement():
            return _row(step.rows[0], (say.INTEGRATED, say.RANK, say.WHERE))
        case Lookup() | CrossTable():
            return _row(step.rows[0], (say.HAVE, say.ANSWERED, say.WHERE))
        case SelfComparison() if step.has or step.lacks:
            return _row((*step.has, *step.lacks)[0], (say.INTEGRATED, say.RANK, say.WHERE))
        case Comparison() if step.operands[0].row is not None:
            return _row(step.operands[0].row, (say.INTEGRATED, say.RANK, say.WHERE))
        case Ranking() if step.scope.table == "services":
            return [say.RAREST if step.direction == "top" else say.COMMONEST, say.MORE_THAN_HALF]
        case Filter() if step.scope.table == "services":
            return [say.COMMONEST, say.MEAN]
        case Membership():
            return [say.NOT_ANSWERED if step.answered else say.HOW_MANY, say.RESPONSE]
        case KeyFigure():
            return [say.SUMMARY]
        case _:
            return []


def _row(row: Row, templates: tuple[str, ...]) -> list[str]:
    if row.table != "services":
        return [say.RESPONSIBLE]
    named = f"{row.name} ({row.category})"
    return [t.format(name=named) for t in templates]
