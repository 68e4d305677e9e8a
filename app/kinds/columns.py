"""Columns that rankings, filters and sums run over: one SQL expression for each aspect and form.

All column and table names come from this file; what a visitor says is always a parameter.
"""

from dataclasses import dataclass

from app.evidence import Evidence
from app.kinds.cells import FIGURE_OF, appendix_heading, service_id
from app.plan import Aspect, Condition, Row, Scope
from corpus.types import Source
from index.types import Result, Scalar


@dataclass(frozen=True, slots=True)
class Column:
    """What to read for an aspect: source, count, share, and the base of the share."""

    source: str
    count: str
    share: str
    base: str


_JOIN = "bilaga2 JOIN bilaga3 USING (kategori, tjanst)"
_COLUMNS: dict[Aspect, Column] = {
    "has": Column("bilaga2", "antal", "andel", "{base}"),
    "lacks": Column("bilaga2", "{base} - antal", "100.0 - andel", "{base}"),
    "integrated": Column("bilaga3", "integrerad", "integrerad_andel", "svarande"),
    "not_integrated": Column("bilaga3", "ej_integrerad", "ej_integrerad_andel", "svarande"),
    "unknown": Column("bilaga3", "vet_ej", "vet_ej_andel", "svarande"),
    "answered": Column(_JOIN, "svarande", "100.0 * svarande / antal", "antal"),
    "unanswered": Column(_JOIN, "antal - svarande", "100.0 * (antal - svarande) / antal", "antal"),
}
"""As printed in the report, or worked out; "{base}" stands for those who answered on e-services."""
OPTION_TABLE = {"figure8": "figur8", "figure9": "figur9"}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row of a result: who, count, share of the base in percent, base, and competition rank."""

    row: Row
    count: int
    share: float
    base: int
    rank: int


def select(
    evidence: Evidence,
    scope: Scope,
    aspect: Aspect,
    *,
    by_share: bool = False,
    top: bool = True,
    conditions: tuple[Condition, ...] = (),
) -> list[Ranked]:
    """The rows of a scope that meet the conditions, ranked, equal values sharing a rank.

    The query is kept as evidence: its number of rows is what a filter counts.
    """
    if scope.table != "services":
        return _options(evidence, scope, top=top, conditions=conditions)
    column = _COLUMNS[aspect]
    where, params = _where(scope)
    order = column.share if by_share else column.count
    way = "DESC" if top else "ASC"
    sql = (
        f"SELECT kategori, tjanst, {column.count} AS antal_, {column.share} AS andel_, "
        f"{column.base} AS bas, rank() OVER (ORDER BY {order} {way}) AS plats "
        f"FROM {column.source}{where}"
    )
    if conditions:
        kept, values = _condition_sql(conditions)
        sql, params = f"SELECT * FROM ({sql}) WHERE {kept}", [*params, *values]
    if any(c.than for c in conditions):
        sql = sql.replace(" AS antal_,", f" AS antal_, {_other(conditions)} AS annan_,", 1)
    sql = sql.replace("{base}", str(evidence.desk.base))
    return _ranked(evidence.query(f"{sql} ORDER BY plats, tjanst, kategori", params))


_OPERATOR = {"gt": ">", "ge": ">=", "lt": "<", "le": "<=", "eq": "="}


def _condition_sql(conditions: tuple[Condition, ...]) -> tuple[str, list[Scalar]]:
    """Thresholds as SQL over the columns of `select`; shares are compared as printed."""
    clauses: list[str] = []
    values: list[Scalar] = []
    for condition in conditions:
        column = "antal_" if condition.form == "count" else "andel_"
        if condition.than is not None:
            clauses.append(f"antal_ {_OPERATOR[condition.comparator]} annan_")
        elif condition.comparator == "between":
            clauses.append(f"{column} BETWEEN ? AND ?")
            values += [condition.value, condition.high]
        else:
            clauses.append(f"{column} {_OPERATOR[condition.comparator]} ?")
            values.append(condition.value)
    return " AND ".join(clauses), values


def _other(conditions: tuple[Condition, ...]) -> str:
    return next(_COLUMNS[c.than].count for c in conditions if c.than is not None)


def _ranked(result: Result) -> list[Ranked]:
    return [
        Ranked(
            Row(category=str(values["kategori"]), name=str(values["tjanst"])),
            int(str(values["antal_"])),
            float(str(values["andel_"])),
            int(str(values["bas"])),
            int(str(values["plats"])),
        )
        for values in (dict(zip(result.columns, r, strict=True)) for r in result.rows)
    ]


def _options(
    evidence: Evidence, scope: Scope, *, top: bool, conditions: tuple[Condition, ...]
) -> list[Ranked]:
    base = evidence.desk.corpus.figure_by_number[FIGURE_OF[scope.table]].respondents or 0
    way = "DESC" if top else "ASC"
    share = f", 100.0 * antal / {base} AS andel_" if _by_share(conditions) else ""
    inner = f"SELECT svar, antal AS antal_{share} FROM {OPTION_TABLE[scope.table]}"
    clause, values = _condition_sql(conditions)
    where = f" WHERE {clause}" if clause else ""
    result = evidence.query(f"SELECT * FROM ({inner}){where} ORDER BY antal_ {way}, svar", values)
    kept = [(str(r[0]), int(str(r[1]))) for r in result.rows if _chosen(scope, str(r[0]))]
    return [
        Ranked(
            Row(table=scope.table, name=label),
            count,
            100 * count / base,
            base,
            1 + sum((other > count) if top else (other < count) for _, other in kept),
        )
        for label, count in kept
    ]


def _by_share(conditions: tuple[Condition, ...]) -> bool:
    return any(c.form == "share" for c in conditions)


def _chosen(scope: Scope, label: str) -> bool:
    wanted = not scope.rows or any(r.name == label for r in scope.rows)
    return wanted and not any(r.name == label for r in scope.without)


def _where(scope: Scope) -> tuple[str, list[Scalar]]:
    clauses: list[str] = []
    params: list[Scalar] = []
    if scope.categories:
        clauses.append(f"kategori IN ({', '.join('?' * len(scope.categories))})")
        params.extend(scope.categories)
    if scope.words:
        clauses.append("(" + " OR ".join("contains(lower(tjanst), ?)" for _ in scope.words) + ")")
        params.extend(w.lower() for w in scope.words)
    if scope.most_common is not None:
        clauses.append(
            "(kategori, tjanst) IN (SELECT (kategori, tjanst) FROM (SELECT kategori, tjanst, "
            "rank() OVER (ORDER BY antal DESC) AS p FROM bilaga2) WHERE p <= ?)"
        )
        params.append(scope.most_common)
    if scope.limits:
        kept, values = _condition_sql(scope.limits)
        clauses.append(
            "(kategori, tjanst) IN (SELECT (kategori, tjanst) FROM (SELECT kategori, tjanst, "
            f"antal AS antal_, andel AS andel_ FROM bilaga2) WHERE {kept})"
        )
        params.extend(values)
    if scope.without:
        pairs = " OR ".join("(kategori = ? AND tjanst = ?)" for _ in scope.without)
        clauses.append(f"NOT ({pairs})")
        params.extend(v for r in scope.without for v in (r.category, r.name))
    if scope.rows:
        pairs = " OR ".join("(kategori = ? AND tjanst = ?)" for _ in scope.rows)
        clauses.append(f"({pairs})")
        params.extend(v for r in scope.rows for v in (r.category, r.name))
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), params


def cite_rows(evidence: Evidence, aspect: Aspect, rows: list[Row]) -> str:
    """Cite the printed rows behind a list, one citation a page, and return the marks."""
    corpus = evidence.desk.corpus
    marks: list[str] = []
    if rows and rows[0].table != "services":
        number_ = FIGURE_OF[rows[0].table]
        values = {v.label: v for v in corpus.figure_values if v.figure == number_}
        caption = corpus.figure_by_number[number_].respondents_quote
        quotes = [q for q in (caption, *(values[r.name].quote for r in rows)) if q]
        return evidence.cite(values[rows[0].name].source, *quotes)
    if aspect in {"has", "lacks", "answered", "unanswered"}:
        _, heading = appendix_heading(evidence, 2)
        marks += _by_page(evidence, [_b2(evidence, r) for r in rows], heading)
    if aspect not in {"has", "lacks"}:
        marks += _by_page(evidence, [_b3(evidence, r) for r in rows], None)
    return "".join(dict.fromkeys(marks))


def _by_page(evidence: Evidence, found: list[tuple[Source, str]], heading: str | None) -> list[str]:
    pages: dict[Source, list[str]] = {}
    for source, quote in found:
        pages.setdefault(source, []).append(quote)
    return [
        evidence.cite(source, *([heading] if heading else []), *quotes)
        for source, quotes in pages.items()
    ]


def _b2(evidence: Evidence, row: Row) -> tuple[Source, str]:
    record = evidence.desk.corpus.service_by_id[service_id(row)]
    return record.source, record.quote


def _b3(evidence: Evidence, row: Row) -> tuple[Source, str]:
    record = evidence.desk.corpus.integration_by_id[service_id(row)]
    return record.source, record.quote
