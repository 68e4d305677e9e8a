"""Claim checks: finds the true figure first, then says whether the claim holds.

The verdict is worked out from the same cells that the truth is worded from. Where no verdict can be
worked out, the answer gives what the report says and claims nothing.
"""

from decimal import Decimal

from app.evidence import Evidence
from app.format import half_up
from app.kinds.cells import has_cell, integration_cells, option_cell
from app.kinds.columns import select
from app.kinds.facts import fact_record
from app.plan import (
    Claim,
    Comparison,
    Complement,
    CrossTable,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Operand,
    Ranking,
    Row,
    Stated,
)
from app.texts import claims as say

ABOUT = 2.0  # percentage points: "hälften" for 51.6 % is fair, 48 % for 51.6 % is not
VAGUE = ("hälften", "tredjedel", "fjärdedel", "femtedel", "var ", "av tio", "varannan", "ungefär")


def verdict(step: Claim, evidence: Evidence) -> str | None:
    """ "true", "about", "false", or None where the claim cannot be judged."""
    found = _judge(step, evidence)
    if found is None or not step.negated:
        return found
    return "false" if found in {"true", "about"} else "true"


def worded(step: Claim, truth: str, found: str | None) -> str:
    """Verdict and truth in one opening sentence."""
    template = {
        "true": say.TRUE_SHORT,
        "about": say.TRUE_ABOUT_SHORT,
        "false": say.FALSE_SHORT,
        None: say.OPEN,
    }[found]
    if isinstance(step.truth, Membership) and step.truth.ask == "check":
        return truth
    return template.format(truth=_as_clause(truth) if found else truth)


def beside(step: Claim, evidence: Evidence) -> str:
    """The claimed row's own figure, where a ranking is the truth and the claim is false."""
    if not isinstance(step.truth, Ranking) or not step.claimed:
        return ""
    from app.kinds.lookup import lookup

    return lookup(Lookup(rows=step.claimed, aspects=(step.truth.aspect,)), evidence)


def _as_clause(truth: str) -> str:
    first = truth.split(" ", 1)[0]
    keep = not first.isalpha() or first.isupper() or first.startswith("**")
    return truth if keep else truth[0].lower() + truth[1:]


def _judge(step: Claim, evidence: Evidence) -> str | None:
    truth = step.truth
    if isinstance(truth, Ranking) and step.claimed:
        return _ranked_first(truth, step.claimed, evidence)
    if isinstance(truth, Comparison) and len(truth.operands) == 2:
        return _larger_first(truth, step.stated, evidence)
    if step.stated is None or step.stated.value is None:
        return None
    values = _values(step, evidence)
    return _compare(values, step.stated) if values else None


def _values(step: Claim, evidence: Evidence) -> tuple[float | None, float | None] | None:
    """Count and share of the one thing that the truth is about."""
    truth = step.truth
    if isinstance(truth, (Lookup, Complement, CrossTable)) and len(truth.rows) == 1:
        aspect = "lacks" if isinstance(truth, Complement) else "has"
        if isinstance(truth, Lookup):
            aspect = truth.aspects[0]
        if isinstance(truth, CrossTable):
            aspect = truth.ask if truth.ask in {"answered", "unanswered"} else "answered"
        return cell_values(truth.rows[0], aspect, evidence)
    if isinstance(truth, KeyFigure) and len(truth.facts) == 1:
        record = fact_record(evidence, truth.facts[0])
        share = record.value if record.unit == "procent" else None
        if record.unit == "av tio":
            share = record.value * 10
        return (None if share is not None else record.value, share)
    if isinstance(truth, Filter):
        kept = select(evidence, truth.scope, truth.aspect, conditions=truth.conditions)
        return float(len(kept)), None
    if isinstance(truth, Membership) and truth.ask == "number":
        count = evidence.desk.municipalities(truth.answered)
        everyone = len(evidence.desk.corpus.municipalities)
        return float(count), 100 * count / everyone
    return None


def cell_values(row: Row, aspect: str, evidence: Evidence) -> tuple[float, float]:
    """Count and share of a row, for any aspect."""
    if row.table != "services":
        count, base, _ = option_cell(evidence, row)
        return float(count), 100 * count / base
    if aspect in {"has", "lacks"}:
        cell = has_cell(evidence, row)
        if aspect == "has":
            return float(cell.count), cell.share
        return float(cell.base - cell.count), 100 - cell.share
    cells = integration_cells(evidence, row)
    if aspect in {"answered", "unanswered"}:
        has = has_cell(evidence, row).count
        count = cells.base if aspect == "answered" else has - cells.base
        return float(count), 100 * count / has
    for known, count in cells.counts.items():
        if known == aspect:
            return float(count), float(cells.shares[known])
    raise ValueError(f"Unknown aspect {aspect!r}")


def _compare(values: tuple[float | None, float | None], stated: Stated) -> str | None:
    count, share = values
    true = share if stated.form == "share" else count
    claimed = stated.value
    if true is None or claimed is None:
        return None
    match stated.comparator:
        case "gt":
            return _yes(true > claimed)
        case "ge":
            return _yes(true >= claimed)
        case "lt":
            return _yes(true < claimed)
        case "le":
            return _yes(true <= claimed)
        case _:
            return _equal(true, claimed, stated)


def _yes(holds: bool) -> str:
    return "true" if holds else "false"


def _equal(true: float, claimed: float, stated: Stated) -> str:
    decimals = max(0, -int(Decimal(repr(claimed)).normalize().as_tuple().exponent))
    if half_up(true, min(decimals, 1)) == half_up(claimed, min(decimals, 1)):
        return "true"
    vague = any(word in stated.said for word in VAGUE) or " av " in stated.said
    if vague and stated.form == "share" and abs(true - claimed) <= ABOUT:
        return "about"
    return "false"


def _ranked_first(truth: Ranking, claimed: tuple[Row, ...], evidence: Evidence) -> str:
    by_share = truth.form == "share" and truth.aspect not in {"has", "lacks"}
    ranked = select(
        evidence, truth.scope, truth.aspect, by_share=by_share, top=truth.direction == "top"
    )
    places = {r.row: r.rank for r in ranked}
    wanted = range(truth.start, truth.start + truth.k)
    return _yes(all(places.get(row) in wanted for row in claimed))


def _larger_first(truth: Comparison, stated: Stated | None, evidence: Evidence) -> str | None:
    values = [_operand_value(o, evidence) for o in truth.operands]
    first, second = values
    if first is None or second is None:
        return None
    if stated is not None and stated.value is not None and stated.comparator == "eq":
        return _equal(abs(first - second), stated.value, stated)
    smaller = stated is not None and stated.comparator in {"lt", "le"}
    return _yes(first < second if smaller else first > second)


def _operand_value(operand: Operand, evidence: Evidence) -> float | None:
    if operand.row is not None:
        return cell_values(operand.row, operand.aspect, evidence)[0]
    if operand.fact is not None:
        return fact_record(evidence, operand.fact).value
    return None
