"""Rule for questions with nothing to answer: a bare pronoun, or words that are none."""

from app.plan import Clarify
from app.types import Reason
from app.understand.rules.ask import Ask, Readings
from index.swedish import is_word, words

STRANGE = 0.6  # the part of the words that may not be Swedish before nothing is understood
POINTING = (
    "det", "den", "de", "dem", "dom", "där", "då", "dessa", "detta", "denna", "här", "hon", "han",
    "sådana", "sådan", "sånt", "samma", "två", "båda", "varandra", "nästa", "andra", "tredje",
    "näst",
)  # fmt: skip
ASKING = (
    "hur", "många", "mycket", "vad", "vilken", "vilka", "vilket", "var", "jämför", "jämfört",
    "antal", "antalet", "stor", "andel", "andelen", "procent", "totalt", "ungefär", "fler", "färre",
    "vanligt", "vanlig", "skillnaden", "skillnad", "siffran", "siffra", "uppgiften",
)  # fmt: skip
SMALL = (
    "är", "har", "finns", "gäller", "blir", "ligger", "vara", "kan", "få", "veta", "svarade",
    "och", "men", "av", "i", "på", "för", "som", "så", "om", "med", "än", "till", "hos", "åt",
    "inte", "ett", "ju", "ens", "nu", "mer", "alltså", "egentligen", "man", "vi", "oss", "jag",
    "mig", "berätta", "säg", "snälla", "tack", "hej", "?", "!", ".", ",",
)  # fmt: skip
# Nothing to rank or look up when a pronoun stands for it: "vilken av dem är störst".
LEANING = (
    "störst", "minst", "högst", "lägst", "vanligast", "ovanligast", "flest", "mest", "bäst",
    "sämst", "större", "mindre", "högre", "lägre", "vanligare", "först", "sist", "mellan", "sida",
    "sidan", "stod", "står", "hittar", "läser", "exakt", "precis", "då", "gällde",
)  # fmt: skip
STRONG = frozenset({"den", "de", "dem", "dom", "dessa", "denna", "detta", "båda", "varandra"})
"""Pronouns that stand for something said before; "det" often stands for nothing."""
# Columns of Bilaga 3: "hur många av dem är integrerade" names no service.
SIDES = ("integr", "verksamhetssystem", "koppla", "ihopkoppla", "sammankoppla")
# What every question here is about.
SUBJECT = (
    "kommun", "kommuner", "kommunerna", "tjänst", "tjänsten", "tjänster", "tjänsterna",
    "e-tjänst", "e-tjänster",
)  # fmt: skip
EMPTY = frozenset((*POINTING, *ASKING, *SMALL, *SUBJECT))
"""Words that point, ask or greet, but name nothing."""


def vague(ask: Ask) -> Readings:
    """A pronoun with nothing to point at, a bare "hur många?", or words that are none."""
    parsed = ask.parsed
    if _strange(parsed.raw) and not parsed.cues and not _named_firmly(ask):
        return (Clarify(reason="not_understood"),)
    rest = [t.surface for t in parsed.tokens if t.surface not in EMPTY]
    points = any(t.surface in POINTING for t in parsed.tokens)
    strong = any(t.surface in STRONG for t in parsed.tokens) or parsed.has("text.where")
    leaning = points and strong and all(word in LEANING for word in rest)
    if rest and not leaning and not (points and all(word.startswith(SIDES) for word in rest)):
        return None
    reason: Reason = "no_referent" if parsed.tokens else "not_understood"
    return (Clarify(reason=reason),)


def _strange(text: str) -> bool:
    """Whether most of what is typed are no words."""
    typed = [w for w in words(text) if w.isalpha()]
    strange = sum(not is_word(w) for w in typed)
    return len(typed) > 1 and strange >= STRANGE * len(typed)


def _named_firmly(ask: Ask) -> bool:
    """Whether a word typed as such (not mended into shape) names something."""
    parsed = ask.parsed
    typed = set(words(parsed.raw))
    at = (i for m in parsed.services for i in m.at)
    as_typed = any(parsed.tokens[i].surface in typed for i in at)
    return as_typed or bool(parsed.figures or parsed.appendices)
