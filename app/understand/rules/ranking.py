"""Rules for rankings: superlatives, places in a list, and the direction they ask for."""

import re
from typing import Any, Literal

from app.plan import Aspect, Ranking, Row, Scope, Table
from app.understand.rules.ask import INTEGRATION, Ask, Readings
from app.understand.rules.named import option_table, strong_facts
from app.understand.rules.words import holds, starts

SERVICE_WORDS = (
    "tjänst", "service", "ansök", "anmäl", "erbjud", "tillhandahåll", "integr", "kopplad", "bilaga",
    "digital", "uträtta", "nätet", "webb", "internet", "online",
)  # fmt: skip
SERVICES = re.compile(r"e-tjänst|tjänst(er|en|erna)?(?!\w)")
SHORT = 5  # words; so short a question on "vanligast" is about services
WHOLE_LIST = 10  # rows shown of a list asked for without number
TOP_WORDS = starts("vanligast", "flest", "störst", "mest", "högst", "populärast", "topp")
# "Minst en e-tjänst" is a threshold, no superlative.
BOTTOM_WORDS = starts(
    "ovanligast",
    r"minst (?!en|ett|någ|hälft|var|\d)",
    "minst$",
    "färst",
    "lägst",
    "sällsynt",
    "sämst",
    "botten",
    "mest (ovanlig|sällsynt)",
    "allra sist",
    "sist(?!a)",
    "jumbo",
    "längst ne",
    "nederst",
    "svagast",
)
# Integration is ranked by number, not by share.
COUNT_SIGN = holds(
    "tappar flest",
    "skillnad",
    "hur stort är (tapp|glapp|bortfall)",
    "flest kommun",
    "färst kommun",
    "till antalet",
    "i antal",
    "flest som",
    "antal kommun",
    "(störst|högst|minst|lägst|flest) antal",
    "antal integr",
    "flest svar",
)
BY_ROWS = re.compile(r"(flest|färst|minst antal)( \w+){0,4} (e-)?tjänst")
# Those with a service that did not answer about its integration.
GAP = holds(
    r"(?<!\w)tapp(et|ar)?(?!\w)",
    "bortfall",
    "uteblivna svar",
    r"(skillnad|glapp|gap)\w* .{0,80}(svara|integr)",
)
RANKED_BY_SIDE = re.compile(
    r"(är|var|vara|uppgav|svarat|högst|störst|flest|mest|bäst|har|hade) (\w+ ){0,3}integrera"
)
AMONG_TOP = re.compile(
    r"(?<!\w)(av|bland) (de )?(\w+ )?"
    r"(mest spridda|vanligaste|populäraste|mest utbredda|mest förekommande)"
)
AMONG_SERVICES = re.compile(r"(?<!\w)(bland|av) (de |dem |alla )?(\w+ )?(e-)?tjänster")
# "Vilken tjänst med fler än 50 kommuner har ...", "tjänster som minst 100 kommuner har".
WITH_AT_LEAST = re.compile(
    r"(?<!\w)((e-)?tjänst\w*|dem|de|dom)( \w+){0,4} (som (har |hade )?|med |finns i |fanns i )"
    r"(minst|fler|mer|över|högst|färre|mindre|mellan)"
)
WHICH_COMES = re.compile(r"^(och )?(vad|vem|vilken) (kommer|ligger|är|står|hamnar)(?!\w)")
NOT_PLACES = holds("(?<!an)svar", "alternativ", "figur")


def ranking(ask: Ask) -> Readings:
    """Superlatives and places, with no named row to look up instead."""
    parsed, table = ask.parsed, option_table(ask)
    if not _asks_order(ask, table) or (ask.thresholds.conditions and not _nested(ask)):
        return None
    if table is None and (strong_facts(ask) or not _about_services(ask)):
        return None
    rows = () if parsed.categories and not parsed.has("order.rank_of") else parsed.firm_rows
    if rows and not WHICH_COMES.search(parsed.text) and _asks_place(ask):
        return (Ranking(of_row=rows[0], aspect=aspect_of(ask)),)
    which = parsed.has("form.which") or WHICH_COMES.search(parsed.text)
    if rows and which and (parsed.has("order.next") or _first_places(ask)):
        rows = ()  # "boklån ligger etta, men vilken är näst vanligast?"
    if table is not None:
        return ranked(ask, table)
    if rows or (parsed.categories and not _inside_category(ask, parsed.firm_rows)):
        return None
    return ranked(ask, table)


def _asks_order(ask: Ask, table: Table | None) -> bool:
    """Whether a superlative, a place or a number of first places is in the words."""
    signs = ("order.top", "order.bottom", "order.next", "order.rank_of", "order.whole_list")
    if ask.thresholds.k or ask.parsed.has(*signs):
        return True
    return table is not None and ask.parsed.has("order.often")


def _first_places(ask: Ask) -> bool:
    """Whether a top list of a stated length is wanted, whatever row is named on the way."""
    return (ask.thresholds.k or 0) > 2 and not ask.parsed.has("order.rank_of", "text.claim")


def _asks_place(ask: Ask) -> bool:
    """Whether it is the place of a named row that is asked for."""
    parsed = ask.parsed
    following = parsed.has("order.next") and not parsed.has("form.which")
    return parsed.has("order.rank_of") or following


def ranked(ask: Ask, table: Table | None) -> Readings:
    """The ranking that the question's numbers, direction and column make."""
    parsed = ask.parsed
    aspect = aspect_of(ask) if table is None else "has"
    ends: dict[str, Any] = {
        "direction": direction(AMONG_TOP.sub(" ", parsed.text)),
        "start": ask.thresholds.place or 1,
        "k": _length(ask),
    }
    if table is None and parsed.has("calc.categories") and not parsed.categories:
        by_rows = BY_ROWS.search(parsed.text)
        return (Ranking(by_category="rows" if by_rows else "sum", **ends),)
    common: dict[str, Any] = {"scope": _scope(ask, table), "aspect": aspect, **ends}
    counted = bool(COUNT_SIGN.search(parsed.text))
    if aspect in INTEGRATION and ends["k"] == 1:
        if counted or ask.form == "share":
            return (Ranking(form="count" if counted else "share", **common),)
        return (Ranking(form="share", **common), Ranking(form="count", **common))
    counted = counted or (aspect in {"answered", "unanswered"} and ask.form != "share")
    form = ask.form if aspect == "has" or counted else "share"
    return (Ranking(form=form, **common),)


def _length(ask: Ask) -> int:
    """How many rows are asked for."""
    found = ask.thresholds
    if _among_top(ask) or found.place:
        return 1
    return found.k or (WHOLE_LIST if ask.parsed.has("order.whole_list") else 1)


def direction(text: str) -> Literal["top", "bottom"]:
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
    if ask.said is not None or not ask.about_integration:
        return ask.aspect
    if GAP.search(parsed.text):
        return "unanswered"
    sided = parsed.has("aspect.not_integrated", "aspect.unknown")
    if not sided and parsed.has("aspect.answered"):
        if parsed.has("membership.not_answered"):
            return "unanswered"
        if not RANKED_BY_SIDE.search(parsed.text):
            return "answered"
    return ask.aspect


def _nested(ask: Ask) -> bool:
    """Asked as "bland tjänsterna som fler än 100 har, vilken": the threshold limits the list."""
    nested = AMONG_SERVICES.search(ask.parsed.text) or WITH_AT_LEAST.search(ask.parsed.text)
    return bool(nested) and len(ask.thresholds.conditions) == 1


def _scope(ask: Ask, table: Table | None) -> Scope:
    """The rows that are ranked."""
    parsed, found = ask.parsed, ask.thresholds
    if table is not None:
        return Scope(table=table, without=_no_place(ask, table))
    if _among_top(ask):
        return Scope(categories=parsed.categories, most_common=found.k)
    return Scope(
        categories=parsed.categories,
        limits=found.conditions if _nested(ask) else (),
    )


def _among_top(ask: Ask) -> bool:
    """Asked as "av de fem vanligaste, vilken är sämst integrerad": a ranking in the top list."""
    if not ask.about_integration or ask.thresholds.k is None:
        return False
    return bool(AMONG_TOP.search(ask.parsed.text))


def _no_place(ask: Ask, table: Table) -> tuple[Row, ...]:
    """Who is responsible is asked for: "Nej" (nobody) and "Annat" are no place."""
    if ask.parsed.has("calc.leave_out") and ask.parsed.options:
        return (*ask.parsed.options, Row(table=table, name="Nej"))
    if table != "figure9" or NOT_PLACES.search(ask.parsed.text):
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
    if {2, 3} & set(ask.parsed.appendices):
        return True
    if topic and not SERVICES.search(text):
        return False
    if ask.rows and not ask.parsed.facts:
        return True
    return any(w in text for w in SERVICE_WORDS) or len(ask.parsed.tokens) <= SHORT


def claimed_option(ask: Ask) -> Readings:
    """Said as "oftast är det IT-avdelningen": the ranking of options to hold a claim against."""
    table = option_table(ask)
    if table is None or not ask.parsed.has("order.top", "order.bottom", "order.often"):
        return None
    scope = Scope(table=table, without=_no_place(ask, table))
    return (Ranking(scope=scope, direction=direction(ask.parsed.text)),)
