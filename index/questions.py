"""The written questions that the model learns from and is tested on, and what counts as right.

Read from `data/questions.tsv` and `data/questions_rows.tsv` (header "enhet<TAB>fraga"); a unit
"null:<reason>" marks a question that the report does not answer. The split is by wording, not by
line: near twins of a question stay on its side, or the figures would flatter.
"""

import csv
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.load import Corpus
from corpus.sections import BACK_COVER
from index.swedish import STOP_WORDS, tokens, words

DATA: Final = Path(__file__).parent / "data"
FILES: Final = ("questions.tsv", "questions_rows.tsv")
HEADER: Final = ["enhet", "fraga"]
NULL: Final = "null:"
VALIDATION_ONE_IN = 8  # one family of eight is kept out of training
TWINS = 0.5  # share of common keys from which two questions on a unit are the same wording
SAME_SENTENCE = 0.8  # share of common words from which two sentences of the report say the same
QUOTE_GAP = " … "  # joins the stretches of a quote


@dataclass(frozen=True, slots=True)
class Question:
    """A written question and the unit that answers it best, or "null:<reason>"."""

    unit: str
    text: str

    @property
    def is_null(self) -> bool:
        """Whether the report holds no answer."""
        return self.unit.startswith(NULL)


def read_questions(folder: Path = DATA) -> tuple[Question, ...]:
    """All questions of the files that exist, in order; an exact repeat is kept once."""
    found: dict[Question, None] = {}
    for name in FILES:
        path = folder / name
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if head != HEADER:
            raise ValueError(f"{name} has the header {head}, expected {HEADER}.")
        for number, row in enumerate(rows, start=2):
            if len(row) != 2 or not row[0].strip() or not row[1].strip():
                raise ValueError(f"{name} line {number}: expected unit TAB question, got {row}.")
            found.setdefault(Question(row[0].strip(), row[1].strip()))
    return tuple(found)


def keys(text: str) -> frozenset[str]:
    """What a question is about: keys of its content words and their compound parts."""
    found = tokens(words(text))
    content = [t for t in found if t.surface not in STOP_WORDS] or found
    return frozenset(key for token in content for key in (token.key, *token.parts))


def families(questions: Sequence[Question]) -> list[tuple[Question, ...]]:
    """Questions of a unit that share half of their keys, directly or through others."""
    by_unit: dict[str, list[Question]] = {}
    for question in questions:
        by_unit.setdefault(question.unit, []).append(question)
    return [family for unit in sorted(by_unit) for family in _group(by_unit[unit])]


def _group(questions: Sequence[Question]) -> list[tuple[Question, ...]]:
    groups: list[tuple[list[Question], list[frozenset[str]]]] = []
    for question in sorted(questions, key=lambda q: q.text):
        mine = keys(question.text)
        near = [g for g in groups if any(_share(mine, other) >= TWINS for other in g[1])]
        merged = ([q for g in near for q in g[0]], [k for g in near for k in g[1]])
        groups = [g for g in groups if all(g is not n for n in near)]
        groups.append(([*merged[0], question], [*merged[1], mine]))
    return [tuple(sorted(group, key=lambda q: q.text)) for group, _ in groups]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    union = one | other
    return len(one & other) / len(union) if union else 1.0


def split(questions: Sequence[Question]) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Training and validation questions; which, follows from the wording alone."""
    held = {
        question
        for family in families(questions)
        if zlib.crc32(family[0].text.encode()) % VALIDATION_ONE_IN == 0
        for question in family
    }
    train = tuple(q for q in questions if q not in held)
    return train, tuple(q for q in questions if q in held)


def same_fact(corpus: Corpus) -> dict[str, frozenset[str]]:
    """For each unit, the others that state the same: neither is a mistake for the other.

    A key figure and the sentences that it stands in, and sentences that say the same twice.
    """
    said = [s for s in corpus.sentences if s.source.label != BACK_COVER]
    related: dict[str, set[str]] = {}
    for fact, places in corpus.facts.items():
        parts = [part for place in places for part in place.quote.split(QUOTE_GAP)]
        found = [f"sen:{s.id}" for s in said if any(p in s.text or s.text in p for p in parts)]
        _relate(related, [f"fact:{fact}", *found])
    bags = [(f"sen:{s.id}", frozenset(words(s.text))) for s in said]
    for at, (unit, bag) in enumerate(bags):
        for other, other_bag in bags[:at]:
            if _share(bag, other_bag) >= SAME_SENTENCE:
                _relate(related, [unit, other])
    return {unit: frozenset(others) for unit, others in related.items()}


def _relate(related: dict[str, set[str]], group: Iterable[str]) -> None:
    whole = set(group)
    for unit in whole:
        related.setdefault(unit, set()).update(whole - {unit})
