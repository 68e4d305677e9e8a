"""The number guard: no answer leaves with a number, page or name that its evidence does not hold.

One guard for every path (chat, batch, HTTP, language model). It reads the finished Answer only, so
it cannot be fooled by how the text was made. What it finds is a fault of the program: the answer is
withheld and the fault logged. It does not judge whether the evidence answers the question.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.types import Answer
from corpus.load import Corpus
from corpus.text import is_verbatim

_NUMBER = re.compile(r"[-\u2212]?\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?")
_REFERENCE = re.compile(
    r"\[(\d+)\]|\b[Ff]igur(?:en)?\s+(\d+)|\b[Bb]ilaga\s+(\d+)|\bs\.[ \u00a0](\d+)"
)
_LIST_RANK = re.compile(r"^\s*\d+\.\s", re.MULTILINE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_BETWEEN_NAMES = re.compile(r", | och |; ")
APPENDICES = frozenset({1, 2, 3})
LIST = 3  # items; fewer than these may be anything
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in an answer that has no evidence."""

    what: str
    where: str


def check(answer: Answer, corpus: Corpus, asked: Iterable[float]) -> list[Fault]:
    """All faults of an answer; `asked` are the question's own figures that the plan uses."""
    faults = [
        Fault(citation.quote[:80], f"quote [{citation.n}] is not verbatim")
        for citation in answer.citations
        if not is_verbatim(citation.quote)
    ]
    known = _evidence(answer) | _years(corpus.report) | {*asked}
    for where, text in _texts(answer):
        faults += [
            Fault(r, f"{where}: no such reference")
            for r in _unknown(text, answer, corpus)
            if not _in_note(r, text, corpus) and not _denied(r, answer)
        ]
        faults += [
            Fault(str(n), f"{where}: number without evidence")
            for n in numbers_in(text)
            if not _has(known, n)
        ]
        faults += [
            Fault(name, f"{where}: municipality without evidence")
            for name in municipalities_in(text, frozenset(m.name for m in corpus.municipalities))
            if not _named(name, answer) and not _in_note(name, text, corpus)
        ]
    faults += [Fault(r, "text: not cited") for r in _not_cited(answer)]
    return faults


def numbers_in(text: str) -> list[float]:
    """Numbers of a text that need evidence: no marks, list ranks, pages, figures, appendices.

    >>> numbers_in("37 av 223 (16,6 %) [1], s. 29, Bilaga 2, 10\u00a0000 och 1 638")
    [37.0, 223.0, 16.6, 10000.0, 1638.0]
    """
    plain = _LIST_RANK.sub(" ", _REFERENCE.sub(" ", text))
    return [parse(m.group()) for m in _NUMBER.finditer(plain)]


def parse(shown: str) -> float:
    """A number as printed: decimal comma, thousands spaces, either minus sign."""
    plain = shown.replace("\u2212", "-").replace("\u00a0", "").replace(" ", "").replace(",", ".")
    return float(plain)


def _texts(answer: Answer) -> Iterable[tuple[str, str]]:
    yield "text", answer.text
    yield from (("caveat", c) for c in answer.caveats)
    yield from (("suggestion", s) for s in answer.suggestions)


def _evidence(answer: Answer) -> set[float]:
    found: set[float] = set()
    for citation in answer.citations:
        found.update(parse(m.group()) for m in _NUMBER.finditer(citation.quote))
    for lookup in answer.lookups:
        for row in lookup.rows:
            for value in row:
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    found.add(float(value))
                elif isinstance(value, str):
                    found.update(parse(m.group()) for m in _NUMBER.finditer(value))
    for calculation in answer.calculations:
        found.update(parse(m.group()) for m in _NUMBER.finditer(calculation.shown))
    return found


def _has(known: set[float], number: float) -> bool:
    return any(abs(number - k) < CLOSE for k in known) or any(
        abs(abs(number) - k) < CLOSE for k in known
    )


@lru_cache(maxsize=2)
def _years(report: str) -> frozenset[float]:
    return frozenset(float(year) for year in _YEAR.findall(report))


def _unknown(text: str, answer: Answer, corpus: Corpus) -> Iterator[str]:
    """Citation marks, figures, appendices and pages that there are not."""
    marks = {citation.n for citation in answer.citations}
    pages = {p.source.page for p in corpus.passages} | {r.source.page for r in corpus.services}
    pages |= {row.source.page for row in corpus.integrations}
    there_are = (marks, corpus.figure_by_number, APPENDICES, pages)
    for match in _REFERENCE.finditer(text):
        exists = all(
            int(number) in known
            for number, known in zip(match.groups(), there_are, strict=True)
            if number
        )
        if not exists and not any(match.group() in c.quote for c in answer.citations):
            yield match.group()


def _not_cited(answer: Answer) -> Iterator[str]:
    """Figures and pages of the text that no citation leads to."""
    pages = {citation.page for citation in answer.citations}
    said = " ".join((*(f"{c.label} {c.quote}" for c in answer.citations), answer.question)).lower()
    for match in _REFERENCE.finditer(answer.text):
        _, figure, _, page = match.groups()
        if (page and int(page) not in pages) or (
            figure and not re.search(rf"\bfigur(en)? {figure}\b", said)
        ):
            yield match.group()


def municipalities_in(text: str, names: frozenset[str]) -> list[str]:
    """Names in bold or in a list; the other items of a list of municipalities must be such, too.

    >>> names = frozenset({"Ale", "Sala", "Mora"})
    >>> municipalities_in("**Ale** svarade. Det gjorde dessa: Sala, Narnia och Mora [1].", names)
    ['Ale', 'Sala', 'Narnia', 'Mora']
    >>> municipalities_in("Vad menar du: boka, låna eller Sala?", names)
    []
    """
    found = [bold for bold in _BOLD.findall(text) if bold in names]
    for line in _REFERENCE.sub("", text).splitlines():
        said = line.rsplit(":", 1)[-1].strip(" \u00a0.")
        items = [item.strip("* \u00a0") for item in _BETWEEN_NAMES.split(said)]
        known = [item for item in items if item in names]
        of_names = len(items) >= LIST and 2 * len(known) > len(items)
        found += items if of_names else known
    return list(dict.fromkeys(found))


def _named(name: str, answer: Answer) -> bool:
    """Whether a name stands in the question, a lookup cell or a quote."""
    if any(name in row for lookup in answer.lookups for row in lookup.rows):
        return True
    said = " ".join((answer.question, *(citation.quote for citation in answer.citations)))
    return re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", said, re.IGNORECASE) is not None


def _denied(reference: str, answer: Answer) -> bool:
    """Whether a refusal repeats what the question names: "den har ingen figur 50"."""
    named = re.search(rf"\b{re.escape(reference)}\b", answer.question, re.IGNORECASE)
    return answer.status != "answered" and named is not None


def _in_note(what: str, text: str, corpus: Corpus) -> bool:
    """Whether a caveat repeats a note of the corpus that holds the name or reference."""
    return any(what in note.text and text.startswith(note.text) for note in corpus.notes)
