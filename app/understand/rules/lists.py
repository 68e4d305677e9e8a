"""Rules for lists: rankings by superlatives and places, filters by thresholds, category and name."""

import re

from app.plan import Aspect, Condition, Filter, Ranking, Row, Scope, Table
from app.understand.rules.ask import INTEGRATION, Ask, Readings
from app.understand.rules.tables import option_table, strong_facts

SERVICE_WORDS = (
    "tjänst", "service", "ansök", "anmäl", "erbjud", "tillhandahåll", "integr", "kopplad", "bilaga",
    "digital", "uträtta", "nätet",
)  # fmt: skip
NAME_WORD = re.compile(
    r"(?:ordet|orden|heter något med|i namnet|namn\w* (?:med|som innehåller)|innehåller(?: ordet)?|"
    r"har med|handlar om att|går ut på att|där man kan|där man|börjar (?:på|med))(?: ordet)?\s+[\"”“']?\s*([a-zåäö-]{4,})"
)
NAME_BEFORE = re.compile(r"[\"”“']\s*([a-zåäö-]{4,})\s*[\"”“'] i (?:sitt )?namn")
VERB_STEMS = {
    "ansöka": "ansöka", "söka": "söka", "boka": "boka", "anmäla": "anmäl", "följa": "följa",
    "låna": "låna", "bokar": "boka", "ansöker": "ansöka", "följer": "följa", "anmäler": "anmäl",
}  # fmt: skip
TOP_WORDS = re.compile(r"(?<!\w)(vanligast|flest|störst|mest|högst|populärast|topp)")
BOTTOM_WORDS = re.compile(
    r"(?<!\w)(ovanligast|minst (?!en|ett|någ|hälft|var|\d)|minst$|färst|lägst|sällsynt|sämst|botten|mest (ovanlig|sällsynt)|allra sist|sist(?!a)|jumbo|längst ne|nederst|svagast|minst antal|minst kommun)"
)
COUNT_SIGN = re.compile(
    r"tappar flest|skillnad|hur stort är (tapp|glapp|bortfall)|flest kommun|färst kommun|till antalet|i antal|flest som|antal kommun|flest svar"
)


def ranking(ask: Ask) -> Readings:
    """Superlatives and places, with no named row to look up instead."""
    parsed, found = ask.parsed, ask.thresholds
    table = option_table(ask)
    signs = parsed.has("order.top", "order.bottom", "order.next", "order.rank_of") or found.k
    signs = signs or parsed.has("order.whole_list") or (table and parsed.has("order.often"))
    if not signs or (found.conditions and not _nested(ask)):
        return None
    if table is None and (strong_facts(ask) or not _about_services(ask)):
        return None
    rows = parsed.firm_rows if not ask.parsed.categories else ()
    if parsed.has("order.rank_of"):
        rows = parsed.firm_rows
    asks_place = parsed.has("order.rank_of") or (
        parsed.has("order.next") and not parsed.has("form.which")
    )
    if rows and asks_place:
        return (Ranking(of_row=rows[0], aspect=aspect_of(ask)),)
    if rows and parsed.has("order.next") and parsed.has("form.which"):
        rows = ()  # "boklån ligger etta, men vilken är näst vanligast?"
    if table is None and rows:
        return None
    if table is None and parsed.categories and not _inside_category(ask, parsed.firm_rows):
        return None
    return ranked(ask, table)


def ranked(ask: Ask, table: "str | None") -> Readings:
    """The ranking that the question's numbers, direction and column make."""
    parsed, found = ask.parsed, ask.thresholds
    aspect = aspect_of(ask) if table is None else "has"
    common = {
        "scope": _scope(ask, table),
        "direction": direction(AMONG_TOP.sub(" ", parsed.text)),
        "start": found.place or 1,
        "k": 1
        if _among_top(ask) or found.place
        else found.k or (10 if parsed.has("order.whole_list") else 1),
        "aspect": aspect,
    }
    if table is None and parsed.has("calc.categories") and not parsed.categories:
        by = (
            "rows"
            if re.search(r"(flest|färst|minst antal)( \w+){0,4} (e-)?tjänst", parsed.text)
            else "sum"
        )
        return (Ranking(by_category=by, **_without(common, "scope", "aspect")),)  # type: ignore[arg-type]
    if aspect in INTEGRATION and common["k"] == 1:
        if COUNT_SIGN.search(parsed.text):
            return (Ranking(form="count", **common),)  # type: ignore[arg-type]
        if ask.form == "share":
            return (Ranking(form="share", **common),)  # type: ignore[arg-type]
        return (Ranking(form="share", **common), Ranking(form="count", **common))  # type: ignore[arg-type]
    counted = aspect in {"answered", "unanswered"} and ask.form != "share"
    form = (
        "share" if aspect != "has" and not (counted or COUNT_SIGN.search(parsed.text)) else ask.form
    )
    return (Ranking(form=form, **common),)  # type: ignore[arg-type]


def _without(values: dict[str, object], *names: str) -> dict[str, object]:
    return {k: v for k, v in values.items() if k not in names}


def direction(text: str) -> str:
    """Which end of the list: the first superlative decides, "mest ovanlig" is the bottom.

    >>> direction("från flest till minst"), direction("minst vanlig"), direction("finns i minst 20")
    ('top', 'bottom', 'top')
    """
    bottom, top = BOTTOM_WORDS.search(text), TOP_WORDS.search(text)
    if not bottom:
        return "top"
    return "bottom" if not top or bottom.start() <= top.start() else "top"


def aspect_of(ask: Ask) -> Aspect:
    """The one column that a list is about."""
    parsed = ask.parsed
    if ask.said is not None:
        return "integrated" if ask.said == INTEGRATION else ask.said[0]
    sided = parsed.has("aspect.not_integrated", "aspect.unknown")
    gap = r"(?<!\w)tapp(et|ar)?(?!\w)|bortfall|uteblivna svar|(skillnad|glapp|gap)\w* .{0,80}(svara|integr)"
    if re.search(gap, parsed.text) and ask.about_integration:
        return "unanswered"
    if ask.about_integration and not sided and parsed.has("aspect.answered"):
        if parsed.has("membership.not_answered"):
            return "unanswered"
        if not re.search(
            r"(är|var|vara|uppgav|svarat|högst|störst|flest|mest|bäst|har|hade) (\w+ ){0,3}integrera",
            parsed.text,
        ):
            return "answered"
    aspects = ask.aspects
    return "integrated" if aspects == INTEGRATION else aspects[0]


def _nested(ask: Ask) -> bool:
    """ "Bland tjänsterna som fler än 100 kommuner har, vilken ...": the threshold limits the list."""
    return (
        bool(re.search(r"(?<!\w)(bland|av) (de |dem |alla )?(\w+ )?(e-)?tjänster", ask.parsed.text))
        and len(ask.thresholds.conditions) == 1
    )


def _scope(ask: Ask, table: "str | None") -> Scope:
    parsed, found = ask.parsed, ask.thresholds
    if table is not None:
        return Scope(table=_table(table), without=_no_place(ask, _table(table)))
    if _among_top(ask):
        return Scope(categories=parsed.categories, most_common=found.k)
    limit = found.conditions[0] if found.conditions and _nested(ask) else None
    return Scope(
        categories=parsed.categories,
        has_more_than=limit.value if limit and limit.comparator == "gt" else None,
    )


AMONG_TOP = re.compile(
    r"(?<!\w)(av|bland) (de )?(\w+ )?(mest spridda|vanligaste|populäraste|mest utbredda|mest förekommande)"
)


def _among_top(ask: Ask) -> bool:
    """ "Av de fem vanligaste, vilken är sämst integrerad": a ranking inside the top list."""
    return (
        bool(AMONG_TOP.search(ask.parsed.text))
        and ask.about_integration
        and ask.thresholds.k is not None
    )


def _no_place(ask: Ask, table: Table) -> tuple[Row, ...]:
    """Who is responsible is asked for: "Nej" (nobody) and "Annat" are no place."""
    if ask.parsed.has("calc.leave_out") and ask.parsed.options:
        return (*ask.parsed.options, Row(table=table, name="Nej"))
    if table != "figure9" or re.search(r"(?<!an)svar|alternativ|figur", ask.parsed.text):
        return ()
    return (Row(table=table, name="Nej"), Row(table=table, name="Annat"))


def _inside_category(ask: Ask, rows: tuple[Row, ...]) -> bool:
    return all(r.category in ask.parsed.categories for r in rows)


def _about_services(ask: Ask) -> bool:
    """Whether what is ranked are services: named so, by category, or nothing else is named."""
    text = ask.parsed.text
    topic = ask.parsed.sections or ask.parsed.figure_topics
    if ask.parsed.categories or ask.parsed.has("calc.categories"):
        return True
    if topic and not re.search(r"e-tjänst|tjänst(er|en|erna)?(?!\w)", text):
        return False
    return any(w in text for w in SERVICE_WORDS) or len(ask.parsed.tokens) <= 5


def claimed_option(ask: Ask) -> Readings:
    """ "Oftast är det IT-avdelningen": a ranking of options, for a claim to be held against."""
    table = option_table(ask)
    if table is None or not ask.parsed.has("order.top", "order.bottom", "order.often"):
        return None
    scope = Scope(table=_table(table), without=_no_place(ask, _table(table)))
    return (Ranking(scope=scope, direction=direction(ask.parsed.text)),)


def filters(ask: Ask) -> Readings:
    """Rows that meet thresholds or whose names hold a word, as list or number."""
    parsed, found = ask.parsed, ask.thresholds
    table = option_table(ask)
    words = name_words(parsed.text)
    words = tuple(w for w in words if any(w in s.service.name.lower() for s in ask.corpus.services))
    if words and _rows_are_subject(ask):
        scope = Scope(words=words, categories=parsed.categories)
        return (Filter(scope=scope, output=_output(ask)),)
    if (parsed.firm_rows and not words) or (strong_facts(ask) and table is None):
        return None
    if parsed.has("calc.sum", "calc.mean", "calc.median", "calc.share_of_total"):
        return None
    conditions = found.conditions or implied(ask)
    if 2012 in parsed.years:
        return None
    if not conditions or not (_rows_are_subject(ask) or table):
        return None
    scope: Scope = Scope(categories=parsed.categories)
    if table is not None:
        scope = Scope(table=_table(table))
    return (
        Filter(
            scope=scope,
            aspect=aspect_of(ask) if table is None else "has",
            conditions=conditions,
            output=_output(ask),
        ),
    )


def _table(name: str) -> Table:
    return "figure8" if name == "figure8" else "figure9"


def implied(ask: Ask) -> tuple[Condition, ...]:
    """Thresholds without a number: "ingen", "samtliga", "fler inte integrerade än integrerade"."""
    parsed = ask.parsed
    text = parsed.text
    if ask.about_integration or parsed.has("aspect.unknown"):
        if MORE_WITHOUT.search(text):
            return (Condition(comparator="gt", value=0, form="count", than="integrated"),)
        if re.search(
            r"(lika många|alla|samtliga) .{0,40}(svara|integrationsfråg).{0,40}(som har|som kommun|med tjänst)|som har .{0,40}(alla|samtliga|lika många) .{0,20}svara",
            text,
        ):
            return (Condition(comparator="eq", value=100, form="share"),)
        if re.search(r"(?<!\w)(ingen|inga|noll)(?!\w)", text):
            return (Condition(comparator="eq", value=0, form="count"),)
        if re.search(r"(?<!\w)(alla|samtliga|hundra procent|100 (procent|%)|helt)", text):
            return (Condition(comparator="eq", value=100, form="share"),)
    stated = ask.thresholds.stated
    asks = parsed.has("form.which") or parsed.has("calc.rows")
    if stated is not None and stated.value is not None and asks and ask.thresholds.k is None:
        return (Condition(comparator="eq", value=stated.value, form=stated.form),)
    return ()


MORE_WITHOUT = re.compile(
    r"(fler|flera) .{0,60}(inte|ej) .{0,20}integrera.{0,40} än|"
    r"(inte|ej) integrera\w* .{0,20}fler än|fler .{0,30}utan (integration|koppling) än"
)
"""More answers on one side of Bilaga 3's row than on the other."""


def name_words(text: str) -> tuple[str, ...]:
    """Words that names of services should hold.

    >>> name_words("vilka tjänster handlar om att boka något"), name_words("har ordet ”följa”")
    (('boka',), ('följa',))
    """
    match = NAME_WORD.search(text) or NAME_BEFORE.search(text)
    if not match:
        return ()
    word = match.group(1)
    if word in {"något", "detta", "minst", "fler", "flera", "mera"}:
        return ()
    return (VERB_STEMS.get(word, word),)


def _output(ask: Ask) -> str:  # the Filter type checks the value
    number = ask.parsed.has("calc.rows") or (
        ask.parsed.has("form.count") and not ask.parsed.has("form.which")
    )
    return (
        "number"
        if number and not re.search(r"och vilka|vilka är|lista|räkna upp", ask.parsed.text)
        else "list"
    )


def _rows_are_subject(ask: Ask) -> bool:
    text = ask.parsed.text
    named = any(
        w in text for w in ("tjänst", "service", "ansök", "vilka", "integr", "bilaga", "ärend")
    )
    return named or bool(ask.parsed.categories)


def everything(ask: Ask) -> Readings:
    """ "Vilka e-tjänster frågade enkäten om?": all rows."""
    text = ask.parsed.text
    asked = (
        "38",
        "frågade",
        "ingick",
        "ingår",
        "alla e-tjänster",
        "undersökt",
        "finns med",
        "enkäten",
    )
    if ask.parsed.has("form.which") and "tjänst" in text and any(w in text for w in asked):
        return (Filter(scope=Scope(categories=ask.parsed.categories)),)
    return None
