"""The task that a plan carries out, in the task model's words. The other way is `builders`."""

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

MEMBER = {
    "check": "member",
    "number": "member_number",
    "list": "member_list",
    "letters": "letters",
}
FACT = {
    "value": "fact",
    "number": "fact",
    "rest": "fact",
    "respondents": "respondents",
    "change": "change",
}


def task_of(plan: Plan) -> str:
    """The task of a plan's first reading."""
    return _task(plan.readings[0])


def _task(step: Step) -> str:  # noqa: C901 - one line a kind, no logic
    match step:
        case Claim():
            return f"claim:{_task(step.truth)}"
        case Lookup() | Complement() | CrossTable():
            return "lookup"
        case Ranking():
            return "rank_of" if step.of_row else "ranking"
        case Filter():
            return "filter_number" if step.output == "number" else "filter"
        case Comparison():
            return step.operation
        case Aggregate():
            return _sum_task(step)
        case Membership():
            return MEMBER[step.ask]
        case KeyFigure():
            return FACT[step.ask]
        case PassageStep():
            return "passage"
        case Overview():
            return "overview"
        case Summary():
            return "summary"
        case Where():
            return "where"
        case FigureStep():
            return "figure"
        case SelfComparison():
            return "self"
        case Refusal():
            return f"refuse:{step.reason}"
        case Clarify():
            return "vague"


def _sum_task(step: Aggregate) -> str:
    if step.per_category:
        return "per_category"
    if step.operation in {"mean", "median"}:
        whole = not (step.scope.categories or step.scope.rows or step.by_service)
        return "mean_municipality" if whole and step.aspect == "has" else "mean_service"
    return {"sum": "sum", "rows": "rows", "categories": "categories"}.get(
        step.operation, "share_of_total"
    )


ASPECT_NAMES = {
    ("has",): "has",
    ("lacks",): "lacks",
    ("integrated",): "integrated",
    ("not_integrated",): "not_integrated",
    ("unknown",): "unknown",
    ("integrated", "not_integrated", "unknown"): "integration",
    ("has", "integrated"): "has+integrated",
}


def aspect_of(plan: Plan) -> str | None:
    """The column that a plan of single cells reads, in the task model's words; else None."""
    step = plan.readings[0]
    step = step.truth if isinstance(step, Claim) else step
    match step:
        case Lookup() if all(r.table == "services" for r in step.rows):
            return ASPECT_NAMES.get(step.aspects)
        case Complement():
            return "lacks"
        case CrossTable():
            return "integrated_of_all" if step.ask == "integrated" else step.ask
    return None
