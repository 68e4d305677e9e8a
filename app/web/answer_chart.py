"""Answer -> a bar chart of what it names: for rankings, filters and comparisons. Pure.

Chooses nothing by itself: the bars are the rows of the answer's own queries (or the facts of its
plan) that its text names, in the order they came. The table under it has the same figures.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from app.format import number, percent
from app.types import Answer, LookupRecord
from app.web import bars, numbers, texts
from app.web.numbers import NO_BREAK
from corpus.load import Corpus

KINDS = frozenset({"ranking", "filter", "comparison", "self_comparison", "lookup"})
"""Kinds whose answers name several figures of one sort; a lookup does when it asks for several."""
FEWEST = 2  # a single bar compares with nothing
MOST = 40  # the longest list there is: 38 services


@dataclass(frozen=True, slots=True)
class Named:
    """A row that the text names. `share` is in percent; `base` what it is a share of."""

    name: str
    count: float
    share: float | None
    base: int | None = None


def chart(answer: Answer, corpus: Corpus) -> str:
    """The chart, or "" where there is nothing to compare."""
    if answer.status != "answered" or answer.plan.get("kind") not in KINDS:
        return ""
    named = _rows(answer, _shared_names(corpus))
    if FEWEST <= len(named) <= MOST:
        return _of_rows(named)
    facts = _facts(answer, corpus)
    return bars.html(facts, texts.CHART_SHARES) if len(facts) >= FEWEST else ""


def _of_rows(named: list[Named]) -> str:
    """Shares where all rows have one, else counts beside the greatest of them."""
    shares = [row.share for row in named if row.share is not None]
    if len(shares) == len(named):
        shown = zip(named, shares, numbers.column(shares), strict=True)
        made = [
            bars.Bar(row.name, f"{number(row.count)} ({text}{NO_BREAK}%)", share)
            for row, share, text in shown
        ]
        return bars.html(made, _caption(named))
    most = max(row.count for row in named) or 1
    counted = [bars.Bar(row.name, number(row.count), 100 * row.count / most) for row in named]
    return bars.html(counted, texts.CHART_COUNTS)


def _caption(named: list[Named]) -> str:
    """What the shares are shares of, where the rows say so."""
    bases = {row.base for row in named}
    if len(bases) > 1:
        return texts.CHART_OF_OTHER_BASES
    base = bases.pop()
    return texts.CHART_OF_BASE.format(number(base)) if base else texts.CHART_SHARES


def _shared_names(corpus: Corpus) -> frozenset[str]:
    """Names that stand under several categories: they are shown with their category."""
    counts = Counter(row.service.name for row in corpus.services)
    return frozenset(name for name, count in counts.items() if count > 1)


def _rows(answer: Answer, shared: frozenset[str]) -> list[Named]:
    """Named rows of the first query that has several, else of all queries together."""
    text = answer.text.replace("**", "")
    found = [list(_named(lookup, text, shared)) for lookup in answer.lookups]
    several = next((rows for rows in found if len(rows) >= FEWEST), None)
    return several or list(dict.fromkeys(row for rows in found for row in rows))


def _named(lookup: LookupRecord, text: str, shared: frozenset[str]) -> Iterator[Named]:
    """The rows that the text names; of a ranking, the first unbroken run of them.

    A ranked list may be followed by a second reading that names rows further down.
    """
    started = False
    for cells in lookup.rows:
        row = dict(zip(lookup.columns, cells, strict=True))
        name = row.get("tjanst", row.get("svar"))
        count = row.get("antal_", row.get("antal"))
        if not isinstance(name, str) or not isinstance(count, int | float):
            return
        category = row.get("kategori") or next(iter(lookup.params), "")
        in_several = name in shared
        shown = f"{name} ({category})" if in_several else name  # as answers write it
        if shown in text:
            share, base = row.get("andel_", row.get("andel")), row.get("bas")
            yield Named(
                shown,
                count,
                float(share) if isinstance(share, int | float) else None,
                base if isinstance(base, int) else None,
            )
            started = True
        elif "plats" in row and started:
            return


def _facts(answer: Answer, corpus: Corpus) -> list[bars.Bar]:
    """The facts of a comparison in the prose, when all are percentages."""
    operands = [
        operand.get("fact")
        for step in answer.plan.get("readings", ())
        for operand in step.get("operands", ())
    ]
    facts = [corpus.facts[fact][0] for fact in operands if fact in corpus.facts]
    if len(facts) != len(operands) or any(fact.unit != "procent" for fact in facts):
        return []
    return [
        bars.Bar(_clause(fact.statement), fact.shown or percent(fact.value), fact.value)
        for fact in facts
    ]


def _clause(statement: str) -> str:
    """What a fact is about, without its figure: "av kommunerna samverkar" -> "Samverkar ..."."""
    said = statement.replace("{}", "").strip().removeprefix("av kommunerna ").strip()
    return said[:1].upper() + said[1:]
