"""Does the corpus account for every number in the report's prose?

A number is accounted for when a key figure states it at that very place, when it is the number of
respondents in a figure's caption, or when `not_data.yaml` lists it there. Page headings, charts
and tables are not prose: they are not in the passages at all.
"""

from collections.abc import Iterable, Iterator, Sequence

from corpus.annotations import read_items
from corpus.figures import respondents_in
from corpus.key_figures import StatedNumber
from corpus.numbers import find_numbers
from corpus.places import Span, find_all
from corpus.records import NotData
from corpus.text import fold
from corpus.types import Passage


def read_not_data(passages: Sequence[Passage]) -> tuple[NotData, ...]:
    """Read the numbers that are no results, each with its context; check that they stand there."""
    items = tuple(
        NotData(str(number), fold(quote), fold(str(group["reason"])))
        for group in read_items("not_data.yaml", frozenset({"reason", "numbers"}))
        for number, quote in _pairs(group["numbers"])
    )
    for item in items:
        if not any(_spans_of(item, passages)):
            raise ValueError(f"not_data.yaml: {item.number!r} in {item.quote!r} is not found.")
    return items


def uncovered(
    passages: Sequence[Passage], stated: Iterable[StatedNumber], not_data: Iterable[NotData]
) -> list[str]:
    """Name every number of the prose that nothing accounts for, with its passage."""
    covered = [each.span for each in stated]
    covered += [span for passage in passages for span in _respondents(passage)]
    covered += [span for item in not_data for span in _spans_of(item, passages)]
    return [
        f"{passage.id}: {number.printed!r} in {passage.text!r}"
        for passage in passages
        for number in find_numbers(passage.text)
        if not any(Span(passage.id, number.start, number.end).overlaps(span) for span in covered)
    ]


def _pairs(numbers: object) -> Iterator[tuple[object, str]]:
    if not isinstance(numbers, list):
        raise ValueError(f"not_data.yaml: numbers must be a list of pairs, got {numbers!r}.")
    for number, quote in numbers:
        yield number, str(quote)


def _spans_of(item: NotData, passages: Iterable[Passage]) -> Iterator[Span]:
    """Give every place where the context stands, cut down to the number in it."""
    for passage in passages:
        if item.quote not in passage.text:  # quick way out: most passages lack it
            continue
        for start in find_all(item.quote, passage.text):
            for number in find_numbers(item.quote):
                if number.printed == item.number:
                    yield Span(passage.id, start + number.start, start + number.end)


def _respondents(passage: Passage) -> Iterator[Span]:
    found = respondents_in(passage.text) if passage.kind == "caption" else None
    if found:
        start = passage.text.index(found[1])
        yield Span(passage.id, start, start + len(found[1]))
