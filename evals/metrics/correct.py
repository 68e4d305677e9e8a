"""Is the answer right? Every requirement of a case, and for each that fails the reason in Swedish.

Right means: the status and (unless answered) the reason are among gold's, the first sentence has
every required figure, or each reading's own line carries its figures and no other reading is shown,
a count and a share that stand together there belong together (`counterpart`), it is about gold's
service and not another (`named_row`), the phrases stand there, nothing absent or forbidden does,
and an answer cites one fair source.
Numbers are read from `text` alone: what was asked must not stand only in a caveat.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.types import STATUS_OF_REASON, Answer, Status
from evals.facit import shown
from evals.metrics.counterpart import mismatches
from evals.metrics.named_row import strangers
from evals.metrics.sources import any_fair
from evals.numbers_shown import plain_number
from evals.swedish import carries, equal, figures, number_words, plain
from evals.types import Case, Reading, Value
from evals.wording import Line, lead, lines, stands_in

Piece = Literal[
    "status", "reason", "values", "readings", "phrases", "absent", "forbidden", "sources", "fault"
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement that the answer does not meet."""

    piece: Piece
    text: str


def findings(case: Case, answer: Answer) -> tuple[Finding, ...]:
    """Everything that keeps the answer from being right; empty if it is."""
    return tuple(
        [
            *_status(case, answer),
            *_values(case.values, answer.text),
            *(Finding("values", text) for text in partners(case, answer.text)),
            *_row(case, answer.text),
            *_readings(case, answer.text),
            *_phrases(case, answer),
            *_sources(case, answer),
        ]
    )


def wanted_statuses(case: Case) -> frozenset[Status]:
    """The statuses that gold accepts: those of its reasons, or answered."""
    return frozenset(STATUS_OF_REASON[r] for r in case.reasons) or frozenset({"answered"})


def _status(case: Case, answer: Answer) -> Iterable[Finding]:
    wanted = wanted_statuses(case)
    if answer.status not in wanted:
        got = answer.status + (f" ({answer.reason})" if answer.reason else "")
        yield Finding("status", f"status är {got}, ska vara {' eller '.join(sorted(wanted))}")
    elif case.reasons and answer.reason not in case.reasons:
        yield Finding(
            "reason", f"skälet är {answer.reason}, ska vara {' eller '.join(case.reasons)}"
        )


def _values(values: Iterable[Value], text: str) -> Iterable[Finding]:
    first = lead(text)
    for value in values:
        if not carries(first if value.place == "first" else text, value):
            where = "i första meningen" if value.place == "first" else "i svaret"
            yield Finding("values", f"{shown(value)} saknas {where}")


def partners(case: Case, text: str) -> list[str]:
    """Counts and shares beside gold's that do not go with them, where gold's are looked for."""
    first = [v for v in case.values if v.place == "first"]
    found = mismatches(case, first, lead(text))
    for value in case.values:
        if value.place == "text":
            found += [t for line in lines(text) for t in mismatches(case, [value], line.text)]
    for reading in case.readings:
        for line in lines(text):
            if _names(reading, line.text):
                found += mismatches(case, reading.values, line.text)
    return list(dict.fromkeys(found))


def _row(case: Case, text: str) -> Iterable[Finding]:
    if instead := strangers(case, text):
        yield Finding("values", f"första meningen handlar om {', '.join(map(repr, instead))}")


def _readings(case: Case, text: str) -> Iterable[Finding]:
    if not case.readings:
        return
    found: list[Line] = []
    for reading in case.readings:
        own = [line for line in lines(text) if _names(reading, line.text)]
        full = [line for line in own if all(carries(line.text, v) for v in reading.values)]
        if not full:
            missing = ", ".join(shown(v) for v in reading.values)
            name = reading.about[0]
            yield Finding("readings", f"läsningen {name!r} ska ha en rad med {missing}")
        found += full[:1]
    if len(found) == len(case.readings):
        yield from _order(case, found)
        yield from _extra(case, text, found)


def _names(reading: Reading, line: str) -> bool:
    return any(stands_in(word, line) for word in reading.about)


def _order(case: Case, found: list[Line]) -> Iterable[Finding]:
    """Several readings in one line: their figures must come in the order of their names."""
    for line in {line.text: line for line in found}.values():
        here = [r for r, own in zip(case.readings, found, strict=True) if own == line]
        by_name = sorted(here, key=lambda r: min(_at(word, line.text) for word in r.about))
        if len(here) > 1 and by_name != sorted(here, key=lambda r: _first(r.values[0], line.text)):
            yield Finding("readings", "talen står inte i samma ordning som läsningarnas namn")


def _at(word: str, text: str) -> int:
    at = plain(text).casefold().find(word.casefold())
    return at if at >= 0 else len(text)


def _first(value: Value, text: str) -> int:
    """Which of the line's figures is the value's; words count as last."""
    every = figures(text)
    return next((i for i, n in enumerate(every) if carries(n.shown, value)), len(every))


def _extra(case: Case, text: str, found: list[Line]) -> Iterable[Finding]:
    """A line formed as a reading, with a figure of its own, is a reading that gold lacks."""
    fair = [f for v in case.all_values for f in (v.value, *v.also, v.base or v.value)]
    fair.append(len(case.readings))
    for line in lines(text):
        if line.is_item not in {own.is_item for own in found} or line in found:
            continue
        if any(_names(reading, line.text) for reading in case.readings):
            continue
        if any(not any(equal(n.value, f) for f in fair) for n in figures(line.text)):
            yield Finding("readings", f"visar en läsning som facit inte har: {line.text[:80]!r}")


def _phrases(case: Case, answer: Answer) -> Iterable[Finding]:
    # What a visitor is asked back or pointed to may stand in the suggestions.
    whole = answer.text
    if case.outcome != "answer":
        whole = "\n".join([answer.text, *answer.suggestions])
    for group in case.phrases:
        if not any(stands_in(phrase, whole) for phrase in group):
            yield Finding("phrases", f"saknar {' eller '.join(repr(p) for p in group)}")
    for word in case.absent:
        if stands_in(word, answer.text):
            yield Finding("absent", f"{word!r} ska inte stå i svaret")
    for figure in forbidden_shown(case, answer.text):
        yield Finding("forbidden", f"{plain_number(figure)} är fel tal här")


def forbidden_shown(case: Case, text: str) -> tuple[float, ...]:
    """The forbidden figures that stand in a text (not as page, figure number, rank or year)."""
    there = figures(text)
    return tuple(f for f in case.forbidden if any(equal(n.value, f) for n in there))


def asserts_figure(text: str) -> bool:
    """Whether a text asserts any figure, in digits or words.

    >>> asserts_figure("Det står inte i Bilaga 2."), asserts_figure("Ingen kommun har det.")
    (False, True)
    """
    return bool(figures(text)) or bool(number_words(text))


def _sources(case: Case, answer: Answer) -> Iterable[Finding]:
    if answer.status == "answered" and case.sources and not any_fair(case, answer):
        cited = ", ".join(f"{c.label} s. {c.page}" for c in answer.citations) or "ingen källa"
        fair = ", ".join(f"{s.label} s. {s.page}" for s in case.sources)
        yield Finding("sources", f"källan är {cited}; rätt vore {fair}")
