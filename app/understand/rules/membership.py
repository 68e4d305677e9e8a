"""Rules for Bilaga 1: which municipalities answered the survey, and how many."""

from app.plan import Membership
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.named import strong_facts
from app.understand.rules.words import holds

ASKS_LETTER = holds("begynnelsebokstav", "vilken bokstav")


def membership(ask: Ask) -> Readings:
    """Who answered the survey, by name, letter, or in all."""
    if not _about_membership(ask):
        return None
    parsed, places = ask.parsed, ask.parsed.places
    answered = not parsed.has("membership.not_answered")
    if ASKS_LETTER.search(parsed.text) and not places.letters:
        return (Membership(ask="letters", answered=answered),)
    if places.letters:
        return (Membership(ask="list", letters=places.letters, answered=answered),)
    if places.names or places.unknown:
        return (Membership(names=places.names, unknown_names=places.unknown, answered=answered),)
    if _counted(ask):
        if _about_topic(ask):
            return None
        return (Membership(ask="number", answered=answered, form=ask.form),)
    if parsed.has("membership.municipality_list", "form.which") and "kommun" in parsed.text:
        return (Membership(ask="list", answered=answered),)
    return None


def _about_membership(ask: Ask) -> bool:
    """Whether answering is spoken of, and nothing that the tables or the prose hold."""
    parsed = ask.parsed
    if ask.rows or ask.about_integration or strong_facts(ask):
        return False
    if parsed.has("calc.categories") or parsed.categories or parsed.figures or parsed.options:
        return False
    letters, names = parsed.places.letters, parsed.places.names
    if "tjänst" in parsed.text and not (names or letters):
        return False
    if not parsed.has("membership.answered", "membership.letter") and not letters:
        return False
    return bool(names) or not parsed.has("text.where")


def _counted(ask: Ask) -> bool:
    """Whether the number that answered is asked for, or claimed."""
    parsed = ask.parsed
    if parsed.has("form.count", "form.share", "text.respondents"):
        return True
    claimed = parsed.has("text.claim") and "kommuner" in parsed.text
    return claimed or "svarsfrekvens" in parsed.text


def _about_topic(ask: Ask) -> bool:
    """Asked as "hur många svarade på frågan om samverkan": not about the survey as a whole."""
    parsed = ask.parsed
    return bool(parsed.figure_topics) or "frågan om" in parsed.text or "frågorna om" in parsed.text
