"""Rules for sentences: definitions, and the prose nearest to a question."""

import re

from app.plan import PassageStep
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.words import holds, starts
from index.types import DocKind

PROSE = ("sen", "fact", "fig")
PROSE_KINDS: tuple[DocKind, ...] = ("sentence", "key_figure", "figure")
# A time is asked for, and said.
WHEN = re.compile(r"^(när|vilket år|vilken (tid|månad|årstid))|(tid|del) (på|av) året|under året")
DATED = holds("2009", "2011", "2012", "våren", "sommaren", "oktober")
# A person or function is asked for, which no number answers.
WHO = re.compile(
    r"(?<!\w)(vem|vilka personer|vilken (roll|funktion|befattning)|vilka (roller|funktioner))(?!\w)"
)
# A purpose or reason is asked for, which no number answers either.
PURPOSE = holds("syfte", "varför", "avsikt", "meningen med", "tanken med")
LEAST = starts("minst(?! (en|ett|någ))", "lägst", "ovanlig", "sällan")
MOST = holds("vanligast", "störst", "främst", "högst", "mest")
# How the report defines its terms, and says what they do not cover.
DEFINES = re.compile(r"(?:Med|Som) (\S+) avses( inte)?")
DENIES_MEANING = starts("inte", "ej", "blankett", "formulär", "utanför", "länk")
FIGURE_WANTED = holds(
    "antal", "andel", "genomsnitt", "snitt", "medel", "vanlig", "flest", "procent", "huvud"
)  # fmt: skip
# What stands before the term in "vad menar rapporten med e-tjänst".
BEFORE_TERM = "|".join(
    (
        r"vad (man|de|ni|rapporten|skl) (menar|avser)( \w+){0,3}",
        r"vad (menas|avses|menar|syftar)( \w+){0,5}",
        # "vad är den största effekten av e-förvaltning" does not ask what e-förvaltning is
        r"vad (är|räknas|betyder|innebär)( (?!(?:av|om|till|för|i|inom|på|kring|med) )\w+){0,5}",
        r"räknas( \w+){0,4}( som)?",
        r"(beskriv|förklara|definiera)\w*( \w+){0,4} vad( \w+){0,2}",
        r"definier\w*( \w+){0,4}",
        r"definition\w*( \w+){0,3}",
        "begreppet",
        r"innebörd\w*( \w+){0,2}",
    )
)
AFTER_TERM = "definier|definition|avses|betyder|innebär|räknas"


def definition(ask: Ask) -> Readings:
    """What the report means by a term, or what it says the term does not mean."""
    parsed = ask.parsed
    if parsed.has("text.where") or ask.rows or parsed.figures or parsed.categories:
        return None
    meant = meaning(ask)
    return (PassageStep(sentences=(meant,)),) if meant else None


def meaning(ask: Ask) -> str | None:
    """The sentence that says what a term asked for means, or does not."""
    parsed = ask.parsed
    denied = bool(DENIES_MEANING.search(parsed.text))
    found = [
        (s.id, bool(match.group(2)))
        for s in ask.corpus.sentences
        if (match := DEFINES.match(s.text)) and _asks_meaning(match.group(1), parsed.text)
    ]
    fitting = [i for i, negative in found if negative == denied] or [i for i, _ in found]
    return fitting[0] if fitting else None


def _asks_meaning(term: str, text: str) -> bool:
    """Asked as "vad är en e-tjänst", "hur definieras e-tjänst": the meaning of the term.

    >>> _asks_meaning("e-tjänst", "vad är morötterna ? varför e-tjänster")
    False
    """
    if FIGURE_WANTED.search(text):
        return False
    term = re.escape(term)
    ways = (
        rf"(?:{BEFORE_TERM}) {term}",
        rf"{term}\w*( \w+){{0,3}} ({AFTER_TERM})",
        rf"{term}\w* \W* vad (är det|menas|betyder)",
    )
    return any(re.search(way, text) for way in ways)


def nearest_prose(ask: Ask, *, only_sentences: bool = False) -> str | None:
    """The sentence, fact or figure that search and the written questions agree on most."""
    text = ask.parsed.text
    scores: dict[str, float] = {}
    kinds: tuple[DocKind, ...] = ("sentence",) if only_sentences else PROSE_KINDS
    prefixes = ("sen",) if only_sentences else PROSE
    for match in ask.finder.nearest(text, 8):
        if match.unit.partition(":")[0] in prefixes:
            scores[match.unit] = match.score
    for hit in ask.finder.search(text, kinds, 5):
        scores[hit.id] = scores.get(hit.id, 0.0) + 0.5 * hit.score
    if WHEN.search(text) or LEAST.search(text):
        scores = {u: s for u, s in scores.items() if fits(ask, u.removeprefix("sen:"))} or scores
    return max(scores, key=lambda u: scores[u]) if scores else None


def wants_no_number(ask: Ask) -> bool:
    """Whether it is a person or a purpose that is asked for, and no number."""
    text = ask.parsed.text
    counted = ask.parsed.has("form.count", "form.share")
    return bool(WHO.search(text) or PURPOSE.search(text)) and not counted


def fits(ask: Ask, sentence: str) -> bool:
    """A "när" wants a sentence with a time in it, a "minst" none about the most."""
    text = ask.parsed.text
    said = next((s.text for s in ask.corpus.sentences if s.id == sentence), "")
    if LEAST.search(text) and MOST.search(said) and not LEAST.search(said.lower()):
        return False
    return not WHEN.search(text) or bool(DATED.search(said))
