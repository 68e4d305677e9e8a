"""The nouns of finding: a search hit, an exact table result, and not finding, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

DocKind = Literal["row", "integration", "option", "key_figure", "sentence", "figure"]
Scalar = str | int | float | bool | None
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit of the report found by search. `score` is comparable within one search only."""

    id: str
    kind: DocKind
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Result:
    """A query over the tables with all that it returned; numbers are numbers."""

    sql: str
    params: tuple[Scalar, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Scalar, ...], ...]

    def column(self, name: str) -> tuple[Scalar, ...]:
        """All values of one column."""
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Cell:
    """One exact value, and the query that gave it."""

    value: int | float | str
    result: Result


@dataclass(frozen=True, slots=True)
class Miss:
    """There is no such cell; `reason` says why, for developers."""

    reason: str


class Encoder(Protocol):
    """Texts to unit vectors. `name` tells models apart in the index fingerprint."""

    name: str

    def documents(self, texts: Sequence[str]) -> Vectors:
        """One row a text, float32, length 1."""
        ...

    def query(self, text: str) -> Vectors:
        """One vector, float32, length 1; all zeros when no word of the text is known."""
        ...
