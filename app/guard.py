"""The number guard: no answer leaves with a number, page or name that its evidence does not hold.

One guard for every path (chat, batch, HTTP, language model). It reads the finished Answer only, so
it cannot be fooled by how the text was made. What it finds is a fault of the program: the answer is
withheld and the fault logged.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.types import Answer
from corpus.load import Corpus
from corpus.text import is_verbatim

_NUMBER = re.compile(r"[-\u2212]?\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?")
_REFERENCE = re.compile(
    r"\[\d+\]|\b[Ff]igur(?:en)?\s+(\d+)|\b[Bb]ilaga\s+(\d+)|\bs\.[ \u00a0](\d+)"
)
_LIST_RANK = re.compile(r"^\s*\d+\.\s", re.MULTILINE)
REPORT_YEARS = frozenset({2009, 2010, 2011, 2012})
FIRST_PAGE, LAST_PAGE = 3, 33  # title page and contents are not in the text
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
    known = _evidence(answer) | {*asked}
    for where, text in _texts(answer):
        faults += [
            Fault(r, f"{where}: no such reference")
            for r in _bad_references(text, corpus)
            if not any(r in citation.quote for citation in answer.citations)
        ]
        faults += [
            Fault(str(n), f"{where}: number without evidence")
            for n in numbers_in(text)
            if not _has(known, n)
        ]
        faults += [
            Fault(name, f"{where}: municipality without evidence")
            for name in _municipalities(text, corpus)
            if not _named(name, answer, corpus)
        ]
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
    found: set[float] = {float(y) for y in REPORT_YEARS}
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


def _bad_references(text: str, corpus: Corpus) -> list[str]:
    pages = range(FIRST_PAGE, LAST_PAGE + 1)
    bad = []
    for match in _REFERENCE.finditer(text):
        figure, appendix, page = match.groups()
        if figure and int(figure) not in corpus.figure_by_number:
            bad.append(match.group())
        if appendix and int(appendix) not in {1, 2, 3}:
            bad.append(match.group())
        if page and int(page) not in pages:
            bad.append(match.group())
    return bad


def _municipalities(text: str, corpus: Corpus) -> list[str]:
    """Names written in bold or in a list of names; ordinary words are not looked for."""
    bold = set(re.findall(r"\*\*([^*]+)\*\*", text))
    return [m.name for m in corpus.municipalities if m.name in bold]


def _named(name: str, answer: Answer, corpus: Corpus) -> bool:
    in_question = name.lower() in answer.question.lower()
    return in_question or any(m.name == name for m in corpus.municipalities)
