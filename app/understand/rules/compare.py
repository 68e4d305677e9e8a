"""Comparison: the difference, ratio or order of things that are named."""

from typing import Any

from app.plan import Aspect, Comparison, Operand, Row
from app.understand.rules.ask import INTEGRATION, Ask, Readings
from app.understand.rules.named import SURVEY_FACTS
from app.understand.rules.ranking import direction
from app.understand.rules.words import holds

APPLIES = holds("ansök", "söka", "plats", "e-ansök", "anmäla sig", "välja")
HOW_MUCH = holds("hur (mycket|stor)", "skillnad", "skilj", "differens")


def comparison(ask: Ask) -> Readings:
    """Two named things and a sign of comparing."""
    parsed = ask.parsed
    if alike := _same_service(ask):
        return alike
    signs = ("compare.difference", "compare.versus", "compare.ratio", "compare.which_more")
    if not parsed.has(*signs, "form.points"):
        return None
    operands_ = operands(ask)
    if len(operands_) < 2 or _same_mention(ask, operands_):
        return None
    if parsed.has("compare.ratio"):
        return (Comparison(operands=operands_[:2], operation="ratio"),)
    if parsed.has("form.points"):
        return (Comparison(operands=operands_[:2], operation="points"),)
    if len(operands_) > 2 or not parsed.has("compare.difference", "compare.versus"):
        return (Comparison(operands=operands_, operation="which", **_ordered(ask)),)
    larger_only = parsed.has("compare.which_more") and not parsed.has("form.count")
    if larger_only and not HOW_MUCH.search(parsed.text):
        return (Comparison(operands=operands_[:2], operation="which", **_ordered(ask)),)
    operation = "points" if ask.form == "share" else "difference"
    return (Comparison(operands=operands_[:2], operation=operation),)


def _same_service(ask: Ask) -> Readings:
    """One service of several categories, "vanligast i grundskolan eller gymnasiet?": which is."""
    parsed = ask.parsed
    if len(parsed.services) != 1 or not parsed.has("order.top", "order.bottom", "form.common"):
        return None
    rows = parsed.services[0].rows
    named = {r.category for r in rows} == set(parsed.categories)
    if len(rows) < 2 or not named or " eller " not in parsed.text:
        return None
    sides = tuple(Operand(row=r, aspect=ask.aspect) for r in rows)
    return (Comparison(operands=sides, operation="which", **_ordered(ask)),)


def _ordered(ask: Ask) -> dict[str, Any]:
    """By what, and from which end, "vilken är vanligast" orders."""
    return {"form": ask.form, "direction": direction(ask.parsed.text)}


def _same_mention(ask: Ask, operands: tuple[Operand, ...]) -> bool:
    """All operands are readings of one ambiguous term: nothing is compared with anything."""
    rows = {o.row for o in operands if o.row is not None}
    return len(operands) == len(rows) and any(
        rows <= set(m.rows) and len(m.rows) > 1 and len(ask.parsed.categories) < 2
        for m in ask.parsed.services
    )


def operands(ask: Ask, *, widen: bool = False) -> tuple[Operand, ...]:
    """What is compared; `widen`: it is known that two things are, so look for the second."""
    parsed = ask.parsed
    rows = (*ask.rows, *parsed.options)
    if len(parsed.categories) >= 2 and not parsed.firm_rows:
        return _category_operands(ask)
    if len(rows) == 1 and ask.about_integration:
        sides = _sides(ask)
        if len(sides) == 2:
            return tuple(Operand(row=rows[0], aspect=a) for a in sides)
    if len(rows) >= 2:
        aspect: Aspect = "integrated" if ask.aspects == INTEGRATION else ask.aspects[0]
        return tuple(
            Operand(row=r, aspect=aspect if r.table == "services" else "has") for r in rows
        )
    facts = _compared_facts(ask, widen=widen)
    return (*(Operand(row=r) for r in rows), *(Operand(fact=f) for f in dict.fromkeys(facts)))


def _category_operands(ask: Ask) -> tuple[Operand, ...]:
    """The categories, or their application services where it is applying that is compared."""
    categories = ask.parsed.categories
    if APPLIES.search(ask.parsed.text):
        found = tuple(application(ask, c) for c in categories)
        if all(found):
            return tuple(Operand(row=r, aspect=ask.aspect) for r in found if r)
    return tuple(Operand(category=c) for c in categories)


def application(ask: Ask, category: str) -> Row | None:
    """The application service of a school form: "söka till komvux"."""
    for record in ask.corpus.services:
        service = record.service
        if service.category == category and service.name.startswith("Ansöka"):
            return Row(category=category, name=service.name)
    return None


def _compared_facts(ask: Ask, *, widen: bool) -> list[str]:
    """Facts named; when only one is, the likeliest other of the same topic joins it."""
    named = [m.units[0].id for m in ask.parsed.facts if m.units[0].id not in SURVEY_FACTS]
    two = widen or ask.parsed.has("compare.difference", "compare.versus", "form.points")
    if len(set(named)) != 1 or not two:
        return named
    topic = named[0].split("-", 1)[0]
    for hit in ask.finder.search(ask.parsed.text, ["key_figure"], 6):
        fact = hit.id.removeprefix("fact:")
        if fact != named[0] and fact.split("-", 1)[0] == topic:
            return [named[0], fact]
    return named


def _sides(ask: Ask) -> tuple[Aspect, ...]:
    parsed = ask.parsed
    sides: list[Aspect] = []
    if parsed.has("aspect.integrated"):
        sides.append("integrated")
    if parsed.has("aspect.not_integrated"):
        sides.append("not_integrated")
    if parsed.has("aspect.unknown"):
        sides.append("unknown")
    return tuple(sides)
