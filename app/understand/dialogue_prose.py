"""Follow-ups after the prose, a figure of it, or the list of municipalities."""

import re

from app.plan import KeyFigure, Membership, PassageStep, Step, Summary, Where
from app.understand.rules.ask import Ask
from app.understand.rules.facts import STILL

EARLIER = re.compile(r"tidigare|förra (mätning|enkät|gång)|2009")


def on_fact(ask: Ask, base: KeyFigure) -> tuple[Step, ...] | None:
    """After a figure of the prose: where it stands, its sister, an earlier year, or its rest."""
    parsed, fact = ask.parsed, base.facts[0]
    asked = {u.id for m in parsed.facts for u in m.units}
    if parsed.has("form.count", "form.share") and asked and fact not in asked:
        return None  # another figure is named with a question of its own
    if parsed.has("text.where"):
        return (Where(fact=fact),)
    if fact.startswith("strategi-har") and STILL.search(parsed.text):
        return (KeyFigure(facts=("strategi-arbete-pagar",)),)
    if other := _sister_fact(ask, fact):
        return (KeyFigure(facts=(other,)),)
    if parsed.has("text.respondents", "membership.answered"):
        return (base.model_copy(update={"ask": "respondents"}),)
    earlier = EARLIER.search(parsed.text) and not parsed.has("compare.difference")
    if earlier and fact == "strategi-arbete-pagar":
        return (KeyFigure(facts=("strategi-arbete-pagar-2009",)),)
    if 2009 in parsed.years or parsed.has("text.change"):
        changed = KeyFigure(facts=("strategi-arbete-pagar",), ask="change")
        return (changed,) if fact.startswith("strategi-arbete") else None
    return _other_form(ask, base)


def _other_form(ask: Ask, base: KeyFigure) -> tuple[Step, ...] | None:
    """The same figure as its rest, as a share or as a number."""
    if ask.parsed.has("aspect.lacks", "aspect.negation"):
        return (base.model_copy(update={"ask": "rest"}),)
    if ask.parsed.has("form.share"):
        return (base.model_copy(update={"ask": "value"}),)
    if ask.parsed.has("form.count"):
        return (base.model_copy(update={"ask": "number"}),)
    return None


def _sister_fact(ask: Ask, fact: str) -> str | None:
    """The fact of the same topic that is named now: "och med landstinget?" after cooperation."""
    topic = fact.split("-", 1)[0]
    said = {t.key for t in ask.parsed.tokens}
    named = {u.id for m in ask.parsed.facts for u in m.units}
    for hit in ask.finder.search(ask.parsed.text, ["key_figure"], 15):
        found = hit.id.removeprefix("fact:")
        same = found.split("-", 1)[0] == topic and found != fact
        if same and (found in named or any(len(k) >= 4 and k[:6] in found for k in said)):
            return found
    return None


def on_passage(ask: Ask, base: PassageStep) -> tuple[Step, ...] | None:
    """After a sentence of the report: where it stands, or the figure beside it."""
    if ask.parsed.has("text.where"):
        return (Where(sentence=base.sentences[0]),)
    facts = _facts_beside(ask, base.sentences[0])
    if facts and ask.parsed.has("form.count", "form.share", "form.common"):
        return (KeyFigure(facts=facts[:1]),)
    return None


def on_summary(ask: Ask, base: Summary) -> tuple[Step, ...] | None:
    """After the summary of a section: where the section stands."""
    return (Where(section=base.section),) if ask.parsed.has("text.where") and base.section else None


def _facts_beside(ask: Ask, sentence: str) -> tuple[str, ...]:
    """Facts whose quote is of the same paragraph as a sentence."""
    passage = next(s.passage_id for s in ask.corpus.sentences if s.id == sentence)
    text = next(p.text for p in ask.corpus.passages if p.id == passage)
    return tuple(
        f for f, places in ask.corpus.facts.items() if any(p.quote in text for p in places)
    )


def on_membership(ask: Ask, base: Membership) -> tuple[Step, ...] | None:
    """After a question about who answered: the list, the letters or the number."""
    parsed = ask.parsed
    places = parsed.places
    answered = base.answered and not parsed.has("membership.not_answered", "aspect.negation")
    if places.letters:
        return (Membership(ask="list", letters=places.letters, answered=answered),)
    if places.names or places.unknown:
        return (Membership(names=places.names, unknown_names=places.unknown, answered=answered),)
    if parsed.has("form.which") or (base.letters and parsed.has("form.count")):
        return (Membership(ask="list", answered=answered, letters=base.letters),)
    if parsed.has("form.count", "form.share", "aspect.negation"):
        return (Membership(ask="number", answered=answered),)
    return None
