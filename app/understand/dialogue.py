"""Follow-up questions: the earlier plan with what the new question changes, never pasted text.

Here is decided whether a question leans on the one before it, and on what of it; the new plans are
made by `dialogue_rows`, `dialogue_lists` and `dialogue_prose`.
"""

import re

from app.plan import (
    Claim,
    Clarify,
    Comparison,
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
    Refusal,
    Row,
    Scope,
    SelfComparison,
    Step,
    Summary,
    Where,
)
from app.understand.dialogue_lists import on_list, on_ranking
from app.understand.dialogue_prose import on_fact, on_membership, on_passage, on_summary
from app.understand.dialogue_rows import COMPARING, on_rows, other_category, other_rows
from app.understand.rules.ask import Ask
from app.understand.shown import shown_rows
from app.understand.sisters import FOLLOWED, FOLLOWING, followed
from app.understand.wordlists import word_list
from corpus.load import Corpus

OPENINGS = word_list("dialogue", "openings")
POINTING = frozenset(word_list("dialogue", "pointing"))
SHORT = 9  # words; longer questions that name their own things stand for themselves
REMEMBERED = 4  # rows; "skillnaden mellan dem" reaches back to the last two
PLACES = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde",
    "nionde", "tionde",
)  # fmt: skip
POINTS = re.compile(r"(?<!\w)(det|den|denna|dem|dom)(?!\w)")
PLACE = re.compile(rf"(?<!\w)den ({'|'.join(PLACES)})(?! (plats|vanlig))(?!\w)")
SINGLED = re.compile(r"(?<!\w)(just den|den tjänsten|den e-tjänsten|(?<!vilken av )den)(?!\w)")
"""Words that pick one service out of a ranking."""


def remember(context: tuple[Row, ...], plan: Plan, corpus: Corpus) -> tuple[Row, ...]:
    """Rows spoken of so far, the latest last."""
    first = plan.readings[0]
    base = first.truth if isinstance(first, Claim) else first
    now = rows_of(base) or shown_rows(corpus, base)
    return tuple(dict.fromkeys((*(r for r in context if r not in now), *now)))[-REMEMBERED:]


def follow_up(ask: Ask, previous: Plan) -> tuple[Step, ...] | None:
    """The changed plan, or None when the question stands for itself."""
    last = previous.readings[0]
    base = last.truth if isinstance(last, Claim) else last
    rows = rows_of(base) or shown_rows(ask.corpus, base)
    parsed = ask.parsed
    if not rows and isinstance(base, Refusal | Clarify) and previous.context:
        rows = previous.context[-1:]  # what was spoken of before the question that failed
        base = Lookup(rows=rows)
    named = (*(ask.rows if not parsed.categories else parsed.firm_rows), *parsed.options)
    if rows and _follows_case(ask, named):
        return _followed(ask, rows[-1])
    if not _elliptical(ask):
        return None
    if not named and rows and (pointed := _by_place(ask, rows)):
        return pointed
    if parsed.categories and not parsed.firm_rows and (moved := other_category(ask, base, rows)):
        return moved
    topical = isinstance(base, KeyFigure) and not parsed.categories and not parsed.figures
    topical = topical or (isinstance(base, Membership) and _only_places(ask))
    together = (
        len(previous.context) >= 2 if not named else bool(rows and POINTS.search(parsed.text))
    )
    if together and "overlap" in parsed.scope:
        return (Refusal(reason="overlap_unknown"),)
    if not named and (topical or not _names_other(ask)):
        if parsed.has(*COMPARING) and len(previous.context) >= 2:
            rows = previous.context[-2:]
        return _same_rows(ask, base, rows)
    if named and _only_names(ask):
        return other_rows(ask, base, rows, named)
    return None


def _by_place(ask: Ask, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    """A question of rows pointed at by their place before: "den tredje", "den första"."""
    said = [PLACES.index(m.group(1)) for m in PLACE.finditer(ask.parsed.text)]
    if not said:
        return None
    if max(said) >= len(rows):
        return (Clarify(reason="no_referent"),)
    chosen = tuple(rows[at] for at in said)
    return on_rows(ask, chosen) or (Lookup(rows=chosen),)


def _follows_case(ask: Ask, named: tuple[Row, ...]) -> bool:
    """Asked as "kan man följa ärendet också?": no service is named, or one found by these words."""
    text = ask.parsed.text
    guessed = all(r.name.startswith(FOLLOWED) for r in named)
    whose = any(word in text for word in ("bygg", "äldre", "omsorg"))
    return bool(FOLLOWING.search(text)) and guessed and not whose and len(text.split()) <= SHORT + 4


def _followed(ask: Ask, row: Row) -> tuple[Step, ...]:
    """The service by which the case of an application is followed, or that there was none."""
    sister = followed(ask.corpus, row.category) if row.name.startswith("Ansök") else None
    if sister is None:
        return (Refusal(reason="not_surveyed", row=row if row.table == "services" else None),)
    return (Lookup(rows=(Row(category=sister.category, name=sister.name),), form=ask.form),)


def _only_places(ask: Ask) -> bool:
    """Municipalities and nothing else of the report: "och Nacka?"."""
    p = ask.parsed
    return bool(p.places.names or p.places.unknown) and not (
        p.rows or p.facts or p.categories or p.figures
    )


def rows_of(step: Step) -> tuple[Row, ...]:
    """The rows that a step is about."""
    match step:
        case Lookup() | Complement() | CrossTable():
            return step.rows
        case Ranking() if step.of_row is not None:
            return (step.of_row,)
        case SelfComparison():
            return (*step.has, *step.lacks)
        case Comparison():
            return tuple(o.row for o in step.operands if o.row)
        case Where():
            return (step.row,) if step.row else ()
        case _:
            return ()


def _elliptical(ask: Ask) -> bool:
    text = ask.parsed.text.strip()
    words = text.split()
    pointing = bool(POINTING & set(words))
    longest = SHORT + 8 if text.startswith(OPENINGS) and pointing else SHORT + 4
    if pointing and ask.parsed.has(*COMPARING) and len(ask.rows) == 1:
        return len(words) <= 2 * SHORT + 4
    return len(words) <= longest and (text.startswith(OPENINGS) or pointing or len(words) <= 5)


def _names_other(ask: Ask) -> bool:
    p = ask.parsed
    return bool(
        p.facts or p.categories or p.figures or p.places.names or p.appendices and not p.options
    ) and not (p.categories and not p.facts)


def _only_names(ask: Ask) -> bool:
    """A new row with no question of its own: the old question is asked of it."""
    p = ask.parsed
    return not p.has(
        "order.top", "order.bottom", "calc.sum", "text.where", "text.claim", "person.own"
    )


def _same_rows(ask: Ask, base: Step, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    """A new question of what the old plan was about."""
    match base:
        case Overview() | Filter():
            return on_list(ask, base)
        case PassageStep():
            return on_passage(ask, base)
        case Summary():
            return on_summary(ask, base)
        case Ranking():
            return _on_ranking(ask, base, rows)
        case KeyFigure():
            return on_fact(ask, base)
        case Membership():
            return on_membership(ask, base)
        case Where() if base.appendix == 1 and ask.parsed.has("form.count"):
            return (Membership(ask="number"),)
        case _:
            return on_rows(ask, rows) if rows else None


def _on_ranking(ask: Ask, base: Ranking, rows: tuple[Row, ...]) -> tuple[Step, ...] | None:
    """After a ranking: its category, the one service that it gave, or the ranking itself."""
    parsed = ask.parsed
    if parsed.categories:
        return (base.model_copy(update={"scope": Scope(categories=parsed.categories)}),)
    cell = ask.about_integration or parsed.has("aspect.lacks", "text.where")
    if parsed.has(*COMPARING) and len(rows) == 2 and not parsed.has("order.top", "order.bottom"):
        return on_rows(ask, rows)
    if cell and rows and SINGLED.search(parsed.text) and (found := on_rows(ask, rows)):
        return found
    return on_ranking(ask, base)
