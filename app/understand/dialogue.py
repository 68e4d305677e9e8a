"""Follow-up questions: the earlier plan with what the new question changes, never pasted text."""

from collections.abc import Callable

from app.plan import (
    Claim,
    Comparison,
    Complement,
    CrossTable,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Operand,
    Plan,
    Ranking,
    Row,
    Scope,
    SelfComparison,
    Step,
    Where,
)
from app.understand.rules.ask import INTEGRATION, Ask, Readings

ELLIPSIS = (
    "och ", "men ", "då ", "hur är det med", "hur ser det ut", "vad gäller", "samma ", "jämfört med",
    "nej", "jag menade", "menar", "istället", "i stället", "ok", "okej", "aha", "tack", "varav",
    "hur många av", "av dem", "av dessa", "sen då", "nästa", "vilken är", "vilka är", "fler", "skillnad",
    "i procent", "i antal", "hur stor andel", "hur många", "resten", "och hur", "på vilken sida", "var står",
    "den ", "de ", "det ", "dom ", "dessa", "hur", "eller ",
)  # fmt: skip
POINTING = {"det", "den", "de", "dem", "dom", "dessa", "denna", "detta", "då", "där", "samma", "motsvarande", "sådan", "sådana", "dess", "båda"}
SHORT = 9  # words; longer questions that name their own things stand for themselves


def follow_up(ask: Ask, previous: Plan, alone: Callable[[Ask], Readings]) -> tuple[Step, ...] | None:
    """The changed plan, or None when the question stands for itself."""
    last = previous.readings[0]
    base = last.truth if isinstance(last, Claim) else last
    rows = rows_of(base)
    parsed = ask.parsed
    named = (*ask.rows, *parsed.options)
    if not _elliptical(ask):
        return None
    if not named and not _names_other(ask):
        return _same_rows(ask, base, rows)
    if named and _only_names(ask):
        return _other_rows(ask, base, rows, named)
    return None


def rows_of(step: Step) -> tuple[Row, ...]:
    """The rows that a step is about."""
    match step:
        case Lookup() | Complement() | CrossTable():
            return step.rows
        case SelfComparison():
            return (*step.has, *step.lacks)
        case Comparison():
            return tuple(o.row for o in step.operands if o.row)
        case Where():
            return (step.row,) if step.row else ()
        case _:
            return ()


def _elliptical(ask: Ask) -> bool:
    text = ask.parsed.text.strip()
    words = text.split()
    pointing = bool(POINTING & set(words))
    return len(words) <= SHORT + 3 and (text.startswith(ELLIPSIS) or pointing or len(words) <= 5)


def _names_other(ask: Ask) -> bool:
    p = ask.parsed
    return bool(p.facts or p.categories or p.figures or p.places.names or p.appendices and not p.options) and not (
        p.categories and not p.facts
    )


def _only_names(ask: Ask) -> bool:
    """A new row with no question of its own: the old question is asked of it."""
    p = ask.parsed
    return not p.has("order.top", "order.bottom", "calc.sum", "text.where", "text.claim", "person.own")


def _same_rows(ask: Ask, base: Step, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    if parsed.categories and isinstance(base, (Ranking, Filter)):
        return (base.model_copy(update={"scope": Scope(categories=parsed.categories)}),)
    if parsed.categories and rows:
        return _other_category(ask, base, rows)
    if isinstance(base, Ranking):
        return _ranking_on(ask, base)
    if isinstance(base, KeyFigure):
        return _fact_on(ask, base)
    if isinstance(base, Membership):
        return _membership_on(ask, base)
    if not rows:
        return None
    return _rows_on(ask, rows)


def _rows_on(ask: Ask, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    services = tuple(r for r in rows if r.table == "services")
    if parsed.has("text.where"):
        return tuple(Where(row=r) for r in rows)
    if len(rows) >= 2 and parsed.has("compare.difference", "form.points", "compare.ratio", "compare.which_more"):
        operation = "points" if parsed.has("form.points") else "ratio" if parsed.has("compare.ratio") else (
            "difference" if parsed.has("compare.difference") else "which")
        return (Comparison(operands=tuple(Operand(row=r) for r in rows[:2]), operation=operation),)
    if services and parsed.has("aspect.answered") and parsed.has("membership.answered"):
        gone = parsed.has("membership.not_answered")
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


def _other_rows(
    ask: Ask, base: Step, rows: tuple[Row, ...], named: tuple[Row, ...]
) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    if rows and parsed.has("compare.difference", "compare.versus", "compare.which_more", "form.points", "compare.ratio"):
        if len(named) == 1:
            operation = "points" if parsed.has("form.points") else "difference"
            both = (Operand(row=rows[0]), Operand(row=named[0]))
            return (Comparison(operands=both, operation=operation),)
        return None
    own_question = parsed.has("form.count", "form.share", "form.common", "aspect.integrated", "aspect.lacks")
    match base:
        case Lookup():
            aspects = ask.aspects if ask.about_integration or ask.aspects == ("lacks",) else base.aspects
            if own_question and not ask.about_integration and ask.aspects != ("lacks",):
                aspects = base.aspects if not parsed.has("form.any_question") else ask.aspects
            return (base.model_copy(update={"rows": named, "aspects": aspects}),)
        case Complement() if not own_question or ask.aspects == ("lacks",):
            return (base.model_copy(update={"rows": named}),)
        case CrossTable() if not own_question:
            return (base.model_copy(update={"rows": named}),)
        case Where():
            return tuple(Where(row=r) for r in named)
        case _:
            return None


def _other_category(ask: Ask, base: Step, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    """ "Och på gymnasiet?": the same service under the category named now."""
    names = {r.name for r in rows}
    category = ask.parsed.categories[0]
    same = tuple(
        Row(category=category, name=s.service.name)
        for s in ask.corpus.services
        if s.service.category == category and s.service.name in names
    )
    if not same or not isinstance(base, (Lookup, Complement, CrossTable)):
        return None
    return (base.model_copy(update={"rows": same}),)


def _ranking_on(ask: Ask, base: Ranking) -> tuple[Step, ...] | None:
    parsed, found = ask.parsed, ask.thresholds
    if parsed.has("order.next") or found.place or "nästa" in parsed.text or "sen då" in parsed.text:
        start = found.place if found.place and found.place > 2 else base.start + base.k
        return (base.model_copy(update={"start": start, "k": found.k or 1, "of_row": None}),)
    if found.k:
        return (base.model_copy(update={"k": found.k, "start": 1}),)
    if parsed.has("order.bottom"):
        return (base.model_copy(update={"direction": "bottom", "start": 1}),)
    if parsed.has("order.top"):
        return (base.model_copy(update={"direction": "top", "start": 1}),)
    if ask.about_integration:
        return (base.model_copy(update={"aspect": ask.aspects[0], "form": "share"}),)
    return None


def _fact_on(ask: Ask, base: KeyFigure) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    if parsed.has("text.where"):
        return (Where(fact=base.facts[0]),)
    if parsed.has("text.respondents", "membership.answered"):
        return (base.model_copy(update={"ask": "respondents"}),)
    if 2009 in parsed.years or parsed.has("text.change"):
        if base.facts[0].startswith("strategi-arbete"):
            return (KeyFigure(facts=("strategi-arbete-pagar",), ask="change"),)
        return None
    if parsed.has("aspect.lacks", "aspect.negation"):
        return (base.model_copy(update={"ask": "rest"}),)
    if parsed.has("form.count"):
        return (base.model_copy(update={"ask": "number"}),)
    return None


def _membership_on(ask: Ask, base: Membership) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    places = parsed.places
    answered = base.answered if not parsed.has("membership.not_answered", "aspect.negation") else False
    if places.letters:
        return (Membership(ask="list", letters=places.letters, answered=answered),)
    if parsed.has("form.which"):
        return (Membership(ask="list", answered=answered, letters=base.letters),)
    if parsed.has("form.count", "form.share", "aspect.negation"):
        return (Membership(ask="number", answered=answered),)
    return None


__all__ = ["INTEGRATION", "follow_up", "rows_of"]
