"""Comparisons of two figures or more: difference, percentage points, ratio, which is larger."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.evidence import Evidence
from app.format import joined, number, percent
from app.kinds.aggregate import category_sum
from app.kinds.cells import display, has_cell, integration_cells, option_cell, respondents
from app.kinds.facts import fact_record, share_of, shown_value
from app.plan import Aspect, Comparison, Operand, Row
from app.texts import calc as say
from app.texts import tables as table_say


@dataclass(frozen=True, slots=True)
class Side:
    """One operand worked out. `share` is in percent as printed; what there is not is None."""

    name: str
    clause: str
    count: int | None
    share: float | None
    base: int | None
    mark: str
    unit: str = "kommuner"  # what `count` counts
    rough: bool = False  # the report says "ca" or "över"
    category: bool = False  # the sum of a category's services


Measure = Literal["count", "share"]


def comparison(step: Comparison, evidence: Evidence) -> str:
    """All operands in order; the first two are compared, or the largest named among more."""
    sides = [_side(operand, evidence) for operand in step.operands]
    marks = "".join(dict.fromkeys(s.mark for s in sides))
    _warn(sides, evidence)
    measure = measure_of([(s.count, s.share, s.unit) for s in sides])
    if measure is None:
        evidence.warn(say.NOT_COMPARABLE)
        return say.apart([s.clause for s in sides], marks)
    bottom = step.operation == "which" and step.direction == "bottom"
    winners = _winners(sides, bottom=bottom) if step.operation == "which" else None
    if winners and step.form == "both":
        return say.each_end(*winners, [s.clause for s in sides], marks, bottom=bottom)
    by_share = step.operation == "points" or (winners and step.form == "share")
    by_share = by_share or (step.operation == "which" and _tied(sides, bottom=bottom))
    if by_share and all(s.share is not None for s in sides):
        measure = "share"
    sides.sort(key=lambda s: _value(s, measure), reverse=not bottom)
    if len(sides) > 2:
        return _among(sides, measure, marks, bottom=bottom)
    if bottom and _value(sides[0], measure) != _value(sides[1], measure):
        return say.end(sides[0].name, sides[0].clause, sides[1].clause, marks, bottom=True)
    return _pair(step.operation, sides, measure, marks, evidence)


def _warn(sides: list[Side], evidence: Evidence) -> None:
    if len({s.base for s in sides}) > 1:
        evidence.warn(say.DIFFERENT_BASES)
    if any(s.rough for s in sides):
        evidence.warn(say.ROUGH)


def _pair(
    operation: str, ordered: list[Side], measure: Measure, marks: str, evidence: Evidence
) -> str:
    high, low = ordered
    if _value(low, measure) == _value(high, measure):
        return say.equal(high.clause, low.clause, marks)
    if operation == "which":
        return say.end(high.name, high.clause, low.clause, marks, bottom=False)
    if operation == "ratio":
        return _ratio(high, low, measure, marks, evidence)
    return _difference(operation, high, low, marks, evidence)


def _winners(sides: list[Side], *, bottom: bool) -> tuple[str, str] | None:
    """The first by count and the first by share, where each is one and they are not the same."""
    if any(s.count is None or s.share is None for s in sides) or len({s.unit for s in sides}) > 1:
        return None
    firsts: list[Side] = []
    for measure in ("count", "share"):
        values = [_value(s, measure) for s in sides]
        best = min(values) if bottom else max(values)
        if values.count(best) > 1:
            return None
        firsts.append(sides[values.index(best)])
    by_count, by_share = firsts
    return None if by_count is by_share else (by_count.name, by_share.name)


def _tied(sides: list[Side], *, bottom: bool) -> bool:
    """Whether the count has no single first but the share has: 3 of 14 and 3 of 8."""
    if any(s.count is None or s.share is None for s in sides):
        return False
    counts, shares = [float(s.count or 0) for s in sides], [s.share or 0.0 for s in sides]
    end = min if bottom else max
    return counts.count(end(counts)) > 1 and shares.count(end(shares)) == 1


def measure_of(sides: Sequence[tuple[float | None, float | None, str]]) -> Measure | None:
    """What (count, share, unit) sides can all be compared by: counts of one thing, else shares.

    >>> measure_of([(37, 16.6, "kommuner"), (None, 82.0, "")])
    'share'
    """
    if all(count is not None for count, _, _ in sides) and len({unit for *_, unit in sides}) == 1:
        return "count"
    return "share" if all(share is not None for _, share, _ in sides) else None


def _value(side: Side, measure: Measure) -> float:
    return float((side.count if measure == "count" else side.share) or 0)


def _difference(operation: str, high: Side, low: Side, marks: str, evidence: Evidence) -> str:
    count = points = ""
    if high.count is not None and low.count is not None and high.unit == low.unit:
        count = evidence.calculate(
            "Skillnad i antal", f"{high.count} - {low.count}", high.count - low.count
        )
    if high.share is not None and low.share is not None:
        gap = Decimal(repr(high.share)) - Decimal(repr(low.share))
        points = evidence.calculate(
            "Skillnad i procentenheter", f"{high.share} - {low.share}", abs(gap)
        )
        if count:
            evidence.warn(say.PRINTED_SHARES)
    if points and (operation == "points" or not count):
        return say.points(points, "", high.clause, low.clause, marks)
    noun = "förekomster" if high.category else high.unit
    return say.difference(count, noun, points, high.clause, low.clause, marks)


def _ratio(high: Side, low: Side, measure: Measure, marks: str, evidence: Evidence) -> str:
    top, bottom = _value(high, measure), _value(low, measure)
    if not bottom:
        return say.end(high.name, high.clause, low.clause, marks, bottom=False)
    times = evidence.calculate(
        "Förhållande", f"{_plain(top)} / {_plain(bottom)}", top / bottom, decimals=1
    )
    return say.ratio(f"{times} gånger", high.name, low.name, high.clause, low.clause, marks)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _among(ordered: list[Side], measure: Measure, marks: str, *, bottom: bool) -> str:
    first = [s for s in ordered if _value(s, measure) == _value(ordered[0], measure)]
    others = "; ".join(s.clause for s in ordered[1:])
    names = joined([s.name for s in first])
    return say.end(names, ordered[0].clause, others, marks, bottom=bottom)


def _side(operand: Operand, evidence: Evidence) -> Side:
    if operand.row is not None:
        return _row_side(operand.row, operand, evidence)
    if operand.category is not None:
        return _category_side(operand.category, evidence)
    record = fact_record(evidence, operand.fact or "")
    mark = evidence.cite(record.source, *filter(None, (record.quote, record.n_quote)))
    clause = record.statement.format(shown_value(record))
    clause = clause[0].lower() + clause[1:] if clause[:1].isalpha() else clause
    share = share_of(record)
    count = None if share is not None else int(record.value)
    rough = bool(record.qualifier)
    return Side(clause, clause, count, share, record.n, mark, record.unit, rough=rough)


def _row_side(row: Row, operand: Operand, evidence: Evidence) -> Side:
    name = display(evidence, row)
    if row.table != "services":
        count, base, mark = option_cell(evidence, row)
        evidence.warn(table_say.SEVERAL_ANSWERS)
        clause = say.operand("option", name, number(count), "", number(base))
        return Side(name, clause, count, None, base, mark)
    if operand.aspect in {"has", "lacks"}:
        return _service_side(row, operand.aspect, evidence)
    cells = integration_cells(evidence, row)
    base_words = respondents(evidence, row, cells)
    if operand.aspect in {"answered", "unanswered"}:
        return _coverage_side(row, operand.aspect, cells.base, cells.mark, evidence)
    count, whole = cells.counts[operand.aspect], cells.shares[operand.aspect]
    clause = say.operand(operand.aspect, name, number(count), percent(whole), base_words)
    return Side(name, clause, count, float(whole), cells.base, cells.mark)


def _service_side(row: Row, aspect: Aspect, evidence: Evidence) -> Side:
    cell = has_cell(evidence, row)
    count, share = cell.count, cell.share
    if aspect == "lacks":
        count = cell.base - cell.count
        evidence.calculate(f"Saknar {row.name}", f"{cell.base} - {cell.count}", count)
        share = float(Decimal(100) - Decimal(repr(cell.share)))
        evidence.calculate(
            f"Andel som saknar {row.name}", f"100 - {cell.share}", share, share=True, decimals=1
        )
    name = display(evidence, row)
    clause = say.operand(aspect, name, number(count), percent(share, 1), number(cell.base))
    return Side(name, clause, count, share, cell.base, cell.mark)


def _coverage_side(row: Row, aspect: str, answered: int, mark: str, evidence: Evidence) -> Side:
    name = display(evidence, row)
    cell = has_cell(evidence, row)
    count = answered if aspect == "answered" else cell.count - answered
    if aspect == "unanswered":
        evidence.calculate(f"Svarade inte om {row.name}", f"{cell.count} - {answered}", count)
    share = evidence.calculate(
        "Andel av dem som har e-tjänsten",
        f"100 * {count} / {cell.count}",
        Decimal(100 * count) / cell.count,
        share=True,
        decimals=1,
    )
    clause = say.operand(aspect, name, number(count), share, number(cell.count))
    return Side(name, clause, count, None, cell.count, cell.mark + mark)


def _category_side(category: str, evidence: Evidence) -> Side:
    value, mark = category_sum(category, evidence)
    evidence.warn(say.COUNTED_TWICE)
    clause = say.operand("sum", f"**{category}**", number(value), "", "")
    return Side(f"**{category}**", clause, value, None, None, mark, category=True)
