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
_VA = re.compile(r"\s*,?\s+va\s*[?!.]*\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*\.?")


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
