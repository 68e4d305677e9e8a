"""Rankings with ties kept: of services, of figure options, and of categories by their sums."""

from app.evidence import Evidence
from app.format import joined, number, percent
from app.kinds.cells import display
from app.kinds.columns import Ranked, cite_rows, select
from app.kinds.filters import condition_words
from app.kinds.shares import OF_ALL, WORKED_OUT, share_beside, worked_share
from app.plan import Aspect, Ranking, Row
from app.texts import calc as calc_say
from app.texts import ranking as say


def ranking(step: Ranking, evidence: Evidence) -> str:
    """One place, a list of places, or the place of a named row."""
    if step.by_category:
        return _categories(step, evidence)
    ranked = ordered(step, evidence)
    if step.aspect not in {"has", "lacks"} and step.scope.table == "services":
        evidence.warn(say.SMALL_BASES)
    if not ranked:
        return calc_say.NOTHING
    if step.of_row is not None:
        return _place_of(step, step.of_row, ranked, evidence)
    chosen = [r for r in ranked if step.start <= r.rank < step.start + step.k]
    if not chosen:  # the place is swallowed by a tie above it
        rank = max(r.rank for r in ranked if r.rank <= max(step.start, 1))
        chosen = [r for r in ranked if r.rank == rank]
    text = _one_place(step, chosen, evidence) if step.k == 1 else _list(step, chosen, evidence)
    return say.among(_scope(step, evidence), text)


def _scope(step: Ranking, evidence: Evidence) -> str:
    """Which services were ranked, where not all were; empty for all."""
    scope = step.scope
    if scope.table != "services":
        return ""
    if scope.most_common is not None:
        return say.most_common(scope.most_common)
    limits = " och ".join(condition_words(c, "has") for c in scope.limits)
    return say.scope_words(list(scope.categories), limits)


def ordered(step: Ranking, evidence: Evidence) -> list[Ranked]:
    """All rows of the ranking's scope in its order, by count, or by share where that differs."""
    return select(
        evidence, step.scope, step.aspect, by_share=_by_share(step), top=step.direction == "top"
    )


def _by_share(step: Ranking) -> bool:
    return step.form == "share" and step.aspect not in OF_ALL


def detail(row: Ranked, aspect: Aspect, evidence: Evidence) -> str:
    """A row's count, base and share in words, with what was calculated recorded."""
    count, of = number(row.count), number(row.base)
    if row.row.table != "services":
        return say.option_detail(count, of)
    if aspect == "has":
        return say.has_detail(count, of, percent(row.share, 1))
    if aspect == "lacks":
        share = worked_share(f"Andel som saknar {row.row.name}", row, evidence)
        return say.lacks_detail(count, of, share)
    if aspect in WORKED_OUT:
        share = worked_share(f"Andel av dem som har {row.row.name}", row, evidence)
        return say.coverage_detail(count, of, share)
    return say.integration_detail(count, of, percent(row.share, 0))


def _one_place(step: Ranking, chosen: list[Ranked], evidence: Evidence) -> str:
    mark = cite_rows(evidence, step.aspect, [r.row for r in chosen])
    opening = say.opening(step.aspect, step.direction, step.start, by_share=_by_share(step))
    names = [display(evidence, r.row) for r in chosen]
    details = [detail(r, step.aspect, evidence) for r in chosen]
    if len(set(details)) == 1:
        each = "vardera " if len(names) > 1 else ""
        return say.place(opening, joined(names), each + details[0], mark)
    return say.places(opening, list(zip(names, details, strict=True)), mark)


def _list(step: Ranking, chosen: list[Ranked], evidence: Evidence) -> str:
    mark = cite_rows(evidence, step.aspect, [r.row for r in chosen])
    items = [f"{display(evidence, r.row)} ({_short(r, step.aspect, evidence)})" for r in chosen]
    if step.scope.table != "services":
        return say.several_options(step.direction, len(chosen), items, mark)
    return say.several(step.aspect, step.direction, len(chosen), items, mark)


def _short(row: Ranked, aspect: Aspect, evidence: Evidence) -> str:
    count = number(row.count)
    if row.row.table != "services":
        return count
    of = f"{count} kommuner" if aspect in OF_ALL else f"{count} av {number(row.base)}"
    return f"{of}, {share_beside(row, aspect, evidence)}"


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
    places = [int(str(r[3])) for r in result.rows]
    first = step.start if step.start in places else max(p for p in places if p <= step.start)
    chosen = [r for r in result.rows if first <= int(str(r[3])) < step.start + step.k]
    services = evidence.desk.corpus.services
    rows = [
        Row(category=s.service.category, name=s.service.name)
        for s in services
        if s.service.category in {str(r[0]) for r in chosen}
    ]
    mark = cite_rows(evidence, "has", rows)
    if step.by_category == "rows":
        items = [f"**{r[0]}** ({number(int(str(r[2])))})" for r in chosen]
        return say.categories("e-tjänster i enkäten", items, mark, step.direction, step.start)
    evidence.warn(say.CATEGORY_SUM)
    items = [
        f"**{r[0]}** ({number(int(str(r[1])))} förekomster, {number(int(str(r[2])))} e-tjänster)"
        for r in chosen
    ]
    return say.categories("förekomster av e-tjänster", items, mark, step.direction, step.start)
