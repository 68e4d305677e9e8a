"""Swedish words as keys that inflected forms share: tokens, lemmas, action nouns, compound parts.

Lemmas come from simplemma, stems of words that it does not know from Snowball. No spelling
correction here (index/spelling.py) and no meaning (index/vocabulary.py).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import simplemma
import Stemmer

MIN_PART = 3  # shorter pieces ("by", "is") make nonsense splits
MIN_COMPOUND = 7
MOST_STEPS = 3  # lemma of a lemma; the dictionary's few cycles end here
LANG = "sv"

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*")
_E_WORD = re.compile(
    r"\be[ -]?(tjänst|bok|böcker|bocker|förvaltning|tjanst|forvaltning|legitimation)"
)
_STEMMER = Stemmer.Stemmer("swedish")

STOP_WORDS = frozenset({
    "alla", "allt", "att", "av", "bara", "blir", "bli", "de", "dem", "den", "denna", "dess", "det",
    "detta", "dig", "din", "du", "där", "eller", "en", "er", "ert", "ett", "för", "från", "få",
    "får", "genom", "gör", "göra", "ha", "hade", "han", "har", "hon", "hos", "hur", "i", "in",
    "inom", "inte", "ja", "jag", "kan", "kommer", "kunna", "man", "med", "mellan", "men", "mig",
    "min", "mot", "mycket", "ni", "nu", "när", "nån", "något", "några", "någon", "och", "också",
    "om", "oss", "på", "sig", "sin", "sina", "sitt", "ska", "som", "så", "till", "under", "upp",
    "ur", "ut", "utan", "va", "vad", "var", "vara", "varit", "vars", "vem", "vi", "via", "vid",
    "vilka", "vilken", "vilket", "vill", "väl", "vår", "våra", "är", "än", "åt", "över", "ens",
    "finns", "finnas", "the", "of", "is", "are", "a", "an", "and", "to", "elektronisk",
    "elektroniskt", "online", "nätet", "internet", "e-tjänst", "e-tjänster", "e-tjänsten",
    "e-tjänsterna", "tjänst", "kommun", "kommuner", "kommunen", "kommunerna", "deras", "how",
    "many", "do", "does", "have", "what", "which", "skulle", "skall",
})  # fmt: skip
"""Words that carry no meaning of their own in a vocabulary term."""

MODALS = frozenset({"ska", "skall", "skulle"})
"""Never a mention of anything: their dictionary form is "skola", which is also the school."""

KEPT = frozenset({"äldre"})
"""Forms whose dictionary form says something else: "äldre" is no "gammal" here."""

_ACTIONS = {
    "ansökan": "ansöka",
    "ansökning": "ansöka",
    "ansökande": "ansöka",
    "söka": "ansöka",
    "anmälan": "anmäla",
    "anmälning": "anmäla",
    "bokning": "boka",
    "lån": "låna",
    "utlåning": "låna",
    "uppföljning": "följa",
    "integration": "integrera",
    "integrering": "integrera",
    "integrerad": "integrera",
}
"""Nouns of action share the key of their verb, so that "ansökan om" and "ansöka om" are one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: as written, its key, the keys of its compound parts, and its place."""

    surface: str
    key: str
    parts: tuple[str, ...]
    start: int


def normalise(text: str) -> str:
    """Lower case, NFC, one spelling of "e-tjänst" and its kin.

    >>> normalise("Har  kommunerna ETJÄNST?")
    'har  kommunerna e-tjänst?'
    """
    lowered = unicodedata.normalize("NFC", text).lower()
    return _E_WORD.sub(r"e-\1", lowered)


def fold_diacritics(word: str) -> str:
    """Drop the marks, for questions typed without å, ä and ö.

    >>> fold_diacritics("färdtjänst")
    'fardtjanst'
    """
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether simplemma's Swedish dictionary knows the word."""
    return bool(simplemma.is_known(word, lang=LANG))


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """The form that a word's inflections share.

    >>> key("kommunernas"), key("ansökningar"), key("bygglovsansökan")
    ('kommun', 'ansöka', 'bygglovsansöka')
    """
    if len(word) <= 2 or word in KEPT:
        return word
    if word.startswith("e-") and len(word) > 4:
        return f"e-{key(word[2:])}"
    lemma = _lemma(word)
    if lemma is None:
        pieces = split_compound(word)
        if not pieces:
            return str(_STEMMER.stemWord(word))
        head = "".join(pieces[:-1])
        return word[: len(word) - len(pieces[-1])] + key(pieces[-1]) if head else word
    return _ACTIONS.get(lemma, lemma)


def _lemma(word: str) -> str | None:
    for form in (word, word[:-1] if word.endswith("s") and len(word) > 4 else word):
        if is_word(form):
            return _settled(form)
    return None


def _settled(form: str) -> str:
    """The lemma of the lemma, until it stays: "förordet" and "förord" must meet in one form."""
    for _ in range(MOST_STEPS):
        lemma = str(simplemma.lemmatize(form, lang=LANG)).lower()
        if lemma == form:
            break
        form = lemma
    return form


@lru_cache(maxsize=20_000)
def split_compound(word: str) -> tuple[str, ...]:
    """Two known words that make up a compound, or nothing; the longest last part wins.

    >>> split_compound("bygglovsansökan")
    ('bygglov', 'ansökan')
    >>> split_compound("kommun")
    ()
    """
    if word.startswith("e-") and (inner := split_compound(word[2:])):
        return (f"e-{inner[0]}", *inner[1:])
    if word.startswith("e-") and _lemma(word[2:]) in _ACTIONS:
        return ("e", word[2:])  # "e-bokning": booking, not the e-book
    if "-" in word:
        head, _, tail = word.rpartition("-")
        return (head, tail) if len(head) >= MIN_PART and len(tail) >= MIN_PART else ()
    if len(word) < MIN_COMPOUND:
        return ()
    for cut in range(MIN_PART, len(word) - MIN_PART + 1):
        tail = word[cut:]
        if is_word(tail):
            for head in _heads(word[:cut]):
                if is_word(head):
                    return (head, tail)
    return ()


def _heads(head: str) -> tuple[str, ...]:
    """A first part as it may stand alone: without the joining s, or with its lost vowel back.

    >>> _heads("skole")
    ('skole', 'skola')
    """
    forms = [head]
    if head.endswith("s") and len(head) > MIN_PART:
        forms.insert(0, head[:-1])
    if head[-1:] in "eou":
        forms.append(head[:-1] + "a")
    if head.endswith("ie"):
        forms.insert(0, head[:-1] + "um")  # "gymnasietjänst"
    return tuple(forms)


@lru_cache(maxsize=20_000)
def part_keys(word: str) -> tuple[str, ...]:
    """Keys of a compound's parts, split again as long as it goes.

    >>> part_keys("förskoleansökan")
    ('förskola', 'ansöka', 'för', 'skola')
    """
    found: list[str] = []
    queue = list(split_compound(word))
    while queue:
        piece = queue.pop(0)
        found.append(key(piece))
        queue.extend(split_compound(piece))
    return tuple(dict.fromkeys(found))


def words(text: str) -> list[str]:
    """The words and numbers of a text, lower case.

    >>> words("Fem e-tjänster, 16,6 % (s. 29)")
    ['fem', 'e-tjänster', '16,6', 's', '29']
    """
    return _TOKEN.findall(normalise(text))


def tokens(surface_words: list[str]) -> list[Token]:
    """Words with their keys and part keys, in order."""
    return [Token(w, key(w), part_keys(w), i) for i, w in enumerate(surface_words)]


def content_keys(text: str) -> tuple[str, ...]:
    """Keys of the words that are not stop words, for lexical search.

    >>> content_keys("Hur många har e-tjänst för bygglov?")
    ('många', 'bygglov')
    """
    return tuple(t.key for t in tokens(words(text)) if t.surface not in STOP_WORDS)
