"""Municipalities named in a question, and letters that lists are asked for by.

Names that are ordinary words (Vara, Mark, Berg, Kil) count only where they are written or used as
names: "kan det vara så" asks nothing about Vara. Spelling is mended for capitalised words only.
"""

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.understand.parsed import Places
from corpus.types import Municipality
from index.swedish import fold_diacritics, is_word

ORDINARY = frozenset(
    ["ale", "berg", "boden", "eda", "flen", "grums", "kil", "klippan", "köping", "lomma", "lund", "mark", "mora", "nacka", "nora", "sala", "salem", "skara", "säter", "trosa", "vara", "åre"]
)
"""Names that are also words; in lower case they need a sign beside them."""

ALIASES = {
    "sthlm": "Stockholm",
    "gbg": "Göteborg",
    "gothenburg": "Göteborg",
    "visby": "Gotland",
    "stenungssund": "Stenungsund",
    "malung": "Malung-Sälen",
}
NO_MUNICIPALITY = frozenset(
    ["oslo", "bergen", "köpenhamn", "helsingfors", "reykjavik", "london", "berlin", "paris", "ankeborg", "malmberget", "skåne", "norrland", "svealand", "götaland", "dalarna", "småland", "värmland", "jämtland", "lappland", "blekinge", "halland", "bohuslän", "dalsland", "närke", "västmanland", "uppland", "östergötland", "västergötland", "ångermanland", "medelpad", "gästrikland", "hälsingland", "härjedalens", "södermanland", "sörmland", "norrbotten", "västerbotten", "öland", "åbo", "tammerfors", "trondheim", "aarhus", "århus", "odense", "tallinn", "riga", "sälen", "duvemåla", "åland", "espoo", "esbo", "vanda", "tromsö", "stavanger"]
) - {"härjedalens"}

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTER = re.compile(
    r"(?:bokst[aä]v\w*|b[öo]rjar?\w* (?:på|pa|med)(?: bokst[aä]v\w*)?|inleds med|begynn\w*(?: på| med)?|p[åa])"
    r"\s+[\"'”“»]?([A-Za-zÅÄÖåäö])[\"'”“»]?(?![\w-])"
    r"((?:\s*(?:,|och|eller|resp\.?|&|/)\s*(?:på )?[\"'”“]?[A-Za-zÅÄÖåäö][\"'”“]?(?![\w-]))*)",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(
    r"(?:svarade|svarat|besvarade|deltog|deltagit|medverkade|har|hade|är|om|från|kommunen|stad(?:en)?)$"
)


class PlaceFinder:
    """Finds the names of the 290 municipalities."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        """All 290, whether they answered or not."""
        self._names = {m.name.lower(): m.name for m in municipalities}
        self._folded = {fold_diacritics(n): full for n, full in self._names.items()}

    def find(self, raw: str, survey: bool) -> Places:
        """Names in the order they stand. `survey`: the question is about answering the survey."""
        letters = self._letters(raw)
        words = [(m.group(), m.start()) for m in _WORD.finditer(raw)]
        names: dict[str, None] = {}
        unknown: dict[str, None] = {}
        at = 0
        while at < len(words):
            word, start = words[at]
            pair = f"{word} {words[at + 1][0]}" if at + 1 < len(words) else ""
            if pair and (name := self._exact(pair.lower())):
                names[name] = None
                at += 2
                continue
            following = words[at + 1][0].lower() if at + 1 < len(words) else ""
            before = words[at - 1][0].lower() if at else ""
            first = start == 0 or raw[:start].rstrip()[-1:] in ".!?:;\n"
            name = self._single(word, before, following, first=first, survey=survey)
            if name:
                names[name] = None
            elif self._stranger(word, following, first=first, survey=survey):
                unknown[word] = None
            at += 1
        return Places(tuple(names), tuple(unknown), letters)

    def _exact(self, word: str) -> str | None:
        return (
            self._names.get(word)
            or (self._names.get(word[:-1]) if word.endswith("s") else None)
            or ALIASES.get(word)
        )

    def _single(
        self, word: str, before: str, following: str, *, first: bool, survey: bool
    ) -> str | None:
        lower = word.lower()
        capital = word[0].isupper()
        stem = lower if lower in self._names else lower.removesuffix("s")
        if stem in ORDINARY:
            shouted = word.isupper() and len(word) > 1
            named = following.startswith(("kommun", "stad")) or (
                capital and not first and not shouted
            )
            signed = survey and bool(_SIGN_BEFORE.search(before)) and lower != "vara"
            listed = bool(
                before in {"och", "o", "samt", "eller", "&"} and lower != "vara" and survey
            )
            asked = survey and lower == "vara" and before in {"svarade", "deltog", "medverkade"}
            opening = capital and first and survey and lower != "vara"
            return self._exact(lower) if named or signed or listed or asked or opening else None
        if name := self._exact(lower):
            return name
        if not is_word(lower) and (
            name := self._folded.get(fold_diacritics(lower))
            or self._folded.get(fold_diacritics(lower).removesuffix("s"))
        ):
            return None if name.lower() in ORDINARY else name
        if capital and survey and len(word) >= 4 and not is_word(lower):
            return self._nearest(lower)
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

    def _stranger(self, word: str, following: str, *, first: bool, survey: bool) -> bool:
        lower = word.lower().removesuffix("s")
        if lower in NO_MUNICIPALITY or word.lower() in NO_MUNICIPALITY:
            return True
        if not word[0].isupper() or word.isupper() or len(word) < 4 or is_word(word.lower()):
            return False
        return following.startswith("kommun") or (survey and not first and not is_word(lower))

    @staticmethod
    def _letters(raw: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for match in _LETTER.finditer(raw):
            found[match.group(1).upper()] = None
            for more in re.findall(r"(?<!\w)[A-Za-zÅÄÖåäö](?![\w-])", match.group(2)):
                found[more.upper()] = None
        return tuple(found)
