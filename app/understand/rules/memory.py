"""Rules that go by the written questions: first for near certainty, last for lack of better."""

from collections.abc import Sequence

from app.plan import FigureStep, KeyFigure, Lookup, PassageStep, Refusal, Row, Step
from app.understand.rules.ask import INTEGRATION, Ask, Readings
from app.understand.rules.facts import LIKELY, NEGATIVE_FACTS, denied, nobody_responsible, sided
from app.understand.rules.figures import chart
from app.understand.rules.named import first_row, named, option_table
from app.understand.rules.passages import PROSE, WHEN, fits, wants_no_number
from app.understand.rules.words import holds
from index.bank import Match

CERTAIN = 0.9  # a written question so near is the same question; found on the training split
LIKELY_NULL = 0.85  # so near, for refusing a question that names nothing of the report
LIKELY_ROW = 0.7  # so near, for a service that no word of the question names
NEAR_FIGURE = 0.7  # a figure asked for so nearly stands for the sentence beside it
COUNTED = ("opt:", "fact:", "row:")
AS_NEAR = 0.05  # a sentence so little further than a chart says what the chart only shows
CLEARLY = 0.1  # that much nearer to a sentence than to any row, though a service is named
CHART = holds("figur", "diagram", "graf", "stapel")
OTHER_QUESTIONS = (
    "text.where", "text.summary", "text.claim", "person.own", "compare.difference",
    "compare.versus", "form.points", "compare.ratio", "text.respondents",
)  # fmt: skip
"""Signs that the question does something with a figure: no written question stands for it."""


def by_memory(ask: Ask) -> Readings:
    """A question that is all but written in the training files, about the prose of the report."""
    if not _may_be_remembered(ask):
        return None
    matches = ask.finder.nearest(ask.parsed.text, 5)
    if not matches or matches[0].score < CERTAIN:
        return None
    kind, _, rest = matches[0].unit.partition(":")
    if kind not in PROSE or (ask.parsed.firm_rows and not _beats_rows(matches)):
        return None
    if kind == "sen" and not fits(ask, rest):
        return None
    if kind != "sen" and (WHEN.search(ask.parsed.text) or wants_no_number(ask)):
        return None
    asks_figure = ask.parsed.has("form.count", "form.share")
    if kind == "fig" and asks_figure:
        return (chart(ask, int(rest)),)
    if kind == "sen" and asks_figure:
        facts = [m.unit for m in matches if m.unit.startswith("fact:") and m.score >= LIKELY]
        return (_step_of(ask, facts[0]),) if facts else None
    return (_step_of(ask, matches[0].unit),)


def _may_be_remembered(ask: Ask) -> bool:
    """Whether nothing is named, denied or limited that a written question could lack."""
    parsed = ask.parsed
    if parsed.options or parsed.figures or parsed.numbers or parsed.has(*OTHER_QUESTIONS):
        return False
    if parsed.has("membership.not_answered") or (parsed.categories and "tjänst" in parsed.text):
        return False
    if parsed.places.letters or parsed.places.names or parsed.places.unknown or denied(ask):
        return False
    if option_table(ask) and parsed.has("order.often", "order.top"):
        return False
    if ask.about_integration:
        return False
    if {"today", "cost_or_supplier", "breakdown"} & parsed.scope:
        return False
    grew = len(parsed.years) > 1 or parsed.has("text.grew")
    return not grew and not parsed.text.startswith("varför")


def _beats_rows(matches: Sequence[Match]) -> bool:
    rows = [m.score for m in matches if m.unit.startswith(("row:", "int:"))]
    return not rows or matches[0].score - max(rows) > CLEARLY


def by_search(ask: Ask) -> Readings:
    """The unit, or the reason for having none, that search and the written questions point at."""
    matches = [m for m in ask.finder.nearest(ask.parsed.text, 8) if _possible(ask, m.unit)]
    if not matches or matches[0].score < LIKELY:
        return None
    if not ask.parsed.has("form.count", "form.share") and not CHART.search(ask.parsed.text):
        matches = _told(ask, matches)
    kind, _, rest = matches[0].unit.partition(":")
    about_rows = ask.parsed.has("form.count", "form.share", "form.common") or ask.about_integration
    unsure_row = matches[0].score < LIKELY_ROW and not (about_rows or named(ask))
    if kind in {"row", "int"} and unsure_row:
        return None
    if kind == "null":
        unsure = rest != "off_topic" and matches[0].score < LIKELY_NULL and not named(ask)
        refusal = Refusal(reason=rest, row=first_row(ask))
        return None if unsure else (refusal,)
    asks_figure = ask.parsed.has("form.count", "form.share")
    if kind == "fig" and asks_figure:
        return (chart(ask, int(rest)),)
    if kind == "sen" and asks_figure and (lost := _no_figure(ask, rest)):
        counted = [m for m in matches[1:4] if m.unit.startswith(COUNTED) and m.score >= NEAR_FIGURE]
        return (_figure_of(ask, counted[0].unit) if counted else lost,)
    if kind == "fact" and matches[0].score < NEAR_FIGURE and _charted(ask):
        return (chart(ask, ask.parsed.figure_topics[0]),)
    return (_figure_of(ask, matches[0].unit),)


def _figure_of(ask: Ask, unit: str) -> Step:
    """The figure of a unit, or of those left where the question denies it."""
    fact = unit.removeprefix("fact:")
    if fact == unit or not denied(ask) or fact in NEGATIVE_FACTS:
        return _step_of(ask, unit)
    if nobody := nobody_responsible(ask, (fact,)):
        return nobody[0]
    return KeyFigure(facts=(fact,), ask="rest")


def _charted(ask: Ask) -> bool:
    """Whether a chart of the topic may hold the figure that is asked for."""
    asked = ask.parsed.has("form.count", "form.share") and bool(ask.parsed.figure_topics)
    if not asked:
        return False
    topic = ask.corpus.figure_by_number[ask.parsed.figure_topics[0]]
    return topic.values in {"lost", "part_in_prose"}


def _told(ask: Ask, matches: list[Match]) -> list[Match]:
    """A sentence before a figure or chart, if likely: "vilka tre mål" wants them told."""
    first = matches[0].unit
    if not (
        first.startswith("fig:") or (first.startswith("fact:") and ask.parsed.has("form.which"))
    ):
        return matches
    enough = LIKELY if first.startswith("fact:") else matches[0].score - AS_NEAR
    told = [m for m in matches if m.unit.startswith("sen:") and m.score >= enough]
    return told + [m for m in matches if m not in told]


def _possible(ask: Ask, unit: str) -> bool:
    parsed = ask.parsed
    if unit == "null:single_municipality":
        return bool(parsed.places.names) or "named_data" in parsed.scope or parsed.has("person.own")
    if unit == "null:other_year":
        return bool(parsed.years) or "today" in parsed.scope
    if unit.startswith("fact:") and wants_no_number(ask):
        return False
    return not unit.startswith("sen:") or fits(ask, unit.removeprefix("sen:"))


def _no_figure(ask: Ask, sentence: str) -> Step | None:
    """A figure asked for, where the nearest sentence has none: it is in that section's chart."""
    found = next(s for s in ask.corpus.sentences if s.id == sentence)
    if any(c.isdigit() for c in found.text):
        return None
    hits = ask.finder.search(ask.parsed.text, ["figure"], 3)
    for number in (int(h.id.removeprefix("fig:")) for h in hits):
        figure = ask.corpus.figure_by_number[number]
        near = abs(figure.source.page - found.source.page) <= 1
        if near and figure.values in {"lost", "part_in_prose"}:
            return Refusal(reason="lost_chart", figure=number)
    return None


def _step_of(ask: Ask, unit: str) -> Step:
    """The plan that answers with a unit of the report."""
    kind, _, rest = unit.partition(":")
    if kind in {"row", "int"}:
        category, name = rest.split(" > ", 1)
        row = Row(category=category, name=name)
        return Lookup(rows=(row,), aspects=("has",) if kind == "row" else INTEGRATION)
    if kind == "opt":
        figure, _, label = rest.partition(":")
        return Lookup(rows=(Row(table="figure8" if figure == "figur8" else "figure9", name=label),))
    if kind == "fact":
        return KeyFigure(facts=(sided(ask, rest),))
    if kind == "fig":
        return FigureStep(figure=int(rest))
    return PassageStep(sentences=(rest,))
