"""The written questions that the model learns from and is tested on, and what counts as right.

Read from `data/questions*.tsv` (header "enhet<TAB>fraga"); a unit "null:<reason>" marks a question
that the report does not answer. The split is by wording, not by line: near twins of a question that
is kept out are not trained on, or the figures would flatter.
"""

import csv
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.load import Corpus
from corpus.sections import BACK_COVER
from corpus.types import KeyFigure
from index.swedish import words

DATA: Final = Path(__file__).parent / "data"
FILES: Final = ("questions.tsv", "questions_rows.tsv", "questions_more.tsv")
"""What the planner remembers as questions already answered (`index.bank`). It answers at once what
is near one of them, so these are whole questions; with the keywords of the file below among them
it took 18 right answers for others and mended 14 (2465 open cases)."""
WRITTEN: Final = (*FILES, "questions_everyday.tsv")
"""What the model learns from and search compares with: also everyday wordings and bare keywords."""
HEADER: Final = ["enhet", "fraga"]
NULL: Final = "null:"
VALIDATION_ONE_IN = 8  # one question of eight is kept out of training
TWINS = 0.6  # share of common words from which two questions on a unit are the same wording
STEM = 6  # letters that stand for a word when wordings are compared
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


def written_questions(folder: Path = DATA) -> tuple[Question, ...]:
    """All questions that people have written for search."""
    return read_questions(folder, WRITTEN)


def read_questions(folder: Path = DATA, files: Sequence[str] = FILES) -> tuple[Question, ...]:
    """The questions of the files that exist, in order; an exact repeat is kept once."""
    found: dict[Question, None] = {}
    for name in files:
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


def split(questions: Sequence[Question]) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Training and validation questions.

    A question's text alone decides whether it is kept out, so that new questions never move old
    ones across. Twins of what is kept out are left out of training too.
    """
    held = tuple(q for q in questions if zlib.crc32(q.text.encode()) % VALIDATION_ONE_IN == 0)
    wordings: dict[str, list[frozenset[str]]] = {}
    for question in held:
        wordings.setdefault(question.unit, []).append(_wording(question.text))
    train = tuple(
        q
        for q in questions
        if q not in held
        and all(_share(_wording(q.text), w) < TWINS for w in wordings.get(q.unit, ()))
    )
    return train, held


def _wording(text: str) -> frozenset[str]:
    """The words of a question, cut short instead of stemmed: must not change with `swedish.py`."""
    found = re.findall(r"\w+", text.lower())
    return frozenset(word[:STEM] for word in found if len(word) > 2) or frozenset(found)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    union = one | other
    return len(one & other) / len(union) if union else 1.0


def same_fact(corpus: Corpus) -> dict[str, frozenset[str]]:
    """For each unit, the others that state the same: neither is a mistake for the other.

    A key figure with the sentences that it stands in and with the table row or chart value that has
    it; a chart with the sentences that point at it; sentences that say the same twice.
    """
    said = [s for s in corpus.sentences if s.source.label != BACK_COVER]
    related: dict[str, set[str]] = {}
    for fact, places in corpus.facts.items():
        parts = [part for place in places for part in place.quote.split(QUOTE_GAP)]
        found = [f"sen:{s.id}" for s in said if any(p in s.text or s.text in p for p in parts)]
        _relate(related, [f"fact:{fact}", *found])
        for unit in _cells(corpus, places):
            _relate(related, [f"fact:{fact}", unit])
    bags = [(f"sen:{s.id}", frozenset(words(s.text)), s.text.lower()) for s in said]
    for at, (unit, bag, text) in enumerate(bags):
        for other, other_bag, _ in bags[:at]:
            if _share(bag, other_bag) >= SAME_SENTENCE:
                _relate(related, [unit, other])
        for number in re.findall(r"\bfigur (\d+)", text):
            if int(number) in corpus.figure_by_number:
                _relate(related, [unit, f"fig:{number}"])
    return {unit: frozenset(others) for unit, others in related.items()}


def _cells(corpus: Corpus, places: Sequence[KeyFigure]) -> Iterator[str]:
    """Table rows and chart values that a key figure repeats: named in it, with the same number."""
    for place in places:
        text = place.statement.lower()
        for row in corpus.services:
            same = place.value in (row.count, int(row.share + 0.5))
            if same and row.service.name.lower() in text:
                yield f"row:{row.service}"
        for value in corpus.figure_values:
            if place.value == value.count and value.label.lower() in text:
                yield f"opt:figur{value.figure}:{value.label}"


def _relate(related: dict[str, set[str]], group: Iterable[str]) -> None:
    whole = set(group)
    for unit in whole:
        related.setdefault(unit, set()).update(whole - {unit})
