"""What a visitor sends and what comes back. Pydantic, because both are also JSON (docs/answer.md).

No search, no wording: these are the nouns that the planner, the executor, the guard and the edges
share. Keys may be added with a line in the changelog; none is renamed or removed.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.types import PageBasis

Status = Literal["answered", "clarify", "not_in_report", "out_of_scope", "error"]
Reason = Literal[
    "ambiguous",
    "no_referent",
    "not_understood",
    "other_year",
    "other_country",
    "single_municipality",
    "lost_chart",
    "no_breakdown",
    "not_surveyed",
    "overlap_unknown",
    "cost_or_supplier",
    "person",
    "opinion_or_cause",
    "off_topic",
    "instruction",
    "bad_input",
    "fault",
]
Kind = Literal[
    "lookup",
    "ranking",
    "filter",
    "comparison",
    "complement",
    "aggregate",
    "cross_table",
    "membership",
    "key_figure",
    "passage",
    "summary",
    "where",
    "claim",
    "self_comparison",
    "dialogue",
    "clarify",
    "refusal",
]

STATUS_OF_REASON: dict[Reason, Status] = {
    "ambiguous": "clarify",
    "no_referent": "clarify",
    "not_understood": "clarify",
    "other_year": "not_in_report",
    "other_country": "not_in_report",
    "single_municipality": "not_in_report",
    "lost_chart": "not_in_report",
    "no_breakdown": "not_in_report",
    "not_surveyed": "not_in_report",
    "overlap_unknown": "not_in_report",
    "cost_or_supplier": "not_in_report",
    "person": "not_in_report",
    "opinion_or_cause": "not_in_report",
    "off_topic": "out_of_scope",
    "instruction": "out_of_scope",
    "bad_input": "error",
    "fault": "error",
}
"""Each reason belongs to one status; `answered` has none."""

JsonScalar = str | int | float | bool | None


class Frozen(BaseModel):
    """Base of all values here: immutable, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Frozen):
    """Where a claim stands. `quote` is verbatim report text, stretches joined by " … "."""

    n: Annotated[int, Field(ge=1)]
    label: str
    section: str
    page: int
    page_basis: PageBasis
    quote: str


class LookupRecord(Frozen):
    """A query that was run, with its result: numbers are JSON numbers."""

    sql: str
    params: tuple[JsonScalar, ...] = ()
    columns: tuple[str, ...]
    rows: tuple[tuple[JsonScalar, ...], ...]


class Calculation(Frozen):
    """A sum that the answer rests on. `result` is unrounded; `shown` is what `text` prints."""

    label: str
    expression: str
    result: float | int
    shown: str


class Answer(Frozen):
    """One answer. Field by field in docs/answer.md, which a test holds against this type."""

    id: str | None = None
    turns: tuple[str, ...] = ()
    question: str
    status: Status
    reason: Reason | None = None
    text: str
    citations: tuple[Citation, ...] = ()
    lookups: tuple[LookupRecord, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    caveats: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    plan: dict[str, Any] = Field(default_factory=dict)
    data_version: str
    timings_ms: dict[str, float] = Field(default_factory=dict)

    def as_json(self) -> str:
        """One line of JSON, readable Swedish, keys in the order of the contract."""
        return self.model_dump_json()
