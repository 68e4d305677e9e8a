"""Sums, means, numbers of rows and shares of totals."""

import re
from typing import Literal

from app.plan import Aggregate, Aspect, Row, Scope
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.named import option_table, strong_facts
from app.understand.rules.ranking import aspect_of
from app.understand.rules.words import holds

# A mean over services, not over municipalities.
BY_SERVICE = holds("hur många kommuner", "per (e-)?tjänst", "varje (e-)?tjänst")
EVERYTHING = holds(
    "alla", "samtliga", "38", "hela (bilaga|tabell)", "bilaga [23]", "tjänsterna"
)  # fmt: skip
# The counts of the table are summed, not its rows.
OCCURRENCES = holds(
    "förekomst", "hur många kommun", "antal kommun", "kommun-", "ja-svar", "antalen"
)  # fmt: skip


SIDE = re.compile(r"(?<!\w)(integrera[dt]e?|i?hopkopplad|kopplad|sammankopplad)")


def aggregate(ask: Ask) -> Readings:
    """Sums, means, numbers of rows and categories, shares of totals, per category."""
    parsed = ask.parsed
    rows = parsed.firm_rows if parsed.categories else ask.rows
    if strong_facts(ask) and not rows and not parsed.options:
        return None
    if parsed.has("calc.number_of_categories") and not rows:
        return (Aggregate(operation="categories"),)
    scope = sum_scope(ask, rows)
    if parsed.has("calc.share_of_total"):
        return (Aggregate(scope=scope, operation="share_of_total"),)
    if parsed.has("calc.per_category") and not rows and not parsed.options:
        operation = "rows" if parsed.has("calc.rows") and not parsed.has("calc.sum") else "sum"
        return (Aggregate(per_category=True, operation=operation, aspect=ask.aspect),)
    if parsed.has("calc.mean", "calc.median") and len(rows) != 1:
        return _mean(ask, scope)
    if parsed.has("calc.sum") and _summable(ask, rows):
        if parsed.has("calc.rows") and not rows and parsed.categories and not _occurrences(ask):
            return (Aggregate(scope=scope, operation="rows"),)
        return (Aggregate(scope=scope, operation="sum", aspect=summed_aspect(ask)),)
    if parsed.has("calc.rows") and not rows and not parsed.options:
        return (Aggregate(scope=scope, operation="rows"),)
    return None


def summed_aspect(ask: Ask) -> Aspect:
    """The column that is summed: "svar om integration" are all answers, "integrerad" is one."""
    sided = ask.aspect == "integrated" and SIDE.search(ask.parsed.text)
    return "integrated" if sided else aspect_of(ask)


def _mean(ask: Ask, scope: Scope) -> Readings:
    """The mean or median, over municipalities unless services are said to be what it is over."""
    operation: Literal["mean", "median"] = "median" if ask.parsed.has("calc.median") else "mean"
    by_service = bool(BY_SERVICE.search(ask.parsed.text))
    return (Aggregate(scope=scope, operation=operation, aspect=ask.aspect, by_service=by_service),)


def sum_scope(ask: Ask, rows: tuple[Row, ...]) -> Scope:
    """The rows that a sum runs over."""
    parsed = ask.parsed
    left_out = parsed.has("calc.leave_out")
    if table := option_table(ask):
        if left_out:
            return Scope(table=table, without=parsed.options)
        return Scope(table=table, rows=parsed.options if len(parsed.options) > 1 else ())
    if rows:
        return Scope(without=rows, categories=parsed.categories) if left_out else Scope(rows=rows)
    return Scope(categories=parsed.categories)


def _summable(ask: Ask, rows: tuple[Row, ...]) -> bool:
    """Whether there is more than one figure to add."""
    parsed = ask.parsed
    if len(rows) > 1 or (parsed.categories and not rows) or option_table(ask):
        return True
    if rows or not EVERYTHING.search(parsed.text):
        return False
    return _occurrences(ask) or ask.about_integration


def _occurrences(ask: Ask) -> bool:
    return bool(OCCURRENCES.search(ask.parsed.text))


def option_sum(ask: Ask) -> Readings:
    """A sum over the bars of figure 8 or 9."""
    if ask.parsed.has("calc.sum") and option_table(ask) and not ask.rows:
        return (Aggregate(scope=sum_scope(ask, ())),)
    return None
