"""Rankings with ties kept: of services, of figure options, and of categories by their sums."""

from app.evidence import Evidence
from app.format import number, percent
from app.kinds.cells import base, display
from app.kinds.columns import Ranked, cite_rows, select
from app.plan import Ranking, Row
from app.texts import ranking as say

INLINE = 5  # up to so many places stand in the first sentence; longer lists have only names there


def ranking(step: Ranking, evidence: Evidence) -> str:
    """One place, a list of places, or the place of a named row."""
    if step.by_category:
        return _categories(step, evidence)
    by_share = _by_share(step)
    ranked = select(
        evidence, step.scope, step.aspect, by_share=by_share, top=step.direction == "top"
    )
    if step.aspect not in {"has", "lacks"} and step.scope.table == "services":
        evidence.warn(say.SMALL_BASES)
    if step.of_row is not None:
        return _place_of(step, step.of_row, ranked, evidence)
    chosen = [r for r in ranked if step.start <= r.rank < step.start + step.k]
    if not chosen:  # the place is swallowed by a tie above it
        rank = max((r.rank for r in ranked if r.rank <= step.start), default=1)
        chosen = [r for r in ranked if r.rank == rank]
    if step.k == 1:
        return _one_place(step, chosen, by_share, evidence)
    return _list(step, chosen, by_share, evidence)


def _by_share(step: Ranking) -> bool:
    integration = step.aspect in {"integrated", "not_integrated", "unknown"}
    return step.form == "share" and (integration or step.aspect in {"answered", "unanswered"})


def detail(row: Ranked, aspect: str, evidence: Evidence) -> str:
    """A row's count, base and share in words, with what was calculated recorded."""
    count, of = number(row.count), number(row.base)
    if row.row.table != "services":
        return say.option_detail(count, of)
    if aspect == "has":
        return say.has_detail(count, number(base(evidence)), percent(row.share, 1))
    if aspect == "lacks":
        share = evidence.calculate(
            f"Andel som saknar {row.row.name}",
            f"100 * {row.count} / {row.base}",
            100 * row.count / row.base,
            share=True,
            decimals=1,
        )
        return say.lacks_detail(count, of, share)
    if aspect in {"answered", "unanswered"}:
        share = evidence.calculate(
            f"Andel av dem som har {row.row.name}",
            f"100 * {row.count} / {row.base}",
            100 * row.count / row.base,
            share=True,
            decimals=1,
        )
        return say.coverage_detail(count, of, share)
    return say.integration_detail(count, of, percent(row.share, 0))


def _one_place(step: Ranking, chosen: list[Ranked], by_share: bool, evidence: Evidence) -> str:
    mark = cite_rows(evidence, step.aspect, [r.row for r in chosen])
    opening = say.opening(step.aspect, step.direction, step.start, by_share=by_share)
    names = [display(evidence, r.row) for r in chosen]
    details = list(dict.fromkeys(detail(r, step.aspect, evidence) for r in chosen))
    if len(details) == 1:
        each = "vardera " if len(names) > 1 else ""
        return say.place(opening, names, each + details[0], mark)
    return say.place(opening, names, "; ".join(details), mark)


def _list(step: Ranking, chosen: list[Ranked], by_share: bool, evidence: Evidence) -> str:
    mark = cite_rows(evidence, step.aspect, [r.row for r in chosen])
    names = [display(evidence, r.row) for r in chosen]
    items = [
        f"{name} ({_short(r)})" for name, r in zip(names, chosen, strict=True)
    ]
    lead = say.several(step.aspect, step.direction, len(chosen), items, mark)
    if len(chosen) <= INLINE:
        return lead
    lines = [
        f"{r.rank}. {name}: {detail(r, step.aspect, evidence)}"
        for name, r in zip(names, chosen, strict=True)
    ]
    short = say.several(step.aspect, step.direction, len(chosen), items, mark)
    return "\n".join([short, "", *lines]) if len(chosen) <= INLINE else short


def _short(row: Ranked) -> str:
    if row.row.table != "services":
        return number(row.count)
    decimals = 1 if row.share != int(row.share) or row.base == 223 else 0
    if row.base == 223:
        return f"{number(row.count)} kommuner, {percent(row.share, decimals)}"
    return f"{number(row.count)} av {number(row.base)}, {percent(row.share, 0)}"


def _place_of(step: Ranking, wanted: Row, ranked: list[Ranked], evidence: Evidence) -> str:
    own = next(r for r in ranked if r.row == wanted)
    tied = sum(r.rank == own.rank for r in ranked) > 1
    mark = cite_rows(evidence, step.aspect, [wanted])
    total = evidence.calculate("Antal e-tjänster (rader)", str(len(ranked)), len(ranked))
    return say.rank_of(
        display(evidence, wanted),
        number(own.rank),
        total,
        tied=tied,
        bottom=step.direction == "bottom",
        detail=detail(own, step.aspect, evidence),
        mark=mark,
    )


def _categories(step: Ranking, evidence: Evidence) -> str:
    way = "DESC" if step.direction == "top" else "ASC"
    by = "count(*)" if step.by_category == "rows" else "sum(antal)"
    result = evidence.query(
        "SELECT kategori, sum(antal)::INTEGER AS summa, count(*)::INTEGER AS tjanster, "
        f"rank() OVER (ORDER BY {by} {way}) AS plats FROM bilaga2 GROUP BY kategori "
        "ORDER BY plats, kategori"
    )
    chosen = [r for r in result.rows if step.start <= int(str(r[3])) < step.start + step.k]
    services = evidence.desk.corpus.services
    rows = [
        Row(category=s.service.category, name=s.service.name)
        for s in services
        if s.service.category in {str(r[0]) for r in chosen}
    ]
    mark = cite_rows(evidence, "has", rows)
    if step.by_category == "rows":
        items = [f"**{r[0]}** ({number(int(str(r[2])))})" for r in chosen]
        return say.categories("e-tjänster i enkäten", items, mark, top=step.direction == "top")
    evidence.warn(say.CATEGORY_SUM)
    items = [
        f"**{r[0]}** ({number(int(str(r[1])))} förekomster, {number(int(str(r[2])))} e-tjänster)"
        for r in chosen
    ]
    return say.categories(
        "förekomster av e-tjänster", items, mark, top=step.direction == "top"
    )
