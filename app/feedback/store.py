"""Feedback in SQLite: one row a verdict, with nothing that points out who gave it.

Every row is on the disk before a visitor is thanked, so a crash loses none. Rows older than the
chosen number of days are removed whenever the store is opened or written to.
"""

import json
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, Literal

Verdict = Literal["up", "down"]
FILE: Final = "feedback.sqlite3"
MAX_ROWS: Final = 100_000  # some 100 MB: an open form must not fill the owner's disk
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS feedback (
  id TEXT PRIMARY KEY,
  saved_on TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('up', 'down')),
  comment TEXT NOT NULL,
  turns TEXT NOT NULL,
  answer TEXT NOT NULL,
  data_version TEXT NOT NULL
)"""


class Full(RuntimeError):
    """The store holds as many rows as it may."""


@dataclass(frozen=True, slots=True)
class Item:
    """One verdict. `saved_on` is a day, not a moment; `id` is drawn by lot."""

    id: str
    saved_on: str
    verdict: Verdict
    comment: str
    turns: tuple[str, ...]
    answer: str
    data_version: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def _item(row: tuple[Any, ...]) -> Item:
    id, saved_on, verdict, comment, turns, answer, version = row
    return Item(id, saved_on, verdict, comment, tuple(json.loads(turns)), answer, version)


class Store:
    """The file in its folder. Safe to use from several threads and processes."""

    def __init__(self, folder: Path, days: int) -> None:
        """Makes folder and file if they are missing; raises `OSError` or `sqlite3.Error`."""
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self.days = days
        self._lock = threading.Lock()
        with self._open() as db:
            db.execute(_TABLE)
            self._remove_old(db)

    def add(
        self, verdict: Verdict, comment: str, turns: tuple[str, ...], answer: str, version: str
    ) -> Item:
        """Keeps one verdict; raises `Full` when there is no room."""
        item = Item(
            secrets.token_hex(6), date.today().isoformat(), verdict, comment, turns, answer, version
        )
        said = json.dumps(turns, ensure_ascii=False)
        values = (item.id, item.saved_on, verdict, comment, said, answer, version)
        with self._open() as db:
            self._remove_old(db)
            if db.execute("SELECT count(*) FROM feedback").fetchone()[0] >= MAX_ROWS:
                raise Full
            db.execute("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return item

    def items(self) -> list[Item]:
        """All verdicts, newest first."""
        with self._open() as db:
            rows = db.execute("SELECT * FROM feedback ORDER BY saved_on DESC, rowid DESC")
            return [_item(row) for row in rows]

    def delete(self, id: str | None = None) -> int:
        """Removes one verdict, or all; how many there were."""
        with self._open() as db:
            if id is None:
                return db.execute("DELETE FROM feedback").rowcount
            return db.execute("DELETE FROM feedback WHERE id = ?", (id,)).rowcount

    def _remove_old(self, db: sqlite3.Connection) -> None:
        first = date.today() - timedelta(days=self.days)
        db.execute("DELETE FROM feedback WHERE saved_on < ?", (first.isoformat(),))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own for each piece of work: committed whole, or not at all."""
        with self._lock:
            db = sqlite3.connect(self.path, timeout=10)
            try:
                db.execute("PRAGMA secure_delete = ON")  # what is removed is gone from the file
                with db:
                    yield db
            finally:
                db.close()
