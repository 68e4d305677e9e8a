"""Bilaga 2 beside Bilaga 3: of those that have a service, how many answered about integration."""

import re

from app.plan import CrossTable
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.words import holds

# Answering the question on integration is what is counted, not integration itself.
ANSWERED_ABOUT = holds(
    r"svara\w*( \w+){0,6} .{0,40}(integr|koppl|system|ihop)",
    r"(integr|koppl)\w* .{0,60}(be)?svar",
    r"(sagt|säger|angett|uppgett|redovisa\w*)( \w+){0,3} (om|på|för) .{0,20}integr",
    r"saknas i .{0,20}(integr|svar|bilaga 3)",
    r"svar( \w+){0,2} (om|på) .{0,40}(integr|koppl)",
    r"uttala\w* sig",
    r"besked .{0,60}(integr|koppl|system|ihop)",
    r"hoppa\w* över",
    "svarsandel",
    "svarsfrekvens",
    "täckning",
    "bortfall",
    "integrationsfråg",
    "frågan om integr",
    r"uppgift .{0,20}integr",
    r"svara\w*( \w+){0,3} i bilaga 3",
    r"(bland |i )?svar(en|et)? om .{0,40}(integr|koppl|system|ihop)",
    r"(uppgett|uppgav|sagt|angett|angav|svarat|redovisat|berättat) om "
    r".{0,60}(integr|koppl|system|ihop)",
)
# The share is wanted of all with the service, not of those that answered.
OF_ALL = holds(
    "andel av (alla|samtliga)",
    "räknat på (alla|samtliga)",
    r"(räkna\w*|utgå\w*|sett|baserat)( \w+){0,2} (på|från|av|till) "
    r"(alla|samtliga)(?! tjänst| e-tjänst)",
    r"av (alla|samtliga|de) (\w+ )?(kommuner )?(\w+ )?som (har|hade|erbjuder) (e-)?(tjänsten|den)",
)
ANSWERED_WHETHER = re.compile(
    r"svara\w*( inte| ej| aldrig)?( på)?( frågan)? om .{0,30}(är|var|blivit) "
)
BOTH_TABLES = holds(
    "bilaga 2.{0,60}bilaga 3", "bilaga 3.{0,60}bilaga 2", "bilagorna", r"svara\w*.{0,20}bilaga 3"
)  # fmt: skip
GAP = holds(
    "bortfall", "tapp", "differens", "skillnad", "glapp", r"fatta[ds]", "saknas", "faller bort",
    "försvinn", "blir färre", "färre i", "stämmer inte överens",
)  # fmt: skip
AMONG_ANSWERED = re.compile(
    r"(?<!\w)(av|bland|hos) (de|dem|dom|kommuner\w*)( kommuner)? som (har |hade )?(be)?svara"
)
SIDE_STATED = re.compile(
    r"(?<!\w)(uppg\w+|svara\w* att|är|var) (\w+ ){0,6}"
    r"(integrera[dt]|kopplad|ihopkopplad|sammankopplad)"
)
# Those that left the question open.
NOT_ANSWERED = holds(
    r"(svara\w*|besked|lämna\w*|gav) (\w+ ){0,2}(inte|ej|aldrig|inget|inga)(?!\w)",
    r"(inte|ej|aldrig|utan att) (ha )?(be)?svara",
    r"(inte|ej) (är |finns )?(med )?(bland|i) (svar|bilaga 3)",
    r"uttala\w* (sig )?(inte|ej)",
    "saknas i (svar|integr|bilaga 3|tabell)",
    r"(inte|ej|inget|inga)( ens| något| någonting)? (sagt|angett|uppgett|redovisa)",
    r"(sagt|angett|uppgett|redovisat) (något|någonting|ett ord) om",
    r"hoppa\w* över",
    "bortfall",
    "(inget|inga|utan) (svar|besked)",
    "lät bli",
    "obesvara",
)


def states_side(ask: Ask) -> bool:
    """Whether an answer is told ("svarade att den är integrerad"), not that there was one."""
    text = ask.parsed.text
    return bool(SIDE_STATED.search(text)) and not ANSWERED_WHETHER.search(text)


def cross_table(ask: Ask) -> Readings:
    """How many of those with a service answered about its integration."""
    parsed = ask.parsed
    both = bool(BOTH_TABLES.search(parsed.text))
    if not ask.rows or not (ask.about_integration or both):
        return None
    if parsed.has("calc.sum") and len(ask.rows) > 1:
        return None
    stated = states_side(ask)
    left_open = NOT_ANSWERED.search(parsed.text) and not stated
    if OF_ALL.search(parsed.text) and parsed.has("aspect.integrated") and not left_open:
        return (CrossTable(rows=ask.rows, ask="integrated", form=ask.form),)
    if both and GAP.search(parsed.text):
        return (CrossTable(rows=ask.rows, ask="unanswered"),)
    if parsed.has("text.respondents") and not parsed.has("form.count"):
        return (CrossTable(rows=ask.rows, form=ask.form),)
    if parsed.has("aspect.unknown") or not ANSWERED_ABOUT.search(parsed.text):
        return None
    if AMONG_ANSWERED.search(parsed.text) or stated:
        return None
    gone = bool(NOT_ANSWERED.search(parsed.text))
    return (CrossTable(rows=ask.rows, ask="unanswered" if gone else "answered", form=ask.form),)
