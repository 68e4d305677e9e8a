"""The nouns of a self-comparison, frozen: what was ticked, and how that stands beside the report.

Every figure in them has been read from the tables by a query that `Standing.answer` carries.
"""

from dataclasses import dataclass

from app.plan import Row
from app.types import Answer


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a municipality tells about itself.

    `municipality` is one of the 290, or "" when none was chosen. `services` are numbers of rows of
    Bilaga 2 in its own order, from 1, sorted: short enough for a link, and fixed, since the report
    is.
    """

    municipality: str = ""
    services: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return not (self.municipality or self.services)


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service: the tick, the row of Bilaga 2 and the row of Bilaga 3.

    `rank` is its place among the 38, equal counts sharing one. `respondents` is how many answered
    about integration for it: the base of `integrated_share`, in whole percent as printed.
    """

    number: int
    row: Row
    ticked: bool
    count: int
    share: float
    rank: int
    integrated: int
    respondents: int
    integrated_share: int


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A category: how many services it has, the municipality's own, and the mean of the others.

    `mean` is the category's occurrences spread over all that answered; `mean_shown` has its
    decimals.
    """

    name: str
    services: int
    own: int
    occurrences: int
    mean: float
    mean_shown: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The whole comparison. `answer` holds its text, sources, queries, sums and caveats."""

    ticks: Ticks
    answer: Answer
    lines: tuple[ServiceLine, ...]
    common_lacked: tuple[ServiceLine, ...]
    rare_had: tuple[ServiceLine, ...]
    categories: tuple[CategoryLine, ...]

    @property
    def own(self) -> tuple[ServiceLine, ...]:
        """The services that were ticked, most common first."""
        return tuple(line for line in self.lines if line.ticked)
