"""Follow-up questions that fit an answer: whole questions, without figures, that the plan suggests.

They are templates over the rows of the plan, so that each can be answered; what they say is in
`app.texts.suggestions`.
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
from corpus.load import Corpus

MOST = 3  # more than this is a menu, not a hint


def suggestions(plan: Plan, corpus: Corpus) -> tuple[str, ...]:
    """Up to three questions that lead on from the first reading."""
    step = plan.readings[0]
    step = step.truth if isinstance(step, Claim) else step
    return tuple(dict.fromkeys(_for(step, corpus)))[:MOST]


def _for(step: Step, corpus: Corpus) -> list[str]:
    match step:
        case Lookup(aspects=("has",)) | Complement():
            return _of_row(corpus, step.rows[0], (say.INTEGRATED, say.RANK, say.WHERE))
        case Lookup() | CrossTable():
            return _of_row(corpus, step.rows[0], (say.HAVE, say.ANSWERED, say.WHERE))
        case SelfComparison() if step.has or step.lacks:
            return _of_row(
                corpus, (*step.has, *step.lacks)[0], (say.INTEGRATED, say.RANK, say.WHERE)
            )
        case Comparison() if step.operands[0].row is not None:
            return _of_row(corpus, step.operands[0].row, (say.INTEGRATED, say.RANK, say.WHERE))
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


def _of_row(corpus: Corpus, row: Row, templates: tuple[str, ...]) -> list[str]:
    if row.table != "services":
        return [say.RESPONSIBLE]
    shared = sum(s.name == row.name for s in corpus.service_by_id) > 1
    named = f"{row.name} ({row.category})" if shared else row.name
    return [t.format(name=named) for t in templates]
