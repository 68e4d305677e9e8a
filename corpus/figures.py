"""Captions -> figures: number, topic, respondents, and where the chart's values are to be had.

Reads no chart: apart from figures 8 and 9 they are images whose values are not in the text.
"""

import re
from collections.abc import Iterable

from corpus.passages import figure_number
from corpus.types import Figure, FigureValues, Passage

IN_TEXT = (8, 9)  # data labels are in the text
FROM_TABLE = (20,)  # follows whole from Bilaga 2: services above 20 percent
PART_IN_PROSE = (2, 6, 11, 13, 15, 16, 17, 18, 21, 22, 25, 26, 29)
MISSING = 5  # the report numbers its figures 1 to 29, but prints no figure 5
# No number in the caption, but the prose beside the figure gives it:
RESPONDENTS_IN_PROSE = {
    25: "56 procent av 190 svarande kommuner uppger att de använder BITS "
    "(basnivå för informationssäkerhet)."
}
TOPICS = {
    1: "andel svarande kommuner per kommungrupp",
    2: "prioritering av arbetet med e-förvaltning",
    3: "prioritering av arbetet med e-förvaltning efter kommunstorlek",
    4: "prioritering av arbetet med e-förvaltning på karta",
    6: "strategier för e-förvaltning",
    7: "strategier för e-förvaltning efter kommunstorlek",
    8: "typ av strategi för e-förvaltning",
    9: "fördelning av ansvaret för e-förvaltning",
    10: "fördelning av ansvaret för e-förvaltning efter kommunstorlek",
    11: "verktyg för utveckling av e-förvaltning",
    12: "samverkan med andra kommuner på karta",
    13: "former av samverkan",
    14: "samverkan efter kommunstorlek",
    15: "effekter av arbetet med e-förvaltning",
    16: "förbättringar i förhållande till SKL:s mål för e-samhället",
    17: "hinder för e-förvaltning",
    18: "antal e-tjänster per kommun",
    19: "antal e-tjänster per kommun efter kommunstorlek",
    20: "e-tjänster som fler än 20 procent av kommunerna har",
    21: "e-tjänster som ger flest ärenden",
    22: "planerade e-tjänster under 2012",
    23: "planerade e-tjänster under 2012 (färre svarande)",
    24: "drivkrafter till att utveckla e-tjänster",
    25: "arbetet med informationssäkerhet",
    26: "metoder för elektronisk identifiering och autentisering",
    27: "tvåfaktorslösningar för medarbetare efter kommunstorlek",
    28: "identifiering och autentisering av medborgare",
    29: "identifiering och autentisering av företag och privata utförare efter kommunstorlek",
}

_RESPONDENTS = re.compile(r"\(?Antal(?:et)? svarande: \(?(\d+) kommuner\)")


def read_figures(passages: Iterable[Passage]) -> tuple[Figure, ...]:
    """Make a figure of each caption, in the report's order."""
    return tuple(_figure(passage) for passage in passages if passage.kind == "caption")


def respondents_in(text: str) -> tuple[int, str] | None:
    """Find the number of respondents in a caption, with the words that give it.

    >>> respondents_in("Figur 8. Typ av strategi (Antal svarande: 49 kommuner)")
    (49, '(Antal svarande: 49 kommuner)')
    >>> respondents_in("Figur 1. Andel svarande kommuner per kommungrupp")
    """
    match = _RESPONDENTS.search(text)
    return (int(match[1]), match[0]) if match else None


def _figure(caption: Passage) -> Figure:
    number = figure_number(caption.text)
    found = respondents_in(caption.text)
    if number in RESPONDENTS_IN_PROSE:
        found = 190, RESPONDENTS_IN_PROSE[number]
    count, quote = found or (None, None)
    values = _where_values_are(number)
    return Figure(number, caption.text, TOPICS[number], count, quote, values, caption.source)


def _where_values_are(number: int) -> FigureValues:
    if number in IN_TEXT:
        return "in_text"
    if number in FROM_TABLE:
        return "from_table"
    return "part_in_prose" if number in PART_IN_PROSE else "lost"
