"""Self-comparison: what a municipality has or lacks, beside the figures of the report."""

from app.evidence import Evidence
from app.format import number, percent
from app.kinds.cells import has_cell
from app.kinds.columns import cite_rows, select
from app.kinds.lookup import lacks_sentence, lookup
from app.plan import Lookup, Row, Scope, SelfComparison
from app.texts import calc as calc_say
from app.texts import claims as say


def self_comparison(step: SelfComparison, evidence: Evidence) -> str:
    """One paragraph a service; the mean where a number of services was given."""
    parts = []
    if step.number is not None:
        parts.append(_mean(step.number, evidence))
    if step.has:
        parts.append(lookup(Lookup(rows=step.has), evidence))
    parts.extend(_lacked(row, evidence) for row in step.lacks)
    return "\n\n".join(parts)


def _lacked(row: Row, evidence: Evidence) -> str:
    """What the visitor lacks: how many others do, and how many have it."""
    cell = has_cell(evidence, row)
    having = say.OTHERS_HAVE.format(count=number(cell.count), share=percent(cell.share, 1))
    return f"{lacks_sentence(row, 'both', evidence).rstrip('.')}; {having}."


def _mean(own: int, evidence: Evidence) -> str:
    ranked = select(evidence, Scope(), "has")
    mark = cite_rows(evidence, "has", [r.row for r in ranked])
    total, of = sum(r.count for r in ranked), evidence.desk.base
    shown = evidence.calculate(
        "Förekomster av alla e-tjänster", " + ".join(str(r.count) for r in ranked), total
    )
    mean = evidence.calculate(
        "E-tjänster per svarande kommun", f"{total} / {of}", total / of, decimals=1
    )
    evidence.warn(calc_say.ANSWERING.format(n=number(of)))
    return say.OWN_MEAN.format(own=number(own), mean=mean, total=shown, base=number(of), mark=mark)
