"""Self-comparison: what the visitor's own municipality has and lacks."""

import re

from app.plan import Row, SelfComparison
from app.understand.rules.ask import Ask, Readings

LACK = re.compile(
    r"(?<!\w)(saknar|har inte|har ingen|har inga|men inte|utan|inte har|ännu inte|dock inte|ej|inte|ingen|"
    r"varken|lack|slopat|inga)(?!\w)"
)
CLAUSE = re.compile(r"[,.;!?]| men | medan | däremot | dock ")


def self_comparison(ask: Ask) -> Readings:
    """ "Vi har A och B men inte C, hur vanligt är det?"."""
    parsed = ask.parsed
    if not parsed.has("person.own"):
        return None
    number = _own_number(ask)
    if not ask.rows:
        return (SelfComparison(number=number),) if number is not None else None
    has: list[Row] = []
    lacks: list[Row] = []
    for mention in parsed.services:
        (lacks if _lacked(ask, mention.at[0]) else has).extend(
            r for r in mention.rows if r not in has and r not in lacks
        )
    return (SelfComparison(has=tuple(has), lacks=tuple(lacks)),)


def _lacked(ask: Ask, position: int) -> bool:
    """Whether the nearest clause before a service denies it."""
    words = [t.surface for t in ask.parsed.tokens]
    at = len(" ".join(words[:position]))
    text = ask.parsed.text
    clean = " ".join(words[:position])
    start = max((m.end() for m in CLAUSE.finditer(text[: at + 12])), default=0)
    prefix = text[start : at + 12] if start < at else clean
    near = " ".join(prefix.split()[-8:])
    return bool(LACK.search(near)) and not re.search(r"(?<!\w)(men|däremot|dock) (vi )?har (?!inte|ingen)", near)


def _own_number(ask: Ask) -> int | None:
    stated = ask.thresholds.stated
    text = ask.parsed.text
    if stated is None or stated.value is None or stated.form == "share" or "tjänst" not in text:
        return None
    return int(stated.value) if stated.value <= 38 else None
