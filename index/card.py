"""Measure a trained model on the questions that were kept out, and write its model card.

The card (`README.md` of the model's folder) is in English and made by the training run, so its
figures are those of the weights beside it.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.load import load
from index.documents import PREFIX
from index.encoder import WEIGHTS, StaticEncoder
from index.material import Material
from index.questions import VALIDATION_ONE_IN, Question, split
from index.recall import Recall, recall, separation, stopped, with_unseen_words
from index.search import SearchIndex

KEPT = 0.95  # share of answerable questions that the margin's cut lets through
TIMED = 200  # queries; enough for a steady median
SEARCH: Final = "search (model, written questions, words)"

STEPS: Final = Path(__file__).parent / "data" / "steps.md"
"""What each step of the work on search brought, measured when it was made; written by hand."""

CARD: Final = """---
language: sv
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, static-embedding, swedish]
---
# Swedish question embeddings for one report

A static embedding model (`StaticEmbedding`: a text is the mean of its word pieces' vectors, of
{pieces} with {dimensions} dimensions; then `Normalize`) that places questions in everyday Swedish
near the units of the report *E-förvaltning och e-tjänster i Sveriges kommuner 2011* (SKL): table
rows, chart values, key figures, sentences, figures. It is a thesaurus of this one field, learnt
from written examples, not a language model. It opens with `SentenceTransformer(folder)` (6.2 or
later) and, without torch, with `index.encoder.StaticEncoder`, which gives the same vectors.

## Data
{data}
Written for this project, by hand; the report's text is its publisher's. No other text, no
pre-trained weights. {validation} questions, one in {one_in}, were kept out of training, chosen by
their wording alone; near twins of them were not trained on either.

## Figures
On the questions kept out (of them {nulls} without an answer in the report). A hit is the question's
own unit among {units} or one that states the same. "Unseen words": questions with a content word
that neither report nor training holds. One standard error is about {error:.3f} at n={n}.

| ranking | recall@1 | recall@5 | MRR | n |
|---|---|---|---|---|
{rankings}

The search of this project (the cosine of a unit, that of the nearest question written for it, BM25,
and cues for the table), by kind of unit:

| unit | recall@1 | recall@5 | MRR | n |
|---|---|---|---|---|
{kinds}

Answerable against unanswerable (`SearchIndex.answerable`): AUROC {auroc:.3f}; {stopped:.0%} of the
unanswerable ones are stopped where {kept:.0%} of the answerable ones are kept ({answerable} and
{nulls} questions). Its weights were fitted on these same questions, so this is a little optimistic.

{steps}

Training took {seconds:.0f} s on one thread; a question is encoded in {encode:.2f} ms (median); the
weights take {megabytes:.1f} MB.

## Limits
- It knows the words that were written down. For other words it guesses from their pieces.
- A low similarity means "unknown words" as often as "not in the report": it must never decide
  alone.
- Training and validation questions were written by the same few authors, who also had each other's
  words in mind. `fraga-evals retrieval` measures on questions of authors who had only the report.
- It is of no use for other texts. For breadth, set FRAGA_EMBEDDING_MODEL to a general model.
- A new training run gives other weights of the same quality: spelling dropout cannot be seeded.

## Licence
Not yet licensed: the choice is the project owner's.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A training run: what it learnt from, how many questions it left out, its size and time."""

    material: Material
    held: int
    pieces: int
    dimensions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on the questions kept out."""

    rankings: dict[str, Recall]
    kinds: dict[str, Recall]
    auroc: float
    stopped: float
    answerable: int
    nulls: int
    encode_ms: float

    def __str__(self) -> str:
        lines = [f"{name:>34}  {found}" for name, found in (self.rankings | self.kinds).items()]
        lines.append(f"AUROC {self.auroc:.3f}, stopped {self.stopped:.2f}, n={self.nulls}")
        return "\n".join(lines)


def measure(folder: Path, material: Material, questions: Sequence[Question]) -> Figures:
    """Recall and separation of a saved model on the validation part of `questions`."""
    training, held = split(questions)
    corpus, encoder = load(), StaticEncoder(folder)
    search = SearchIndex(corpus, encoder, questions=training)
    dense, lexical = (
        SearchIndex(corpus, encoder, questions=(), entries=(), without={less})
        for less in ("lexical", "vectors")
    )
    unseen = with_unseen_words(held, material.texts())

    def of(index: SearchIndex, asked: Sequence[Question]) -> Recall:
        return recall(lambda q: [h.id for h in index.search(q)], asked, material.related)

    answerable = [search.answerable(q.text) for q in held if not q.is_null]
    nulls = [search.answerable(q.text) for q in held if q.is_null]
    return Figures(
        {
            "words of the units alone (BM25)": of(lexical, held),
            "this model": of(dense, held),
            "this model, unseen words": of(dense, unseen),
            SEARCH: of(search, held),
            "search, unseen words": of(search, unseen),
        },
        {
            kind: of(search, [q for q in held if q.unit.startswith(f"{prefix}:")])
            for kind, prefix in PREFIX.items()
        },
        separation(answerable, nulls),
        stopped(answerable, nulls, KEPT),
        len(answerable),
        len(nulls),
        _median_ms(encoder.query, [q.text for q in held][:TIMED]),
    )


def _median_ms(encode: Callable[[str], object], texts: Sequence[str]) -> float:
    times = []
    for text in texts:
        began = time.perf_counter()
        encode(text)
        times.append(time.perf_counter() - began)
    return sorted(times)[len(times) // 2] * 1000 if times else 0.0


def write_card(folder: Path, figures: Figures, run: Run) -> None:
    """Write `README.md` beside the weights."""
    material = run.material
    asked = Counter(q.unit.partition(":")[0] for q in material.questions)
    kinds = ", ".join(f"{n} {kind}" for kind, n in asked.most_common())
    data = (
        f"- {len(material.questions)} written questions ({kinds})\n"
        f"- {len(material.terms)} vocabulary terms, asked in "
        f"{sum(map(len, material.frames.values()))} frames\n"
        f"- the {len(material.units)} units themselves\n"
    )
    n = figures.answerable
    score = figures.rankings[SEARCH].at_1
    card = CARD.format(
        pieces=run.pieces,
        dimensions=run.dimensions,
        data=data,
        validation=run.held,
        one_in=VALIDATION_ONE_IN,
        nulls=figures.nulls,
        units=len(material.units),
        n=n,
        error=(score * (1 - score) / max(n, 1)) ** 0.5,
        rankings=_rows(figures.rankings),
        kinds=_rows(figures.kinds),
        auroc=figures.auroc,
        stopped=figures.stopped,
        kept=KEPT,
        answerable=n,
        steps=STEPS.read_text(encoding="utf-8").strip(),
        seconds=run.seconds,
        encode=figures.encode_ms,
        megabytes=(folder / WEIGHTS).stat().st_size / 1e6,
    )
    (folder / "README.md").write_text(card, encoding="utf-8")


def _rows(found: dict[str, Recall]) -> str:
    return "\n".join(
        f"| {name} | {r.at_1:.3f} | {r.at_5:.3f} | {r.reciprocal:.3f} | {r.n} |"
        for name, r in found.items()
    )
