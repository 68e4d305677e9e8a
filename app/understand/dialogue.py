"""Follow-up questions: the earlier plan with what the new question changes, never pasted text."""

import re

from app.plan import (
    Aggregate,
    Claim,
    Comparison,
    Complement,
    CrossTable,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Operand,
    Overview,
    PassageStep,
    Plan,
    Ranking,
    Row,
    Scope,
    SelfComparison,
    Step,
    Summary,
    Where,
)
from app.understand.rules.ask import Ask
from app.understand.rules.facts import STILL
from app.understand.rules.compare import application
from app.understand.rules.crosstable import AMONG_ANSWERED, NOT_ANSWERED

ELLIPSIS = (
    "och ", "men ", "då ", "hur är det med", "hur ser det ut", "vad gäller", "samma ", "jämfört med",
    "nej", "jag menade", "menar", "istället", "i stället", "ok", "okej", "aha", "tack", "varav",
    "hur många av", "av dem", "av dessa", "sen då", "nästa", "vilken är", "vilka är", "fler", "skillnad",
    "i procent", "i antal", "hur stor andel", "hur många", "resten", "och hur", "på vilken sida", "var står",
    "den ", "de ", "det ", "dom ", "dessa", "hur", "eller ", "vilken bas", "var ", "vad blir",
)  # fmt: skip
POINTING = {
    "siffran",
    "siffra",
    "talet",
    "uppgiften",
    "basen",
    "frågan",
    "det",
    "den",
    "de",
    "dem",
    "dom",
    "dessa",
    "denna",
    "detta",
    "då",
    "där",
    "samma",
    "motsvarande",
    "sådan",
    "sådana",
    "dess",
    "båda",
}
SHORT = 9  # words; longer questions that name their own things stand for themselves


COMPARING = ("compare.difference", "form.points", "compare.ratio", "compare.which_more")
REMEMBERED = 4  # rows; "skillnaden mellan dem" reaches back to the last two


def remember(context: tuple[Row, ...], plan: Plan) -> tuple[Row, ...]:
    """Rows spoken of so far, the latest last."""
    first = plan.readings[0]
    now = rows_of(first.truth if isinstance(first, Claim) else first)
    return tuple(dict.fromkeys((*(r for r in context if r not in now), *now)))[-REMEMBERED:]


def follow_up(ask: Ask, previous: Plan) -> tuple[Step, ...] | None:
    """The changed plan, or None when the question stands for itself."""
    last = previous.readings[0]
    base = last.truth if isinstance(last, Claim) else last
    rows = rows_of(base) or _ranked_rows(ask, base)
    parsed = ask.parsed
    named = (*(ask.rows if not parsed.categories else parsed.firm_rows), *parsed.options)
    if not _elliptical(ask):
        return None
    if parsed.categories and not parsed.firm_rows and (moved := _other_category(ask, base, rows)):
        return moved
    topical = isinstance(base, KeyFigure) and not parsed.categories and not parsed.figures
    if not named and (topical or not _names_other(ask)):
        if parsed.has(*COMPARING) and len(previous.context) >= 2:
            rows = previous.context[-2:]
        return _same_rows(ask, base, rows)
    if named and _only_names(ask):
        return _other_rows(ask, base, rows, named)
    return None


def rows_of(step: Step) -> tuple[Row, ...]:
    """The rows that a step is about."""
    match step:
        case Lookup() | Complement() | CrossTable():
            return step.rows
        case Ranking() if step.of_row is not None:
            return (step.of_row,)
        case SelfComparison():
            return (*step.has, *step.lacks)
        case Comparison():
            return tuple(o.row for o in step.operands if o.row)
        case Where():
            return (step.row,) if step.row else ()
        case _:
            return ()


def _ranked_rows(ask: Ask, base: Step) -> tuple[Row, ...]:
    """The rows that a ranking of Bilaga 2 gave, for "hur många har den integrerad?"."""
    if not isinstance(base, Ranking) or base.aspect != "has" or base.scope.table != "services":
        return ()
    categories = base.scope.categories
    services = [
        s for s in ask.corpus.services if not categories or s.service.category in categories
    ]
    ordered = sorted(services, key=lambda s: s.count, reverse=base.direction == "top")
    chosen = ordered[base.start - 1 : base.start - 1 + base.k]
    return tuple(Row(category=s.service.category, name=s.service.name) for s in chosen)


def _elliptical(ask: Ask) -> bool:
    text = ask.parsed.text.strip()
    words = text.split()
    pointing = bool(POINTING & set(words))
    longest = SHORT + 8 if text.startswith(ELLIPSIS) and pointing else SHORT + 4
    if pointing and ask.parsed.has(*COMPARING) and len(ask.rows) == 1:
        return len(words) <= 2 * SHORT + 4
    return len(words) <= longest and (text.startswith(ELLIPSIS) or pointing or len(words) <= 5)


def _names_other(ask: Ask) -> bool:
    p = ask.parsed
    return bool(
        p.facts or p.categories or p.figures or p.places.names or p.appendices and not p.options
    ) and not (p.categories and not p.facts)


def _only_names(ask: Ask) -> bool:
    """A new row with no question of its own: the old question is asked of it."""
    p = ask.parsed
    return not p.has(
        "order.top", "order.bottom", "calc.sum", "text.where", "text.claim", "person.own"
    )


def _same_rows(ask: Ask, base: Step, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    if isinstance(base, (Overview, Filter, Summary, PassageStep)):
        return _on_list(ask, base)
    if parsed.categories and isinstance(base, (Ranking, Filter)):
        return (base.model_copy(update={"scope": Scope(categories=parsed.categories)}),)
    if isinstance(base, Ranking):
        singled = re.search(
            r"(?<!\w)(just den|den tjänsten|den e-tjänsten|(?<!vilken av )den)(?!\w)", parsed.text
        )
        cell = ask.about_integration or parsed.has("aspect.lacks", "text.where")
        if singled and cell and (found := _rows_on(ask, rows)):
            return found
        return _ranking_on(ask, base)
    if isinstance(base, KeyFigure):
        return _fact_on(ask, base)
    if isinstance(base, Membership):
        return _membership_on(ask, base)
    if isinstance(base, Where) and base.appendix == 1 and parsed.has("form.count"):
        return (Membership(ask="number"),)
    if not rows:
        return None
    return _rows_on(ask, rows)


def _on_list(ask: Ask, base: Step) -> tuple[Step, ...] | None:
    """After a list or a passage: the first of the list, its number, or where it stands."""
    parsed = ask.parsed
    if isinstance(base, PassageStep):
        if parsed.has("text.where"):
            return (Where(sentence=base.sentences[0]),)
        facts = _facts_beside(ask, base.sentences[0])
        if facts and parsed.has("form.count", "form.share", "form.common"):
            return (KeyFigure(facts=facts[:1]),)
        return None
    if isinstance(base, Summary):
        return (Where(section=base.section),) if parsed.has("text.where") and base.section else None
    scope = base.scope if isinstance(base, Filter) else Scope(categories=(base.category or "",))
    if parsed.categories:
        scope = Scope(categories=parsed.categories)
    aspect = base.aspect if isinstance(base, Filter) else "has"
    if parsed.has("order.top", "order.bottom"):
        way = "bottom" if parsed.has("order.bottom") else "top"
        return (Ranking(scope=scope, aspect=aspect, direction=way, k=ask.thresholds.k or 1),)
    if isinstance(base, Filter) and ask.thresholds.conditions:
        return (base.model_copy(update={"conditions": ask.thresholds.conditions}),)
    if parsed.categories:
        return (
            (Overview(category=parsed.categories[0]),)
            if isinstance(base, Overview)
            else (base.model_copy(update={"scope": scope}),)
        )
    if parsed.has("calc.sum", "calc.mean"):
        return (Aggregate(scope=scope, operation="mean" if parsed.has("calc.mean") else "sum"),)
    if parsed.has("form.count"):
        return (
            (Aggregate(scope=scope, operation="rows"),)
            if not (isinstance(base, Filter) and base.conditions)
            else (base.model_copy(update={"output": "number"}),)
        )
    return None


def _facts_beside(ask: Ask, sentence: str) -> tuple[str, ...]:
    """Facts whose quote is of the same paragraph as a sentence."""
    passage = next(s.passage_id for s in ask.corpus.sentences if s.id == sentence)
    text = next(p.text for p in ask.corpus.passages if p.id == passage)
    return tuple(
        f for f, places in ask.corpus.facts.items() if any(p.quote in text for p in places)
    )


def _rows_on(ask: Ask, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    services = tuple(r for r in rows if r.table == "services")
    if parsed.has("text.where"):
        return tuple(Where(row=r) for r in rows)
    if len(rows) >= 2 and parsed.has(
        "compare.difference", "form.points", "compare.ratio", "compare.which_more"
    ):
        operation = (
            "points"
            if parsed.has("form.points")
            else "ratio"
            if parsed.has("compare.ratio")
            else ("difference" if parsed.has("compare.difference") else "which")
        )
        return (Comparison(operands=tuple(Operand(row=r) for r in rows[:2]), operation=operation),)
    answering = re.search(r"(?<!\w)(be)?svara|besked|uttala", parsed.text)
    if services and answering and not AMONG_ANSWERED.search(parsed.text):
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


def _other_rows(
    ask: Ask, base: Step, rows: tuple[Row, ...], named: tuple[Row, ...]
) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    if rows and parsed.has(
        "compare.difference", "compare.versus", "compare.which_more", "form.points", "compare.ratio"
    ):
        if len(named) == 1:
            operation = "points" if parsed.has("form.points") else "difference"
            both = (Operand(row=rows[0]), Operand(row=named[0]))
            return (Comparison(operands=both, operation=operation),)
        return None
    own_question = parsed.has(
        "form.count", "form.share", "form.common", "aspect.integrated", "aspect.lacks"
    )
    match base:
        case Lookup():
            aspects = (
                ask.aspects if ask.about_integration or ask.aspects == ("lacks",) else base.aspects
            )
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
    """ "Och på gymnasiet?": the same service under the category named now, or its application."""
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


def _ranking_on(ask: Ask, base: Ranking) -> tuple[Step, ...] | None:
    parsed, found = ask.parsed, ask.thresholds
    if parsed.has("order.next") or found.place or "nästa" in parsed.text or "sen då" in parsed.text:
        start = found.place if found.place and found.place > 2 else base.start + base.k
        return (base.model_copy(update={"start": start, "k": found.k or 1, "of_row": None}),)
    turned = re.search(r"ovanlig|minst|sällsynt|botten|sist|lägst|färst", parsed.text)
    way = "bottom" if turned else "top" if parsed.has("order.top") else base.direction
    if found.k or turned or parsed.has("order.top"):
        return (base.model_copy(update={"k": found.k or base.k, "start": 1, "direction": way}),)
    if ask.about_integration:
        return (base.model_copy(update={"aspect": ask.aspects[0], "form": "share"}),)
    return None


def _fact_on(ask: Ask, base: KeyFigure) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    if parsed.has("text.where"):
        return (Where(fact=base.facts[0]),)
    if base.facts[0].startswith("strategi-har") and STILL.search(parsed.text):
        return (KeyFigure(facts=("strategi-arbete-pagar",)),)
    if other := _sister_fact(ask, base.facts[0]):
        return (KeyFigure(facts=(other,)),)
    if parsed.has("text.respondents", "membership.answered"):
        return (base.model_copy(update={"ask": "respondents"}),)
    if re.search(r"två år tidigare|tidigare|förra (mätning|enkät|gång)|2009", parsed.text):
        if base.facts[0] == "strategi-arbete-pagar" and not parsed.has("compare.difference"):
            return (KeyFigure(facts=("strategi-arbete-pagar-2009",)),)
    if 2009 in parsed.years or parsed.has("text.change"):
        if base.facts[0].startswith("strategi-arbete"):
            return (KeyFigure(facts=("strategi-arbete-pagar",), ask="change"),)
        return None
    if parsed.has("aspect.lacks", "aspect.negation"):
        return (base.model_copy(update={"ask": "rest"}),)
    if parsed.has("form.share"):
        return (base.model_copy(update={"ask": "value"}),)
    if parsed.has("form.count"):
        return (base.model_copy(update={"ask": "number"}),)
    return None


def _sister_fact(ask: Ask, fact: str) -> str | None:
    """ "Och med landstinget?" after a figure on cooperation: the fact of that topic it names."""
    topic = fact.split("-", 1)[0]
    said = {t.key for t in ask.parsed.tokens}
    named = {u.id for m in ask.parsed.facts for u in m.units}
    for hit in ask.finder.search(ask.parsed.text, ["key_figure"], 15):
        found = hit.id.removeprefix("fact:")
        same = found.split("-", 1)[0] == topic and found != fact
        if same and (found in named or any(len(k) >= 4 and k[:6] in found for k in said)):
            return found
    return None


def _membership_on(ask: Ask, base: Membership) -> tuple[Step, ...] | None:
    parsed = ask.parsed
    places = parsed.places
    answered = (
        base.answered if not parsed.has("membership.not_answered", "aspect.negation") else False
    )
    if places.letters:
        return (Membership(ask="list", letters=places.letters, answered=answered),)
    if parsed.has("form.which") or (base.letters and parsed.has("form.count")):
        return (Membership(ask="list", answered=answered, letters=base.letters),)
    if parsed.has("form.count", "form.share", "aspect.negation"):
        return (Membership(ask="number", answered=answered),)
    return None


__all__ = ["follow_up", "remember", "rows_of"]
