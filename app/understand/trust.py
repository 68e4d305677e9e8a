"""When the task model may overrule the rules: what each of them can see and the other cannot."""

from app.plan import Claim, Comparison, PassageStep, Plan
from app.understand.builders import READ_ASPECTS
from app.understand.rules import claim, named, scope
from app.understand.rules.ask import Ask
from app.understand.taskofplan import aspect_of
from app.understand.tasks import Guess

TRUSTED = 0.6  # probability from which the task model outweighs the rules
FIRM = frozenset(
    {
        "hard",
        "definition",
        "figures",
        "by_memory",
        "breakdown",
        "size_fact",
        "cross_table",
        "vague",
        "numbered_place",
        "greeting",
    }
)
"""Rules that are right when they fire; the task model does not overrule them."""
BARE = 2  # words; "Tomtkö" alone asks for its row
NEEDS_SIGN = {
    "refuse:other_country": "other_country",
    "refuse:breakdown": "breakdown",
    "refuse:cost": "cost_or_supplier",
}
"""Refusals that need a sign in the words."""


def signed(task: str, ask: Ask) -> bool:
    """Whether a refusal has the sign in the words that it cannot be without."""
    if task == "refuse:other_year":
        return bool(ask.parsed.years) or "today" in ask.parsed.scope
    sign = NEEDS_SIGN.get(task)
    return sign is None or sign in ask.parsed.scope


def less_than_seen(task: str, plan: Plan, ask: Ask) -> bool:
    """Whether a task would leave out what the words plainly hold: a threshold, two things."""
    if task == "overview":
        return bool(ask.thresholds.conditions) or isinstance(plan.readings[0], Comparison)
    first = plan.readings[0]
    if task == "which":  # "hur många har A eller B" compares nothing
        compared = [c for c in ask.parsed.cues if c.startswith(("compare.", "order."))]
        return ask.parsed.has("form.count") and not compared
    if task == "claim:passage" and isinstance(first, PassageStep) and len(first.sentences) > 1:
        return True  # the rule has chosen the sentences that speak to the claim
    truth = plan.readings[0].truth if isinstance(plan.readings[0], Claim) else None
    return task == "claim:passage" and isinstance(truth, Comparison)


def firm(plan: Plan, ask: Ask) -> bool:
    """Whether the rules' plan stands on signs that the task model cannot weigh."""
    places = ask.parsed.places
    member = plan.rule == "membership" and (places.names or places.letters or places.unknown)
    rate = plan.rule in {"membership", "facts"} and "svarsfrekvens" in ask.parsed.text
    option = plan.rule == "ranking" and named.option_table(ask) is not None
    bare = len(ask.parsed.tokens) <= BARE and bool(ask.parsed.rows)
    premise = plan.rule == "claim" and (scope.false_premise(ask) or claim.mostly(ask))
    return premise or plan.rule in FIRM or bool(member) or rate or option or bare


def other_aspect(plan: Plan, guess: Guess) -> bool:
    """Whether the model reads another column than a single-cell plan does, and is sure of it."""
    seen = aspect_of(plan)
    return (
        seen is not None
        and guess.aspect in READ_ASPECTS
        and guess.aspect != seen
        and guess.aspect_probability >= TRUSTED
    )
