"""Does a right answer stay right when the question is typed otherwise? Variants of a question.

The variants change the typing and never the meaning, so gold stays true. Names with å, ä, ö can
become another word without their dots; that is what people type, and what they expect to work.
"""

import re
from collections.abc import Callable

LONG = 7  # a typo in a shorter word could make another word of it


def without_dots(question: str) -> str:
    """As typed on a foreign keyboard.

    >>> without_dots("Hur många får äldreomsorg?")
    'Hur manga far aldreomsorg?'
    """
    return question.translate(str.maketrans("åäöÅÄÖé", "aaoAAOe"))


def typo(question: str) -> str:
    """Two letters swapped in the middle of the longest word.

    >>> typo("Hur många har bygglov och sophantering?")
    'Hur många har bygglov och sophatnering?'
    """
    words = re.findall(r"[a-zåäö]+", question, re.IGNORECASE)
    longest = max(words, key=len, default="")
    if len(longest) < LONG:
        return question
    at = len(longest) // 2 - 1
    swapped = longest[:at] + longest[at + 1] + longest[at] + longest[at + 2 :]
    return question.replace(longest, swapped, 1)


VARIANTS: dict[str, Callable[[str], str]] = {
    "gemener": str.lower,
    "versaler": str.upper,
    "utan skiljetecken": lambda q: re.sub(r"[?!.,;:]+(?=\s|$)", "", q),
    "utan prickar": without_dots,
    "stavfel": typo,
    "artigt": lambda q: f"Hej! {q} Tack på förhand!",
    "mellanslag": lambda q: f"  {q.replace(' ', '  ')} ",
}


def variants(question: str) -> dict[str, str]:
    """The variants that differ from the question itself."""
    made = {name: change(question) for name, change in VARIANTS.items()}
    return {name: text for name, text in made.items() if text != question}
