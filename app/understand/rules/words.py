"""Patterns from lists of alternatives, so that vocabulary can be read one phrase at a time."""

import re


def holds(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases, anywhere, even inside a word.

    >>> bool(holds("kopplad", "integr").search("ihopkopplad"))
    True
    """
    return re.compile("|".join(phrases))


def starts(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases, from the start of a word.

    >>> bool(starts("flest").search("allra flesta")), bool(starts("kopp").search("ihopkopplad"))
    (True, False)
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})")


def whole(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases, as whole words.

    >>> bool(whole("inte", "ej").search("svarade ej")), bool(whole("ej").search("ejder"))
    (True, False)
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")
