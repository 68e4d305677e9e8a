"""Gold as a person reads it: what a right answer to a case must hold, a line each. Pure."""

from collections.abc import Iterable

from evals.numbers_shown import plain_number
from evals.types import Case, Value


def gold(case: Case) -> tuple[str, ...]:
    """Outcome, figures, readings, words and sources that the case asks for."""
    return tuple(_lines(case))


def shown(value: Value) -> str:
    """A required figure.

    >>> shown(Value(16.6, "procent"))
    '16,6 procent'
    """
    return plain_number(value.value) + (f" {value.unit}" if value.unit else "")


def _lines(case: Case) -> Iterable[str]:
    yield f"utfall: {case.outcome}" + (f" ({' eller '.join(case.reasons)})" if case.reasons else "")
    yield from (f"tal: {_value(value)}" for value in case.values)
    for reading in case.readings:
        yield f"läsning {'/'.join(reading.about)}: {', '.join(map(_value, reading.values))}"
    yield from (f"ord: {' eller '.join(group)}" for group in case.phrases)
    if case.absent:
        yield f"inte: {', '.join(case.absent)}"
    if case.forbidden:
        yield f"fel tal: {', '.join(map(plain_number, case.forbidden))}"
    yield from (f"källa: {source.label}, s. {source.page}" for source in case.sources)
    if case.note:
        yield f"not: {case.note}"


def _value(value: Value) -> str:
    also = f" (eller {', '.join(map(plain_number, value.also))})" if value.also else ""
    base = f", bas {plain_number(value.base)}" if value.base is not None else ""
    return shown(value) + also + base
