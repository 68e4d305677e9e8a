"""What a rule sees: the parsed question, its thresholds, and the records and search beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.plan import Aspect, Form, Row, Step
from app.understand.parsed import Parsed
from app.understand.thresholds import Thresholds
from corpus.load import Corpus
from index.bank import Match
from index.types import DocKind, Hit

Readings = tuple[Step, ...] | None
INTEGRATION: tuple[Aspect, ...] = ("integrated", "not_integrated", "unknown")


# All three answers of Bilaga 3 counted up: "integrerade, ej integrerade och vet ej".
EVERY_SIDE = re.compile(
    r"integrera\w*\W+((och|samt|respektive|antal\w*) )?(ej|inte|icke)( \w+)?\W+"
    r"((och|samt|respektive|antal\w*) )?(vet ej|vet inte|osäk)"
)


class Finder(Protocol):
    """Search over the units of the report."""

    def search(
        self, question: str, kinds: Sequence[DocKind] | None = None, k: int = 10
    ) -> list[Hit]:
        """Best first."""
        ...

    def nearest(self, question: str, k: int = 5) -> list[Match]:
        """The nearest written questions, by unit or reason."""
        ...


@dataclass(frozen=True, slots=True)
class Ask:
    """One question on its way through the rules."""

    parsed: Parsed
    thresholds: Thresholds
    corpus: Corpus
    finder: Finder
    said: tuple[Aspect, ...] | None = None  # the columns, where the task model says them

    @property
    def form(self) -> Form:
        """Count or share as asked, both when unclear."""
        count, share = self.parsed.has("form.count"), self.parsed.has("form.share")
        if count == share:
            return "both"
        return "count" if count else "share"

    @property
    def about_integration(self) -> bool:
        """Whether Bilaga 3 is asked for."""
        if self.said is not None:
            return self.said[0] not in {"has", "lacks"}
        cues = ("aspect.integrated", "aspect.not_integrated", "aspect.answered")
        return self.parsed.has(*cues) or 3 in self.parsed.appendices

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """Which column is asked for; all three of Bilaga 3 for integration with no side named."""
        parsed = self.parsed
        if self.said is not None:
            return self.said
        if self.about_integration or parsed.has("aspect.unknown"):
            if EVERY_SIDE.search(parsed.text):
                return INTEGRATION
            if parsed.has("aspect.unknown"):
                return ("unknown",)
            if parsed.has("aspect.not_integrated"):
                return ("not_integrated",)
            if self.form != "both" or parsed.has("order.top", "order.bottom", "form.common"):
                return ("integrated",)
            return INTEGRATION
        return ("lacks",) if parsed.has("aspect.lacks") else ("has",)

    @property
    def aspect(self) -> Aspect:
        """The one column of rankings, filters and sums."""
        aspects = self.aspects
        return "integrated" if aspects == INTEGRATION else aspects[0]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows named: services and figure options."""
        return self.parsed.rows

    @property
    def ambiguous(self) -> bool:
        """Whether one term names several services and no category picks one."""
        return any(len(m.services) > 1 for m in self.parsed.services)

    def narrowed(self, parsed: Parsed) -> "Ask":
        """The same with another parse (a claim without its opening, for example)."""
        return replace(self, parsed=parsed)
