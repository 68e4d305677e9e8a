"""Exact lookup: cells are the printed ones, missing ones are values, text is never run."""

import threading
from pathlib import Path

import duckdb
import pytest

from corpus.text import DATA
from index.tables import TABLES, Tables
from index.types import Cell, Miss
from tests.index_tools import no_network  # noqa: F401

LOADED = Tables(DATA)
BASE = 223  # "de 223 kommuner som besvarat frågan", the heading of Bilaga 2
COUNT = "SELECT antal FROM bilaga2 WHERE kategori = ? AND tjanst = ?"
BYGGLOV = ("Bygga och bo", "Ansöka om bygglov")


def test_a_cell_is_the_printed_number_with_its_query() -> None:
    cell = LOADED.cell(COUNT, BYGGLOV)
    assert isinstance(cell, Cell)
    assert cell.value == 37
    assert (cell.result.sql, cell.result.params) == (COUNT, BYGGLOV)
    assert (cell.result.columns, cell.result.rows) == (("antal",), ((37,),))


@pytest.mark.parametrize(
    ("sql", "params", "reason"),
    [
        (COUNT, ("Bygga och bo", "finns inte"), "0 rows of 1 columns, wanted one cell"),
        ("SELECT antal FROM bilaga2 WHERE kategori = ?", ("Trafik",), "4 rows of 1 columns"),
        ("SELECT antal, andel FROM bilaga2 WHERE tjanst = ?", (BYGGLOV[1],), "1 rows of 2 columns"),
        ("SELECT max(antal) FROM bilaga2 WHERE antal > 1000", (), "no value: None"),
        ("SELECT antal > 3 FROM bilaga2 WHERE tjanst = ?", (BYGGLOV[1],), "no value: True"),
    ],
)
def test_what_is_no_cell_is_a_miss_with_its_reason(
    sql: str, params: tuple[str, ...], reason: str
) -> None:
    missed = LOADED.cell(sql, params)
    assert isinstance(missed, Miss)
    assert missed.reason.startswith(reason)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_rows(name: str) -> None:
    assert LOADED.query(f"SELECT count(*) FROM {name}").rows[0][0] > 0  # type: ignore[operator]


def test_columns_are_taken_by_name() -> None:
    result = LOADED.query("SELECT tjanst, antal FROM bilaga2 ORDER BY antal DESC LIMIT 2")
    assert result.column("antal") == (148, 120)
    with pytest.raises(ValueError, match="tuple.index"):
        result.column("finns inte")


def test_shares_are_counts_of_the_base() -> None:
    rows = LOADED.query("SELECT antal, andel FROM bilaga2").rows
    assert len(rows) == 38
    for count, share in rows:
        assert float(share) == pytest.approx(100 * float(count) / BASE, abs=0.0501)  # type: ignore[arg-type]


def test_numbers_are_numbers_and_text_is_text() -> None:
    [row] = LOADED.query("SELECT tjanst, antal, andel FROM bilaga2 WHERE antal = 37 LIMIT 1").rows
    assert [type(value) for value in row] == [str, int, float]


def test_what_a_visitor_says_is_data_never_sql() -> None:
    evil = "x'; DROP TABLE bilaga2; --"
    assert LOADED.query(COUNT, (evil, evil)).rows == ()
    assert LOADED.query("SELECT count(*) FROM bilaga2").rows == ((38,),)


def test_the_database_reads_no_files_after_loading() -> None:
    with pytest.raises(duckdb.Error):
        LOADED.query("SELECT * FROM read_csv(?)", [str(DATA / "bilaga2.csv")])


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as error:
        Tables(tmp_path)
    assert str(error.value) == f"Tabellen bilaga1 saknas: {tmp_path / 'bilaga1.csv'}"


def test_threads_have_cursors_of_their_own() -> None:
    found: list[object] = []

    def ask() -> None:
        for _ in range(50):
            found.append(LOADED.query(COUNT, BYGGLOV).rows[0][0])

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [37] * 400
