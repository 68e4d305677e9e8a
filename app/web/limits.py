"""What is refused before the assistant is asked, and the Swedish sentence that says why.

One rule for the page and the HTTP endpoint. The limit in the browser is only a courtesy: whatever
arrives is checked here.
"""

from collections.abc import Sequence

from app.web import texts


def problem(question: str, limit: int) -> str:
    """Why a question cannot be taken; "" when it can.

    >>> problem("abcdef", 5)
    'Frågan är 6 tecken lång, men högst 5 ryms. Korta den och skicka igen.'
    >>> problem("  ", 5), problem("abc", 5)
    ('Skriv en fråga först.', '')
    """
    if not question.strip():
        return texts.EMPTY_QUESTION
    if len(question) > limit:
        return texts.TOO_LONG.format(len(question), limit)
    return ""


def dialogue_problem(turns: Sequence[str], limit: int) -> str:
    """As `problem`, for a whole dialogue: names the turn that is wrong.

    >>> dialogue_problem(["Hej", ""], 500), dialogue_problem(["Hej"], 500)
    ('Tur 2 är tom.', '')
    """
    if len(turns) == 1:
        return problem(turns[0], limit)
    for number, turn in enumerate(turns, start=1):
        if not turn.strip():
            return texts.TURN_EMPTY.format(number)
        if len(turn) > limit:
            return texts.TURN_TOO_LONG.format(number, len(turn), limit)
    return ""
