"""Is the right figure said of the right service? Where the gold query names services, by code.

Counts recur: nine municipalities have two services, and 4 is both a count and a share. Where every
required figure belongs in the first sentence and the gold query picks rows by name, that sentence
must not name services of Bilaga 2 and none of gold's among them. One that names no service by its
full name is let pass: it may say it in other words.
"""

import re
from functools import cache

from evals.swedish import folded
from evals.tables import open_tables
from evals.types import Case
from evals.wording import lead

_LITERAL = re.compile(r"'((?:[^']|'')+)'")


def strangers(case: Case, text: str) -> tuple[str, ...]:
    """The services that the first sentence names instead of gold's; empty if all is well."""
    wanted = {found.casefold() for found in _LITERAL.findall(case.gold_sql or "")} & _services()
    if not wanted or not case.values or any(value.place != "first" for value in case.values):
        return ()
    first = folded(lead(text))
    named = tuple(sorted(name for name in _services() if name in first))
    return () if wanted.intersection(named) else named


@cache
def _services() -> frozenset[str]:
    with open_tables() as tables:
        found = tables.execute("SELECT DISTINCT tjanst FROM bilaga2").fetchall()
    return frozenset(folded(name) for (name,) in found)
