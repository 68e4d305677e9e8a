"""Plans: what a question asks, as values. Executing one is deterministic; wording comes after.

A `Plan` holds one reading of the question, or several where it means several things or asks two.
Each is a step: a small frozen type, one per kind; one executor, guard and wording serve them all.
"""

from typing import Annotated, Literal

from pydantic import Field

from app.types import Frozen, Kind, Reason

Aspect = Literal[
    "has",  # Bilaga 2: municipalities that have the service
    "lacks",  # those that answered, less those
    "integrated",  # Bilaga 3
    "not_integrated",
    "unknown",
    "answered",  # Bilaga 3: the sum of its three counts
    "unanswered",  # have the service (Bilaga 2) but did not answer about integration
]
Form = Literal["count", "share", "both"]
Direction = Literal["top", "bottom"]
Table = Literal["services", "figure8", "figure9"]
Comparator = Literal["lt", "le", "eq", "ge", "gt", "between"]


class Row(Frozen):
    """A row of a table: a service (category and name) or an option of figure 8 or 9."""

    table: Table = "services"
    category: str = ""
    name: str


class Condition(Frozen):
    """A threshold on a column. `high` is used by "between" only."""

    comparator: Comparator
    value: float
    high: float | None = None
    form: Literal["count", "share"]
    said: str = ""  # how the question put it, for the wording ("en tredjedel")
    than: Aspect | None = None  # compare with another column of the same row instead of `value`


class Scope(Frozen):
    """Which rows a ranking, filter or sum runs over. Empty means all 38 services."""

    table: Table = "services"
    categories: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # rows whose name holds one of these words
    rows: tuple[Row, ...] = ()  # just these
    without: tuple[Row, ...] = ()  # all but these
    most_common: int | None = None  # only the so many most common services
    limits: tuple[Condition, ...] = ()  # only services whose row of Bilaga 2 meets these


class Lookup(Frozen):
    """One or a few cells. Several rows are all asked for, unless `alternatives` says readings."""

    kind: Literal["lookup"] = "lookup"
    rows: tuple[Row, ...]
    aspects: tuple[Aspect, ...] = ("has",)
    form: Form = "both"
    alternatives: bool = False


class Complement(Frozen):
    """How many lack it: base minus count."""

    kind: Literal["complement"] = "complement"
    rows: tuple[Row, ...]
    form: Form = "both"
    alternatives: bool = False


class Ranking(Frozen):
    """Ranks `start` to `start + k - 1` from the top or bottom; ties at the edge are kept."""

    kind: Literal["ranking"] = "ranking"
    scope: Scope = Scope()
    aspect: Aspect = "has"
    form: Form = "both"
    direction: Direction = "top"
    start: int = 1
    k: int = 1
    of_row: Row | None = None  # set when the question asks which rank a row has
    by_category: Literal["", "sum", "rows"] = ""  # rank categories by sum or number of services


class Filter(Frozen):
    """Rows that meet the conditions, as a list or a number."""

    kind: Literal["filter"] = "filter"
    scope: Scope = Scope()
    aspect: Aspect = "has"
    conditions: tuple[Condition, ...] = ()
    output: Literal["list", "number"] = "list"


class Operand(Frozen):
    """One side of a comparison: a cell, a fact of the prose, or the sum of a category."""

    row: Row | None = None
    aspect: Aspect = "has"
    fact: str | None = None
    category: str | None = None


class Comparison(Frozen):
    """Difference, percentage points, ratio, or which is larger, between two operands or more."""

    kind: Literal["comparison"] = "comparison"
    operands: tuple[Operand, ...]
    operation: Literal["difference", "points", "ratio", "which"] = "difference"
    form: Form = "both"  # of "which": by count, by share, or by both where they differ
    direction: Direction = "top"


class Aggregate(Frozen):
    """Sum, mean, median, number of rows, or range over a scope; or one sum for each category."""

    kind: Literal["aggregate"] = "aggregate"
    scope: Scope = Scope()
    aspect: Aspect = "has"
    operation: Literal["sum", "mean", "median", "rows", "categories", "share_of_total"] = "sum"
    per_category: bool = False
    by_service: bool = False  # a mean over services, not over municipalities


class CrossTable(Frozen):
    """Bilaga 2 beside Bilaga 3: how many of those with the service answered about integration."""

    kind: Literal["cross_table"] = "cross_table"
    rows: tuple[Row, ...] = ()
    ask: Literal["answered", "unanswered", "integrated"] = "answered"
    form: Form = "both"


class Membership(Frozen):
    """Bilaga 1: did they answer; how many; which, by letter."""

    kind: Literal["membership"] = "membership"
    ask: Literal["check", "number", "list", "letters"] = "check"
    names: tuple[str, ...] = ()
    unknown_names: tuple[str, ...] = ()
    answered: bool = True
    letters: tuple[str, ...] = ()
    form: Form = "both"


class KeyFigure(Frozen):
    """A figure in the prose by its fact id; `ask` says what about it."""

    kind: Literal["key_figure"] = "key_figure"
    facts: tuple[str, ...]
    ask: Literal["value", "rest", "respondents", "change", "number"] = "value"


class PassageStep(Frozen):
    """Sentences that answer, by id, best first."""

    kind: Literal["passage"] = "passage"
    sentences: tuple[str, ...]


class Summary(Frozen):
    """A section, by its path, a page, or the whole report (empty path)."""

    kind: Literal["summary"] = "summary"
    section: str = ""
    page: int | None = None


class Where(Frozen):
    """Where something stands: a row, fact, figure, section, appendix or sentence."""

    kind: Literal["where"] = "where"
    row: Row | None = None
    fact: str | None = None
    figure: int | None = None
    section: str | None = None
    appendix: int | None = None
    sentence: str | None = None


class FigureStep(Frozen):
    """What a figure shows: caption, page, respondents, and its values where the text has them."""

    kind: Literal["lookup"] = "lookup"
    what: Literal["figure"] = "figure"
    figure: int
    ask: Literal["content", "respondents", "values"] = "content"


class Overview(Frozen):
    """One word: all that the report's tables have on a category or service."""

    kind: Literal["lookup"] = "lookup"
    what: Literal["overview"] = "overview"
    category: str | None = None


class Stated(Frozen):
    """A figure that the visitor states, to be checked. `form` "share" is in percent."""

    comparator: Comparator = "eq"
    value: float | None = None
    form: Literal["count", "share"] = "count"
    said: str = ""


class Claim(Frozen):
    """A statement to check: the step that finds the truth, and what was claimed of it."""

    kind: Literal["claim"] = "claim"
    truth: "ClaimTruth"
    stated: Stated | None = None
    claimed: tuple[Row, ...] = ()  # rows said to be first in a ranking or larger in a comparison
    negated: bool = False


class SelfComparison(Frozen):
    """A municipality tells what it has and lacks, and asks how common that is."""

    kind: Literal["self_comparison"] = "self_comparison"
    has: tuple[Row, ...] = ()
    lacks: tuple[Row, ...] = ()
    number: int | None = None  # "vi har 12 e-tjänster"


class Clarify(Frozen):
    """Nothing could be worked out: one question back, and choices as whole questions."""

    kind: Literal["clarify"] = "clarify"
    reason: Reason
    choices: tuple[str, ...] = ()
    about: str = ""


class Refusal(Frozen):
    """The report does not hold it, or it is about something else.

    `figure`, `row` and `fact` are the nearest that it does hold.
    """

    kind: Literal["refusal"] = "refusal"
    reason: Reason
    about: str = ""
    figure: int | None = None
    row: Row | None = None
    fact: str | None = None
    year: int | None = None


ClaimTruth = (
    Lookup
    | Complement
    | Ranking
    | Filter
    | Comparison
    | Aggregate
    | CrossTable
    | Membership
    | KeyFigure
    | PassageStep
)
Claim.model_rebuild()

Step = (
    ClaimTruth
    | Summary
    | Where
    | FigureStep
    | Overview
    | Claim
    | SelfComparison
    | Clarify
    | Refusal
)


class Plan(Frozen):
    """The readings of a question, with what was recognised: a wrong one explains itself.

    `asked_figures` are numbers and years of the question that a step uses as threshold, claim or
    year: the guard lets the answer repeat them.
    """

    readings: Annotated[tuple[Step, ...], Field(min_length=1)]
    follow_up: bool = False
    context: tuple[Row, ...] = ()  # rows of this and the turns before, latest last
    asked_figures: tuple[float, ...] = ()
    recognised: tuple[str, ...] = ()
    rule: str = ""
    score: float | None = None

    @property
    def kind(self) -> Kind:
        """The kind of the first reading."""
        return self.readings[0].kind
