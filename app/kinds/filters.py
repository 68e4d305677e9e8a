"""Filters: which rows, or how many, meet thresholds on a column."""

from app.evidence import Evidence
from app.format import number, percent
from app.kinds.cells import display
from app.kinds.columns import Ranked, cite_rows, select
from app.plan import Aspect, Condition, Filter, Row
from app.texts import ranking as say

BASE_WORDS: dict[Aspect, str] = {
    "has": "de svarande kommunerna",
    "lacks": "de svarande kommunerna",
    "integrated": "dem som svarade om integration",
    "not_integrated": "dem som svarade om integration",
    "unknown": "dem som svarade om integration",
    "answered": "dem som hade e-tjänsten",
    "unanswered": "dem som hade e-tjänsten",
}


def filter_rows(step: Filter, evidence: Evidence) -> str:
    """A sentence with the number, then the rows."""
    ranked = select(evidence, step.scope, step.aspect)
    others = {
        r.row: float(r.count)
        for c in step.conditions
        if c.than is not None
        for r in select(evidence, step.scope, c.than)
    }
    kept = [r for r in ranked if all(holds(c, r, step.aspect, others) for c in step.conditions)]
    mark = cite_rows(evidence, step.aspect, [r.row for r in kept] or [r.row for r in ranked])
    count = evidence.calculate("Antal e-tjänster (rader)", str(len(kept)), len(kept))
    total = evidence.calculate("Antal e-tjänster att välja bland", str(len(ranked)), len(ranked))
    said = " och ".join(_condition(c, step.aspect) for c in step.conditions)
    scope = " eller ".join(step.scope.categories)
    if step.scope.table != "services":
        return _options(ranked, kept, mark, evidence)
    if step.scope.words:
        said = " ".join(filter(None, [f"har ”{'” eller ”'.join(step.scope.words)}” i namnet", said and f"och {said}"]))
    if step.aspect not in {"has", "lacks"}:
        evidence.warn(say.SMALL_BASES)
    lead = say.filtered(count, total, scope, said, mark, [r.row.name for r in kept])
    if not kept:
        return lead
    names = [display(evidence, r.row) for r in kept]
    if step.output == "number":
        return f"{lead.rstrip(':')}.\n\nDet är {'; '.join(names)}."
    lines = [f"- {name}: {_cell(r)}" for name, r in zip(names, kept, strict=True)]
    return "\n".join([lead, "", *lines])


def holds(
    condition: Condition, row: Ranked, aspect: Aspect, others: dict[Row, float] | None = None
) -> bool:
    """Whether a row meets a threshold; shares are compared as printed.

    `others` are the counts of the column that `condition.than` names.
    """
    value = float(row.count) if condition.form == "count" else row.share
    if condition.than is not None:
        return value > (others or {}).get(row.row, float("inf"))
    low, high = condition.value, condition.high
    match condition.comparator:
        case "gt":
            return value > low
        case "ge":
            return value >= low
        case "lt":
            return value < low
        case "le":
            return value <= low
        case "eq":
            return value == low
        case "between":
            return high is not None and low <= value <= high


def _options(ranked: list[Ranked], kept: list[Ranked], mark: str, evidence: Evidence) -> str:
    count = evidence.calculate("Antal svarsalternativ (rader)", str(len(kept)), len(kept))
    total = evidence.calculate("Alla svarsalternativ (rader)", str(len(ranked)), len(ranked))
    lines = [f"- {display(evidence, r.row)}: {number(r.count)} kommuner" for r in kept]
    return "\n".join([say.options(count, total, mark), "", *lines])


def _condition(condition: Condition, aspect: Aspect) -> str:
    if condition.than is not None:
        return say.more_than(aspect, condition.than)
    form = number if condition.form == "count" else percent
    low = condition.said if condition.said and not condition.said[0].isdigit() else form(condition.value)
    high = form(condition.high) if condition.high is not None else ""
    return say.condition(
        aspect, condition.comparator, condition.form, low, high, BASE_WORDS[aspect]
    )


def _cell(row: Ranked) -> str:
    if row.base == 223:
        return f"{number(row.count)} kommuner ({percent(row.share, 1)})"
    return f"{number(row.count)} av {number(row.base)} kommuner ({percent(row.share, 0)})"
