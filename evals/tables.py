"""The report's tables in an in-memory DuckDB, for the queries that prove gold.

Reads the CSV files of corpus/data and nothing else; columns are those of cases/README.md, with page
and quote beside them. Not the app's database: gold must not lean on the code that it judges.
"""

from pathlib import Path

import duckdb

from evals.errors import EvalError

DATA = Path(__file__).resolve().parent.parent / "corpus" / "data"
TABLES = ("bilaga1", "kommuner", "bilaga2", "bilaga3", "figur8", "figur9")


class MissingDataError(EvalError):
    """The corpus has not been built."""


def open_tables(data: Path = DATA) -> duckdb.DuckDBPyConnection:
    """Load the tables; raises MissingDataError naming every file that is missing."""
    missing = [f"{name}.csv" for name in TABLES if not (data / f"{name}.csv").is_file()]
    if missing:
        raise MissingDataError(f"I {data.name}/ saknas {', '.join(missing)}. Kör: python -m corpus")
    connection = duckdb.connect(":memory:")
    for name in TABLES:
        connection.execute(
            f"CREATE TABLE {name} AS SELECT * FROM read_csv(?, header = true)",
            [str(data / f"{name}.csv")],
        )
    # The file says "ja" and "nej" for those who open it; a query wants to say WHERE NOT svarat.
    connection.execute(
        "ALTER TABLE kommuner ALTER svarat TYPE BOOLEAN USING svarat::VARCHAR IN ('ja', 'true')"
    )
    return connection
