"""What the embedding model is trained on: units, written questions, vocabulary terms in frames.

No learning here (index/train.py). Vocabulary terms become questions by `data/frames.tsv`; a term
that names several units is a mistake for none of them.
"""

import csv
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.load import load
from corpus.sections import PATH_SEPARATOR
from corpus.vocabulary import Entry, load_vocabulary
from index.documents import documents
from index.questions import DATA, NULL, Question, same_fact
from index.swedish import fold_diacritics

NULL_REPEATS = 3  # unanswerable questions are few; counted three times they hold their ground
OF_ENTRY: Final = {
    "tjanst": ("row", "int"),
    "fakta": ("fact",),
    "figur": ("fig",),
    "figur8": ("opt",),
    "figur9": ("opt",),
    "utanfor": ("null",),
    "avsnitt": ("",),
}
"""The prefixes of the units that a vocabulary entry of each kind names; sections are no units."""
NAMED: Final = ("row", "int", "opt", "")  # kinds whose ids are printed names, so worth learning


@dataclass(frozen=True, slots=True)
class Term:
    """A vocabulary term, the unit that it names ("": none), and that unit's printed name."""

    unit: str
    text: str
    name: str = ""

    @property
    def kind(self) -> str:
        """The unit's prefix: which frames fit."""
        return self.unit.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Example:
    """A question as asked in one epoch, the unit it is for, and units that are right as well."""

    text: str
    unit: str
    also: frozenset[str]


@dataclass(frozen=True, slots=True)
class Material:
    """All that the model is trained on. Unit ids map to the texts that search embeds."""

    units: dict[str, str]
    questions: tuple[Question, ...]
    terms: tuple[Term, ...]
    frames: dict[str, list[str]]
    related: dict[str, frozenset[str]]

    def texts(self) -> list[str]:
        """Every text, for the tokenizer and for telling which words were seen."""
        asked = [question.text for question in self.questions]
        return [*self.units.values(), *asked, *(term.text for term in self.terms)]

    def sharing(self) -> dict[str, frozenset[str]]:
        """For each term's text, the ids and the names of all units that it names."""
        found: dict[str, set[str]] = defaultdict(set)
        for term in self.terms:
            found[term.text].update(name for name in (term.unit, term.name) if name)
        return {text: frozenset(units) for text, units in found.items()}

    def examples(self, draw: random.Random) -> list[Example]:
        """One epoch's questions, terms in a frame each, in random order."""
        sharing = self.sharing()
        found = [
            Example(q.text, target(q.unit), self.related.get(q.unit, frozenset()))
            for q in self.questions
            for _ in range(NULL_REPEATS if q.is_null else 1)
        ]
        for term in self.terms:
            if term.unit:
                text = draw.choice(self.frames[term.kind]).replace("{}", term.text)
                also = sharing[term.text] | self.related.get(term.unit, frozenset())
                found.append(Example(text, target(term.unit), also - {term.unit}))
        draw.shuffle(found)
        return found


def target(unit: str) -> str:
    """All unanswerable questions share one target.

    >>> target("null:person"), target("fig:9")
    ('null:', 'fig:9')
    """
    return NULL if unit.startswith(NULL) else unit


def noisy(text: str, draw: random.Random) -> str:
    """The text as it may be typed: a word left out, without å, ä, ö, or two letters swapped."""
    luck = draw.random()
    if luck < 0.15:
        said = text.split()
        if len(said) > 2:
            said.pop(draw.randrange(len(said)))
        return " ".join(said)
    if luck < 0.25:
        return fold_diacritics(text)
    if luck < 0.35 and len(text) > 4:
        at = draw.randrange(1, len(text) - 2)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text


def terms_of(entries: Sequence[Entry], units: dict[str, str]) -> tuple[Term, ...]:
    """The vocabulary as terms of known units; near words that must not be taken are left out."""
    found: dict[Term, None] = {}
    for entry in entries:
        for prefix in () if entry.blocks else OF_ENTRY.get(entry.kind, ()):
            printed = entry.unit.rpartition(PATH_SEPARATOR)[2] if not prefix else entry.unit
            unit = f"{entry.kind}:{entry.unit}" if prefix == "opt" else entry.unit
            unit = f"{prefix}:{unit}" if prefix else ""
            if not prefix or unit.startswith(NULL) or unit in units:
                found.setdefault(Term(unit, entry.term, printed if prefix in NAMED else ""))
    return tuple(found)


def read_frames(path: Path = DATA / "frames.tsv") -> dict[str, list[str]]:
    """Question frames by kind of unit; "{}" is where the term goes."""
    frames: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            frames[row["slag"]].append(row["ram"])
    return dict(frames)


def material_of(questions: Sequence[Question], entries: Sequence[Entry] | None = None) -> Material:
    """Corpus, vocabulary (None: the project's) and frames, with the given questions."""
    corpus = load()
    units = {str(d.id): d.page_content for d in documents(corpus)}
    unknown = sorted({q.unit for q in questions if not q.is_null and q.unit not in units})
    if unknown:
        raise ValueError(f"Questions name units that the corpus does not have: {unknown}")
    terms = terms_of(load_vocabulary() if entries is None else entries, units)
    return Material(units, tuple(questions), terms, read_frames(), same_fact(corpus))
