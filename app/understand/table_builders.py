"""Plans from a task that reads the tables: cells, rankings, thresholds, comparisons, sums."""

import re
from collections.abc import Callable

from app.plan import (
    Aggregate,
    Comparison,
    Complement,
    CrossTable,
    Filter,
    Lookup,
    Overview,
    Ranking,
    Row,
    Scope,
)
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.compare import operands as compared
from app.understand.rules.filters import implied, name_words, per_municipality
from app.understand.rules.named import option_table
from app.understand.rules.ranking import aspect_of, direction, ranked
from app.understand.rules.sums import sum_scope, summed_aspect

Builder = Callable[[Ask, str], Readings]
"""Makes the plan of a task; the text is the aspect that the task model read, or empty."""
ALL_ANSWERS = "integrated_of_all"
"""The aspect of a cross table: integrated services against every answer of Bilaga 3."""


def _rows(ask: Ask) -> tuple[Row, ...]:
    return (*ask.rows, *(ask.parsed.options if not ask.rows else ()))


def lookup(ask: Ask, aspect: str) -> Readings:
    """One or several cells: a count, a share, what is missing, or a cross table of Bilaga 3."""
    rows = _rows(ask)
    if not rows:
        return None
    services = tuple(r for r in rows if r.table == "services")
    if services and aspect == ALL_ANSWERS:
        return (CrossTable(rows=services, ask="integrated", form=ask.form),)
    if services and aspect in {"answered", "unanswered"}:
        return (
            CrossTable(rows=services, ask="unanswered" if aspect == "unanswered" else "answered"),
        )
    if aspect == "lacks" and not services:
        return (Complement(rows=rows, form=ask.form),)
    if services and aspect == "lacks":
        return (Complement(rows=services, form=ask.form, alternatives=ask.ambiguous),)
    aspects = ask.aspects if services else ("has",)
    return (Lookup(rows=rows, aspects=aspects, form=ask.form, alternatives=ask.ambiguous),)


def overview(ask: Ask, _: str) -> Readings:
    """Every service of each category named."""
    return tuple(Overview(category=c) for c in ask.parsed.categories) or None


def ranking(ask: Ask, _: str) -> Readings:
    """The first or last of a table."""
    return ranked(ask, option_table(ask))


def rank_of(ask: Ask, _: str) -> Readings:
    """The place of one service among all."""
    rows = ask.parsed.firm_rows or ask.rows
    return (Ranking(of_row=rows[0]),) if rows else None


def filtered(output: str) -> Builder:
    """What passes a threshold or shares a word; `output` is "list" or "number"."""

    def build(ask: Ask, _: str) -> Readings:
        if per_municipality(ask):
            return None
        words = name_words(ask.parsed.text) or _shared_word(ask)
        table = option_table(ask)
        conditions = ask.thresholds.conditions or implied(ask)
        if not (words or conditions or ask.parsed.categories or table):
            return None
        if words:
            inside = {r.category for r in ask.rows}
            one = tuple(inside) if len(inside) == 1 and len(ask.rows) > 1 else ()
            named = Scope(words=words, categories=ask.parsed.categories or one)
            return (Filter(scope=named, output=output),)
        scope_ = Scope(table=table) if table else Scope(categories=ask.parsed.categories)
        aspect = "has" if table else aspect_of(ask)
        return (Filter(scope=scope_, aspect=aspect, conditions=conditions, output=output),)

    return build


def _shared_word(ask: Ask) -> tuple[str, ...]:
    """A word that several services' names hold: "tjänster som har med bygglov att göra"."""
    if not ask.rows or ask.thresholds.conditions:
        return ()
    names = [s.service.name.lower() for s in ask.corpus.services]
    said = [
        t.surface
        for m in ask.parsed.services
        for i in m.at
        for t in ask.parsed.tokens
        if t.start == i
    ]
    return tuple(w for w in said if len(w) > 4 and sum(w in n for n in names) > 1)[:1]


def comparison(operation: str) -> Builder:
    """Two rows or more against each other, by a difference, points, a ratio, or which is more."""

    def build(ask: Ask, _: str) -> Readings:
        operands = compared(ask, widen=True)
        if len(operands) < 2:
            return None
        gap = operation == "which" and re.search(r"glapp|skillnad|skilj", ask.parsed.text)
        if gap and len(operands) == 2:
            return (Comparison(operands=operands, operation="difference"),)
        way = direction(ask.parsed.text) if operation == "which" else "top"
        order = {"form": ask.form, "direction": way}
        kept = operands if operation == "which" else operands[:2]
        return (Comparison(operands=kept, operation=operation, **order),)

    return build


def summed(ask: Ask, _: str) -> Readings:
    """The sum over the rows or categories named."""
    rows = ask.parsed.firm_rows if ask.parsed.categories else ask.rows
    if len(rows) == 1 and not ask.parsed.categories:
        return None
    return (Aggregate(scope=sum_scope(ask, rows), aspect=summed_aspect(ask)),)


def mean(by_service: bool) -> Builder:
    """The mean or median, a service or a municipality."""

    def build(ask: Ask, _: str) -> Readings:
        operation = "median" if ask.parsed.has("calc.median") else "mean"
        scope_ = Scope(categories=ask.parsed.categories)
        return (
            Aggregate(scope=scope_, operation=operation, aspect=ask.aspect, by_service=by_service),
        )

    return build


def aggregate(operation: str) -> Builder:
    """Numbers of a whole table: its rows, its categories, sums by category, a share of all."""

    def build(ask: Ask, _: str) -> Readings:
        if operation == "per_category":
            return (Aggregate(per_category=True, operation="sum", aspect=ask.aspect),)
        rows = ask.parsed.firm_rows
        scope_ = Scope(
            categories=ask.parsed.categories, rows=rows if operation == "share_of_total" else ()
        )
        return (Aggregate(scope=scope_, operation=operation),)

    return build
