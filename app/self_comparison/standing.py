"""Ticks -> Standing: every figure looked up in the tables, worked out on record, and cited.

Goes through the same executor and evidence as a question, so that page, sheet and chat can never
say different things; the guard checks it all the same. Wording is in `texts.py`.
"""

from collections.abc import Sequence
from typing import Final

from app import guard
from app.evidence import BASE_FACT, Desk, Evidence
from app.executor import run
from app.format import number
from app.kinds.cells import appendix_heading
from app.kinds.columns import cite_rows, select
from app.plan import Condition, Membership, Row, Scope, SelfComparison
from app.self_comparison import texts
from app.self_comparison.types import (
    CategoryLine,
    ServiceLine,
    Standing,
    Ticks,
)
from app.texts import tables
from app.types import Answer

COMMON_PERCENT: Final = 20  # the report's own: figure 20 shows what more than 20 percent have
RARE_PERCENT: Final = 10  # half of that; the report has no limit of its own, and the page says so
COMMON_FIGURE: Final = 20
MEAN_DECIMALS: Final = 2  # a category of rare services has a mean of a few hundredths
SPREAD_FIGURE: Final = 18  # services per municipality: an image, so no rank can be worked out

CATEGORY_SQL: Final = (
    "SELECT kategori, count(*) AS tjanster, CAST(sum(antal) AS INTEGER) AS antal FROM bilaga2 "
    "GROUP BY kategori"
)
INTEGRATION_SQL: Final = (
    "SELECT kategori, tjanst, integrerad, svarande, integrerad_andel FROM bilaga3"
)


class Withheld(RuntimeError):
    """The guard found a figure without evidence: a fault of the program."""


def stand(ticks: Ticks, desk: Desk, data_version: str) -> Standing:
    """The comparison of a municipality with the report; of its name alone when nothing is ticked.

    Raises `Withheld` if a figure in it lacks evidence, which is a fault of the program.
    """
    evidence = Evidence(desk)
    lines = _lines(ticks, evidence) if ticks.services else ()
    parts = []
    if ticks.services:
        parts.append(run(SelfComparison(number=len(ticks.services)), evidence))
    if ticks.municipality:
        parts.append(_membership(ticks.municipality, evidence))
    common_lacked, rare_had, said = _extremes(lines, evidence) if lines else ((), (), "")
    cite_rows(evidence, "integrated", [line.row for line in lines if line.ticked])
    categories = _categories(lines, evidence) if lines else ()
    _caveats(evidence, with_services=bool(lines))
    text = "\n\n".join(part for part in (*parts, said) if part)
    answer = _answer(ticks, text, evidence, data_version)
    faults = guard.check(answer, desk.corpus, (COMMON_PERCENT, RARE_PERCENT))
    if faults:
        raise Withheld(str(faults))
    return Standing(ticks, answer, lines, common_lacked, rare_had, categories)


def service_rows(desk: Desk) -> tuple[Row, ...]:
    """The 38 services in the order of Bilaga 2: the first has number 1."""
    return tuple(
        Row(category=s.service.category, name=s.service.name) for s in desk.corpus.services
    )


def _lines(ticks: Ticks, evidence: Evidence) -> tuple[ServiceLine, ...]:
    """All services, most common first."""
    number_of = {row: n for n, row in enumerate(service_rows(evidence.desk), start=1)}
    ranked = select(evidence, Scope(), "has")
    integration = {
        (str(row[0]), str(row[1])): [int(str(cell)) for cell in row[2:]]
        for row in evidence.query(INTEGRATION_SQL).rows
    }
    return tuple(
        ServiceLine(
            number_of[found.row],
            found.row,
            number_of[found.row] in ticks.services,
            found.count,
            found.share,
            found.rank,
            *integration[found.row.category, found.row.name],
        )
        for found in ranked
    )


def _membership(name: str, evidence: Evidence) -> str:
    """Whether Bilaga 1 lists the municipality: as the chat says it, with what that leaves open."""
    said = run(Membership(names=(name,)), evidence)
    corpus = evidence.desk.corpus
    answered, base = evidence.desk.municipalities(True), evidence.desk.base
    if next(m for m in corpus.municipalities if m.name == name).answered:
        evidence.query("SELECT count(*) AS antal FROM bilaga1")
        record = corpus.facts[BASE_FACT][0]
        mark = evidence.cite(record.source, record.quote)
        skipped = evidence.calculate(texts.CALC_SKIPPED, f"{answered} - {base}", answered - base)
        evidence.warn(texts.SKIPPED.format(skipped=skipped, answered=number(answered), mark=mark))
        return said
    everyone = len(corpus.municipalities)
    source, heading = appendix_heading(evidence, 1)
    rest = evidence.calculate(texts.CALC_REST, f"{everyone} - {answered}", everyone - answered)
    return texts.NOT_A_MEMBER.format(
        name=name, total=number(answered), rest=rest, mark=evidence.cite(source, heading)
    )


def _extremes(
    lines: Sequence[ServiceLine], evidence: Evidence
) -> tuple[tuple[ServiceLine, ...], tuple[ServiceLine, ...], str]:
    """Common services that are lacked, rare ones that are had, and a sentence on each."""
    own = tuple(line.row for line in lines if line.ticked)
    common = _found(lines, Scope(), _MORE, evidence)
    lacked = _found(lines, Scope(without=own), _MORE, evidence)
    rare = _found(lines, Scope(), _FEWER, evidence)
    had = _found(lines, Scope(rows=own), _FEWER, evidence)
    mark = cite_rows(evidence, "has", [line.row for line in lines])  # the whole table
    first = texts.COMMON_LACKED.format(
        common=_counted(texts.CALC_COMMON, common, evidence),
        limit=COMMON_PERCENT,
        lacked=_counted(texts.CALC_LACKED, lacked, evidence),
        mark=mark,
    )
    second = texts.RARE_HAD.format(
        rare=_counted(texts.CALC_RARE, rare, evidence),
        limit=RARE_PERCENT,
        had=_counted(texts.CALC_HAD, had, evidence),
        mark=mark,
    )
    return lacked, tuple(reversed(had)), f"{first}\n\n{second}"


_MORE = (Condition(comparator="gt", value=COMMON_PERCENT, form="share"),)
_FEWER = (Condition(comparator="lt", value=RARE_PERCENT, form="share"),)


def _found(
    lines: Sequence[ServiceLine],
    scope: Scope,
    conditions: tuple[Condition, ...],
    evidence: Evidence,
) -> tuple[ServiceLine, ...]:
    """The lines of the services that a query finds, most common first."""
    rows = {found.row for found in select(evidence, scope, "has", conditions=conditions)}
    return tuple(line for line in lines if line.row in rows)


def _counted(label: str, found: Sequence[ServiceLine], evidence: Evidence) -> str:
    return evidence.calculate(label, str(len(found)), len(found))


def _categories(lines: Sequence[ServiceLine], evidence: Evidence) -> tuple[CategoryLine, ...]:
    """One line a category, in the order of Bilaga 2."""
    result = evidence.query(CATEGORY_SQL)
    totals = {str(name): (int(str(n)), int(str(total))) for name, n, total in result.rows}
    base = evidence.desk.base
    made = []
    for name in dict.fromkeys(row.category for row in service_rows(evidence.desk)):
        services, total = totals[name]
        shown = evidence.calculate(
            texts.CALC_MEAN.format(name), f"{total} / {base}", total / base, decimals=MEAN_DECIMALS
        )
        own = sum(line.ticked for line in lines if line.row.category == name)
        made.append(CategoryLine(name, services, own, total, total / base, shown))
    return tuple(made)


def _caveats(evidence: Evidence, *, with_services: bool) -> None:
    """What a careful reader must know of all this."""
    if not with_services:
        return
    evidence.warn(texts.OWN_WORD)
    figures = evidence.desk.corpus.figure_by_number
    spread, common = figures[SPREAD_FIGURE], figures[COMMON_FIGURE]
    evidence.warn(texts.NO_RANK.format(mark=evidence.cite(spread.source, spread.caption)))
    evidence.warn(
        texts.RARE_LIMIT.format(
            common=COMMON_PERCENT,
            rare=RARE_PERCENT,
            mark=evidence.cite(common.source, common.caption),
        )
    )
    evidence.warn(tables.INTEGRATION_BASE)
    evidence.warn(texts.IN_2011)


def _answer(ticks: Ticks, text: str, evidence: Evidence, data_version: str) -> Answer:
    named = texts.QUESTION_NAMED.format(ticks.municipality)
    return Answer(
        question=named if ticks.municipality else texts.QUESTION,
        status="answered",
        text=text,
        citations=tuple(evidence.citations),
        lookups=tuple(evidence.lookups),
        calculations=tuple(evidence.calculations),
        caveats=tuple(evidence.caveats),
        data_version=data_version,
    )
