"""Two questions in one sentence: "hur många svarade, och vilka gjorde det inte?".

Here is found where such a sentence parts, and whether two plans say more than the plan of the
whole. The planner makes the plans; the second question may lean on the first.
"""

import re

from app.plan import (
    Aggregate,
    Complement,
    CrossTable,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Overview,
    PassageStep,
    Plan,
    Ranking,
    Step,
    Summary,
    Where,
)

ASKS = (
    r"hur (många|stora?|vanlig\w*|mycket|gick|ser|såg)|vilk(en|et|a)|vem|vilka|när|varför|på vilken"
    r"|i vilk\w+|var (står|finns|hittar|kan)|vad"
)
"""Words that open a question."""
PARTED = re.compile(rf"^(?P<first>.+?)\s*,?\s+(?:och|samt)\s+(?P<second>(?:{ASKS})(?!\w).+)$", re.I)
SENTENCE_END = re.compile(r"[.?!]\s+\w")
SUPERLATIVE = r"(?! (?:två|tre|fyra|fem|tio|\d|\w+aste|\w+sta))"
LEANS = re.compile(rf"(?<!\w)(det|den|de{SUPERLATIVE}|dem|dom|dessa|där)(?!\w)", re.IGNORECASE)
"""Words by which the second question leans on the first."""
OPENS = re.compile(rf"(?<!\w)({ASKS})(?!\w)", re.I)
FEWEST = 3  # words of a question that can stand alone
SINGLE = (
    Lookup, Complement, CrossTable, Membership, KeyFigure, PassageStep, Where, Ranking,
    Filter, Aggregate, Summary, Overview,
)  # fmt: skip
"""Steps that answer one question each; comparisons and claims take two clauses as one."""


def parted(question: str) -> tuple[str, str] | None:
    """The two questions of a sentence, or None.

    >>> parted("Hur många svarade, och vilka gjorde det inte?")
    ('Hur många svarade', 'vilka gjorde det inte?')
    >>> parted("Hur många har bygglov och tomtkö?")
    """
    match = PARTED.match(question.strip())
    if not match or "?" in match["first"] or SENTENCE_END.search(match["second"]):
        return None
    first, second = match["first"].rstrip(" ,"), match["second"]
    if min(len(first.split()), len(second.split())) < FEWEST or not OPENS.search(first):
        return None
    return first, second


def joined(whole: Plan, first: Plan, second: Plan, said: str) -> Plan | None:
    """Both plans as readings of one, where the plan of the whole leaves something out.

    `said` is the second question: one that leans on the first must have been understood so.
    """
    if LEANS.search(said) and not second.follow_up:
        return None
    steps = (*first.readings, *second.readings)
    if len(whole.readings) > 1 or len(steps) != 2 or not isinstance(whole.readings[0], SINGLE):
        return None
    if not all(isinstance(step, SINGLE) for step in steps) or steps[0] == steps[1]:
        return None
    if _covers(whole.readings[0], steps) or not _sure(first, second):
        return None
    return whole.model_copy(
        update={
            "readings": steps,
            "rule": f"parts:{first.rule}+{second.rule}",
            "asked_figures": (*first.asked_figures, *second.asked_figures),
        }
    )


def _sure(first: Plan, second: Plan) -> bool:
    """Whether each part was understood, not guessed at; two guesses at sentences are let pass."""
    if all(isinstance(p.readings[0], PassageStep) for p in (first, second)):
        return True
    return "fallback" not in {first.rule, second.rule}


def _covers(whole: Step, steps: tuple[Step, ...]) -> bool:
    """Whether one look-up of several cells already holds what both parts ask."""
    if not isinstance(whole, Lookup):
        return False
    asked = {(r, a) for s in steps if isinstance(s, Lookup) for r in s.rows for a in s.aspects}
    held = {(r, a) for r in whole.rows for a in whole.aspects}
    return all(isinstance(s, Lookup) for s in steps) and asked <= held
