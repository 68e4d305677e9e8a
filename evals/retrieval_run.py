"""One run of the retrieval benchmark: every set of questions, put to every way to search."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.load import Corpus
from corpus.vocabulary import load_vocabulary
from evals import retrieval_sets as sets
from evals.results import Provenance
from evals.retrieval import (
    Measured,
    Missing,
    Retrieval,
    Retrievals,
    answerable,
    by_kind,
    by_place,
    by_unit,
    found_place,
    places,
)
from evals.retrieval_ways import HYBRID, Way, open_ways
from evals.systems.base import NotMeasured
from evals.types import Case
from index.questions import same_fact, written_questions
from index.recall import unseen_words
from index.types import Encoder

PLACE = "öppna fall, efter ställe"
MADE = ("ställe", "enhet", "ord", "utelämnade")
"""The parts of a run: open cases by place, labelled files, known vocabulary, held-out questions."""
ENOUGH = 5  # a place among so many is found; below that the words that search lacks are listed

Progress = Callable[[str, int], None]
Ways = Sequence[Way | NotMeasured]


@dataclass(frozen=True, slots=True)
class Order:
    """What to measure."""

    corpus: Corpus
    encoder: Encoder
    cases: tuple[Case, ...]
    files: tuple[Path, ...] = ()
    only: frozenset[str] = frozenset(MADE)
    plain_model: Path | None = None


def execute(order: Order, origin: Provenance, progress: Progress) -> Retrievals:
    """Measure all sets. Files that cannot be read stop the run before anything is asked."""
    units = sets.units_of(order.corpus)
    labelled = {path.stem: sets.read_set(path, units) for path in order.files}
    ways = open_ways(order.corpus, order.encoder, plain_model=order.plain_model)
    by_places = _by_places(order, ways, progress) if "ställe" in order.only else ()
    found: list[Measured] = []
    if "enhet" in order.only:
        found += [_by_units(order, name, ways, asked, progress) for name, asked in labelled.items()]
    if "ord" in order.only:
        known = sets.known_vocabulary(order.corpus)
        found.append(_by_units(order, sets.KNOWN, ways, known, progress))
    if "utelämnade" in order.only:
        trained, _ = sets.held_questions()
        blind = open_ways(order.corpus, order.encoder, trained, order.plain_model)
        found.append(_by_units(order, sets.HELD, blind, sets.held_out(), progress))
    return Retrievals(
        provenance=origin,
        ways=by_places,
        sets=tuple(found),
        missing=_missing(order, ways) if "ställe" in order.only else (),
    )


def _by_places(order: Order, ways: Ways, progress: Progress) -> tuple[Retrieval, ...]:
    progress(PLACE, len(answerable(order.cases)))
    at = places(order.corpus)
    return tuple(
        _absent(way)
        if isinstance(way, NotMeasured)
        else by_place(way.name, lambda q, way=way: [at[u] for u in way.ask(q)[0]], order.cases)  # type: ignore[misc]
        for way in ways
    )


def _by_units(
    order: Order, name: str, ways: Ways, asked: Sequence[sets.Labelled], progress: Progress
) -> Measured:
    progress(name, len(asked))
    related = same_fact(order.corpus)
    measured = tuple(
        _absent(way) if isinstance(way, NotMeasured) else by_unit(way, asked, related)
        for way in ways
    )
    hybrid = next(way for way in ways if isinstance(way, Way) and way.name == HYBRID)
    return Measured(name=name, ways=measured, kinds=by_kind(hybrid, asked, related))


def _absent(way: NotMeasured) -> Retrieval:
    return Retrieval(name=way.name, not_measured=way.why)


def _missing(order: Order, ways: Ways) -> tuple[Missing, ...]:
    """The open cases whose place the hybrid has not among the first, for want of a word."""
    hybrid = next(way for way in ways if isinstance(way, Way) and way.name == HYBRID)
    at = places(order.corpus)
    said = [q.text for q in written_questions()] + [e.term for e in load_vocabulary()]
    unseen = unseen_words([*said, order.corpus.report])
    found = []
    for case in answerable(order.cases):
        words = unseen(case.question)
        if words and not found_place([at[u] for u in hybrid.ask(case.question)[0]], case, ENOUGH):
            found.append(Missing(id=case.id, words=words))
    return tuple(found)
