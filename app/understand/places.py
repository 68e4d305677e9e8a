"""Municipalities named in a question, and letters that lists are asked for by.

Names that are ordinary words (Vara, Mark, Berg, Kil) count only where they are written or used as
names: "kan det vara så" asks nothing about Vara. Spelling is mended for capitalised words only.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.understand.parsed import Places
from app.understand.wordlists import word_list
from corpus.types import Municipality
from index.swedish import fold_diacritics, is_word

ORDINARY = frozenset(word_list("places", "ordinary"))
NO_MUNICIPALITY = frozenset(word_list("places", "no_municipality"))
ALIASES = {
    "sthlm": "Stockholm",
    "gbg": "Göteborg",
    "gothenburg": "Göteborg",
    "visby": "Gotland",
    "stenungssund": "Stenungsund",
    "malung": "Malung-Sälen",
}

LONG = 6  # letters of a misspelt name in lower case: shorter ones may be any word
AND = frozenset({"och", "o", "samt", "eller", "&", "respektive"})
BESIDE = frozenset({"och", "då", "men", "eller", "o"})
"""Words beside a name that is all of a question: "Och Nacka då?"."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTER = re.compile(
    r"(?:bokst[aä]v\w*|b[öo]rjar?\w* (?:på|pa|med)(?: bokst[aä]v\w*)?|inleds med"
    r"|begynn\w*(?: på| med)?|p[åa])"
    r"\s+[\"'”“»]?([A-Za-zÅÄÖåäö])[\"'”“»]?(?![\w-]|\.? ?\d)"
    r"((?:\s*(?:,|och|eller|resp\.?|&|/)\s*(?:på )?[\"'”“]?[A-Za-zÅÄÖåäö][\"'”“]?(?![\w-]))*)",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(
    r"(?:svarade|svarat|besvarade|deltog|deltagit|medverkade|har|hade|är|om|från|kommunen"
    r"|stad(?:en)?)$"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a question with what decides whether it is a name."""

    text: str
    before: str  # the words around it, in lower case
    following: str
    first: bool  # of its sentence, where every word has a capital
    alone: bool  # with at most an "och" or "då" beside it
    listed: bool  # beside another municipality
    survey: bool

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    def stem(self, names: Container[str]) -> str:
        """The name itself, or without the s of its genitive."""
        return self.lower if self.lower in names else self.lower.removesuffix("s")


class PlaceFinder:
    """Finds the names of the 290 municipalities."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        """All 290, whether they answered or not."""
        self._names = {m.name.lower(): m.name for m in municipalities}
        self._folded = {fold_diacritics(n): full for n, full in self._names.items()}

    def find(self, raw: str, survey: bool) -> Places:
        """The names in a question, in the order they stand.

        Args:
            raw: The question as it was written: capitals tell names from words.
            survey: Whether it is about answering the survey; then more is taken for names.
        """
        words = [(m.group(), m.start()) for m in _WORD.finditer(raw)]
        names: dict[str, None] = {}
        unknown: dict[str, None] = {}
        alone = sum(word.lower() not in BESIDE for word, _ in words) == 1
        at = 0
        while at < len(words):
            word, start = words[at]
            following = words[at + 1][0] if at + 1 < len(words) else ""
            if following and (name := self._exact(f"{word} {following}".lower())):
                names[name] = None
                at += 2
                continue
            before = words[at - 1][0].lower() if at else ""
            first = start == 0 or raw[:start].rstrip()[-1:] in ".!?:;\n"
            after = words[at + 2][0].lower() if at + 2 < len(words) else ""
            paired = following.lower() in AND and after in self._names
            listed = paired or before in self._names
            seen = _Word(word, before, following.lower(), first, alone, listed, survey)
            if name := self._single(seen):
                names[name] = None
            elif _is_stranger(seen):
                unknown[word] = None
            at += 1
        return Places(tuple(names), tuple(unknown), _letters(raw))

    def _exact(self, word: str) -> str | None:
        return (
            self._names.get(word)
            or (self._names.get(word[:-1]) if word.endswith("s") else None)
            or ALIASES.get(word)
        )

    def _single(self, seen: _Word) -> str | None:
        if seen.stem(self._names) in ORDINARY:
            return self._exact(seen.lower) if _used_as_name(seen) else None
        if name := self._exact(seen.lower):
            return name
        if is_word(seen.lower):
            return None
        folded = fold_diacritics(seen.lower)
        if name := self._folded.get(folded) or self._folded.get(folded.removesuffix("s")):
            return None if name.lower() in ORDINARY else name
        if (seen.survey or seen.alone) and len(seen.text) >= (4 if seen.capital else LONG):
            return self._nearest(seen.lower)
        return None

    def _nearest(self, word: str) -> str | None:
        edits = 2 if len(word) >= 8 else 1
        for form in (word, word.removesuffix("s")):
            found = process.extract(
                form, list(self._names), scorer=OSA.distance, score_cutoff=edits, limit=2
            )
            if (
                found
                and (len(found) == 1 or found[0][1] < found[1][1])
                and found[0][0][0] == form[0]
            ):
                return self._names[found[0][0]]
        return None


def _used_as_name(seen: _Word) -> bool:
    """Whether a word that is also a municipality ("Mark", "Berg") stands as one."""
    shouted = seen.text.isupper() and len(seen.text) > 1
    if seen.following.startswith(("kommun", "stad")):
        return True
    if seen.alone or (seen.capital and not shouted and not seen.first):
        return True
    if not seen.survey:
        return False
    if seen.lower == "vara":  # "kan vara", "eller vara": only a verb of answering makes it a name
        return seen.before in {"svarade", "deltog", "medverkade"}
    signed = _SIGN_BEFORE.search(seen.before) is not None
    listed = seen.before in AND | {"både"} or seen.listed
    return signed or listed or (seen.capital and seen.first)


def _is_stranger(seen: _Word) -> bool:
    """Whether a word is a place that is no Swedish municipality."""
    stem = seen.lower.removesuffix("s")
    if stem in NO_MUNICIPALITY or seen.lower in NO_MUNICIPALITY:
        return True
    name_like = seen.capital and not seen.text.isupper() and len(seen.text) >= 4
    if not name_like or is_word(seen.lower):
        return False
    return seen.following.startswith("kommun") or (
        seen.survey and not seen.first and not is_word(stem)
    )


def _letters(raw: str) -> tuple[str, ...]:
    """Initial letters asked for, as capitals."""
    found: dict[str, None] = {}
    for match in _LETTER.finditer(raw):
        found[match.group(1).upper()] = None
        for more in re.findall(r"(?<!\w)[A-Za-zÅÄÖåäö](?![\w-])", match.group(2)):
            found[more.upper()] = None
    return tuple(found)
