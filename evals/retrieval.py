"""Search alone against gold's places: the product's hybrid, and each of its halves alone.

A unit that search finds stands for its place in the report: a label and a page. Several units of
one place count once, at the best. Asked are the open cases of one turn that gold answers and gives
sources for. Most never reach search in the product: a rule reads the table instead.
"""

from collections.abc import Callable, Iterable, Sequence

from app.finder import LazyFinder
from app.settings import Settings
from corpus.load import Corpus
from corpus.sections import PATH_SEPARATOR
from corpus.types import Source
from evals.errors import EvalError
from evals.markdown import table
from evals.metrics.retrieval import AT, GAIN_AT, ndcg, recall, reciprocal_rank
from evals.numbers_shown import number
from evals.places import COUNTED_PAGES, fold_label
from evals.results import Provenance, Result
from evals.types import Case, GoldSource
from index.documents import PREFIX

HITS = 50  # units fetched, so that ten places are among them although a table is one or two places

WAYS = {
    "hybrid": frozenset[str](),
    "bara vektorer": frozenset({"lexical"}),
    "bara ord": frozenset({"vectors"}),
}
"""What is measured, and which part of search each does without."""

Found = Callable[[str], Iterable[Source]]


class NoSourcesError(EvalError):
    """No case gives a source to find."""


class Retrieval(Result):
    """Means over n questions of one way to search."""

    name: str
    n: int
    recall: dict[int, float]
    mrr: float
    ndcg: float


class Retrievals(Result):
    """All ways over the same questions."""

    provenance: Provenance
    ways: tuple[Retrieval, ...]


def measure(name: str, found: Found, cases: Sequence[Case]) -> Retrieval:
    """Search for each case's question and hold the places against its sources."""
    asked = [c for c in cases if c.outcome == "answer" and c.sources and len(c.turns) == 1]
    if not asked:
        raise NoSourcesError("Inget av fallen har en källa att söka efter.")
    pairs = [(_ranked(found(case.question), case.sources), set(case.sources)) for case in asked]
    n = len(pairs)
    return Retrieval(
        name=name,
        n=n,
        recall={k: sum(recall(ranked, gold, k) for ranked, gold in pairs) / n for k in AT},
        mrr=sum(reciprocal_rank(ranked, gold) for ranked, gold in pairs) / n,
        ndcg=sum(ndcg(ranked, gold) for ranked, gold in pairs) / n,
    )


def _ranked(found: Iterable[Source], sources: Sequence[GoldSource]) -> list[GoldSource]:
    """Distinct places in order, each that gold calls fair as gold's own source."""
    named = (
        next((s for s in sources if _is(place, s)), GoldSource(place.label, place.page))
        for place in found
    )
    return list(dict.fromkeys(named))


def _is(place: Source, source: GoldSource) -> bool:
    """Whether gold means this place: a heading may be cited for what stands under it."""
    labels = {fold_label(part) for part in (place.label, *place.section.split(PATH_SEPARATOR))}
    off = int(place.page_basis == "counted" or source.page in COUNTED_PAGES)
    return fold_label(source.label) in labels and abs(place.page - source.page) <= off


def search(corpus: Corpus, settings: Settings, without: frozenset[str]) -> Found:
    """The product's search, less a part, as places."""
    finder = LazyFinder(corpus, settings, without)
    at = places(corpus)
    return lambda question: [at[hit.id] for hit in finder.search(question, k=HITS)]


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


def as_text(found: Retrievals) -> str:
    """The figures as Markdown."""
    head = ["Sökning", "n", *(f"täckning@{k}" for k in AT), "MRR", f"nDCG@{GAIN_AT}"]
    rows = [
        [way.name, str(way.n), *(number(v, 3) for v in (*way.recall.values(), way.mrr, way.ndcg))]
        for way in found.ways
    ]
    origin = found.provenance
    return f"{origin.created}, incheckning {origin.commit}.\n\n{table(head, rows)}"
