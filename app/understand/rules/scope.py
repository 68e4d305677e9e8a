"""Rules that refuse: what the report does not hold, with the nearest that it does."""

from app.plan import Membership, PassageStep, Refusal, Step
from app.types import Reason
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.named import first_row, named, strong_facts
from app.understand.rules.words import holds, starts

SURE = 0.75  # a written question so near: the text itself answers that "varför"
CERTAIN_CAUSE = 0.95  # the same where the whole question is a "varför"
KNOWN_YEARS = {2009, 2011, 2012}
SURVEYED_FACTS = frozenset({"enkat-besvarad", "enkat-skickad", "svarsfrekvens"})
"""Facts that a question on a municipality's taking part may name."""
PLANS = holds(
    "planer", "driftsätt", "på gång", "nya e-tjänst", "nya tjänst", "införa", "lansera", "figur",
    "sjösätt",
)  # fmt: skip
ALL_SERVICES = holds(
    "(har|erbjuder|tillhandahåller|infört) (samtliga|alla|varenda|var och en av) "
    "(de )?(38|e-tjänst|tjänst)",
    "minst en av (bygglov|dem|dessa)",
)
# An order to make something up, whatever of the report it names.
INVENT = holds(
    "(?<!inte )hitta på", "gissa", "dikt", "fabricera", "fejka", "improvisera", "uppskatta själv",
    "make up", "skriv ", "ändra",
)  # fmt: skip
PRICE = starts("kosta", "leverantör", r"pris(et|er)?(?!\w)")
SIGNED = holds("undertecknat", "skrivit under", "förord", "ansvarar? för")
ABOUT_REPORT = holds(
    "kommun", "tjänst", "e-för", "digital", "strategi", "svar", "enkät", "lista"
)  # fmt: skip
OWN_MUNICIPALITY = holds(
    "(har|erbjuder|finns i) (vår|min) kommun", "(vår|min) kommun (har|erbjuder)"
)  # fmt: skip
JUDGED = holds(
    "varför", "tycker", "anser", "åsikt", r"(?<!\w)bör(?!\w)", "borde", "dåligt", "skandal",
    "pinsam",
)  # fmt: skip
TRUE = starts("sant", "stämmer", "korrekt", "riktigt")


def hard(ask: Ask) -> Readings:
    """Limits that hold whatever else the question names."""
    parsed = ask.parsed
    if "instruction" in parsed.scope and (INVENT.search(parsed.text) or not named(ask)):
        return (Refusal(reason="instruction"),)
    if "other_country" in parsed.scope:
        return refuse(ask, "other_country")
    if year := unknown_year(ask):
        return (Refusal(reason="other_year", year=year, row=first_row(ask), fact=_fact(ask)),)
    return None


def soft(ask: Ask) -> Readings:
    """Limits that a passage of the report may lift: today, money, persons."""
    parsed = ask.parsed
    coming = 2012 in parsed.years and _planned(ask)
    if "today" in parsed.scope and not parsed.has("membership.survey") and not coming:
        return refuse(ask, "other_year")
    judged = "opinion_or_cause" in parsed.scope and JUDGED.search(parsed.text)
    if (
        "cost_or_supplier" in parsed.scope
        and not judged
        and (PRICE.search(parsed.text) or not strong_facts(ask))
    ):
        return refuse(ask, "cost_or_supplier")
    if "person" in parsed.scope and not SIGNED.search(parsed.text):
        nearest = ask.finder.nearest(parsed.text, 1)
        if nearest and nearest[0].score >= SURE and nearest[0].unit.startswith("sen:"):
            return (PassageStep(sentences=(nearest[0].unit.removeprefix("sen:"),)),)
        return refuse(ask, "person", with_row=False)
    return None


def municipality(ask: Ask) -> Readings:
    """A named municipality's services, or which municipalities have a service."""
    parsed = ask.parsed
    if parsed.places.names and not parsed.has("person.own") and (found := _named_one(ask)):
        return found
    own = OWN_MUNICIPALITY.search(parsed.text)
    if own and parsed.has("form.which") and not ask.rows and not parsed.facts:
        return refuse(ask, "single_municipality", with_row=False)
    if "named_data" not in parsed.scope:
        return None
    who_answered = parsed.has("membership.answered") and not (ask.rows or _facts_but_survey(ask))
    return None if who_answered else refuse(ask, "single_municipality")


def _named_one(ask: Ask) -> Readings:
    """A municipality by name, unless it is only asked whether it answered."""
    parsed = ask.parsed
    if ask.rows or _facts_but_survey(ask) or parsed.categories or parsed.options:
        return refuse(ask, "single_municipality", with_row=False)
    if parsed.has("membership.answered", "membership.survey"):
        return None
    if _bare_name(ask):
        return (Membership(names=parsed.places.names),)
    if not ABOUT_REPORT.search(parsed.text):
        return (Refusal(reason="off_topic"),)
    return refuse(ask, "single_municipality", with_row=False)


def _facts_but_survey(ask: Ask) -> bool:
    return bool({u.id for m in ask.parsed.facts for u in m.units} - SURVEYED_FACTS)


def _bare_name(ask: Ask) -> bool:
    words = [t for t in ask.parsed.tokens if len(t.surface) > 1]
    return len(words) <= len(ask.parsed.places.names) + 1


def overlap(ask: Ask) -> Readings:
    """How many have both: the tables do not say."""
    parsed = ask.parsed
    several = len(set(parsed.rows)) > 1 and len(parsed.services) > 1
    if "overlap" not in parsed.scope or not (several or ALL_SERVICES.search(parsed.text)):
        return None
    if parsed.has("person.own", "text.where", "calc.sum"):
        return None
    if parsed.has("compare.difference", "compare.which_more"):
        return None
    return refuse(ask, "overlap_unknown", with_row=False)


def opinion(ask: Ask) -> Readings:
    """Causes, advice and judgements that the report does not give."""
    parsed = ask.parsed
    if "opinion_or_cause" not in parsed.scope or parsed.has("text.where"):
        return None
    if (strong_facts(ask) and not JUDGED.search(parsed.text)) or false_premise(ask):
        return None
    if parsed.has("text.claim") and TRUE.search(parsed.text):
        return None
    if not ask.rows and (nearest := ask.finder.nearest(parsed.text, 1)):
        needed = CERTAIN_CAUSE if parsed.text.startswith("varför") else SURE
        if nearest[0].score >= needed and nearest[0].unit.startswith("sen:"):
            return (PassageStep(sentences=(nearest[0].unit.removeprefix("sen:"),)),)
    return refuse(ask, "opinion_or_cause")


def false_premise(ask: Ask) -> bool:
    """Asked as "varför har bara tio kommuner bygglov": the figure taken for granted goes first."""
    stated = ask.thresholds.stated
    return bool(ask.rows) and stated is not None and stated.value is not None


def outside(ask: Ask) -> Readings:
    """Named things that the report does not cover, when nothing that it covers is named."""
    parsed = ask.parsed
    if not parsed.outside or ask.rows or parsed.facts or parsed.options or parsed.figures:
        return None
    reason = parsed.outside[0].units[0].id
    return refuse(ask, reason, about=parsed.outside[0].term)  # type: ignore[arg-type]


def unknown_year(ask: Ask) -> int | None:
    """A year that is asked for and that the report has nothing on."""
    parsed = ask.parsed
    for year in parsed.years:
        if year not in KNOWN_YEARS:
            return year
        if year == 2009 and not _has_2009(ask):
            return year
        if year == 2012 and not _planned(ask):
            return year
    return None


def _has_2009(ask: Ask) -> bool:
    parsed = ask.parsed
    strategy = "strategi" in parsed.text or any(
        u.id.startswith("strategi") for m in parsed.facts for u in m.units
    )
    return strategy and not ask.rows


def _planned(ask: Ask) -> bool:
    """Whether it is what municipalities planned for 2012 that is asked for."""
    return not ask.rows and bool(PLANS.search(ask.parsed.text))


def _fact(ask: Ask) -> str | None:
    return ask.parsed.facts[0].units[0].id if ask.parsed.facts else None


def refuse(ask: Ask, reason: Reason, *, with_row: bool = True, about: str = "") -> tuple[Step, ...]:
    """A refusal with the nearest row or fact that is named, if it may be shown."""
    row = first_row(ask) if with_row else None
    fact = _fact(ask) if with_row and row is None else None
    return (Refusal(reason=reason, row=row, fact=fact, about=about),)
