"""Self-comparison: what the visitor's own municipality has and lacks."""

import re

from app.plan import KeyFigure, Lookup, Row, SelfComparison
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.facts import best_facts, likely_fact
from app.understand.rules.named import SURVEY_FACTS, strong_facts
from app.understand.rules.words import whole

LACK = whole(
    "saknar", "har inte", "har ingen", "har inga", "men inte", "utan", "inte har", "ännu inte",
    "dock inte", "ej", "inte", "ingen", "varken", "lack", "slopat", "inga",
)  # fmt: skip
BUT_HAS = re.compile(r"(?<!\w)(men|däremot|dock) (vi )?har (?!inte|ingen)")
CLAUSE = re.compile(r"[,.;!?]| men | medan | däremot | dock ")


def self_comparison(ask: Ask) -> Readings:
    """Asked as "vi har A och B men inte C, hur vanligt är det"."""
    return compared(ask) if ask.parsed.has("person.own") else None


def compared(ask: Ask) -> Readings:
    """What the visitor has and lacks, beside the report's figures."""
    parsed = ask.parsed
    number = _own_number(ask)
    if ask.parsed.options and not ask.rows:
        return (Lookup(rows=ask.parsed.options),)
    facts = _facts(ask) or _by_topic(ask)
    if facts and not ask.rows:
        return (KeyFigure(facts=facts),)
    if ask.rows and ask.about_integration:
        return (Lookup(rows=ask.rows, aspects=ask.aspects, form=ask.form),)
    if not ask.rows:
        return (SelfComparison(number=number),) if number is not None else None
    has: list[Row] = []
    lacks: list[Row] = []
    for mention in parsed.services:
        at = mention.at[0] if mention.at else len(parsed.tokens)
        (lacks if _lacked(ask, at) else has).extend(
            r for r in mention.rows if r not in has and r not in lacks
        )
    return (SelfComparison(has=tuple(has), lacks=tuple(lacks)),)


def _facts(ask: Ask) -> tuple[str, ...]:
    """The likeliest fact of each thing that the visitor names."""
    if not strong_facts(ask):
        return ()
    if len(ask.parsed.facts) == 1:
        return best_facts(ask)
    order = [
        h.id.removeprefix("fact:") for h in ask.finder.search(ask.parsed.text, ["key_figure"], 15)
    ]
    chosen: dict[str, None] = {}
    for mention in ask.parsed.facts:
        ids = [u.id for u in mention.units if u.id not in SURVEY_FACTS]
        if ids:
            chosen[min(ids, key=lambda i: order.index(i) if i in order else len(order))] = None
    ranked = sorted(chosen, key=lambda f: order.index(f) if f in order else len(order))
    return tuple(ranked)[:4]


def _by_topic(ask: Ask) -> tuple[str, ...]:
    """The likeliest fact, where only a chart or section of its topic is named."""
    if ask.rows or not (ask.parsed.figure_topics or ask.parsed.sections):
        return ()
    return likely_fact(ask)


def _lacked(ask: Ask, position: int) -> bool:
    """Whether the nearest clause before a service denies it."""
    words = [t.surface for t in ask.parsed.tokens]
    at = len(" ".join(words[:position]))
    text = ask.parsed.text
    clean = " ".join(words[:position])
    start = max((m.end() for m in CLAUSE.finditer(text[: at + 12])), default=0)
    prefix = text[start : at + 12] if start < at else clean
    near = " ".join(prefix.split()[-8:])
    return bool(LACK.search(near)) and not BUT_HAS.search(near)


def _own_number(ask: Ask) -> int | None:
    stated = ask.thresholds.stated
    text = ask.parsed.text
    if stated is None or stated.value is None or stated.form == "share" or "tjänst" not in text:
        return None
    return int(stated.value) if stated.value <= 38 else None
