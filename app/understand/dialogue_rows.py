"""Follow-ups about rows of the tables: the same rows, other rows, or another category."""

import re
from typing import Literal

from app.plan import (
    Comparison,
    Complement,
    CrossTable,
    Lookup,
    Operand,
    Ranking,
    Row,
    Step,
    Where,
)
from app.understand.rules.ask import Ask
from app.understand.rules.compare import application
from app.understand.rules.crosstable import AMONG_ANSWERED, NOT_ANSWERED, states_side

COMPARING = ("compare.difference", "form.points", "compare.ratio", "compare.which_more")
"""Cues that ask for two rows at once."""
Operation = Literal["difference", "points", "ratio", "which"]


def on_rows(ask: Ask, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    """A new question of the rows spoken of: where they stand, their columns, their difference."""
    parsed = ask.parsed
    services = tuple(r for r in rows if r.table == "services")
    if parsed.has("text.where"):
        return tuple(Where(row=r) for r in rows)
    if len(rows) >= 2 and parsed.has(*COMPARING):
        operands = tuple(Operand(row=r) for r in rows[:2])
        return (Comparison(operands=operands, operation=_operation(ask)),)
    answering = re.search(r"(?<!\w)(be)?svara|besked|uttala", parsed.text)
    if services and answering and not (AMONG_ANSWERED.search(parsed.text) or states_side(ask)):
        gone = bool(NOT_ANSWERED.search(parsed.text))
        return (CrossTable(rows=services, ask="unanswered" if gone else "answered"),)
    if services and parsed.has("order.rank_of", "order.next"):
        return (Ranking(of_row=services[0]),)
    if services and ask.aspects == ("lacks",):
        return (Complement(rows=services, form=ask.form),)
    if services and (ask.about_integration or parsed.has("aspect.unknown")):
        return (Lookup(rows=services, aspects=ask.aspects, form=ask.form),)
    if parsed.has("form.count", "form.share", "form.common"):
        return (Lookup(rows=rows, form=ask.form),)
    return None


def _operation(ask: Ask) -> Operation:
    if ask.parsed.has("form.points"):
        return "points"
    if ask.parsed.has("compare.ratio"):
        return "ratio"
    return "difference" if ask.parsed.has("compare.difference") else "which"


def other_rows(
    ask: Ask, base: Step, rows: tuple[Row, ...], named: tuple[Row, ...]
) -> tuple[Step, ...] | None:
    """The old question asked of the rows named now; two rows are compared where that is asked."""
    parsed = ask.parsed
    if rows and parsed.has(*COMPARING, "compare.versus"):
        return _compared(ask, rows[0], named[0]) if len(named) == 1 else None
    lacking = ask.aspects == ("lacks",)
    own_question = parsed.has(
        "form.count", "form.share", "form.common", "aspect.integrated", "aspect.lacks"
    )
    match base:
        case Lookup():
            aspects = ask.aspects if _says_column(ask, own_question) else base.aspects
            return (base.model_copy(update={"rows": named, "aspects": aspects}),)
        case Complement() if not own_question or lacking:
            return (base.model_copy(update={"rows": named}),)
        case CrossTable() if not own_question:
            return (base.model_copy(update={"rows": named}),)
        case Where():
            return tuple(Where(row=r) for r in named)
        case _:
            return None


def _compared(ask: Ask, first: Row, second: Row) -> tuple[Step, ...]:
    operation = "points" if ask.parsed.has("form.points") else "difference"
    return (Comparison(operands=(Operand(row=first), Operand(row=second)), operation=operation),)


def _says_column(ask: Ask, own_question: bool) -> bool:
    """Whether the new question says which column it asks, so that the old one's does not count."""
    if ask.about_integration or ask.aspects == ("lacks",):
        return True
    return own_question and ask.parsed.has("form.any_question")


def other_category(ask: Ask, base: Step, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    """The same service under the category named now, or its application: "och på gymnasiet?"."""
    names = {r.name for r in rows}
    category = ask.parsed.categories[0]
    if rows and all(r == application(ask, r.category) for r in rows):
        names.add(found.name if (found := application(ask, category)) else "")
    same = tuple(
        Row(category=category, name=s.service.name)
        for s in ask.corpus.services
        if s.service.category == category and s.service.name in names
    )
    if not same or not isinstance(base, (Lookup, Complement, CrossTable)):
        return None
    return (base.model_copy(update={"rows": same}),)
