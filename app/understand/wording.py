"""Ways of typing turned into plain Swedish before anything is looked for: chat spelling, English.

Both are data beside this file. English is translated word by word, for cues and names only; what
comes out need not be good Swedish, and is never shown.
"""

import csv
import re
from functools import lru_cache
from pathlib import Path

from app.understand.wordlists import word_list

HERE = Path(__file__).parent
ENGLISH = frozenset(word_list("wording", "english"))
ENGLISH_ENOUGH = 2  # function words that make a question English or mixed
_RANGE = re.compile(
    r"(\d+(?:,\d+)?)\s*[\u2013\u2014-]\s*(\d+(?:,\d+)?)(?=\s*(?:procent|%|kommuner|st\b|stycken))"
)
_HYPHEN = re.compile(r"(?<!\w)(topp|botten)-(\w+)")
COURTESIES = (
    r"(hej|hejsan|tjena|tjenare|hallå|halla|goddag|god (dag|morgon|kväll)|hi|hello)"
    r"( där| igen| på er)?",
    r"(stort |tusen )?tack( så mycket| på förhand| pa forhand| för hjälpen| i förväg)?",
    r"(med )?vänliga hälsningar|mvh|snälla( du)?|please|thanks|thank you",
)
_GREETED = re.compile(rf"^\s*(?:{'|'.join(COURTESIES)})\s*[!,.:]+\s*", re.IGNORECASE)
_THANKED = re.compile(rf"[\s!,.]*(?<!\w)(?:{'|'.join(COURTESIES)})\s*[!.]*\s*$", re.IGNORECASE)
_VA = re.compile(
    r"(?<!för)(?<!om)\s*,?\s+va\s*[?!.]*\s*$"  # "e-tjänst för VA" asks about water
)
_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*\.?")


def without_courtesy(question: str) -> str:
    """The question without a greeting before it and thanks after; as it was if nothing is left.

    >>> without_courtesy("Hej! Hur många har bygglov? Tack på förhand!")
    'Hur många har bygglov?'
    """
    asked = question
    for _ in range(2):  # "Hej! ... Tack! Mvh"
        asked = _THANKED.sub("", _GREETED.sub("", asked))
    return asked if re.search(r"\w", asked) else question


@lru_cache(maxsize=2)
def _table(name: str) -> dict[str, str]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    return {row[0]: row[1] for row in rows[1:] if len(row) == 2}


def plain_swedish(text: str) -> str:
    """Lower-case text with chat words spelled out and English words translated.

    >>> plain_swedish("hur många e det m bygglov å tomtkö")
    'hur många är det med bygglov och tomtkö'
    >>> plain_swedish("how many municipalities have building permits")
    'hur många kommuner har bygglov'
    >>> plain_swedish("i spannet 30\u201350 procent")
    'i spannet mellan 30 och 50 procent'
    """
    text = _HYPHEN.sub(r"\1 \2", _VA.sub(", eller hur ?", text))
    ranged = _RANGE.sub(r"mellan \1 och \2", text)
    if len(ENGLISH & set(re.findall(r"[a-z]+", ranged))) >= ENGLISH_ENOUGH:
        ranged = _translate(ranged)
    chat = _table("chat_words.tsv")
    return _WORD.sub(lambda m: chat.get(m.group(), m.group()), ranged)


def _translate(text: str) -> str:
    table = _table("english.tsv")
    phrases = sorted(table, key=len, reverse=True)
    pattern = _english_pattern(tuple(phrases))
    return pattern.sub(lambda m: table[m.group()], text)


@lru_cache(maxsize=1)
def _english_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, phrases)) + r")(?![\w-])")
