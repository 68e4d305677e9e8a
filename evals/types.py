"""The nouns of the eval suite, frozen: a case, what it requires, and what a scored case says.

Nothing here reads files, asks a system or judges an answer. Gold figures are floats: each figure of
the report is a small number with at most one decimal, which a float holds well enough to compare
after rounding (`evals.swedish.equal`).
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.types import Kind, Reason

Outcome = Literal["answer", "clarify", "refuse", "error"]
Place = Literal["first", "text"]
Half = Literal["open", "closed"]
Verdict = Literal["right", "wrong", "fault"]
Scoring = Literal["strict", "generous"]


@dataclass(frozen=True, slots=True)
class Value:
    """A figure that the answer must carry; each of `also` does as well."""

    value: float
    unit: str | None = None
    base: float | None = None
    also: tuple[float, ...] = ()
    place: Place = "first"


@dataclass(frozen=True, slots=True)
class Reading:
    """One fair meaning of the question: the words that name it, and its figures."""

    about: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class GoldSource:
    """A place that is a fair source for the answer."""

    label: str
    page: int


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what a right answer must hold; see cases/README.md for every key."""

    id: str
    kind: Kind
    turns: tuple[str, ...]
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    values: tuple[Value, ...] = ()
    readings: tuple[Reading, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    absent: tuple[str, ...] = ()
    forbidden: tuple[float, ...] = ()
    sources: tuple[GoldSource, ...] = ()
    gold_sql: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    half: Half = "open"
    file: Path = field(default=Path(), compare=False)

    @property
    def question(self) -> str:
        """The turn that is scored: the last one."""
        return self.turns[-1]

    @property
    def all_values(self) -> tuple[Value, ...]:
        """The required figures, those of every reading among them."""
        return self.values + tuple(v for reading in self.readings for v in reading.values)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a case file. `text` may hold figures of the case; `place` never does."""

    file: Path
    id: str
    key: str
    text: str

    @property
    def place(self) -> str:
        """File, id and key, which may be shown for a closed case too."""
        return f"{self.file.name}: {self.id}: {self.key}"

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"
