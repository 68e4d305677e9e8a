"""All records of the corpus together, as built from the report or as read from `data/`.

Holds no helpers for finding things: those are on `load.Corpus`. Build and load share this type, so
that a test can compare what was built with what is read back.
"""

from dataclasses import dataclass

from corpus.types import (
    Figure,
    FigureValue,
    IntegrationRow,
    KeyFigure,
    Municipality,
    Note,
    Passage,
    Sentence,
    ServiceRow,
)


@dataclass(frozen=True, slots=True)
class NotData:
    """A number in the prose that states no result: `number` as printed, its context, and why."""

    number: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Records:
    """The report as tuples of records, each in the report's order (names alphabetically)."""

    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    municipalities: tuple[Municipality, ...]
    services: tuple[ServiceRow, ...]
    integrations: tuple[IntegrationRow, ...]
    figures: tuple[Figure, ...]
    figure_values: tuple[FigureValue, ...]
    key_figures: tuple[KeyFigure, ...]
    notes: tuple[Note, ...]
    not_data: tuple[NotData, ...]
