"""Exact lookup in the report's tables with parameterised SQL. Never estimates.

DuckDB reads the CSV files of `corpus/data` into memory once. Column and table names in the SQL are
constants of this project, never text of a visitor; everything a visitor says goes in as parameter.
"""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb

from index.types import Cell, Miss, Result, Scalar

TABLES: Final = ("bilaga1", "kommuner", "bilaga2", "bilaga3", "figur8", "figur9")


class Tables:
    """The tables in memory. Safe to use from several threads: each has a cursor of its own."""

    def __init__(self, folder: Path) -> None:
        """Load the CSV files of `folder`; a missing one is an error that names it."""
        self._connection = duckdb.connect(":memory:", config={"threads": 1})
        for name in TABLES:
            path = folder / f"{name}.csv"
            if not path.is_file():
                raise FileNotFoundError(f"Tabellen {name} saknas: {path}")
            self._connection.execute(
                f"CREATE TABLE {name} AS SELECT * FROM read_csv(?, header = true)", [str(path)]
            )
        self._connection.execute("SET enable_external_access = false")
        self._local = threading.local()

    def query(self, sql: str, params: Sequence[Scalar] = ()) -> Result:
        """Run one SELECT and return all of its rows."""
        cursor = self._cursor()
        cursor.execute(sql, list(params))
        columns = tuple(d[0] for d in cursor.description or ())
        return Result(sql, tuple(params), columns, tuple(cursor.fetchall()))

    def cell(self, sql: str, params: Sequence[Scalar] = ()) -> Cell | Miss:
        """The one value of a query, or a `Miss` when there is no row or no value."""
        result = self.query(sql, params)
        if len(result.rows) != 1 or len(result.columns) != 1:
            return Miss(
                f"{len(result.rows)} rows of {len(result.columns)} columns, wanted one cell"
            )
        value = result.rows[0][0]
        if value is None or isinstance(value, bool):
            return Miss(f"no value: {value!r}")
        return Cell(value, result)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._local, "cursor", None)
        if cursor is None:
            cursor = self._local.cursor = self._connection.cursor()
        return cursor
