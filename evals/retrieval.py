"""Search alone: which ways find the right place or unit, and tell what has no answer at all.

Two measures. By place: the open cases of one turn that gold answers; a unit stands for its label
and page, and several units of one place count once. Most such questions never reach search in the
product: a rule reads the table instead. By unit: labelled questions (`evals.retrieval_sets`),
where a unit is found if it, or another record that states the same, stands at that rank.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from corpus.load import Corpus
from corpus.sections import PATH_SEPARATOR
from corpus.types import Source
from evals.errors import EvalError
from evals.metrics.retrieval import (
    AT,
    Interval,
    auroc,
    ndcg,
    recall,
    reciprocal_rank,
    spread_of_auroc,
    spread_of_mean,
)
from evals.places import COUNTED_PAGES, fold_label
from evals.results import Provenance, Result
from evals.retrieval_sets import Labelled
from evals.retrieval_ways import Way
from evals.types import Case, GoldSource
from index.documents import PREFIX

Ranked = tuple[Sequence[object], set[object]]
FOUND = "funnen"  # stands for every right unit: one of them is enough


class NoSourcesError(EvalError):
    """No case gives a source to find."""


class Retrieval(Result):
    """Means over n questions of one way to search, with 95 percent bootstrap intervals."""

    name: str
    n: int = 0
    recall: dict[int, float] = {}
    recall_interval: dict[int, Interval] = {}
    mrr: float | None = None
    ndcg: float | None = None
    nulls: int = 0
    auroc: float | None = None
    auroc_interval: Interval | None = None
    p50_ms: float | None = None
    not_measured: str | None = None


class Measured(Result):
    """One set of questions, put to every way; the hybrid also by kind of question."""

    name: str
    ways: tuple[Retrieval, ...]
    kinds: tuple[Retrieval, ...] = ()


class Missing(Result):
    """An open case whose place was not among the first five, and its words that search lacks."""

    id: str
    words: tuple[str, ...]


class Retrievals(Result):
    """All sets. `ways` are those of the open cases by place."""

    provenance: Provenance
    ways: tuple[Retrieval, ...]
    sets: tuple[Measured, ...] = ()
    missing: tuple[Missing, ...] = ()


def by_place(
    name: str, found: Callable[[str], Iterable[Source]], cases: Sequence[Case]
) -> Retrieval:
    """Search for each case's question and hold the places against its sources."""
    asked = answerable(cases)
    if not asked:
        raise NoSourcesError("Inget av fallen har en källa att söka efter.")
    pairs: list[Ranked] = [
        (_places(found(case.question), case.sources), set(case.sources)) for case in asked
    ]
    return _scored(name, pairs)


def answerable(cases: Iterable[Case]) -> list[Case]:
    """The cases of one turn that gold answers and gives sources for."""
    return [c for c in cases if c.outcome == "answer" and c.sources and len(c.turns) == 1]


def by_unit(way: Way, asked: Sequence[Labelled], related: dict[str, frozenset[str]]) -> Retrieval:
    """Search for each labelled question; those without an answer count for AUROC only."""
    pairs: list[Ranked] = []
    times: list[float] = []
    sure: dict[bool, list[float]] = {True: [], False: []}
    for question in asked:
        began = time.perf_counter()
        ranked, certain = way.ask(question.text)
        times.append((time.perf_counter() - began) * 1000)
        if not question.is_null:
            pairs.append((_folded(ranked, right_units(question.units, related)), {FOUND}))
        sure[question.is_null].append(certain)
    return _scored(way.name, pairs).model_copy(
        update={
            "nulls": len(sure[True]),
            "auroc": auroc(sure[False], sure[True]),
            "auroc_interval": spread_of_auroc(sure[False], sure[True]),
            "p50_ms": median(times) if times else None,
        }
    )


def by_kind(
    way: Way, asked: Sequence[Labelled], related: dict[str, frozenset[str]]
) -> tuple[Retrieval, ...]:
    """The same for each kind of question that has an answer."""
    kinds = sorted({q.kind for q in asked if not q.is_null})
    return tuple(
        by_unit(way, [q for q in asked if q.kind == kind and not q.is_null], related).model_copy(
            update={"name": kind}
        )
        for kind in kinds
    )


def right_units(units: Iterable[str], related: dict[str, frozenset[str]]) -> frozenset[str]:
    """The units and those that state the same."""
    named = tuple(units)
    return frozenset(named).union(*(related.get(unit, frozenset()) for unit in named))


def _folded(ranked: Iterable[str], right: frozenset[str]) -> list[object]:
    return list(dict.fromkeys(FOUND if unit in right else unit for unit in ranked))


def _scored(name: str, pairs: Sequence[Ranked]) -> Retrieval:
    n = len(pairs)
    if not n:
        return Retrieval(name=name)
    at = {k: [recall(ranked, gold, k) for ranked, gold in pairs] for k in AT}
    spread = {k: found for k, values in at.items() if (found := spread_of_mean(values))}
    return Retrieval(
        name=name,
        n=n,
        recall={k: sum(values) / n for k, values in at.items()},
        recall_interval=spread,
        mrr=sum(reciprocal_rank(ranked, gold) for ranked, gold in pairs) / n,
        ndcg=sum(ndcg(ranked, gold) for ranked, gold in pairs) / n,
    )


def _places(found: Iterable[Source], sources: Sequence[GoldSource]) -> list[GoldSource]:
    """Distinct places in order, each that gold calls fair as gold's own source."""
    named = (
        next((s for s in sources if _is(place, s)), GoldSource(place.label, place.page))
        for place in found
    )
    return list(dict.fromkeys(named))


def found_place(found: Iterable[Source], case: Case, within: int) -> bool:
    """Whether one of the case's sources is among the first places."""
    return bool(set(_places(found, case.sources)[:within]) & set(case.sources))


def _is(place: Source, source: GoldSource) -> bool:
    """Whether gold means this place: a heading may be cited for what stands under it."""
    labels = {fold_label(part) for part in (place.label, *place.section.split(PATH_SEPARATOR))}
    off = int(place.page_basis == "counted" or source.page in COUNTED_PAGES)
    return fold_label(source.label) in labels and abs(place.page - source.page) <= off


def places(corpus: Corpus) -> dict[str, Source]:
    """Where each unit of search stands."""
    return {
        **{f"{PREFIX['row']}:{r.service}": r.source for r in corpus.services},
        **{f"{PREFIX['integration']}:{r.service}": r.source for r in corpus.integrations},
        **{f"{PREFIX['option']}:figur{v.figure}:{v.label}": v.source for v in corpus.figure_values},
        **{
            f"{PREFIX['key_figure']}:{fact}": found[0].source
            for fact, found in corpus.facts.items()
        },
        **{f"{PREFIX['sentence']}:{s.id}": s.source for s in corpus.sentences},
        **{f"{PREFIX['figure']}:{f.number}": f.source for f in corpus.figures},
    }
