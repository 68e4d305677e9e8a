"""Does the answer assert a wrong figure? The worst thing that the program can do.

Only an answered case can. It does when a forbidden figure stands anywhere in the text; when a
required figure is missing where it should be while another is asserted there that is not its base,
share or count; when the count or share beside a right figure is not the one that goes with it; when
a right figure is said of another service; or when gold has no answer but the text has figures.
Numbers of the question may be repeated freely.
"""

from collections.abc import Iterable

from app.types import Answer
from evals.metrics.correct import forbidden_shown, partners
from evals.metrics.excess import company
from evals.metrics.named_row import strangers
from evals.swedish import Number, carries, equal, figures, number_words
from evals.types import Case, Value
from evals.wording import Line, lead, lines, stands_in


def is_wrong_figure(case: Case, answer: Answer) -> bool:
    """Whether the answer carries a figure that contradicts gold."""
    if answer.status != "answered":
        return False
    if forbidden_shown(case, answer.text):
        return True
    if case.outcome != "answer":
        return bool(_other(figures(answer.text), case, ()))
    if partners(case, answer.text) or strangers(case, answer.text):
        return True
    if _contradicts(case, case.values, lead(answer.text), answer.text):
        return True
    return any(
        _contradicts(case, reading.values, line.text, line.text)
        for reading in case.readings
        for line in _lines_of(reading.about, answer.text)
        # A line that names several readings is judged by the order of its figures, in `correct`.
        if sum(any(stands_in(w, line.text) for w in r.about) for r in case.readings) == 1
    )


def _lines_of(about: Iterable[str], text: str) -> list[Line]:
    return [line for line in lines(text) if any(stands_in(word, line.text) for word in about)][:1]


def _contradicts(case: Case, values: tuple[Value, ...], first: str, text: str) -> bool:
    missing = [v for v in values if not carries(first if v.place == "first" else text, v)]
    return bool(missing) and bool(_other(figures(first), case, values))


def _other(asserted: Iterable[Number], case: Case, values: tuple[Value, ...]) -> list[Number]:
    """Asserted figures that are neither gold's, nor go with gold's, nor are the question's own."""
    asked = [n.value for turn in case.turns for n in figures(turn)]
    asked += [w for turn in case.turns for w in number_words(turn)]
    fair = [*asked, *(f for v in values for f in company(v))]
    return [n for n in asserted if not any(equal(n.value, f) for f in fair)]
