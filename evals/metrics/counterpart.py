"""Does the count beside a right share, or the share beside a right count, go with it?

Gold often gives one of the two and lets the other do as well, so a wrong partner would pass beside
a right figure. Judged are the pairs (`evals.pairs`) of the sentence that carries gold. One with its
own base must be a share of that. One that holds a figure of gold must be a share of gold's base, as
rounded, or a row of the tables if gold has no base. One that does not must be a share of the base
that the sentence names, or a row of the tables that gold is from, if they print its share at all.
What can't be held against anything is let pass, and so are numbers of the question: an answer may
repeat what it denies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from evals.pairs import Pair, pairs
from evals.swedish import Number, equal, figures, number_words, round_half_up
from evals.tables import open_tables
from evals.types import Case, Value

PAIRS_SQL = {
    "bilaga2": "SELECT antal, andel FROM bilaga2",
    "bilaga3": (
        "SELECT integrerad, integrerad_andel FROM bilaga3 UNION ALL "
        "SELECT ej_integrerad, ej_integrerad_andel FROM bilaga3 UNION ALL "
        "SELECT vet_ej, vet_ej_andel FROM bilaga3"
    ),
}
"""The tables that print count and share side by side."""

LABELS = {"bilaga2": "Bilaga 2", "bilaga3": "Bilaga 3"}


@dataclass(frozen=True, slots=True)
class Row:
    """Count and share of one cell of a table."""

    count: float
    share: float


def mismatches(case: Case, values: Sequence[Value], sentence: str) -> list[str]:
    """What is wrong with the pairs of a sentence, in Swedish; `values` are gold's figures in it."""
    asked = [n.value for turn in case.turns for n in figures(turn)]
    asked += [w for turn in case.turns for w in number_words(turn)]
    wrong = []
    for pair in pairs(sentence):
        if any(equal(n.value, a) for n in (pair.count, pair.share) for a in asked):
            continue
        own = [value for value in values if _holds(pair, value)]
        against_itself = pair.own and pair.base is not None and not _is_share(pair, pair.base)
        if against_itself or not (
            any(_is_true(pair, case, v) for v in own) if own else _is_row(pair, case)
        ):
            wrong.append(f"{pair.count.shown} och {pair.share.shown} % hör inte ihop")
    return list(dict.fromkeys(wrong))


def _holds(pair: Pair, value: Value) -> bool:
    """Whether one of the two is gold's; `also`, and a value without unit, may be either."""
    both, unit = (pair.count, pair.share), value.unit or ""
    if unit and not unit.startswith(("kommun", "procent", "%")) and value.base is None:
        return False  # services, places and the like have no share of municipalities
    own = both[unit.startswith(("procent", "%")) :][:1] if unit else both
    return any(equal(n.value, value.value) for n in own) or any(
        equal(n.value, other) for n in both for other in value.also
    )


def _is_true(pair: Pair, case: Case, value: Value) -> bool:
    both, gold = (pair.count.value, pair.share.value), (value.value, *value.also)
    if value.base is None:
        stated = all(any(equal(n, f) for f in gold) for n in both)
        return stated or _is_row(pair, case, value)
    if _is_share(pair, value.base):
        return True
    if equal(pair.count.value, value.base) and pair.base is None:
        return True  # the base itself, not a count: "22 % av kommunerna (190 svarande)"
    if pair.base and not equal(pair.base, value.base):
        # The same figure of another thing: 1 of 2 answered, "1 (100 %)" of that one did not know.
        return any(_is_cell(pair, row) for name in PAIRS_SQL for row in _table(name))
    # A mean over services has their number as its base, and no share of it.
    means = not any(abs(value.value / value.base * 100 - f) < 1 for f in value.also)
    return means and all(any(equal(n, f) for f in gold) for n in both)


def _is_row(pair: Pair, case: Case, value: Value | None = None) -> bool:
    """Whether some row has both, or no row has either, or it is a share of a base of its own."""
    if pair.base and _is_share(pair, pair.base):
        return True
    rows = _rows(case, value)
    alike = [r for r in rows if _shows(pair.share, r.share)]
    if value is not None:
        alike += [r for r in rows if equal(pair.count.value, r.count)]
    return not alike or any(_is_cell(pair, row) for row in alike)


def _is_cell(pair: Pair, row: Row) -> bool:
    return equal(pair.count.value, row.count) and _shows(pair.share, row.share)


def _is_share(pair: Pair, base: float) -> bool:
    """Whether the share is that of the count; of a rounded mean, that of a little more or less."""
    slack = 0.5 * 10**-pair.count.decimals if pair.count.decimals else 0.0
    ends = ((pair.count.value + off) / base * 100 for off in (-slack, slack))
    low, high = (round_half_up(share, pair.share.decimals) for share in ends)
    return low <= pair.share.value <= high


def _shows(share: Number, printed: float) -> bool:
    return equal(round_half_up(printed, share.decimals), share.value)


def _rows(case: Case, value: Value | None) -> list[Row]:
    """The rows that gold may be one of: of the tables that it names, else those with all of it."""
    named = [name for name in PAIRS_SQL if name in (case.gold_sql or "").casefold()]
    named += [name for name, label in LABELS.items() if any(s.label == label for s in case.sources)]
    if named:
        return [row for name in dict.fromkeys(named) for row in _table(name)]
    if value is None or not value.also:
        return []
    gold = (value.value, *value.also)
    return [
        row
        for name in PAIRS_SQL
        for row in _table(name)
        if any(equal(row.count, f) for f in gold) and any(equal(row.share, f) for f in gold)
    ]


@cache
def _table(name: str) -> tuple[Row, ...]:
    with open_tables() as tables:
        found = tables.execute(PAIRS_SQL[name]).fetchall()
    return tuple(Row(float(count), float(share)) for count, share in found)
