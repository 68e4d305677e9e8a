"""`python -m index.study`: would more written questions help, and what of words never written down?

Trains the model several times (minutes each) and prints a table: by the share of the training
questions that it saw, and once without whole families of words. A family is a word of the service
vocabulary with every question and every term that has it, also inside a compound. Changes no file.
"""

import argparse
import sys
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from corpus.load import load
from corpus.vocabulary import Entry, load_vocabulary
from index.encoder import StaticEncoder
from index.lexical import terms
from index.material import material_of
from index.questions import Question, same_fact, split, written_questions
from index.recall import Recall, recall
from index.search import SearchIndex
from index.train import Recipe, Trainer

SHARES = (0.125, 0.25, 0.5, 1.0)
FAMILIES_ONE_IN = 8


def families(entries: Sequence[Entry], report: str) -> frozenset[str]:
    """One in eight of the single words that name a service and that the report does not use."""
    said = set(terms(report))
    found = {terms(e.term)[0] for e in entries if e.kind == "tjanst" and len(terms(e.term)) == 1}
    return frozenset(
        word for word in found - said if zlib.crc32(word.encode()) % FAMILIES_ONE_IN == 0
    )


def without_families(
    questions: Sequence[Question], entries: Sequence[Entry], left_out: frozenset[str]
) -> tuple[tuple[Question, ...], tuple[Entry, ...], tuple[Question, ...]]:
    """Questions and terms that have none of the words, and the answerable questions that do."""
    touched = tuple(q for q in questions if left_out & set(terms(q.text)))
    kept = tuple(q for q in questions if q not in set(touched))
    terms_kept = tuple(e for e in entries if not left_out & set(terms(e.term)))
    return kept, terms_kept, tuple(q for q in touched if not q.is_null)


def trained(
    questions: Sequence[Question], entries: Sequence[Entry], asked: Sequence[Question], epochs: int
) -> tuple[Recall, Recall]:
    """Recall of a model trained on `questions`: its vectors alone, and search with it."""
    corpus = load()
    trainer = Trainer(material_of(questions, entries), Recipe(epochs=epochs))
    trainer.run()
    with tempfile.TemporaryDirectory() as folder:
        trainer.save(Path(folder))
        encoder = StaticEncoder(Path(folder))
    related = same_fact(corpus)
    bare = SearchIndex(corpus, encoder, questions=(), entries=(), without={"lexical"})
    whole = SearchIndex(corpus, encoder, questions=questions, entries=entries)
    alone, search = (
        recall(lambda q, index=index: [h.id for h in index.search(q)], asked, related)  # type: ignore[misc]
        for index in (bare, whole)
    )
    return alone, search


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--shares", type=float, nargs="*", default=SHARES)
    parser.add_argument("--no-families", action="store_true")
    options = parser.parse_args()
    entries = load_vocabulary()
    training, held = split(written_questions())
    for share in options.shares:
        some = [q for q in training if zlib.crc32(f"{q.text} ".encode()) % 1000 < share * 1000]
        alone, search = trained(some, entries, held, options.epochs)
        sys.stdout.write(f"{len(some):5} questions   model {alone}   search {search}\n")
        sys.stdout.flush()
    if not options.no_families:
        left_out = families(entries, load().report)
        kept, terms_kept, asked = without_families(training, entries, left_out)
        alone, search = trained(kept, terms_kept, asked, options.epochs)
        sys.stdout.write(f"{len(left_out):5} word families left out   model {alone}   ")
        sys.stdout.write(f"search {search}\n")


if __name__ == "__main__":
    main()
