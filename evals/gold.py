"""Is the gold of a case true? Holds it against the report's tables, pages, figures and headings.

Does not judge answers. Every contradiction is listed, not only the first, since an author corrects
a file in one go.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import duckdb

from evals.places import Places
from evals.types import Case, Problem, Value

TOLERANCE = 1e-9  # floats only: gold is compared after rounding to its own number of decimals


def check_gold(
    case: Case, tables: duckdb.DuckDBPyConnection | None, places: Places
) -> list[Problem]:
    """Everything in a case that contradicts itself or the report. No tables: no queries are run."""
    return [
        *_shape(case),
        *_forbidden(case),
        *_sources(case, places),
        *(_query(case, tables) if tables is not None and case.gold_sql else ()),
    ]


def _problem(case: Case, key: str, text: str) -> Problem:
    return Problem(case.file, case.id, key, text)


def _shape(case: Case) -> Iterable[Problem]:
    if case.values and case.readings:
        yield _problem(case, "readings", "ska stå i stället för values, inte jämte")
    if case.outcome == "answer" and not (case.values or case.readings or case.phrases):
        yield _problem(case, "values", "ett svar måste kräva något: values, readings eller phrases")
    if case.gold_sql and not case.all_values:
        yield _problem(case, "gold_sql", "har inga values eller readings att jämföras med")
    for i, reading in enumerate(case.readings, 1):
        if not reading.about or not reading.values:
            yield _problem(case, f"readings[{i}]", "kräver både about och values")


def _forbidden(case: Case) -> Iterable[Problem]:
    fair = {
        f
        for v in case.all_values
        for f in (v.value, *v.also, *(() if v.base is None else (v.base,)))
    }
    for figure in case.forbidden:
        if any(abs(figure - other) < TOLERANCE for other in fair):
            yield _problem(case, "forbidden", f"{figure:g} står också bland value, also eller base")
    required = {word.casefold() for group in case.phrases for word in group}
    for word in case.absent:
        if word.casefold() in required:
            yield _problem(case, "absent", f"{word!r} står också i phrases")


def _sources(case: Case, places: Places) -> Iterable[Problem]:
    for i, source in enumerate(case.sources, 1):
        text = places.objection(source.label, source.page)
        if text:
            yield _problem(case, f"sources[{i}]", text)


def _query(case: Case, tables: duckdb.DuckDBPyConnection) -> Iterable[Problem]:
    try:
        rows = tables.execute(case.gold_sql or "").fetchall()
    except duckdb.Error as error:
        yield _problem(case, "gold_sql", f"frågan går inte att köra: {str(error).splitlines()[0]}")
        return
    wanted = [r.values for r in case.readings] or [case.values]
    if not any(wanted):
        return
    if len(rows) != len(wanted):
        yield _problem(case, "gold_sql", f"ger {len(rows)} rader, men fallet kräver {len(wanted)}")
        return
    for number, (row, values) in enumerate(zip(rows, wanted, strict=True), 1):
        if len(row) != len(values) or not all(map(_agrees, row, values)):
            gold = ", ".join(f"{v.value:g}" for v in values)
            got = ", ".join(str(cell) for cell in row)
            yield _problem(case, "gold_sql", f"rad {number} ger {got}, men values säger {gold}")


def _agrees(cell: Any, value: Value) -> bool:  # noqa: ANN401 - a cell of a result is anything
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return False
    gold = Decimal(repr(value.value)).normalize()
    exponent = min(int(gold.as_tuple().exponent), 0)
    rounded = Decimal(f"{float(cell):.9f}").quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)
    return abs(float(rounded) - value.value) < TOLERANCE
