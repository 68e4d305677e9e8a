"""The domain vocabulary as records: which everyday words name which unit of the report.

Read from `data/vokabular.csv`, which people write and review. What a word means is decided there;
how a question is matched against it is for `index.vocabulary`.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from corpus.text import DATA

KINDS = ("tjanst", "kategori", "matt", "figur8", "figur9", "fakta", "avsnitt", "figur", "utanfor")
RELATIONS = ("betyder", "inte")


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of one unit. `blocks`: a near word that must not be taken for the unit."""

    kind: str
    unit: str
    term: str
    blocks: bool


def load_vocabulary(path: Path = DATA / "vokabular.csv") -> tuple[Entry, ...]:
    """All entries, in the order of the file; an unknown kind or relation is an error."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows, start=2):
        if row["slag"] not in KINDS or row["relation"] not in RELATIONS:
            raise ValueError(f"{path.name} line {number}: unknown slag or relation in {row}")
    return tuple(
        Entry(r["slag"], r["enhet"], r["term"], blocks=r["relation"] == "inte") for r in rows
    )
