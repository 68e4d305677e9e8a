"""Executes a plan: each reading by the module of its kind. Deterministic; decides nothing."""

from app.evidence import Evidence
from app.kinds import (
    aggregate,
    claim,
    comparison,
    facts,
    filters,
    lookup,
    membership,
    own,
    prose,
    ranking,
    refusal,
)
from app.plan import (
    Aggregate,
    Claim,
    Clarify,
    Comparison,
    Complement,
    CrossTable,
    FigureStep,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Overview,
    PassageStep,
    Plan,
    Ranking,
    Refusal,
    SelfComparison,
    Step,
    Summary,
    Where,
)
from app.suggest import suggestions

Cells = Lookup | Complement | CrossTable | Overview | SelfComparison
Lists = Ranking | Filter | Comparison | Aggregate | Membership
Prose = KeyFigure | PassageStep | Summary | Where | FigureStep


def execute(plan: Plan, evidence: Evidence) -> str:
    """The text of all readings, a paragraph or more each; evidence is gathered on the way."""
    text = "\n\n".join(run(step, evidence) for step in plan.readings)
    if not evidence.suggestions:  # a question back has brought its own choices
        evidence.suggest(*suggestions(plan, evidence.desk.corpus))
    return text


def run(step: Step, evidence: Evidence) -> str:
    """Text of one step."""
    match step:
        case Claim():
            return _checked(step, evidence)
        case Refusal():
            return refusal.refusal(step, evidence)
        case Clarify():
            return refusal.clarify(step, evidence)
        case Lookup() | Complement() | CrossTable() | Overview() | SelfComparison():
            return _cells(step, evidence)
        case Ranking() | Filter() | Comparison() | Aggregate() | Membership():
            return _lists(step, evidence)
        case _:
            return _prose(step, evidence)


def _checked(step: Claim, evidence: Evidence) -> str:
    found = claim.verdict(step, evidence)
    text = claim.worded(step, run(step.truth, evidence), found)
    own_figure = claim.beside(step, evidence) if found == "false" else ""
    return f"{text}\n\n{own_figure}" if own_figure else text


def _cells(step: Cells, evidence: Evidence) -> str:
    match step:
        case Lookup():
            return lookup.lookup(step, evidence)
        case Complement():
            return lookup.complement(step, evidence)
        case CrossTable():
            return lookup.cross_table(step, evidence)
        case Overview():
            return lookup.overview(step, evidence)
        case SelfComparison():
            return own.self_comparison(step, evidence)


def _lists(step: Lists, evidence: Evidence) -> str:
    match step:
        case Ranking():
            return ranking.ranking(step, evidence)
        case Filter():
            return filters.filter_rows(step, evidence)
        case Comparison():
            return comparison.comparison(step, evidence)
        case Aggregate():
            return aggregate.aggregate(step, evidence)
        case Membership():
            return membership.membership(step, evidence)


def _prose(step: Prose, evidence: Evidence) -> str:
    match step:
        case KeyFigure():
            return facts.key_figure(step, evidence)
        case PassageStep():
            return prose.passage(step, evidence)
        case Summary():
            return prose.summary(step, evidence)
        case Where():
            return prose.where(step, evidence)
        case FigureStep():
            return prose.figure(step, evidence)
