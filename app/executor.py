"""Executes a plan: each reading by the module of its kind. Deterministic; decides nothing itself."""

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


def execute(plan: Plan, evidence: Evidence) -> str:
    """The text of all readings, one paragraph or more each, with the evidence gathered on the way."""
    return "\n\n".join(run(step, evidence) for step in plan.readings)


def run(step: Step, evidence: Evidence) -> str:  # noqa: C901, PLR0911 - one line a kind, no logic
    """Text of one step."""
    match step:
        case Lookup():
            return lookup.lookup(step, evidence)
        case Complement():
            return lookup.complement(step, evidence)
        case CrossTable():
            return lookup.cross_table(step, evidence)
        case Overview():
            return lookup.overview(step, evidence)
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
        case SelfComparison():
            return own.self_comparison(step, evidence)
        case Claim():
            found = claim.verdict(step, evidence)
            text = claim.worded(step, run(step.truth, evidence), found)
            own_figure = claim.beside(step, evidence) if found == "false" else ""
            return f"{text}\n\n{own_figure}" if own_figure else text
        case Refusal():
            return refusal.refusal(step, evidence)
        case Clarify():
            return refusal.clarify(step, evidence)
