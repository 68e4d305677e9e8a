"""Mends spelling against the words that matter here: vocabulary, report and question words.

A word that Swedish knows is left alone, unless the whole question is typed without å, ä and ö.
Never used on names of municipalities: app decides those before this runs.
"""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.swedish import fold_diacritics, is_word, split_compound

MIN_LENGTH = 4  # below this one edit makes another word
MIN_HEAD = 5  # letters of a compound's first part, for one edit in it
TWO_EDITS_FROM = 8  # letters; long words may hold two slips
ENDINGS = ("", "s", "n", "en", "et", "na", "er", "ens", "ets", "or", "ar", "erna", "arna", "ernas")
"""Inflections that the list of wanted words need not hold."""
MOSTLY = 1.0  # marked words for each that lost its marks, below which the question is unmarked
MARKS = set("åäöÅÄÖ")
COMMON_WITHOUT_MARKS = {
    "ar": "är", "pa": "på", "for": "för", "nar": "när", "fran": "från", "sa": "så", "da": "då",
    "har": "har", "manga": "många", "over": "över", "aven": "även", "lan": "lån", "lana": "låna",
    "an": "än", "dar": "där", "nagon": "någon", "nagra": "några", "nagot": "något",
    "gar": "går", "gor": "gör", "star": "står", "tva": "två", "alla": "alla", "aldre": "äldre",
    "bada": "båda", "bade": "både", "sma": "små", "lagre": "lägre", "lagst": "lägst",
    "hogt": "högt", "gora": "göra", "soka": "söka", "folja": "följa", "fa": "få", "farre": "färre",
}  # fmt: skip
"""Short or ambiguous words, mended only where the question has no å, ä or ö at all."""


class Speller:
    """Corrects single words towards a closed list of wanted ones."""

    def __init__(self, wanted: Iterable[str]) -> None:
        """`wanted` are whole words in the forms that questions use."""
        self._wanted = tuple(sorted({w for w in wanted if len(w) >= 3}))
        self._known = frozenset(self._wanted)
        self._heads = tuple(
            form for w in self._wanted if len(w) >= MIN_HEAD for form in (w, f"{w}s")
        )
        self._folded: dict[str, str] = {}
        for word in self._wanted:
            self._folded.setdefault(fold_diacritics(word), word)

    def correct(self, words: list[str]) -> list[str]:
        """Each word mended or as it was."""
        marked = sum(bool(MARKS & set(w)) for w in words)
        without_marks = marked < MOSTLY * sum(self._lost_marks(w) for w in words) or not marked
        return [self._mend(w, without_marks) for w in words]

    def _lost_marks(self, word: str) -> bool:
        """Whether a word is no word, but is one with its marks put back."""
        if MARKS & set(word) or is_word(word) or word in self._known:
            return False
        same = self._folded.get(fold_diacritics(word))
        return same is not None and same != word

    def _compound(self, word: str) -> str | None:
        """A compound of a known last part and a first one edit from one: "bygglosvansökan".

        Marks are put back in both. Short heads are left alone: one edit makes another word of them.
        """
        for cut in range(MIN_HEAD, len(word) - MIN_LENGTH + 1):
            head, tail = word[:cut], self._whole(word[cut:])
            if tail is None:
                continue
            for joint in ("s", ""):
                stem = head.removesuffix(joint) if joint and head.endswith(joint) else head
                known = self._whole(stem)
                if known is None and joint:
                    continue
                known = known or self._one_edit(head)
                if known:
                    return known + (joint if stem != head else "") + tail
        return None

    def _whole(self, word: str) -> str | None:
        """The wanted word that this is, with its marks put back."""
        if word in self._known:
            return word
        return self._folded.get(fold_diacritics(word)) if len(word) >= MIN_LENGTH else None

    def _one_edit(self, head: str) -> str | None:
        best = process.extractOne(head, self._heads, scorer=OSA.distance, score_cutoff=1)
        return str(best[0]) if best and best[0][0] == head[0] else None

    def _mend(self, word: str, without_marks: bool) -> str:
        if without_marks and word in COMMON_WITHOUT_MARKS:
            return COMMON_WITHOUT_MARKS[word]
        if word in self._known or not word[0].isalpha():
            return word
        if len(word) < MIN_LENGTH or (is_word(word) and not without_marks):
            return word
        if (same := self._unfolded(word)) is not None:
            return same
        if is_word(word) or len(word) == MIN_LENGTH:
            return word
        near = self._nearest(word)
        return near if near != word or split_compound(word) else self._compound(word) or word

    def _unfolded(self, word: str) -> str | None:
        """The wanted word that this is without its marks, with or without an ending."""
        folded = fold_diacritics(word)
        for ending in ENDINGS:
            stem = folded.removesuffix(ending)
            if (not ending or stem != folded) and stem in self._folded:
                return self._folded[stem] + ending
        return None

    def _nearest(self, word: str) -> str:
        edits = 2 if len(word) >= TWO_EDITS_FROM else 1
        best = process.extractOne(word, self._wanted, scorer=OSA.distance, score_cutoff=edits)
        return str(best[0]) if best and best[0][0] == word[0] else word
