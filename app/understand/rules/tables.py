"""Rules for the tables: comparison, filter, sums, Bilaga 3 against 2, complement, lookup."""

import re

from app.plan import (
    Aggregate,
    Aspect,
    Comparison,
    Complement,
    CrossTable,
    Lookup,
    Operand,
    Overview,
    Row,
    Scope,
)
from app.understand.rules.ask import INTEGRATION, Ask, Readings

SAME_AS_ROW = frozenset(
    {
        "e-tjanst-boka-bocker",
        "e-tjanst-gymnasieprogram",
        "e-tjanst-forskola",
        "e-tjanst-forskola-antal",
    }
)
"""Facts that repeat a row of Bilaga 2: the row answers."""
SURVEY_FACTS = frozenset(
    {
        "antal-e-tjanster-i-enkaten",
        "svarande-e-tjanster",
        "enkat-besvarad",
        "enkat-skickad",
        "svarsfrekvens",
    }
)
"""Facts about the survey as such: they yield to anything more particular."""
FIRST_TABLE = re.compile(
    r"(har|hade|finns) .{0,70}(och|samt|,).{0,12}(hur många|hur stor|antal|andel).{0,70}(integr|koppl)|"
    r"förekomst|bilaga 2|båda tabell|(har|hade) (e-)?tjänsten( (och|samt)|,)|har den (och|samt) "
)


def strong_facts(ask: Ask) -> tuple[str, ...]:
    """Facts named that no row and no survey total stands for."""
    ids = [u.id for m in ask.parsed.facts for u in m.units]
    if ask.about_integration:
        ids = [i for i in ids if i not in {"e-tjanst-ingen", "e-tjanst-nagon"}]
    return tuple(dict.fromkeys(i for i in ids if i not in SAME_AS_ROW | SURVEY_FACTS))


def comparison(ask: Ask) -> Readings:
    """Two named things and a sign of comparing."""
    parsed = ask.parsed
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
        return (Comparison(operands=operands_, operation="which"),)
    larger_only = parsed.has("compare.which_more") and not parsed.has("form.count")
    if larger_only and not re.search(r"hur (mycket|stor)|skillnad|skilj|differens", parsed.text):
        return (Comparison(operands=operands_[:2], operation="which"),)
    operation = "points" if ask.form == "share" else "difference"
    return (Comparison(operands=operands_[:2], operation=operation),)


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
        if APPLIES.search(parsed.text):
            found = tuple(application(ask, c) for c in parsed.categories)
            if all(found):
                return tuple(Operand(row=r) for r in found if r)
        return tuple(Operand(category=c) for c in parsed.categories)
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


APPLIES = re.compile(r"ansök|söka|plats|e-ansök|anmäla sig|välja")


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


def aggregate(ask: Ask) -> Readings:
    """Sums, means, numbers of rows and categories, shares of totals, per category."""
    parsed = ask.parsed
    rows = parsed.firm_rows if parsed.categories else ask.rows
    if strong_facts(ask) and not rows and not parsed.options:
        return None
    scope = sum_scope(ask, rows)
    if parsed.has("calc.number_of_categories") and not rows:
        return (Aggregate(operation="categories"),)
    if parsed.has("calc.share_of_total"):
        return (Aggregate(scope=scope, operation="share_of_total"),)
    if parsed.has("calc.per_category") and not rows and not parsed.options:
        operation = "rows" if parsed.has("calc.rows") and not parsed.has("calc.sum") else "sum"
        return (Aggregate(per_category=True, operation=operation, aspect=ask.aspect),)
    if parsed.has("calc.mean", "calc.median") and len(rows) != 1:
        operation = "median" if parsed.has("calc.median") else "mean"
        by_service = bool(
            re.search(r"hur många kommuner|per (e-)?tjänst|varje (e-)?tjänst", parsed.text)
        )
        return (
            Aggregate(scope=scope, operation=operation, aspect=ask.aspect, by_service=by_service),
        )
    if parsed.has("calc.sum") and _summable(ask, rows):
        if parsed.has("calc.rows") and not rows and parsed.categories and not _occurrences(ask):
            return (Aggregate(scope=scope, operation="rows"),)
        return (Aggregate(scope=scope, operation="sum", aspect=ask.aspect),)
    if parsed.has("calc.rows") and not rows and not parsed.options:
        return (Aggregate(scope=scope, operation="rows"),)
    return None


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
    parsed = ask.parsed
    if len(rows) > 1 or (parsed.categories and not rows) or option_table(ask):
        return True
    everything = re.search(
        r"alla|samtliga|38|hela (bilaga|tabell)|bilaga [23]|tjänsterna", parsed.text
    )
    return not rows and bool(everything) and (_occurrences(ask) or ask.about_integration)


def _occurrences(ask: Ask) -> bool:
    return bool(
        re.search(
            r"förekomst|hur många kommun|antal kommun|kommun-|ja-svar|antalen", ask.parsed.text
        )
    )


def option_table(ask: Ask) -> "str | None":
    """Whether figure 8 or 9 is meant: by number, option, or its topic."""
    parsed = ask.parsed
    services = "tjänst" in parsed.text and not re.search(r"ansvar|strategi", parsed.text)
    if parsed.options and not services:
        return parsed.options[0].table
    for number, table in ((8, "figure8"), (9, "figure9")):
        if number in parsed.figures:
            return table
    if ask.rows:
        return None
    if re.search(r"(typ|sort|slag|form)\w* (av )?strategi", parsed.text):
        return "figure8"
    if (
        "ansvar" in parsed.text
        and "säkerhet" not in parsed.text
        and re.search(
            r"(?<!\w)(var|vem|vilka|vilken|oftast|placer|ligger|sitter|fördel|hos|alternativ)",
            parsed.text,
        )
    ):
        return "figure9"
    return None


def option_sum(ask: Ask) -> Readings:
    """A sum over the bars of figure 8 or 9."""
    if ask.parsed.has("calc.sum") and option_table(ask) and not ask.rows:
        return (Aggregate(scope=sum_scope(ask, ())),)
    return None


ANSWERED_ABOUT = re.compile(
    r"svara\w*( \w+){0,6} .{0,40}(integr|koppl|system|ihop)|(integr|koppl)\w* .{0,60}(be)?svar|"
    r"(sagt|säger|angett|uppgett|redovisa\w*)( \w+){0,3} (om|på|för) .{0,20}integr|"
    r"saknas i .{0,20}(integr|svar|bilaga 3)|svar( \w+){0,2} (om|på) .{0,40}(integr|koppl)|uttala\w* sig|"
    r"besked .{0,60}(integr|koppl|system|ihop)|hoppa\w* över|svarsandel|svarsfrekvens|täckning|bortfall|"
    r"integrationsfråg|frågan om integr|uppgift .{0,20}integr"
)
OF_ALL = re.compile(
    r"andel av (alla|samtliga)|räknat på (alla|samtliga)|av (alla|samtliga|de) (\w+ )?(kommuner )?(\w+ )?som (har|hade|erbjuder) (e-)?(tjänsten|den)"
)
ANSWERED_WHETHER = re.compile(r"svara\w*( på)?( frågan)? om .{0,30}(är|var|blivit) ")
BOTH_TABLES = re.compile(r"bilaga 2.{0,40}bilaga 3|bilaga 3.{0,40}bilaga 2")
AMONG_ANSWERED = re.compile(
    r"(?<!\w)(av|bland|hos) (de|dem|dom|kommuner\w*)( kommuner)? som (har |hade )?(be)?svara"
)
SIDE_STATED = re.compile(
    r"(?<!\w)(uppg\w+|svara\w* att|är|var) (\w+ ){0,6}(integrera[dt]|kopplad|ihopkopplad|sammankopplad)"
)
NOT_ANSWERED = re.compile(
    r"(svara\w*|besked|lämna\w*|gav) (\w+ ){0,2}(inte|ej|aldrig|inget|inga)(?!\w)|(inte|ej|aldrig|utan att) (ha )?(be)?svara|"
    r"uttala\w* (sig )?(inte|ej)|saknas i (svar|integr|bilaga 3|tabell)|(inte|ej) (ens )?(sagt|angett|uppgett|redovisa)|"
    r"hoppa\w* över|bortfall|(inget|inga|utan) (svar|besked)|lät bli|obesvara"
)


def cross_table(ask: Ask) -> Readings:
    """How many of those with a service answered about its integration."""
    parsed = ask.parsed
    if not ask.rows or not ask.about_integration or parsed.has("calc.sum"):
        return None
    if OF_ALL.search(parsed.text) and parsed.has("aspect.integrated"):
        return (CrossTable(rows=ask.rows, ask="integrated", form=ask.form),)
    gap = re.search(r"bortfall|tapp|differens|skillnad|glapp", parsed.text)
    if BOTH_TABLES.search(parsed.text) and gap:
        return (CrossTable(rows=ask.rows, ask="unanswered"),)
    if parsed.has("text.respondents") and not parsed.has("form.count"):
        return (CrossTable(rows=ask.rows, form=ask.form),)
    if parsed.has("aspect.unknown") or not ANSWERED_ABOUT.search(parsed.text):
        return None
    stated = SIDE_STATED.search(parsed.text) and not ANSWERED_WHETHER.search(parsed.text)
    if AMONG_ANSWERED.search(parsed.text) or stated:
        return None
    gone = bool(NOT_ANSWERED.search(parsed.text))
    return (CrossTable(rows=ask.rows, ask="unanswered" if gone else "answered", form=ask.form),)


def cells(ask: Ask) -> Readings:
    """Named rows: complement or lookup, one reading for each service that an open term names."""
    parsed = ask.parsed
    rows = (*ask.rows, *(parsed.options if not ask.rows else ()))
    if not rows or (strong_facts(ask) and not _fact_yields(ask)):
        return None
    services = tuple(r for r in rows if r.table == "services")
    if ask.aspects == ("lacks",) or (
        parsed.options and not services and OPTION_DENIED.search(parsed.text)
    ):
        return (Complement(rows=services or rows, form=ask.form, alternatives=ask.ambiguous),)
    aspects = ask.aspects
    both = FIRST_TABLE.search(parsed.text) and not AMONG_HAVING.search(parsed.text)
    if services and ask.about_integration and both:
        aspects = ("has", *aspects)
    return (Lookup(rows=rows, aspects=aspects, form=ask.form, alternatives=ask.ambiguous),)


AMONG_HAVING = re.compile(
    r"(?<!\w)(av|bland|hos) (de |dem |dom |alla )?(\w+ )?(kommuner\w* )?(som|med) "
)
OPTION_DENIED = re.compile(r"(?<!\w)(inte|ej|ingen|inget|andra än|annat än|utan)(?!\w)")


def _fact_yields(ask: Ask) -> bool:
    """A service named beside a fact wins, unless the fact's own words are the longer mention."""
    longest_fact = max(len(m.positions) for m in ask.parsed.facts)
    longest_row = max((len(m.at) for m in ask.parsed.services), default=0)
    options = bool(ask.parsed.options) and "kombiner" not in ask.parsed.text
    return longest_row > longest_fact or options


def category(ask: Ask) -> Readings:
    """A category alone: all that the tables have on it."""
    from app.plan import Filter

    parsed = ask.parsed
    if not parsed.categories:
        return None
    if ask.about_integration:
        return (Filter(scope=Scope(categories=parsed.categories), aspect=ask.aspect),)
    return tuple(Overview(category=c) for c in parsed.categories)


def named(ask: Ask) -> bool:
    """Whether the question names anything of the report."""
    p = ask.parsed
    return bool(
        p.rows
        or p.facts
        or p.categories
        or p.options
        or p.figures
        or p.appendices
        or p.places.names
    )


def first_row(ask: Ask) -> Row | None:
    """The first row named, for the nearest thing of a refusal."""
    rows = (*ask.rows, *ask.parsed.options)
    return rows[0] if rows else None
