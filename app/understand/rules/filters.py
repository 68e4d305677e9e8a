"""Rules for filters: rows by threshold, by category, or by a word in their name."""

import re
from typing import Literal

from app.plan import Aspect, Condition, Filter, Refusal, Scope
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.facts import planned_fact
from app.understand.rules.named import option_table, strong_facts
from app.understand.rules.ranking import aspect_of
from app.understand.rules.words import holds, starts, whole

# What comes before the word that a name should hold.
BEFORE_WORD = "|".join(
    (
        "ordet",
        "orden",
        "heter något med",
        "i namnet",
        r"namn\w* (?:med|som innehåller)",
        "innehåller(?: ordet)?",
        "har med",
        "handlar om att",
        "går ut på att",
        "där man kan",
        "där man",
        "börjar (?:på|med)",
    )
)
NAME_WORD = re.compile(rf"(?:{BEFORE_WORD})(?: ordet)?\s+[\"”“']?\s*([a-zåäö-]{{4,}})")
NAME_BEFORE = re.compile(r"[\"”“']\s*([a-zåäö-]{4,})\s*[\"”“'] i (?:sitt )?namn")
NO_NAME = frozenset({"något", "detta", "minst", "fler", "flera", "mera"})
VERB_STEMS = {
    "ansöka": "ansöka", "söka": "söka", "boka": "boka", "anmäla": "anmäl", "följa": "följa",
    "låna": "låna", "bokar": "boka", "ansöker": "ansöka", "följer": "följa", "anmäler": "anmäl",
}  # fmt: skip
# More answers on one side of Bilaga 3's row than on the other.
MORE_WITHOUT = holds(
    "(fler|flera) .{0,60}(inte|ej) .{0,20}integrera.{0,40} än",
    r"(inte|ej) integrera\w* .{0,20}fler än",
    "fler .{0,30}utan (integration|koppling) än",
)
# As many answered about integration as have the service.
ALL_ANSWERED = holds(
    "(lika många|alla|samtliga) .{0,40}(svara|integrationsfråg).{0,40}"
    "(som har|som kommun|med tjänst)",
    "som har .{0,40}(alla|samtliga|lika många) .{0,20}svara",
)
# A number of municipalities, not of something else ("vilka tre mål").
COUNTED = re.compile(
    r"\w+ (st(ycken)?( |$)|kommuner|svar|ja-svar)|(av|hos|i|har|hade) \d+\W*$|\d+ (har|hade)"
)
# Municipalities are counted, not services: "hur många kommuner där man kan söka hemtjänst".
MUNICIPALITIES = re.compile(r"(hur många|antal\w*|andel\w*|hur stor del)( \w+)? (av )?kommun")
# Municipalities by how many services they have: only a chart holds that.
PER_MUNICIPALITY = re.compile(
    r"(hur många|andel\w*|antal\w*)( (kommuner|av (dem|kommunerna)))? (som )?"
    r"(har|hade|erbjuder|erbjöd|tillhandahåller) "
    r"(fler|mer|färre|mindre|minst|högst|över|under|mellan|exakt)( än)? "
    r"[\w ]{1,20}?(olika )?(e-)?tjänster(?! (i|inom) )"
)
SERVICES_PER_MUNICIPALITY = 18
SIDE_SAID = re.compile(r"(ej|inte|icke)[\W_]{1,3}integr")
NO_MUNICIPALITY = whole("ingen kommun", "inga kommuner", "inte en enda kommun", "noll kommuner")
NONE = whole("ingen", "inga", "noll", "inte en enda", "inte någon")
ALL = starts(
    r"(alla|samtliga)(?! (de )?(38|e-tjänst|tjänst|rader|\d))", "varenda", "varje",
    "hundra procent", "100 (procent|%)", "helt",
)  # fmt: skip
LISTED = holds("och vilka", "vilka är", "lista", "räkna upp")
SUBJECTS = ("tjänst", "service", "ansök", "vilka", "integr", "bilaga", "ärend")
ASKED_IN_SURVEY = (
    "38", "frågade", "ingick", "ingår", "alla e-tjänster", "undersökt", "finns med", "enkäten",
)  # fmt: skip


def filters(ask: Ask) -> Readings:
    """Rows that meet thresholds or whose names hold a word, as list or number."""
    return _by_word(ask) or _by_threshold(ask)


def _words_in_names(ask: Ask) -> tuple[str, ...]:
    """Words asked for that the name of some service does hold."""
    names = [s.service.name.lower() for s in ask.corpus.services]
    return tuple(w for w in name_words(ask.parsed.text) if any(w in name for name in names))


def _by_word(ask: Ask) -> Readings:
    """Services with a word in their name."""
    words = _words_in_names(ask)
    if not words or not _rows_are_subject(ask):
        return None
    if ask.parsed.firm_rows and MUNICIPALITIES.search(ask.parsed.text):
        return None
    scope = Scope(words=words, categories=ask.parsed.categories)
    return (Filter(scope=scope, output=_output(ask)),)


def _by_threshold(ask: Ask) -> Readings:
    """Rows above, below or at a figure."""
    parsed, table = ask.parsed, option_table(ask)
    if (parsed.firm_rows and not _words_in_names(ask)) or (strong_facts(ask) and table is None):
        return None
    calculated = parsed.has("calc.sum", "calc.mean", "calc.median", "calc.share_of_total")
    if calculated or 2012 in parsed.years or planned_fact(ask):
        return None
    conditions = ask.thresholds.conditions or implied(ask)
    if per_municipality(ask):
        return (Refusal(reason="lost_chart", figure=SERVICES_PER_MUNICIPALITY),)
    if not conditions or not (_rows_are_subject(ask) or table):
        return None
    scope = Scope(table=table) if table else Scope(categories=parsed.categories)
    return (
        Filter(
            scope=scope,
            aspect=_column(ask, table is not None),
            conditions=conditions,
            output=_output(ask),
        ),
    )


def per_municipality(ask: Ask) -> bool:
    """Whether municipalities are counted by how many services they have."""
    limited = bool(ask.thresholds.conditions) and not ask.parsed.categories
    return limited and bool(PER_MUNICIPALITY.search(ask.parsed.text))


def _column(ask: Ask, options: bool) -> Aspect:
    """The column of the thresholds; "ingen kommun integrerat" denies municipalities, no side."""
    if options:
        return "has"
    text = ask.parsed.text
    sided = SIDE_SAID.search(text) or ask.parsed.has("aspect.unknown")
    if ask.about_integration and NO_MUNICIPALITY.search(text) and not sided:
        return "integrated"
    return aspect_of(ask)


def implied(ask: Ask) -> tuple[Condition, ...]:
    """Thresholds without a number: "ingen", "samtliga", "fler inte integrerade än integrerade"."""
    parsed = ask.parsed
    if ask.about_integration or parsed.has("aspect.unknown"):
        if MORE_WITHOUT.search(parsed.text):
            return (Condition(comparator="gt", value=0, form="count", than="integrated"),)
        if ALL_ANSWERED.search(parsed.text):
            return (Condition(comparator="eq", value=100, form="share"),)
        if NONE.search(parsed.text):
            return (Condition(comparator="eq", value=0, form="count"),)
        if ALL.search(parsed.text):
            return (Condition(comparator="eq", value=100, form="share"),)
    stated = ask.thresholds.stated
    asks = parsed.has("form.which") or parsed.has("calc.rows")
    counted = stated is not None and (stated.form == "share" or COUNTED.search(parsed.text))
    if counted and stated and stated.value is not None and asks and ask.thresholds.k is None:
        return (Condition(comparator="eq", value=stated.value, form=stated.form),)
    return ()


def name_words(text: str) -> tuple[str, ...]:
    """Words that names of services should hold.

    >>> name_words("vilka tjänster handlar om att boka något"), name_words("har ordet ”följa”")
    (('boka',), ('följa',))
    """
    match = NAME_WORD.search(text) or NAME_BEFORE.search(text)
    if not match or match.group(1) in NO_NAME:
        return ()
    return (VERB_STEMS.get(match.group(1), match.group(1)),)


def _output(ask: Ask) -> Literal["list", "number"]:
    """A number where only that is asked for."""
    counted = ask.parsed.has("form.count") and not ask.parsed.has("form.which")
    number = counted or ask.parsed.has("calc.rows")
    return "number" if number and not LISTED.search(ask.parsed.text) else "list"


def _rows_are_subject(ask: Ask) -> bool:
    """Whether it is services that are asked for."""
    return bool(ask.parsed.categories) or any(w in ask.parsed.text for w in SUBJECTS)


def everything(ask: Ask) -> Readings:
    """Asked as "vilka e-tjänster frågade enkäten om": all rows."""
    text = ask.parsed.text
    if not ask.parsed.has("form.which") or "tjänst" not in text:
        return None
    if not any(w in text for w in ASKED_IN_SURVEY):
        return None
    return (Filter(scope=Scope(categories=ask.parsed.categories)),)
