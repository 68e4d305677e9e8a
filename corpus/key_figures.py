"""The hand-written key figures, checked against the report and given page and heading.

`annotations/key_figures.yaml` says what each number means; this module takes nothing on trust:
the quote must be verbatim and unique, the number must stand in it, and no digit may stand in the
statement that is not in the quote. The place comes from where the quote is, never from the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.annotations import read_items
from corpus.numbers import find_numbers
from corpus.places import Span, find_once, find_passage
from corpus.text import GAP, fold, is_verbatim
from corpus.types import KeyFigure, Passage

SURVEY_YEAR = 2011
SUMMARY = "Övergripande iakttagelser"  # repeats the body, so it is cited second
REQUIRED = frozenset({"fact", "value", "unit", "population", "topic", "statement", "places"})
OPTIONAL = frozenset({"qualifier", "n", "n_quote", "year", "shown"})
PLACE_KEYS = frozenset({"quote", "printed", "statement"})

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A key figure and the span of the passage that prints its number."""

    key: KeyFigure
    span: Span


def read_stated_numbers(passages: Sequence[Passage]) -> tuple[StatedNumber, ...]:
    """Read and check all key figures; within a fact the body comes before the summary."""
    stated: list[StatedNumber] = []
    for item in read_items("key_figures.yaml", REQUIRED, OPTIONAL):
        places = [_stated(item, place, passages) for place in item["places"]]
        places.sort(key=lambda each: each.key.source.section.startswith(SUMMARY))
        stated.extend(places)
    return tuple(_with_ids(stated))


def _with_ids(stated: Sequence[StatedNumber]) -> Iterator[StatedNumber]:
    """Give ids such as "strategi-har-s10", with "-2" for a second place on the same page."""
    used: set[str] = set()
    for each in stated:
        base = f"{each.key.fact}-s{each.key.source.page}"
        number = 1 + sum(id_ == base or id_.startswith(f"{base}-") for id_ in used)
        id_ = base if number == 1 else f"{base}-{number}"
        used.add(id_)
        yield StatedNumber(replace(each.key, id=id_), each.span)


def _stated(item: Item, place: Item, passages: Sequence[Passage]) -> StatedNumber:
    if unknown := set(place) - PLACE_KEYS:
        raise ValueError(f"Key figure {item['fact']!r}: unknown keys {sorted(unknown)} in a place.")
    key = _key_figure(item, place, passages)
    printed = fold(place.get("printed", digits_of(key.value)))
    span = _span_of_number(key.quote, printed, passages)
    _check(key, span, passages)
    return StatedNumber(key, span)


def digits_of(value: float) -> str:
    """Write a value in digits as the report would.

    >>> digits_of(63.0), digits_of(6.3)
    ('63', '6,3')
    """
    return f"{value:g}".replace(".", ",")


def _key_figure(item: Item, place: Item, passages: Sequence[Passage]) -> KeyFigure:
    value, unit, qualifier = float(item["value"]), item["unit"], item.get("qualifier", "")
    quote = fold(place["quote"])
    n_quote = item.get("n_quote")
    return KeyFigure(
        id="",
        fact=item["fact"],
        value=value,
        unit=unit,
        qualifier=qualifier,
        population=item["population"],
        n=item.get("n"),
        n_quote=fold(n_quote) if n_quote else None,
        year=item.get("year", SURVEY_YEAR),
        topic=item["topic"],
        statement=fold(place.get("statement", item["statement"])),
        quote=quote,
        source=find_passage(quote.split(GAP)[0], passages).source,
        shown=item.get("shown", f"{qualifier} {digits_of(value)} {unit}".strip()),
    )


def _span_of_number(quote: str, printed: str, passages: Sequence[Passage]) -> Span:
    """Find the printed number in the one stretch of the quote that holds it."""
    for stretch in quote.split(GAP):
        if find_once(printed, stretch) is not None:
            passage = find_passage(stretch, passages)
            offset = passage.text.index(stretch)
            start = offset + (find_once(printed, stretch) or 0)
            return Span(passage.id, start, start + len(printed))
    raise ValueError(f"{printed!r} does not stand exactly once in the quote {quote!r}.")


def _check(key: KeyFigure, span: Span, passages: Sequence[Passage]) -> None:
    quoted = {number.value for number in find_numbers(key.quote)}
    said = {n.value for n in find_numbers(key.statement) if n.printed[0].isdigit()}
    passage = next(passage for passage in passages if passage.id == span.passage_id)
    printed = passage.text[span.start : span.end]
    problems = {
        "the quote is not verbatim": not is_verbatim(key.quote),
        f"{key.value:g} does not stand in the quote": key.value not in quoted,
        f"{printed!r} holds no number": not any(find_numbers(printed)),
        f"the statement has numbers that the quote lacks: {said - quoted}": said - quoted,
        "the statement needs exactly one {}": key.statement.count("{}") != 1,
        "n and n_quote go together": (key.n is None) != (key.n_quote is None),
        "n_quote is not verbatim": key.n_quote and not is_verbatim(key.n_quote),
        f"n_quote does not hold {key.n}": key.n_quote and not _holds(key.n_quote, key.n),
    }
    for problem, is_so in problems.items():
        if is_so:
            raise ValueError(f"Key figure {key.fact!r}, {key.quote!r}: {problem}.")


def _holds(quote: str, number: int | None) -> bool:
    return any(found.value == number for found in find_numbers(quote))
