"""What is recognised in a question, before anyone decides what it asks. Pure data.

Everything here is also what `fraga ask --json` shows of the understanding, so that a wrong plan can
be explained from it.
"""

from dataclasses import dataclass, field

from app.plan import Row
from corpus.types import ServiceId
from index.numbers import Number
from index.swedish import Token
from index.vocabulary import Mention


@dataclass(frozen=True, slots=True)
class ServiceMention:
    """Services named by one term; several are readings of it. `at` are word positions."""

    services: tuple[ServiceId, ...]
    term: str
    at: tuple[int, ...]
    bare: bool = False  # the term also names a category ("förskola")

    @property
    def rows(self) -> tuple[Row, ...]:
        """The services as rows of a plan."""
        return tuple(Row(category=s.category, name=s.name) for s in self.services)


@dataclass(frozen=True, slots=True)
class Places:
    """Municipalities of the question: known names, names that are none, and letters asked for."""

    names: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question in pieces. `text` has its spelling mended; `raw` is as the visitor wrote it."""

    raw: str
    text: str
    tokens: tuple[Token, ...]
    cues: frozenset[str]
    scope: frozenset[str]
    numbers: tuple[Number, ...]
    years: tuple[int, ...]
    services: tuple[ServiceMention, ...]
    categories: tuple[str, ...]
    options: tuple[Row, ...]
    facts: tuple[Mention, ...]
    sections: tuple[str, ...]
    figures: tuple[int, ...]
    figure_topics: tuple[int, ...]
    appendices: tuple[int, ...]
    pages: tuple[int, ...]
    outside: tuple[Mention, ...]
    places: Places = field(default_factory=Places)
    slots: tuple[tuple[int, str], ...] = ()  # word position to what kind of thing is named there

    def has(self, *cues: str) -> bool:
        """Whether any of the cues was seen."""
        return any(cue in self.cues for cue in cues)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All services named, in order, each once."""
        return tuple(dict.fromkeys(row for m in self.services for row in m.rows))

    @property
    def firm_rows(self) -> tuple[Row, ...]:
        """Services named by more than the word for their category."""
        return tuple(dict.fromkeys(r for m in self.services if not m.bare for r in m.rows))

    @property
    def describes(self) -> tuple[str, ...]:
        """What was recognised, for the plan's explanation."""
        return (
            *(f"tjänst: {s} ({m.term})" for m in self.services for s in m.services),
            *(f"kategori: {c}" for c in self.categories),
            *(f"alternativ: {o.table} {o.name}" for o in self.options),
            *(f"fakta: {u.id} ({m.term})" for m in self.facts for u in m.units),
            *(f"avsnitt: {s}" for s in self.sections),
            *(f"figur: {n}" for n in self.figures),
            *(f"diagram om: figur {n}" for n in self.figure_topics),
            *(f"bilaga: {n}" for n in self.appendices),
            *(f"utanför: {m.units[0].id} ({m.term})" for m in self.outside),
            *(f"kommun: {n}" for n in self.places.names),
            *(f"tal: {n.said}" for n in self.numbers),
            *(f"ledtråd: {c}" for c in sorted(self.cues)),
            *(f"gräns: {s}" for s in sorted(self.scope)),
        )
