"""Tools for the tests of app/: runs one step against the real corpus, under the real guard."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import executor, guard
from app.evidence import Desk, Evidence
from app.plan import Condition, Plan, Row, Step
from app.types import Answer
from corpus.load import Corpus
from tests.edge_tools import assistant


@dataclass(frozen=True)
class Ran:
    """What a step gave. `text` has ordinary spaces, so that tests are easy to read and type."""

    text: str
    evidence: Evidence
    answer: Answer

    @property
    def caveats(self) -> list[str]:
        """Caveats with ordinary spaces."""
        return [plain(caveat) for caveat in self.evidence.caveats]

    @property
    def shown(self) -> dict[str, str]:
        """What each calculation shows, by its expression."""
        return {c.expression: plain(c.shown) for c in self.evidence.calculations}

    @property
    def pages(self) -> list[tuple[str, int]]:
        """Label and page of every citation, in order."""
        return [(c.label, c.page) for c in self.evidence.citations]


def desk() -> Desk:
    """The real corpus and tables, opened once for all tests."""
    return assistant().desk


def corpus() -> Corpus:
    """The real corpus."""
    return desk().corpus


def more_than(count: int) -> tuple[Condition, ...]:
    """Limits a scope to services that more municipalities than this have."""
    return (Condition(comparator="gt", value=count, form="count"),)


def ran(step: Step, asked: Sequence[float] = (), question: str = "Fråga?") -> Ran:
    """Run a step; the guard must find nothing. `asked` are the figures of the question."""
    evidence = Evidence(desk())
    text = executor.run(step, evidence)
    answer = Answer(
        question=question,
        status="answered",
        text=text,
        citations=tuple(evidence.citations),
        lookups=tuple(evidence.lookups),
        calculations=tuple(evidence.calculations),
        caveats=tuple(evidence.caveats),
        suggestions=tuple(evidence.suggestions),
        plan=Plan(readings=(step,)).model_dump(mode="json"),
        data_version="prov",
    )
    assert guard.check(answer, corpus(), asked) == []
    return Ran(plain(text), evidence, answer)


def plain(text: str) -> str:
    """Ordinary spaces for no-break ones."""
    return text.replace("\u00a0", " ")


def service(name: str, category: str = "") -> Row:
    """The row of a service by its printed name; the category where the name stands under several.

    >>> service("Ansöka om bygglov").category
    'Bygga och bo'
    """
    [found] = [
        s.service
        for s in corpus().services
        if s.service.name == name and category in {"", s.service.category}
    ]
    return Row(category=found.category, name=found.name)


def option(figure: int, label: str) -> Row:
    """An option of figure 8 or 9."""
    return Row(table="figure8" if figure == 8 else "figure9", name=label)


BYGGLOV = service("Ansöka om bygglov")
GRUNDSKOLA = service("Ansöka om grundskola")
FORSKOLA = service("Ansöka om förskola")
BOCKER = service("Boka och låna om böcker")
E_BOCKER = service("Låna e-böcker och andra digitala medier")
SERVERING = service("Ansöka om serveringstillstånd")
SNO = service("Följa snöröjningen")
