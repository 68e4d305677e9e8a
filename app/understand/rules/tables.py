"""Rules for the tables: comparison, ranking, filter, sums, Bilaga 3 against 2, complement, lookup."""

from app.plan import (
    Aggregate,
    Aspect,
    Comparison,
    Complement,
    CrossTable,
    Filter,
    Lookup,
    Operand,
    Overview,
    Ranking,
    Row,
    Scope,
)
from app.understand.rules.ask import INTEGRATION, Ask, Readings

ALL_ROWS = 38


def comparison(ask: Ask) -> Readings:
    """Two named things and a sign of comparing."""
    parsed = ask.parsed
    signs = ("compare.difference", "compare.versus", "compare.ratio", "compare.which_more")
    points = parsed.has("form.points") and not parsed.has("form.which")
    if not parsed.has(*signs) and not points:
        return None
    operands = _operands(ask)
    if len(operands) < 2:
        return None
    if parsed.has("compare.ratio"):
        return (Comparison(operands=operands[:2], operation="ratio"),)
    if parsed.has("form.points"):
        return (Comparison(operands=operands[:2], operation="points"),)
    if len(operands) > 2 or not parsed.has("compare.difference", "compare.versus"):
        return (Comparison(operands=operands, operation="which"),)
    if parsed.has("compare.which_more") and not parsed.has("compare.difference", "form.count"):
        return (Comparison(operands=operands[:2], operation="which"),)
    operation = "points" if ask.form == "share" else "difference"
    return (Comparison(operands=operands[:2], operation=operation),)


def _operands(ask: Ask) -> tuple[Operand, ...]:
    parsed = ask.parsed
    rows = (*ask.rows, *parsed.options)
    aspects = ask.aspects
    if len(rows) == 1 and ask.about_integration:
        sides = _two_aspects(ask)
        if len(sides) == 2:
            return tuple(Operand(row=rows[0], aspect=a) for a in sides)
    facts = tuple(u.id for m in parsed.facts for u in m.units[:1])
    if len(rows) >= 2:
        aspect: Aspect = "integrated" if aspects == INTEGRATION else aspects[0]
        return tuple(Operand(row=r, aspect=aspect if r.table == "services" else "has") for r in rows)
    if len(parsed.categories) >= 2 and not rows:
        return tuple(Operand(category=c) for c in parsed.categories)
    mixed = [*(Operand(row=r) for r in rows), *(Operand(fact=f) for f in dict.fromkeys(facts))]
    return tuple(mixed)


def _two_aspects(ask: Ask) -> tuple[Aspect, ...]:
    parsed = ask.parsed
    sides: list[Aspect] = []
    if parsed.has("aspect.integrated"):
        sides.append("integrated")
    if parsed.has("aspect.not_integrated"):
        sides.append("not_integrated")
    if parsed.has("aspect.unknown"):
        sides.append("unknown")
    return tuple(sides)


def ranking(ask: Ask) -> Readings:
    """Superlatives and places, with no named row to look up instead."""
    parsed, found = ask.parsed, ask.thresholds
    if not parsed.has("order.top", "order.bottom", "order.next", "order.rank_of") and not found.k:
        return None
    if parsed.facts or (parsed.figure_topics and not ask.rows and not parsed.has("form.which")):
        return None
    direction = "bottom" if parsed.has("order.bottom") and not _top_first(parsed.text) else "top"
    if ask.rows and parsed.has("order.rank_of", "order.next") and not ask.ambiguous:
        return (Ranking(of_row=ask.rows[0], aspect=_one(ask), direction="top"),)
    if ask.rows or found.conditions:
        return None
    start = found.place or 1
    k = found.k or 1
    if not _about_services(ask):
        return None
    scope = Scope(categories=parsed.categories)
    if parsed.options and parsed.options[0].table != "services":
        scope = Scope(table=parsed.options[0].table)
    if parsed.has("calc.categories") and not parsed.categories:
        return (Ranking(by_category=True, direction=direction, start=start, k=k),)
    aspect = _one(ask)
    if aspect in INTEGRATION and ask.form == "both" and k == 1:
        return (
            Ranking(scope=scope, aspect=aspect, form="share", direction=direction, start=start, k=k),
            Ranking(scope=scope, aspect=aspect, form="count", direction=direction, start=start, k=k),
        )
    return (
        Ranking(
            scope=scope, aspect=aspect, form=ask.form, direction=direction, start=start, k=k
        ),
    )


def _one(ask: Ask) -> Aspect:
    if ask.parsed.has("aspect.answered") and ask.about_integration:
        return "unanswered" if ask.parsed.has("membership.not_answered") else "answered"
    return ask.aspects[0]


def _top_first(text: str) -> bool:
    """ "mest ovanlig" and "minst vanlig" are bottom; "minst" before a number is no superlative."""
    return False


def _about_services(ask: Ask) -> bool:
    """Whether what is ranked are services: named so, or by category, or nothing else is named."""
    text = ask.parsed.text
    words = ("tjänst", "service", "ansök", "anmäl", "erbjud", "tillhandahåll", "integr", "kopplad", "bilaga")
    topic = ask.parsed.sections or ask.parsed.figure_topics
    return any(w in text for w in words) or bool(ask.parsed.categories) or not topic


def filters(ask: Ask) -> Readings:
    """Rows that meet thresholds, or the rows of a category, as list or number."""
    parsed, found = ask.parsed, ask.thresholds
    if ask.rows or parsed.facts or parsed.options:
        return None
    if parsed.has("calc.sum", "calc.mean", "calc.median", "calc.share_of_total"):
        return None
    output = "number" if _asks_number_of_rows(ask) else "list"
    if found.conditions and _rows_are_subject(ask):
        return (
            Filter(
                scope=Scope(categories=parsed.categories),
                aspect=_one(ask),
                conditions=found.conditions,
                output=output,
            ),
        )
    if (
        not found.conditions
        and found.stated is not None
        and _rows_are_subject(ask)
        and parsed.has("form.which")
        and found.k is None
    ):
        from app.plan import Condition

        stated = found.stated
        exact = Condition(comparator="eq", value=stated.value or 0, form=stated.form)
        return (
            Filter(scope=Scope(categories=parsed.categories), aspect=_one(ask), conditions=(exact,)),
        )
    return None


def _asks_number_of_rows(ask: Ask) -> bool:
    return ask.parsed.has("calc.rows") or (
        ask.parsed.has("form.count") and not ask.parsed.has("form.which")
    )


def _rows_are_subject(ask: Ask) -> bool:
    text = ask.parsed.text
    return any(w in text for w in ("tjänst", "service", "ansök", "vilka", "integr", "bilaga"))


def aggregate(ask: Ask) -> Readings:
    """Sums, means, numbers of rows, shares of totals, per category."""
    parsed = ask.parsed
    rows = ask.rows
    table_rows = rows or parsed.options
    if parsed.facts and not table_rows:
        return None
    scope = Scope(categories=parsed.categories) if not rows else Scope(rows=rows)
    if parsed.options and not rows:
        scope = Scope(table=parsed.options[0].table, rows=parsed.options)
    if parsed.has("calc.share_of_total"):
        return (Aggregate(scope=scope, operation="share_of_total"),)
    if parsed.has("calc.per_category") and not rows:
        operation = "rows" if parsed.has("calc.rows") and not parsed.has("calc.sum") else "sum"
        return (Aggregate(per_category=True, operation=operation, aspect=_one(ask)),)
    if parsed.has("calc.mean", "calc.median") and not (len(rows) == 1):
        operation = "median" if parsed.has("calc.median") else "mean"
        return (Aggregate(scope=scope, operation=operation, aspect=_one(ask)),)
    if parsed.has("calc.sum") and (len(table_rows) > 1 or (parsed.categories and not rows)):
        if parsed.has("calc.rows") and not table_rows and not ask.about_integration:
            return (Aggregate(scope=scope, operation="rows"),)
        return (Aggregate(scope=scope, operation="sum", aspect=_one(ask)),)
    if parsed.has("calc.rows") and not rows and not parsed.options:
        return (Aggregate(scope=scope, operation="rows"),)
    return None


def cross_table(ask: Ask) -> Readings:
    """How many of those with a service answered about its integration."""
    parsed = ask.parsed
    if not ask.rows or not parsed.has("aspect.answered"):
        return None
    if parsed.has("aspect.unknown") or (
        parsed.has("aspect.integrated") and not parsed.has("membership.answered", "text.respondents")
    ):
        return None
    gone = parsed.has("membership.not_answered")
    return (CrossTable(rows=ask.rows, ask="unanswered" if gone else "answered", form=ask.form),)


def cells(ask: Ask) -> Readings:
    """Named rows: complement or lookup, one reading for each service that an open term names."""
    parsed = ask.parsed
    rows = (*ask.rows, *(parsed.options if not ask.rows else ()))
    if not rows:
        return None
    services = tuple(r for r in rows if r.table == "services")
    if services and ask.aspects == ("lacks",):
        return (Complement(rows=services, form=ask.form, alternatives=ask.ambiguous),)
    return (Lookup(rows=rows, aspects=ask.aspects, form=ask.form, alternatives=ask.ambiguous),)


def category(ask: Ask) -> Readings:
    """A category alone: all that the tables have on it."""
    parsed = ask.parsed
    if not parsed.categories or parsed.facts:
        return None
    if ask.about_integration:
        return (Filter(scope=Scope(categories=parsed.categories), aspect=_one(ask)),)
    return tuple(Overview(category=c) for c in parsed.categories)


def everything(ask: Ask) -> Readings:
    """ "Vilka e-tjänster frågade enkäten om?": all rows."""
    text = ask.parsed.text
    if ask.parsed.has("form.which") and "e-tjänst" in text and any(
        w in text for w in ("38", "frågade", "ingick", "ingår", "alla e-tjänster", "undersökt", "finns med")
    ):
        return (Filter(),)
    return None


def first_row(ask: Ask) -> Row | None:
    """The first row named, for the nearest thing of a refusal."""
    rows = (*ask.rows, *ask.parsed.options)
    return rows[0] if rows else None
