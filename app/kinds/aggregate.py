"""Sums, means, medians, numbers of rows and shares of totals over Bilaga 2, 3 and figures 8, 9."""

import statistics

from app.evidence import Evidence
from app.format import joined, number
from app.kinds.cells import display
from app.kinds.columns import Ranked, cite_rows, select
from app.plan import Aggregate, Row, Scope, Table
from app.texts import calc as say
from app.texts import tables as table_say
from app.texts.ranking import named

INLINE = 6  # so many services are written out as summands in the sentence


def aggregate(step: Aggregate, evidence: Evidence) -> str:
    """One figure over a scope, or one line a category."""
    if step.per_category:
        return _per_category(step, evidence)
    if step.operation == "categories":
        return _categories(evidence)
    ranked = select(evidence, step.scope, step.aspect)
    if not ranked:
        return say.NOTHING
    mark = cite_rows(evidence, step.aspect, [r.row for r in ranked])
    match step.operation:
        case "rows":
            return _rows(step, ranked, mark, evidence)
        case "mean" | "median":
            return _middle(step, ranked, mark, evidence)
        case "share_of_total":
            return _share_of_total(step, ranked, mark, evidence)
        case _:
            return _sum(step, ranked, mark, evidence)


def category_sum(category: str, evidence: Evidence) -> tuple[int, str]:
    """Occurrences of a category's services, recorded as a calculation; value and mark."""
    ranked = select(evidence, Scope(categories=(category,)), "has")
    mark = cite_rows(evidence, "has", [r.row for r in ranked])
    value = sum(r.count for r in ranked)
    evidence.calculate(f"Förekomster inom {category}", _sum_expression(ranked), value)
    return value, mark


def _sum_expression(ranked: list[Ranked]) -> str:
    return " + ".join(str(r.count) for r in ranked)


def _noun(aspect: str, table: str) -> str:
    if table != "services":
        return "svar"
    return say.NOUN[aspect]


def _scope_words(scope: Scope) -> str:
    return f" inom {joined(list(scope.categories))}" if scope.categories else ""


def _rows_words(scope: Scope, rows: str) -> str:
    if scope.table != "services":
        return f"de {rows} svarsalternativen"
    return f"de {rows} e-tjänsterna{_scope_words(scope)}"


def _twice(table: Table, evidence: Evidence) -> None:
    """Warn that a municipality may be counted several times in a sum."""
    evidence.warn(say.COUNTED_TWICE if table == "services" else table_say.SEVERAL_ANSWERS)


def _sum(step: Aggregate, ranked: list[Ranked], mark: str, evidence: Evidence) -> str:
    value = sum(r.count for r in ranked)
    shown = evidence.calculate("Summa", _sum_expression(ranked), value)
    if len(ranked) > 1:
        _twice(step.scope.table, evidence)
    noun = _noun(step.aspect, step.scope.table)
    if step.scope.table != "services" or (step.scope.rows and len(ranked) <= INLINE):
        what = joined([f"{display(evidence, r.row)} {number(r.count)}" for r in ranked])
        return say.total(shown, noun, what, mark)
    rows = evidence.calculate("Antal e-tjänster (rader)", str(len(ranked)), len(ranked))
    return say.total_scope(shown, noun, rows, _scope_words(step.scope), mark)


def _rows(step: Aggregate, ranked: list[Ranked], mark: str, evidence: Evidence) -> str:
    names = "; ".join(display(evidence, r.row) for r in ranked)
    if step.scope.table != "services":
        count = evidence.calculate("Antal svarsalternativ (rader)", str(len(ranked)), len(ranked))
        return say.options(count, names, mark)
    count = evidence.calculate("Antal e-tjänster (rader)", str(len(ranked)), len(ranked))
    if step.scope == Scope():
        return say.rows(count, mark)
    total = number(len(evidence.desk.corpus.services))
    within = f" hör till {joined(list(step.scope.categories))}" if step.scope.categories else ""
    if step.scope.words:
        within = f" {named(list(step.scope.words))}"
    return say.rows_among(count, total, within, names, mark)


def _middle(step: Aggregate, ranked: list[Ranked], mark: str, evidence: Evidence) -> str:
    whole = step.scope == Scope() and not step.by_service
    if whole and step.operation == "mean" and step.aspect == "has":
        return _per_municipality(ranked, mark, evidence)
    label = "Antal e-tjänster (rader)" if step.scope.table == "services" else "Antal svar (rader)"
    rows = _rows_words(step.scope, evidence.calculate(label, str(len(ranked)), len(ranked)))
    if step.operation == "median":
        return say.mean_rows("Medianen", _median(ranked, evidence), "", rows, mark)
    value = sum(r.count for r in ranked) / len(ranked)
    expression = f"({_sum_expression(ranked)}) / {len(ranked)}"
    shown = evidence.calculate("Medelvärde", expression, value, decimals=1)
    share = ""
    if step.aspect == "has" and step.scope.table == "services":
        share = evidence.calculate(
            "Medelvärde som andel",
            f"100 * ({_sum_expression(ranked)}) / {len(ranked)} / {evidence.desk.base}",
            100 * value / evidence.desk.base,
            share=True,
            decimals=1,
        )
    return say.mean_rows("Medelvärdet", shown, share, rows, mark)


def _median(ranked: list[Ranked], evidence: Evidence) -> str:
    ordered = sorted(r.count for r in ranked)
    at = len(ordered) // 2
    expression = (
        str(ordered[at]) if len(ordered) % 2 else f"({ordered[at - 1]} + {ordered[at]}) / 2"
    )
    return evidence.calculate("Median", expression, statistics.median(ordered))


def _per_municipality(ranked: list[Ranked], mark: str, evidence: Evidence) -> str:
    value = sum(r.count for r in ranked)
    of = evidence.desk.base
    total = evidence.calculate("Förekomster av alla e-tjänster", _sum_expression(ranked), value)
    mean = evidence.calculate(
        "E-tjänster per svarande kommun", f"{value} / {of}", value / of, decimals=1
    )
    evidence.warn(say.ANSWERING.format(n=number(of)))
    lead = say.per_municipality(mean, total, number(of), mark)
    per_service = evidence.calculate(
        "Kommuner per e-tjänst", f"{value} / {len(ranked)}", value / len(ranked), decimals=1
    )
    rows = _rows_words(Scope(), number(len(ranked)))
    return f"{lead}\n\n{say.mean_rows('Medelvärdet', per_service, '', rows, mark)}"


def _share_of_total(step: Aggregate, ranked: list[Ranked], mark: str, evidence: Evidence) -> str:
    everything = select(evidence, Scope(table=step.scope.table), step.aspect)
    part, whole = sum(r.count for r in ranked), sum(r.count for r in everything)
    evidence.calculate("Delsumma", _sum_expression(ranked), part)
    total = evidence.calculate("Alla förekomster", _sum_expression(everything), whole)
    share = evidence.calculate(
        "Andel", f"100 * {part} / {whole}", 100 * part / whole, share=True, decimals=1
    )
    _twice(step.scope.table, evidence)
    what = joined(list(step.scope.categories) or [display(evidence, r.row) for r in ranked])
    noun = _noun(step.aspect, step.scope.table)
    return say.share_of_total(share, noun, number(part), what, total, mark)


def _per_category(step: Aggregate, evidence: Evidence) -> str:
    order = dict.fromkeys(s.service.category for s in evidence.desk.corpus.services)
    wanted = [c for c in order if not step.scope.categories or c in step.scope.categories]
    lines = []
    marks = []
    for category in wanted:
        ranked = select(evidence, Scope(categories=(category,)), step.aspect)
        marks.append(cite_rows(evidence, step.aspect, [r.row for r in ranked]))
        rows = evidence.calculate(f"Rader inom {category}", str(len(ranked)), len(ranked))
        value = sum(r.count for r in ranked)
        shown = evidence.calculate(f"Summa {category}", _sum_expression(ranked), value)
        with_sum = step.operation != "rows"
        noun = _noun(step.aspect, "services") if with_sum else ""
        lines.append(say.category_line(category, rows, shown, noun))
    if step.operation != "rows":
        evidence.warn(say.COUNTED_TWICE)
    total = evidence.calculate("Antal kategorier", str(len(wanted)), len(wanted))
    lead = say.in_categories if step.scope.categories else say.per_category
    return "\n".join([lead(total, "".join(dict.fromkeys(marks))), "", *lines])


def _categories(evidence: Evidence) -> str:
    """How many categories there are, with their names."""
    result = evidence.query("SELECT kategori FROM bilaga2 GROUP BY kategori ORDER BY kategori")
    rows = [
        Row(category=s.service.category, name=s.service.name) for s in evidence.desk.corpus.services
    ]
    mark = cite_rows(evidence, "has", rows)
    count = evidence.calculate("Antal kategorier (rader)", str(len(result.rows)), len(result.rows))
    names = list(dict.fromkeys(s.service.category for s in evidence.desk.corpus.services))
    return say.categories(count, joined(names), mark)
