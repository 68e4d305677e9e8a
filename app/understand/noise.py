"""Sentences of a message that neither ask nor name anything: greetings, stories, orders."""

import re

from app.understand.parsed import Parsed
from app.understand.reader import Reader
from app.understand.rules import named
from app.understand.wordlists import word_list

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
SHORT = 12  # words; so short a message has no noise to take away
POINTING = frozenset(word_list("planner", "backward"))
"""Words that point at the sentence before."""
IMPERATIVE = re.compile(
    r"(?i)(räkna|lista|visa|ange|nämn|ge|jämför|sammanfatta|summera|berätta|förklara|redovisa"
    r"|beskriv|skriv ut|rangordna|(jag )?(vill|behöver|önskar|söker))(?!\w)"
)
"""Sentences that ask without a question mark."""


def without_noise(question: str, reader: Reader) -> str:
    """Drop sentences that neither ask nor name anything.

    Where the question itself says it all, every other sentence but orders is dropped.
    """
    sentences = SENTENCE.split(question.strip())
    if len(sentences) < 2 or len(question.split()) <= SHORT:
        return question
    read = [(s, p) for s in sentences if not _ordered(p := reader.read(s))]
    asking = [(s, p) for s, p in read if "?" in s]
    stated = any(p.has("person.own", "text.claim") for s, p in read if "?" not in s)
    leans = any(POINTING & {t.surface for t in p.tokens} for _, p in asking)
    if any(names_something(p) for _, p in asking) and not stated and not leans:
        kept = [s for s, p in read if "?" in s or IMPERATIVE.match(s)]
    else:
        kept = [s for s, p in read if "?" in s or IMPERATIVE.match(s) or _names(p)]
    return " ".join(kept) if kept else question


def _ordered(parsed: Parsed) -> bool:
    """An order to the program that names nothing of the report."""
    return "instruction" in parsed.scope and not names_something(parsed)


def names_something(parsed: Parsed) -> bool:
    """Whether anything of the report is named: a row, a figure, a category, a fact."""
    facts = {u.id for m in parsed.facts for u in m.units} - named.SURVEY_FACTS
    return bool(parsed.rows or facts or parsed.categories or parsed.options or parsed.figures)


def _names(parsed: Parsed) -> bool:
    asks = parsed.has(
        "person.own", "text.claim", "form.which", "form.count", "text.summary", "text.where"
    )
    place = parsed.places.names or parsed.sections or parsed.figure_topics or parsed.numbers
    return bool(names_something(parsed) or place or asks)
