"""Single cells: a row that is named, those without it, or a category alone."""

import re

from app.plan import Complement, Filter, Lookup, Overview, Scope
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.named import strong_facts
from app.understand.rules.words import holds, whole

# How many have the service is asked beside how many have it integrated.
FIRST_TABLE = holds(
    r"(har|hade|finns).{0,70}(och|samt|,|\+).{0,12}"
    r"(hur många|hur stor|antal|andel).{0,70}(integr|koppl)",
    "förekomst",
    "bilaga 2",
    "båda tabell",
    r"(har|hade) (e-)?tjänsten( (och|samt)|,)",
    "har den (och|samt) ",
)
AMONG_HAVING = re.compile(
    r"(?<!\w)(av|bland|hos) (de |dem |dom |alla )?(\w+ )?(kommuner\w* )?(som|med) "
)
# "106 kommuner har felanmälan, men hur många av dem": how many have it is said, not asked.
STATED_FIRST = re.compile(
    r"^(\w+ ){0,3}\d+ (\w+ ){0,3}(har|hade|erbjuder|erbjöd).{0,80}(av|bland|hos) (dem|dom|dessa|de)"
)
# The answer "Nej" denied, not in other words: "svarade inte nej".
NOT_NO = re.compile(r"(?<!\w)(inte|ej|annat än|andra än)\W+nej(?!\w)")
OPTION_DENIED = whole("inte", "ej", "ingen", "inget", "andra än", "annat än", "utan")


def cells(ask: Ask) -> Readings:
    """Named rows: complement or lookup, one reading for each service that an open term names."""
    parsed = ask.parsed
    rows = (*ask.rows, *(parsed.options if not ask.rows else ()))
    if not rows or (strong_facts(ask) and not _fact_yields(ask)):
        return None
    services = tuple(r for r in rows if r.table == "services")
    nobody = bool(parsed.options) and all(r.name == "Nej" for r in parsed.options)
    nobody = nobody and not NOT_NO.search(parsed.text)
    denied = OPTION_DENIED.search(parsed.text) and not nobody
    if (services and ask.aspects == ("lacks",)) or (parsed.options and not services and denied):
        return (Complement(rows=services or rows, form=ask.form, alternatives=ask.ambiguous),)
    aspects = ask.aspects
    among = AMONG_HAVING.search(parsed.text) or STATED_FIRST.search(parsed.text)
    both = FIRST_TABLE.search(parsed.text) and not among
    if services and ask.about_integration and both:
        aspects = ("has", *aspects)
    return (Lookup(rows=rows, aspects=aspects, form=ask.form, alternatives=ask.ambiguous),)


def _fact_yields(ask: Ask) -> bool:
    """A service named beside a fact wins, unless the fact's own words are the longer mention."""
    longest_fact = max(len(m.positions) for m in ask.parsed.facts)
    longest_row = max((len(m.at) for m in ask.parsed.services), default=0)
    options = bool(ask.parsed.options) and "kombiner" not in ask.parsed.text
    return longest_row > longest_fact or options


def category(ask: Ask) -> Readings:
    """A category alone: all that the tables have on it."""
    parsed = ask.parsed
    if not parsed.categories:
        return None
    if ask.about_integration:
        return (Filter(scope=Scope(categories=parsed.categories), aspect=ask.aspect),)
    return tuple(Overview(category=c) for c in parsed.categories)
