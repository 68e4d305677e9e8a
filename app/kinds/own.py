"""Self-comparison: what a municipality says that it has or lacks, beside the figures of the report."""

from app.evidence import Evidence
from app.format import number
from app.kinds.cells import base
from app.kinds.columns import cite_rows, select
from app.kinds.lookup import lacks_sentence, lookup
from app.plan import Lookup, Scope, SelfComparison
from app.texts import calc as calc_say
from app.texts import claims as say


def self_comparison(step: SelfComparison, evidence: Evidence) -> str:
    """One paragraph a service; the mean where a number of services was given."""
    parts = []
    if step.number is not None:
        parts.append(_mean(step.number, evidence))
    if step.has:
        parts.append(lookup(Lookup(rows=step.has), evidence))
    parts.extend(lacks_sentence(row, "both", evidence) for row in step.lacks)
    return "\n\n".join(parts)


def _mean(own: int, evidence: Evidence) -> str:
    ranked = select(evidence, Scope(), "has")
    mark = cite_rows(evidence, "has", [r.row for r in ranked])
    total, of = sum(r.count for r in ranked), base(evidence)
    shown = evidence.calculate(
        "Förekomster av alla e-tjänster", " + ".join(str(r.count) for r in ranked), total
    )
    mean = evidence.calculate(
        "E-tjänster per svarande kommun", f"{total} / {of}", total / of, decimals=1
    )
    evidence.warn(calc_say.ANSWERING)
    return say.OWN_MEAN.format(
        own=number(own), mean=mean, total=shown, base=number(of), mark=mark
    )
