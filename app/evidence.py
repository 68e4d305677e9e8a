"""What an answer rests on, gathered while a plan is executed: citations, queries, calculations.

A `Desk` is what executing needs (tables, records, search). An `Evidence` is filled for one answer.
Nothing here is worded, but for a calculation's `shown`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from app.format import number, percent
from app.types import Calculation, Citation, LookupRecord
from corpus.load import Corpus
from corpus.text import GAP
from corpus.types import IntegrationRow, Note, ServiceRow, Source
from index.tables import Tables
from index.types import Result, Scalar

BASE_FACT = "svarande-e-tjanster"


@dataclass(frozen=True, slots=True)
class Desk:
    """The read-only things that every kind of plan is executed with."""

    corpus: Corpus
    tables: Tables

    @property
    def base(self) -> int:
        """How many municipalities answered the question on e-services: the base of Bilaga 2."""
        return int(self.corpus.facts[BASE_FACT][0].value)

    def municipalities(self, answered: bool) -> int:
        """How many of the 290 did (or did not) answer."""
        return sum(m.answered is answered for m in self.corpus.municipalities)

    def source_of(self, quote: str) -> Source | None:
        """Where a verbatim quote stands: a passage, else a row of the appendices."""
        first = quote.split(GAP, 1)[0]
        for passage in self.corpus.passages:
            if first in passage.text:
                return passage.source
        rows: tuple[ServiceRow | IntegrationRow, ...] = (
            *self.corpus.services,
            *self.corpus.integrations,
        )
        return next((row.source for row in rows if first in row.quote), None)


@dataclass(slots=True)
class Evidence:
    """Grows while one plan is executed; becomes the fields of the Answer."""

    desk: Desk
    citations: list[Citation] = field(default_factory=list)
    lookups: list[LookupRecord] = field(default_factory=list)
    calculations: list[Calculation] = field(default_factory=list)
    caveats: list[str] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)

    def cite(self, source: Source, *quotes: str) -> str:
        """Add a citation (or find the same one) and return its mark, like " [1]"."""
        quote = GAP.join(dict.fromkeys(quotes))
        for old in self.citations:
            if (old.quote, old.page, old.label) == (quote, source.page, source.label):
                return mark(old.n)
        n = len(self.citations) + 1
        self.citations.append(
            Citation(
                n=n,
                label=source.label,
                section=source.section,
                page=source.page,
                page_basis=source.page_basis,
                quote=quote,
            )
        )
        return mark(n)

    def query(self, sql: str, params: Sequence[Scalar] = ()) -> Result:
        """Run a query and keep it, once."""
        result = self.desk.tables.query(sql, params)
        record = LookupRecord(
            sql=result.sql, params=result.params, columns=result.columns, rows=result.rows
        )
        if record not in self.lookups:
            self.lookups.append(record)
        return result

    def calculate(
        self,
        label: str,
        expression: str,
        result: float | Decimal,
        *,
        share: bool = False,
        decimals: int | None = None,
    ) -> str:
        """Record a calculation and return its shown form ("186" or "16,6 %")."""
        shown = percent(result, decimals) if share else number(result, decimals)
        plain = int(result) if result == int(result) else float(result)
        made = Calculation(label=label, expression=expression, result=plain, shown=shown)
        if made not in self.calculations:
            self.calculations.append(made)
        return shown

    def warn(self, caveat: str) -> None:
        """Add a caveat once."""
        if caveat not in self.caveats:
            self.caveats.append(caveat)

    def note(self, note: Note) -> None:
        """Add a note of the corpus as a caveat, with its quotes cited where they stand."""
        if any(caveat.startswith(note.text) for caveat in self.caveats):
            return
        places = ((self.desk.source_of(quote), quote) for quote in note.quotes)
        marks = [self.cite(source, quote) for source, quote in places if source is not None]
        self.warn(note.text + "".join(dict.fromkeys(marks)))

    def suggest(self, *questions: str) -> None:
        """Add follow-up questions, each once."""
        for question in questions:
            if question not in self.suggestions:
                self.suggestions.append(question)


def mark(n: int) -> str:
    """A citation mark as it stands in text."""
    return f"\u00a0[{n}]"
