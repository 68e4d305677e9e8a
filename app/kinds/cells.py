"""Cells of Bilaga 2 and 3 and of figures 8 and 9, with their citations: read here alone."""

from dataclasses import dataclass
from typing import cast

from app.evidence import Evidence
from app.format import number, percent
from app.plan import Aspect, Row, Table
from corpus.types import ServiceId, Source

HAS_SQL = "SELECT tjanst, antal, andel FROM bilaga2 WHERE kategori = ? AND tjanst = ?"
INTEGRATION_SQL = (
    "SELECT tjanst, integrerad, ej_integrerad, vet_ej, integrerad_andel, ej_integrerad_andel, "
    "vet_ej_andel, svarande FROM bilaga3 WHERE kategori = ? AND tjanst = ?"
)
OPTION_SQL = {
    "figure8": "SELECT svar, antal FROM figur8 WHERE svar = ?",
    "figure9": "SELECT svar, antal FROM figur9 WHERE svar = ?",
}
FIGURE_OF: dict[Table, int] = {"figure8": 8, "figure9": 9}
INTEGRATION: tuple[Aspect, ...] = ("integrated", "not_integrated", "unknown")
"""The three counts of Bilaga 3, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class HasCell:
    """Count and printed share of a service, of the base that answered."""

    count: int
    share: float
    base: int
    mark: str


@dataclass(frozen=True, slots=True)
class IntegrationCells:
    """Bilaga 3's row: counts and printed whole-percent shares, of `base` that answered."""

    counts: dict[Aspect, int]
    shares: dict[Aspect, int]
    base: int
    mark: str


def service_id(row: Row) -> ServiceId:
    """The corpus's name of a plan row."""
    return ServiceId(row.category, row.name)


def display(evidence: Evidence, row: Row) -> str:
    """A row's name in bold, with its category where the name stands under several."""
    if row.table != "services":
        return f"”{row.name}”"
    shared = sum(s.name == row.name for s in evidence.desk.corpus.service_by_id) > 1
    return f"**{row.name}**" + (f" ({row.category})" if shared else "")


def appendix_heading(evidence: Evidence, number_: int) -> tuple[Source, str]:
    """Source and verbatim heading of Bilaga 1, 2 or 3."""
    for section in evidence.desk.corpus.sections:
        if section.source.label == f"Bilaga {number_}":
            return section.source, section.passages[0].text
    raise LookupError(f"No heading for Bilaga {number_}")


def has_cell(evidence: Evidence, row: Row) -> HasCell:
    """Bilaga 2's count and share of a service, cited with the heading that gives the base."""
    record = evidence.desk.corpus.service_by_id[service_id(row)]
    result = evidence.query(HAS_SQL, (row.category, row.name))
    _, count, share = cast("tuple[str, int, float]", result.rows[0])
    _, heading = appendix_heading(evidence, 2)
    mark = evidence.cite(record.source, heading, record.quote)
    return HasCell(count, share, evidence.desk.base, mark)


def integration_cells(evidence: Evidence, row: Row) -> IntegrationCells:
    """Bilaga 3's row of a service; its base is the sum of the three counts."""
    record = evidence.desk.corpus.integration_by_id[service_id(row)]
    result = evidence.query(INTEGRATION_SQL, (row.category, row.name))
    values = cast("tuple[int, ...]", result.rows[0][1:])  # after the name
    mark = evidence.cite(record.source, record.quote)
    return IntegrationCells(
        counts=dict(zip(INTEGRATION, values[:3], strict=True)),
        shares=dict(zip(INTEGRATION, values[3:6], strict=True)),
        base=values[6],
        mark=mark,
    )


def respondents(evidence: Evidence, row: Row, cells: IntegrationCells) -> str:
    """How many answered about integration for a service: the sum of its three counts."""
    summands = " + ".join(str(cells.counts[aspect]) for aspect in INTEGRATION)
    return evidence.calculate(f"Svarade om integration för {row.name}", summands, cells.base)


def option_cell(evidence: Evidence, row: Row) -> tuple[int, int, str]:
    """A bar's count, the figure's number of respondents, and the citation mark."""
    corpus = evidence.desk.corpus
    number_ = FIGURE_OF[row.table]
    value = next(v for v in corpus.figure_values if v.figure == number_ and v.label == row.name)
    figure = corpus.figure_by_number[number_]
    count = cast("int", evidence.query(OPTION_SQL[row.table], (row.name,)).rows[0][1])
    respondents = figure.respondents or 0
    mark = evidence.cite(value.source, *filter(None, (figure.respondents_quote, value.quote)))
    return count, respondents, mark


def shown(value: float) -> str:
    """A count as text."""
    return number(value)


def shown_share(value: float) -> str:
    """A printed share as text: one decimal in Bilaga 2, whole percent in Bilaga 3."""
    return percent(value, 1) if isinstance(value, float) else percent(value)
