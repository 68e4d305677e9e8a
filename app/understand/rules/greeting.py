"""Rule for a greeting, thanks or goodbye alone: a friendly word, and what one can ask.

It looks at the words as typed and takes nothing that holds a question: "Hej, hur många ...?" has
lost its greeting before any rule sees it, and a word that is no greeting ends the matter.
"""

import re

from app.plan import Clarify
from app.understand.rules.ask import Ask, Readings

# By what is said back (`app.texts.refusals.SAID_INSTEAD`), each a whole part of the message.
WORDS = {
    "hej då": re.compile(
        r"hej ?då|adjö|farväl|vi (hörs|ses)( då)?|ha (en bra dag|det( så)? bra)"
        r"|bye( bye)?|god ?natt"
    ),
    "hej": re.compile(
        r"(hej|hejsan|tjena|tja|tjenare|hallå|halloj|god ?(dag|morgon|kväll|förmiddag|eftermiddag)"
        r"|hi|hello)( hej| hoppsan| där| igen| på (er|dig)| alla| du)?"
    ),
    # "ok" and "bra" are what is left of "ok tack" when courtesies are taken away.
    "tack": re.compile(
        r"((stort|tusen|ok|okej|bra|jättebra|super|perfekt|toppen) ?)?"
        r"(tack( tack)?|tackar|thanks|thank you)?"
        r"( (så|jätte|väldigt) ?mycket| för (hjälpen|svaret|svaren|det|informationen))*"
    ),
}
PARTS = re.compile(r"[^\w ]+|(?<!\w)och(?!\w)|(?<=\W)[dp]$")
"""Between two parts, "Tack och hej då", and what is left of a smiley such as ":D"."""


def greeting(ask: Ask) -> Readings:
    """A greeting, thanks or goodbye and nothing else; of several the last is answered."""
    parts = [" ".join(p.split()) for p in PARTS.split(ask.parsed.raw.lower())]
    said = [_said(part) for part in parts if part]
    if not said or not all(said):
        return None
    return (Clarify(reason="not_understood", about=said[-1]),)


def _said(part: str) -> str:
    """Which of the three a part is; empty if none."""
    return next((name for name, words in WORDS.items() if words.fullmatch(part)), "")
