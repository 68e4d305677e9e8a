"""The share of a row as an answer prints it: read from the report, or worked out and recorded."""

from app.evidence import Evidence
from app.format import percent
from app.kinds.columns import Ranked
from app.plan import Aspect

OF_ALL: frozenset[Aspect] = frozenset({"has", "lacks"})
"""Columns whose base is all that answered on e-services: count and share give the same order."""
WORKED_OUT: frozenset[Aspect] = frozenset({"answered", "unanswered"})
"""Columns that the report does not print."""


def worked_share(label: str, row: Ranked, evidence: Evidence) -> str:
    """A share that the report does not print, one decimal, recorded as a calculation."""
    return evidence.calculate(
        label,
        f"100 * {row.count} / {row.base}",
        100 * row.count / row.base,
        share=True,
        decimals=1,
    )


def share_beside(row: Ranked, aspect: Aspect, evidence: Evidence) -> str:
    """The share of a row in a list, with the report's decimals where it prints one."""
    if aspect in WORKED_OUT:
        return worked_share(f"Andel av dem som har {row.row.name}", row, evidence)
    return percent(row.share, 1 if aspect in OF_ALL else 0)
