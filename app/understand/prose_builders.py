"""Plans from a task that reads the prose, the diagrams or the list of municipalities."""

from app.plan import FigureStep, KeyFigure, Membership, PassageStep, Summary
from app.understand.rules import own
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.facts import (
    NEGATIVE_FACTS,
    best_facts,
    changed,
    denied,
    facts,
    likely_fact,
    nobody_responsible,
)
from app.understand.rules.figures import figures
from app.understand.rules.passages import definition as definition_rule
from app.understand.rules.passages import nearest_prose
from app.understand.rules.summary import REPORT, summarised
from app.understand.rules.where import place
from app.understand.table_builders import Builder

FACT_NEAR = 0.67  # another fact of the chart's topic comes to .6: "riskhantering" to "behovsanalys"


def member(kind: str) -> Builder:
    """Municipalities of Bilaga 1; `kind` is "check", "number", "list" or "letters"."""

    def build(ask: Ask, _: str) -> Readings:
        places = ask.parsed.places
        answered = not ask.parsed.has("membership.not_answered")
        if kind == "check":
            if not (places.names or places.unknown):
                return None
            return (Membership(names=places.names, unknown_names=places.unknown),)
        if kind == "list" or places.letters:
            return (Membership(ask="list", letters=places.letters, answered=answered),)
        return (Membership(ask=kind, answered=answered),)

    return build


def fact(ask: Ask, aspect: str) -> Readings:
    """A figure of the prose, or what is left of it where the question denies it."""
    found = best_facts(ask) or (() if _charted(ask) else likely_fact(ask))
    if not found:
        return None
    if nobody := nobody_responsible(ask, found):
        return nobody
    if (aspect == "lacks" or denied(ask)) and not set(found) & NEGATIVE_FACTS:
        return (KeyFigure(facts=found, ask="rest"),)
    return facts(ask) or (KeyFigure(facts=found),)


def _charted(ask: Ask) -> bool:
    """Whether a chart of the topic may hold it, and no written question on a fact is near."""
    near = [m for m in ask.finder.nearest(ask.parsed.text, 4) if m.unit.startswith("fact:")]
    sure = bool(near) and near[0].score >= FACT_NEAR
    return bool(ask.parsed.figure_topics) and not sure


def respondents(ask: Ask, _: str) -> Readings:
    """How many answered the question behind a figure."""
    if ask.parsed.figures and ask.parsed.figures[0] in ask.corpus.figure_by_number:
        return (FigureStep(figure=ask.parsed.figures[0], ask="respondents"),)
    found = best_facts(ask) or likely_fact(ask)
    wanted = "value" if ask.parsed.has("form.share") else "respondents"
    return (KeyFigure(facts=found[:1], ask=wanted),) if found else None


def change(ask: Ask, _: str) -> Readings:
    """A figure of the prose against the survey before."""
    found = best_facts(ask) or likely_fact(ask)
    return changed(ask, found) if found else None


def passage(ask: Ask, _: str) -> Readings:
    """The nearest sentence of the report."""
    unit = nearest_prose(ask, only_sentences=True)
    return (PassageStep(sentences=(unit.removeprefix("sen:"),)),) if unit else None


def figure(ask: Ask, _: str) -> Readings:
    """What a diagram shows."""
    return figures(ask)


def where(ask: Ask, _: str) -> Readings:
    """The page where something stands."""
    return place(ask)


def summary(ask: Ask, _: str) -> Readings:
    """The summary of the report or of a section."""
    parsed = ask.parsed
    if ask.rows:
        return None
    named = parsed.sections or parsed.facts or parsed.figure_topics or parsed.has("text.summary")
    if not named and not any(word in parsed.text for word in REPORT):
        return None
    return summarised(ask) or (Summary(),)


def own_services(ask: Ask, _: str) -> Readings:
    """The visitor's own municipality against the others."""
    return own.compared(ask)


def definition(ask: Ask, aspect: str) -> Readings:
    """What a word means in the report, else the nearest sentence."""
    return definition_rule(ask) or passage(ask, aspect)
