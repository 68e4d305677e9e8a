"""Caveats: slips, clashes, cut-off text and points of method, each checked against the records.

The words are in `annotations/notes.yaml`. A note whose ground no longer holds stops the build: its
quotes must be verbatim, the numbers of its text must be quoted, what it is about must exist, and
where a note claims more than its quotes show, a check here recomputes the claim.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from corpus.annotations import read_items
from corpus.figures import MISSING
from corpus.numbers import find_numbers
from corpus.pages import UNSURE_PAGES
from corpus.records import Records
from corpus.tables import MISPRINTS
from corpus.text import fold, is_verbatim
from corpus.types import Note

KEYS = frozenset({"id", "kind", "about", "text", "quotes"})
KINDS = ("slip", "clash", "cut_off", "method")
FIGURE_20_LIMIT = 20  # percent
YEAR_OF_EARLIER_SURVEY = "2009"
SIGNATURES = ("s03-10", "s03-11")  # date and names after Förord: no sentences, nothing cut off

_REFERENCE = re.compile(r"\b(?:s\.|sidan|figur|Bilaga) \d+\b|\b20\d\d\b", re.IGNORECASE)
_WHOLE_SENTENCE = re.compile(r"[A-ZÅÄÖ0-9][^()]*(?:\([^()]*\)[^()]*)*[.:!?]")


def read_notes(records: Records) -> tuple[Note, ...]:
    """Read all notes and check each against the other records."""
    notes = tuple(_note(item) for item in read_items("notes.yaml", KEYS))
    subjects = _subjects(records)
    for note in notes:
        _check_words(note, subjects)
        if note.id in CHECKS and not CHECKS[note.id](note, records):
            raise ValueError(f"Note {note.id!r} no longer holds: {note.text!r}")
    if unchecked := [note.id for note in notes if not note.quotes and note.id not in CHECKS]:
        raise ValueError(f"Notes with neither quotes nor a check: {unchecked}")
    if unused := set(CHECKS) - {note.id for note in notes}:
        raise ValueError(f"Checks without a note: {sorted(unused)}")
    _check_all_cut_off_text_is_noted(notes, records)
    return notes


def _note(item: Mapping[str, Any]) -> Note:
    if item["kind"] not in KINDS:
        raise ValueError(f"Note {item['id']!r} has kind {item['kind']!r}, expected one of {KINDS}.")
    quotes = tuple(fold(quote) for quote in item["quotes"])
    return Note(item["id"], item["kind"], tuple(item["about"]), fold(item["text"]), quotes)


def _subjects(records: Records) -> set[str]:
    """Return everything that a note can be about."""
    return {
        *(f"figur {number}" for number in range(1, 30)),
        *(f"bilaga {number}" for number in (1, 2, 3)),
        *(f"s. {passage.source.page}" for passage in records.passages),
        *(key.fact for key in records.key_figures),
        *(str(row.service) for row in records.services),
    }


def _check_words(note: Note, subjects: set[str]) -> None:
    quoted = {n.value for quote in note.quotes for n in find_numbers(quote)}
    said = {n.value for n in find_numbers(_REFERENCE.sub("", note.text)) if n.printed[0].isdigit()}
    problems = {
        "unknown subjects": sorted(set(note.about) - subjects),
        "quotes that are not verbatim": [q for q in note.quotes if not is_verbatim(q)],
        "numbers that no quote holds": sorted(str(number) for number in said - quoted),
    }
    for problem, found in problems.items():
        if found:
            raise ValueError(f"Note {note.id!r} has {problem}: {found}")


def _check_all_cut_off_text_is_noted(notes: tuple[Note, ...], records: Records) -> None:
    noted = [note.quotes[0] for note in notes if note.kind == "cut_off"]
    cut_off = [
        passage.text
        for passage in records.passages
        if passage.kind == "paragraph"
        and passage.id not in SIGNATURES
        and not _WHOLE_SENTENCE.fullmatch(passage.text)
    ]
    if len(noted) != len(cut_off) or not all(map(str.startswith, cut_off, noted)):
        raise ValueError(f"Text is cut off at {cut_off}, but the notes have {noted}")


def _figure_5_is_missing(_note: Note, records: Records) -> bool:
    numbers = {figure.number for figure in records.figures}
    return numbers == set(range(1, 30)) - {MISSING}


def _figure_54_is_no_figure(_note: Note, records: Records) -> bool:
    return 54 not in {figure.number for figure in records.figures}


def _figures_22_and_23_differ_in_base(_note: Note, records: Records) -> bool:
    shared = "planerar att driftsätta e-tjänster under 2012"
    pair = [figure for figure in records.figures if figure.number in (22, 23)]
    return all(shared in f.caption for f in pair) and pair[0].respondents != pair[1].respondents


def _names_are_misprinted(_note: Note, records: Records) -> bool:
    printed = {t.printed: t.name for t in records.municipalities if t.printed not in (None, t.name)}
    return printed == MISPRINTS


def _pages_are_counted(note: Note, records: Records) -> bool:
    counted = {p.source.page for p in records.passages if p.source.page_basis == "counted"}
    return counted == set(UNSURE_PAGES) and set(note.about) == {f"s. {page}" for page in counted}


def _bases_differ(_note: Note, records: Records) -> bool:
    counts = {row.service: row.count for row in records.services}
    fewer = [row for row in records.integrations if row.respondents < counts[row.service]]
    more = [row for row in records.integrations if row.respondents > counts[row.service]]
    return bool(fewer) and not more


def _shares_miss_100(note: Note, records: Records) -> bool:
    rows = [
        row
        for row in records.integrations
        if row.integrated_share + row.not_integrated_share + row.unknown_share != 100
    ]
    names, quotes = [str(row.service) for row in rows], [row.quote for row in rows]
    return list(note.about) == names and list(note.quotes) == quotes


def _names_recur(note: Note, records: Records) -> bool:
    names = [row.service.name for row in records.services]
    recurring = {str(r.service) for r in records.services if names.count(r.service.name) > 1}
    return set(note.about) == recurring


def _values_of_both_figures_stand_together(_note: Note, records: Records) -> bool:
    return {bar.source.page for bar in records.figure_values} == {11}


def _figure_20_follows_from_bilaga_2(_note: Note, records: Records) -> bool:
    return sum(row.share > FIGURE_20_LIMIT for row in records.services) == 14


def _only_strategies_are_compared(_note: Note, records: Records) -> bool:
    sections = {p.source.label for p in records.passages if YEAR_OF_EARLIER_SURVEY in p.text}
    return all(label.startswith("Strategi") for label in sections)


def _bases_are_not_given(note: Note, records: Records) -> bool:
    no_survey_share = {"svarsfrekvens", "medborgarkontakter"}
    without = {
        key.fact
        for key in records.key_figures
        if key.n is None and (key.unit == "procent" or key.value == 0)
    }
    return set(note.about) == without - no_survey_share


CHECKS: dict[str, Callable[[Note, Records], bool]] = {
    "figur-54": _figure_54_is_no_figure,
    "figur-5-saknas": _figure_5_is_missing,
    "figur-22-och-23": _figures_22_and_23_differ_in_base,
    "bilaga-1-namn": _names_are_misprinted,
    "raknade-sidor": _pages_are_counted,
    "bilaga-3-bas": _bases_differ,
    "bilaga-3-avrundning": _shares_miss_100,
    "samma-namn": _names_recur,
    "figurernas-varden-sidan-11": _values_of_both_figures_stand_together,
    "figur-20-ur-bilaga-2": _figure_20_follows_from_bilaga_2,
    "jamforelse-2009": _only_strategies_are_compared,
    "utan-antal-svarande": _bases_are_not_given,
}
