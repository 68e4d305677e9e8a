"""Lookups, complements and cross-table questions: single cells, worded one sentence a row."""

from decimal import Decimal

from app.evidence import Evidence
from app.format import counted, number, percent
from app.kinds.cells import (
    INTEGRATION,
    display,
    has_cell,
    integration_cells,
    option_cell,
    respondents,
    shown,
    shown_share,
)
from app.kinds.columns import cite_rows
from app.plan import Aspect, Complement, CrossTable, Form, Lookup, Overview, Row
from app.texts import tables as say

SMALL = 15  # respondents; below this one answer moves the share by more than six points


def lookup(step: Lookup, evidence: Evidence) -> str:
    """One paragraph a row (and aspect)."""
    lines = []
    for row in step.rows:
        if row.table != "services":
            lines.append(_option(row, evidence, step.form))
        elif _all_integration(step.aspects):
            lines.append(_integration_all(row, evidence))
        else:
            lines.extend(_service(row, aspect, step.form, evidence) for aspect in step.aspects)
    return "\n\n".join(lines)


def complement(step: Complement, evidence: Evidence) -> str:
    """How many lack each service."""
    return "\n\n".join(lacks_sentence(row, step.form, evidence) for row in step.rows)


def cross_table(step: CrossTable, evidence: Evidence) -> str:
    """Bilaga 3's respondents against Bilaga 2's count."""
    return "\n\n".join(coverage_sentence(row, step.ask, evidence) for row in step.rows)


def overview(step: Overview, evidence: Evidence) -> str:
    """All services of a category with count and share."""
    category = step.category or ""
    result = evidence.query(
        "SELECT tjanst, antal, andel FROM bilaga2 WHERE kategori = ? ORDER BY antal DESC, tjanst",
        (category,),
    )
    ids = [s.service for s in evidence.desk.corpus.services if s.service.category == category]
    mark = cite_rows(evidence, "has", [Row(category=i.category, name=i.name) for i in ids])
    evidence.calculate("Antal e-tjänster (rader)", str(len(result.rows)), len(result.rows))
    lines = [
        say.row_line(str(name), shown(int(str(count))), percent(float(str(share)), 1))
        for name, count, share in result.rows
    ]
    if len(lines) == 1:
        row = Row(category=category, name=str(result.rows[0][0]))
        return f"{_service(row, 'has', 'both', evidence)}\n\n{_integration_all(row, evidence)}"
    lead = say.category_overview(category, len(lines), shown(evidence.desk.base), mark)
    return "\n".join([lead, "", *lines])


def _all_integration(aspects: tuple[Aspect, ...]) -> bool:
    return set(aspects) == set(INTEGRATION)


def _service(row: Row, aspect: Aspect, form: Form, evidence: Evidence) -> str:
    if aspect == "has":
        cell = has_cell(evidence, row)
        count = counted(cell.count, "kommun", "kommuner") if form == "share" else shown(cell.count)
        return say.has(
            display(evidence, row), count, percent(cell.share, 1), shown(cell.base), cell.mark, form
        )
    if aspect == "lacks":
        return lacks_sentence(row, form, evidence)
    if aspect in {"answered", "unanswered"}:
        return coverage_sentence(row, aspect, evidence)
    return integration_sentence(row, aspect, form, evidence)


def integration_sentence(row: Row, aspect: Aspect, form: Form, evidence: Evidence) -> str:
    """One count of Bilaga 3, of those who answered about that service."""
    cells = integration_cells(evidence, row)
    total = respondents(evidence, row, cells)
    evidence.warn(say.INTEGRATION_BASE)
    if cells.base < SMALL:
        evidence.warn(say.SMALL_BASE.format(n=total))
    count = cells.counts[aspect]
    words = counted(count, "kommun", "kommuner") if form == "share" else shown(count)
    return say.integration(
        aspect,
        display(evidence, row),
        words,
        shown_share(cells.shares[aspect]),
        total,
        cells.mark,
        form,
    )


def _integration_all(row: Row, evidence: Evidence) -> str:
    cells = integration_cells(evidence, row)
    total = respondents(evidence, row, cells)
    evidence.warn(say.INTEGRATION_BASE)
    said = {
        str(a): (shown(count), shown_share(cells.shares[a])) for a, count in cells.counts.items()
    }
    return say.integration_all(display(evidence, row), total, said, cells.mark)


def lacks_sentence(row: Row, form: Form, evidence: Evidence) -> str:
    """Base minus count, and its share of the base."""
    if row.table != "services":
        return _option_complement(row, form, evidence)
    cell = has_cell(evidence, row)
    missing = cell.base - cell.count
    count = evidence.calculate(f"Saknar {row.name}", f"{cell.base} - {cell.count}", missing)
    share = evidence.calculate(
        f"Andel som saknar {row.name}",
        f"100 * ({cell.base} - {cell.count}) / {cell.base}",
        Decimal(100 * missing) / cell.base,
        share=True,
        decimals=1,
    )
    words = f"{count}\u00a0kommuner" if form == "share" else count
    return say.lacks(display(evidence, row), words, share, shown(cell.base), cell.mark, form)


def _option_complement(row: Row, form: Form, evidence: Evidence) -> str:
    """Respondents of figure 8 or 9 that did not choose an option."""
    count, of, mark = option_cell(evidence, row)
    missing = of - count
    shown_ = evidence.calculate(f"Angav inte {row.name}", f"{of} - {count}", missing)
    share = evidence.calculate(
        f"Andel som inte angav {row.name}",
        f"100 * ({of} - {count}) / {of}",
        Decimal(100 * missing) / of,
        share=True,
        decimals=1,
    )
    lead, inner = (share, f"{shown_} kommuner") if form == "share" else (shown_, share)
    return say.not_option(row.table, row.name, lead, inner, number(of), mark)


def coverage_sentence(row: Row, ask: str, evidence: Evidence) -> str:
    """How many of those with the service answered (or did not) about integration."""
    cell = has_cell(evidence, row)
    cells = integration_cells(evidence, row)
    answered = respondents(evidence, row, cells)
    name, has = display(evidence, row), shown(cell.count)
    marks = cell.mark + cells.mark
    if ask == "integrated":
        count = cells.counts["integrated"]
        share = _share_of(str(count), count, cell.count, evidence)
        evidence.warn(say.INTEGRATED_OF_ALL)
        return say.integrated_of_all(name, shown(count), has, share, marks)
    if ask == "unanswered":
        missing = cell.count - cells.base
        words = evidence.calculate(
            f"Svarade inte om integration för {row.name}", f"{cell.count} - {cells.base}", missing
        )
        share = _share_of(f"{cell.count} - {cells.base}", missing, cell.count, evidence)
        return say.unanswered(name, words, has, share, marks)
    share = _share_of(str(cells.base), cells.base, cell.count, evidence)
    return say.answered(name, answered, has, share, marks)


def _share_of(expression: str, part: int, whole: int, evidence: Evidence) -> str:
    return evidence.calculate(
        "Andel av dem som har e-tjänsten",
        f"100 * ({expression}) / {whole}",
        Decimal(100 * part) / whole,
        share=True,
        decimals=1,
    )


def _option(row: Row, evidence: Evidence, form: Form) -> str:
    count, of, mark = option_cell(evidence, row)
    share = None
    if form == "share":
        share = evidence.calculate(
            f"Andel av {of}",
            f"100 * {count} / {of}",
            Decimal(100 * count) / of,
            share=True,
            decimals=1,
        )
    evidence.warn(say.SEVERAL_ANSWERS)
    return say.option(row.table, row.name, number(count), number(of), share, mark)
