"""Claim checks: finds the true figure first, then says whether the claim holds.

The verdict is worked out from the same cells that the truth is worded from. Where no verdict can be
worked out, the answer gives what the report says and claims nothing.
"""

from decimal import Decimal
from typing import Literal

from app.evidence import Evidence
from app.format import half_up
from app.kinds.comparison import measure_of
from app.kinds.lookup import lookup
from app.kinds.ranking import ordered
from app.kinds.truths import Truth, of_operand, truth_of
from app.plan import Claim, Comparison, Lookup, Membership, Ranking, Row, Stated
from app.texts import claims as say

Verdict = Literal["true", "about", "false"]

ABOUT = 2.0  # percentage points: "hälften" for 51.6 % is fair, 48 % for 51.6 % is not
VAGUE = ("hälften", "tredjedel", "fjärdedel", "femtedel", "var ", "av tio", "varannan", "ungefär")
POINTS = "procentenhet"


def verdict(step: Claim, evidence: Evidence) -> Verdict | None:
    """Whether the claim is "true", "about" true or "false"; None where it cannot be judged."""
    found = _judge(step, evidence)
    if found is None or not step.negated:
        return found
    return _yes(found == "false")


def worded(step: Claim, truth: str, found: Verdict | None) -> str:
    """Verdict and truth in one opening sentence."""
    if found is None:
        return truth
    if isinstance(step.truth, Membership) and step.truth.ask == "check":
        if step.truth.answered and not step.negated:
            return truth  # opens with yes or no already
        truth = truth.split(", ", 1)[1]
    template = {"true": say.TRUE, "about": say.ABOUT, "false": say.FALSE}[found]
    return template.format(truth=_as_clause(truth))


def beside(step: Claim, evidence: Evidence) -> str:
    """The claimed row's own figure, where a ranking is the truth and the claim is false."""
    if not isinstance(step.truth, Ranking) or not step.claimed:
        return ""
    return lookup(Lookup(rows=step.claimed, aspects=(step.truth.aspect,)), evidence)


def _as_clause(truth: str) -> str:
    first = truth.split(" ", 1)[0]
    keep = not first.isalpha() or first.isupper() or first.startswith("**")
    return truth if keep else truth[0].lower() + truth[1:]


def _judge(step: Claim, evidence: Evidence) -> Verdict | None:
    truth, stated = step.truth, step.stated
    if isinstance(truth, Ranking):
        return _ranked_first(truth, step.claimed, evidence) if step.claimed else None
    if isinstance(truth, Comparison):
        return _larger_first(truth, stated, evidence)
    if isinstance(truth, Membership) and truth.ask == "check":
        return _is_member(truth, evidence)
    if stated is None or stated.value is None:
        return None
    found = truth_of(truth, evidence)
    return _compare(found, stated, stated.value) if found is not None else None


def _compare(truth: Truth, stated: Stated, claimed: float) -> Verdict | None:
    true = truth.share if stated.form == "share" else truth.count
    if true is None:
        return None
    if truth.bound:
        return _against_bound(truth.bound == "above", true, claimed, stated.comparator)
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


def _against_bound(above: bool, true: float, claimed: float, comparator: str) -> Verdict | None:
    """The report says only "över 40" or "upp till 3": most other figures are neither true nor not.

    >>> _against_bound(True, 40, 40, "gt"), _against_bound(True, 40, 50, "gt")
    ('true', None)
    """
    inside = claimed <= true if above else claimed >= true
    if not inside:
        return None
    if comparator in {"gt", "ge"}:
        return _yes(above)
    if comparator in {"lt", "le"}:
        return _yes(not above)
    return None if claimed == true else "false"


def _yes(holds: bool) -> Verdict:
    return "true" if holds else "false"


def _equal(true: float, claimed: float, stated: Stated) -> Verdict:
    """Equal as precisely as the claim puts it, at most one decimal; vague words may be near."""
    decimals = min(1, max(0, -int(Decimal(repr(claimed)).normalize().as_tuple().exponent)))
    if half_up(true, decimals) == half_up(claimed, decimals):
        return "true"
    vague = any(word in stated.said for word in VAGUE) or " av " in stated.said
    if vague and stated.form == "share" and abs(true - claimed) <= ABOUT:
        return "about"
    return "false"


def _ranked_first(truth: Ranking, claimed: tuple[Row, ...], evidence: Evidence) -> Verdict:
    places = {r.row: r.rank for r in ordered(truth, evidence)}
    wanted = range(truth.start, truth.start + truth.k)
    return _yes(all(places.get(row) in wanted for row in claimed))


def _is_member(truth: Membership, evidence: Evidence) -> Verdict | None:
    if len(truth.names) != 1 or truth.unknown_names:
        return None
    by_name = {m.name: m for m in evidence.desk.corpus.municipalities}
    return _yes(by_name[truth.names[0]].answered is truth.answered)


def _larger_first(truth: Comparison, stated: Stated | None, evidence: Evidence) -> Verdict | None:
    sides = [s for o in truth.operands if (s := of_operand(o, evidence)) is not None]
    if len(sides) != 2 or len(truth.operands) != 2:
        return None
    first, second = sides
    measure = measure_of([(s.count, s.share, s.unit) for s in (first, second)])
    if stated is not None and (stated.form == "share" or POINTS in stated.said):
        both = first.share is not None and second.share is not None
        measure = "share" if both else measure
    if measure is None:
        return None
    high = first.count if measure == "count" else first.share
    low = second.count if measure == "count" else second.share
    if high is None or low is None:
        return None
    if stated is not None and stated.value is not None and stated.comparator == "eq":
        ratio = truth.operation == "ratio" and low
        return _equal(high / low if ratio else abs(high - low), stated.value, stated)
    smaller = stated is not None and stated.comparator in {"lt", "le"}
    return _yes(high < low if smaller else high > low)
