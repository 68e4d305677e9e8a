"""The figure behind a step, for verdicts: count and share of the one thing that the step is about.

Reads the same cells as the wording does, so that verdict and answer cannot part. Where a step is
about several things, or about none that can be counted, there is no figure.
"""

from dataclasses import dataclass
from typing import Literal

from app.evidence import Evidence
from app.kinds.aggregate import category_sum
from app.kinds.cells import has_cell, integration_cells, option_cell
from app.kinds.columns import select
from app.kinds.facts import CHANGES, fact_record, share_of
from app.plan import (
    Aspect,
    ClaimTruth,
    Complement,
    CrossTable,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Operand,
    Row,
)
from corpus import types as corpus_types

Bound = Literal["", "above", "below"]
BOUND_OF: dict[str, Bound] = {"över": "above", "upp till": "below"}
OTHER_SIDE: dict[Bound, Bound] = {"": "", "above": "below", "below": "above"}


@dataclass(frozen=True, slots=True)
class Truth:
    """What the report has. `bound` "above": the report says only that it is more than this."""

    count: float | None = None
    share: float | None = None
    unit: str = "kommuner"
    bound: Bound = ""


def truth_of(step: ClaimTruth, evidence: Evidence) -> Truth | None:
    """Count and share of the one thing that a step is about."""
    match step:
        case Lookup(rows=(row,)):
            return of_row(row, step.aspects[0], evidence)
        case Complement(rows=(row,)):
            return of_row(row, "lacks", evidence)
        case CrossTable(rows=(row,)):
            return _of_coverage(row, step, evidence)
        case KeyFigure(facts=(fact,)):
            return _of_fact(fact_record(evidence, fact), step, evidence)
        case Filter():
            kept = select(evidence, step.scope, step.aspect, conditions=step.conditions)
            return Truth(len(kept), unit="e-tjänster")
        case Membership(ask="number"):
            count = evidence.desk.municipalities(step.answered)
            return Truth(count, 100 * count / len(evidence.desk.corpus.municipalities))
        case _:
            return None


def of_operand(operand: Operand, evidence: Evidence) -> Truth | None:
    """Count and share of one side of a comparison."""
    if operand.row is not None:
        return of_row(operand.row, operand.aspect, evidence)
    if operand.category is not None:
        return Truth(category_sum(operand.category, evidence)[0])
    if operand.fact is not None:
        return _of_record(fact_record(evidence, operand.fact))
    return None


def of_row(row: Row, aspect: Aspect, evidence: Evidence) -> Truth:
    """Count and share of a row, for any aspect."""
    if row.table != "services":
        count, base, _ = option_cell(evidence, row)
        count = base - count if aspect == "lacks" else count
        return Truth(count, 100 * count / base)
    if aspect in {"has", "lacks"}:
        cell = has_cell(evidence, row)
        if aspect == "has":
            return Truth(cell.count, cell.share)
        return Truth(cell.base - cell.count, 100 - cell.share)
    cells = integration_cells(evidence, row)
    if aspect in {"answered", "unanswered"}:
        has = has_cell(evidence, row).count
        count = cells.base if aspect == "answered" else has - cells.base
        return Truth(count, 100 * count / has)
    return Truth(cells.counts[aspect], cells.shares[aspect])


def _of_coverage(row: Row, step: CrossTable, evidence: Evidence) -> Truth:
    if step.ask != "integrated":
        return of_row(row, step.ask, evidence)
    count = integration_cells(evidence, row).counts["integrated"]
    return Truth(count, 100 * count / has_cell(evidence, row).count)


def _of_fact(record: corpus_types.KeyFigure, step: KeyFigure, evidence: Evidence) -> Truth | None:
    found = _of_record(record)
    match step.ask:
        case "rest" if found.share is not None:
            return Truth(share=100 - found.share, bound=OTHER_SIDE[found.bound])
        case "respondents":
            return Truth(record.n)
        case "change" if record.fact in CHANGES:
            return Truth(share=record.value - fact_record(evidence, CHANGES[record.fact]).value)
        case "number" if found.share is not None and record.n is not None:
            return Truth(found.share * record.n / 100, found.share, bound=found.bound)
        case _:
            return found


def _of_record(record: corpus_types.KeyFigure) -> Truth:
    bound = BOUND_OF.get(record.qualifier, "")
    share = share_of(record)
    if share is not None:
        return Truth(share=share, bound=bound)
    return Truth(record.value, unit=record.unit, bound=bound)
