"""The nouns of the report, frozen. Everything to the right of `corpus` speaks these words.

A value here says what the report prints and where. It holds no search score, no wording and no
opinion on what a visitor meant: those belong to `index` and `app`.
"""

from dataclasses import dataclass
from typing import Literal

PageBasis = Literal["printed", "counted"]
PassageKind = Literal["heading", "paragraph", "bullet", "caption"]
FigureValues = Literal["in_text", "from_table", "part_in_prose", "lost"]
NoteKind = Literal["slip", "clash", "cut_off", "method"]


@dataclass(frozen=True, slots=True)
class Source:
    """A place in the report.

    `label` is "Bilaga N", "Figur N" or the innermost heading; `section` is the path of headings
    joined by " > ". `page_basis` is "counted" on pages 25 to 27, which may be off by one.
    """

    label: str
    section: str
    page: int
    page_basis: PageBasis


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph, bullet or caption; `text` is verbatim but for folded white space."""

    id: str
    kind: PassageKind
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph, or one whole bullet: the unit that a prose answer quotes."""

    id: str
    passage_id: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class ServiceId:
    """A service is identified by category and name: the same name stands under several headings."""

    category: str
    name: str

    def __str__(self) -> str:
        return f"{self.category} > {self.name}"


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A row of Bilaga 2: how many of the 223 municipalities have the service, and which share."""

    service: ServiceId
    count: int
    share: float
    quote: str
    source: Source


@dataclass(frozen=True, slots=True)
class IntegrationRow:
    """A row of Bilaga 3. The base is the sum of the three counts, not the count in Bilaga 2."""

    service: ServiceId
    integrated: int
    not_integrated: int
    unknown: int
    integrated_share: int
    not_integrated_share: int
    unknown_share: int
    quote: str
    source: Source

    @property
    def respondents(self) -> int:
        """How many municipalities answered about integration for this service."""
        return self.integrated + self.not_integrated + self.unknown


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A bar of figure 8 or 9: label and number of municipalities, with a quote for both."""

    figure: int
    label: str
    count: int
    quote: str
    source: Source


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart. `respondents` is None where neither caption nor prose gives it.

    `values` says where its figures are: in the text (8, 9), in a table (20), partly in prose, or
    lost with the image. `topic` is a short Swedish noun phrase for what it shows.
    """

    number: int
    caption: str
    topic: str
    respondents: int | None
    respondents_quote: str | None
    values: FigureValues
    source: Source


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number in the prose at one place.

    `fact` groups the places that state the same thing; the first of a fact is the one to cite (body
    before summary). `statement` is a Swedish clause that the figure belongs in, with "{}" where
    value and unit go. `qualifier` is "", "ca", "över", "fler än", ... as printed. `n` is the number
    of respondents, None where the report does not say; `n_quote` is verbatim text that gives it,
    which may stand elsewhere (a caption). `shown` is qualifier, value and unit as the report words
    them ("över 40 procent", "hälften", "ingen"): what goes in for "{}" in `statement`.
    """

    id: str
    fact: str
    value: float
    unit: str
    qualifier: str
    population: str
    n: int | None
    n_quote: str | None
    year: int
    topic: str
    statement: str
    quote: str
    source: Source
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A slip, clash, cut-off stretch or caveat of method, found or checked at build time.

    `about` lists what it concerns ("figur 22", a fact, "bilaga 3", "s. 25"); `text` is the Swedish
    caveat that answers show; `quotes` are the verbatim stretches that it rests on.
    """

    id: str
    kind: NoteKind
    about: tuple[str, ...]
    text: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of Sweden's 290 municipalities. `printed` is its spelling in Bilaga 1, None if absent."""

    name: str
    printed: str | None

    @property
    def answered(self) -> bool:
        """Whether Bilaga 1 lists it among the 236 that answered one question or more."""
        return self.printed is not None
