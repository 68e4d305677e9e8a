"""Questions labelled with units of search: the files of `retrieval_cases/`, and two made sets.

A labelled question names the unit that answers it, or several that do so equally; "null:<reason>"
says that the report has no answer. Nothing is asked or scored here. Errors name file and line,
never a question: the files are closed, and whoever works on vocabulary or training pairs must not
read them.
"""

import csv
import zlib
from dataclasses import dataclass
from pathlib import Path

from corpus.load import Corpus
from corpus.vocabulary import load_vocabulary
from evals.errors import EvalError
from index.documents import documents
from index.material import terms_of
from index.questions import NULL, Question, split, written_questions
from index.vocabulary import term_keys

FOLDER = Path(__file__).resolve().parent / "retrieval_cases"
HEADER = ["question", "unit", "kind"]
KNOWN, HELD = "känt ordförråd", "utelämnade frågor"
SAMPLE = 4  # one term in so many: some 400 questions, a standard error under a point
FRAMES = {
    "row": ("Vilket antal kommuner har gått över till {} via nätet?", "Förekommer {} ofta?"),
    "opt": ("Vilket antal kommuner kryssade för {}?", "Förekommer {} ofta?"),
    "fact": ("Vilken siffra nämns om {}?", "Jag undrar över {}, vad blev resultatet?"),
    "fig": ("I vilken figur åskådliggörs {}?", "Visa diagrammet om {}"),
    "null": ("Vad står det om {}?", "Jag undrar över {}, vad blev resultatet?"),
}
"""Wordings around a known term, none of which stands in `index/data/frames.tsv`: a term of the
vocabulary is known to search, but not the question that it stands in."""


class SetError(EvalError):
    """A file of labelled questions cannot be used; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question and the units that answer it, one as well as another."""

    text: str
    units: tuple[str, ...]
    kind: str

    @property
    def is_null(self) -> bool:
        """Whether the report holds no answer."""
        return self.units[0].startswith(NULL)


def read_set(path: Path, known: frozenset[str]) -> tuple[Labelled, ...]:
    """The questions of one file: question TAB unit[|unit...] TAB kind; a header is optional."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: list[Labelled] = []
    for number, row in enumerate(rows, start=1):
        if not any(cell.strip() for cell in row) or row == HEADER or row[0].startswith("#"):
            continue
        place = f"{path.name}, rad {number}"
        if len(row) != len(HEADER):
            raise SetError(
                f"{place}: {len(row)} fält, men raden ska ha tre: fråga, enhet och slag."
            )
        units = tuple(unit.strip() for unit in row[1].split("|") if unit.strip())
        wrong = [u for u in units if u not in known and not u.startswith(NULL)]
        if not row[0].strip() or not units or wrong:
            said = ", ".join(wrong) or "tomt fält"
            raise SetError(f"{place}: enheten finns inte i rapporten ({said}).")
        if len({u.startswith(NULL) for u in units}) > 1:
            raise SetError(f"{place}: en fråga kan inte både ha och sakna svar.")
        found.append(Labelled(row[0].strip(), units, row[2].strip()))
    return tuple(found)


def files_of(place: Path) -> list[Path]:
    """The files of a folder, in order; a file is itself; nothing where there is nothing."""
    return [place] if place.is_file() else sorted(place.glob("*.tsv"))


def units_of(corpus: Corpus) -> frozenset[str]:
    """All units that search can find."""
    return frozenset(str(d.id) for d in documents(corpus))


def held_out() -> tuple[Labelled, ...]:
    """The written questions that the model was not trained on."""
    return tuple(Labelled(q.text, (q.unit,), _kind(q.unit)) for q in held_questions()[1])


def held_questions() -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Training and held-out questions: an index for `held_out` may only know the former."""
    return split(written_questions())


def known_vocabulary(corpus: Corpus) -> tuple[Labelled, ...]:
    """A sample of the terms, each in one unseen wording, with every unit that the term names."""
    texts = {str(d.id): d.page_content for d in documents(corpus)}
    terms = [t for t in terms_of(load_vocabulary(), texts) if t.kind in FRAMES]
    naming: dict[frozenset[str], dict[str, None]] = {}
    for term in terms:
        naming.setdefault(frozenset(term_keys(term.text)), {})[term.unit] = None
    return tuple(
        Labelled(_framed(t.text, t.kind), tuple(naming[frozenset(term_keys(t.text))]), t.kind)
        for t in terms
        if zlib.crc32(f"{t.unit} {t.text}".encode()) % SAMPLE == 0
    )


def _framed(term: str, kind: str) -> str:
    frames = FRAMES[kind]
    return frames[zlib.crc32(term.encode()) % len(frames)].replace("{}", term)


def _kind(unit: str) -> str:
    return unit.partition(":")[0]
