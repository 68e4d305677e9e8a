"""Which rows an earlier answer showed, in its order: what "den tredje" and "dem" point at.

The same order as `app.kinds.columns.select` gives, read from the records, since a plan is made
before any query. A test holds the two together.
"""

from collections.abc import Callable
from operator import eq, ge, gt, le, lt

from app.plan import Aspect, Condition, Filter, Overview, Ranking, Row, Scope, Step
from corpus.load import Corpus
from corpus.types import IntegrationRow, ServiceRow

Value = tuple[float, float]  # count, share in percent
COMPARE: dict[str, Callable[[float, float], bool]] = {
    "gt": gt, "ge": ge, "lt": lt, "le": le, "eq": eq,
}  # fmt: skip
WHOLE: dict[Aspect, str] = {"has": "share", "lacks": "share"}
"""Columns whose order by count and by share is the same."""


def shown_rows(corpus: Corpus, step: Step) -> tuple[Row, ...]:
    """The services of a list or ranking, first to last; empty for any other step."""
    match step:
        case Ranking() if step.scope.table == "services" and not step.by_category:
            return _ranked(corpus, step)
        case Filter() if step.scope.table == "services":
            if any(c.than for c in step.conditions):
                return ()
            ordered = _ordered(corpus, step.scope, step.aspect, by_share=False, top=True)
            return tuple(r for r, v in ordered if _meets(v, step.conditions))
        case Overview():
            scope = Scope(categories=(step.category or "",))
            return tuple(r for r, _ in _ordered(corpus, scope, "has", by_share=False, top=True))
        case _:
            return ()


def _ranked(corpus: Corpus, step: Ranking) -> tuple[Row, ...]:
    if step.of_row is not None:
        return (step.of_row,)
    by_share = step.form == "share" and step.aspect not in WHOLE
    found = _ordered(
        corpus, step.scope, step.aspect, by_share=by_share, top=step.direction == "top"
    )
    values = [v[1] if by_share else v[0] for _, v in found]
    places = [1 + sum(_before(o, v, step.direction == "top") for o in values) for v in values]
    return tuple(
        row
        for (row, _), place in zip(found, places, strict=True)
        if step.start <= place < step.start + step.k
    )


def _before(other: float, value: float, top: bool) -> bool:
    return other > value if top else other < value


def _ordered(
    corpus: Corpus, scope: Scope, aspect: Aspect, *, by_share: bool, top: bool
) -> list[tuple[Row, Value]]:
    kept = [s for s in corpus.services if _inside(corpus, s, scope)]
    rows = [
        (Row(category=s.service.category, name=s.service.name), _value(corpus, s, aspect))
        for s in kept
    ]
    at = 1 if by_share else 0
    rows.sort(key=lambda r: (r[0].name, r[0].category))
    rows.sort(key=lambda r: r[1][at], reverse=top)
    return rows


def _inside(corpus: Corpus, service: ServiceRow, scope: Scope) -> bool:
    row = Row(category=service.service.category, name=service.service.name)
    name = service.service.name.lower()
    if scope.most_common is not None:
        place = 1 + sum(s.count > service.count for s in corpus.services)
        if place > scope.most_common:
            return False
    return (
        (not scope.categories or row.category in scope.categories)
        and (not scope.words or any(w.lower() in name for w in scope.words))
        and (not scope.rows or row in scope.rows)
        and row not in scope.without
        and _meets((service.count, service.share), scope.limits)
    )


def _meets(value: Value, conditions: tuple[Condition, ...]) -> bool:
    return all(_one(value[1] if c.form == "share" else value[0], c) for c in conditions)


def _one(value: float, condition: Condition) -> bool:
    if condition.comparator == "between":
        return condition.value <= value <= (condition.high or condition.value)
    return COMPARE[condition.comparator](value, condition.value)


def _value(corpus: Corpus, service: ServiceRow, aspect: Aspect) -> Value:
    if aspect == "has":
        return service.count, service.share
    if aspect == "lacks":
        return -service.count, 100 - service.share  # fewer have it, more lack it
    row: IntegrationRow = corpus.integration_by_id[service.service]
    answered = row.respondents
    match aspect:
        case "integrated":
            return row.integrated, row.integrated_share
        case "not_integrated":
            return row.not_integrated, row.not_integrated_share
        case "unknown":
            return row.unknown, row.unknown_share
        case "answered":
            return answered, 100 * answered / service.count
        case _:
            left = service.count - answered
            return left, 100 * left / service.count
