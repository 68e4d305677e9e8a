"""Filters: which rows, or how many, meet thresholds on a column."""

from app.evidence import Evidence
from app.format import number, percent
from app.kinds.cells import display
from app.kinds.columns import Ranked, cite_rows, select
from app.kinds.shares import OF_ALL, share_beside
from app.plan import Aspect, Condition, Filter
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
    kept = select(evidence, step.scope, step.aspect, conditions=step.conditions)
    among = step.scope.model_copy(update={"words": ()})
    everyone = select(evidence, among, step.aspect) if step.conditions or step.scope.words else kept
    mark = cite_rows(evidence, step.aspect, [r.row for r in kept] or [r.row for r in everyone])
    count = evidence.calculate("Antal rader som stämmer in", str(len(kept)), len(kept))
    total = evidence.calculate("Antal rader att välja bland", str(len(everyone)), len(everyone))
    if step.scope.table != "services":
        return _options(kept, count, total, mark, evidence)
    conditions = [condition_words(c, step.aspect) for c in step.conditions]
    names_ = [say.named(list(step.scope.words))] if step.scope.words else []
    if step.aspect not in {"has", "lacks"}:
        evidence.warn(say.SMALL_BASES)
    lead = say.filtered(
        count,
        total,
        " eller ".join(step.scope.categories),
        " och ".join([*names_, *conditions]),
        mark,
        [r.row.name for r in kept],
    )
    if not kept:
        return lead
    names = [display(evidence, r.row) for r in kept]
    if step.output == "number":
        return f"{lead.rstrip(':')}.\n\n{say.they_are(names)}"
    lines = [
        f"- {name}: {_cell(r, step.aspect, evidence)}" for name, r in zip(names, kept, strict=True)
    ]
    return "\n".join([lead, "", *lines])


def _options(kept: list[Ranked], count: str, total: str, mark: str, evidence: Evidence) -> str:
    lines = [f"- {display(evidence, r.row)}: {number(r.count)} kommuner" for r in kept]
    return say.options(count, total, mark, lines)


def condition_words(condition: Condition, aspect: Aspect) -> str:
    """A threshold in words: "fanns i fler än 100 kommuner"."""
    if condition.than is not None:
        return say.beside(aspect, condition.comparator, condition.than)
    form = number if condition.form == "count" else percent
    in_words = condition.said and not condition.said[0].isdigit()
    low = condition.said if in_words else form(condition.value)
    high = form(condition.high) if condition.high is not None else ""
    return say.condition(
        aspect, condition.comparator, condition.form, low, high, BASE_WORDS[aspect]
    )


def _cell(row: Ranked, aspect: Aspect, evidence: Evidence) -> str:
    of = "" if aspect in OF_ALL else f" av {number(row.base)}"
    return f"{number(row.count)}{of} kommuner ({share_beside(row, aspect, evidence)})"
