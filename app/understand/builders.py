"""Plans from a task: what the rules build when they see their signs, built because the task says so.

Each builder fills its plan from what was recognised (rows, categories, thresholds, names, facts)
and returns None when that is not enough; the planner then tries the next likely task.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from app.plan import (
    Aggregate,
    Clarify,
    Comparison,
    Complement,
    CrossTable,
    FigureStep,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Overview,
    PassageStep,
    Ranking,
    Refusal,
    Row,
    Scope,
    Summary,
)
from app.understand.rules import (
    claim,
    compare,
    facts,
    figures,
    filters,
    named,
    own,
    passages,
    ranking,
    scope,
    sizes,
    summary,
    sums,
    where,
)
from app.understand.rules.ask import INTEGRATION, Ask, Readings

ASPECTS = {
    "has": ("has",),
    "lacks": ("lacks",),
    "integrated": ("integrated",),
    "not_integrated": ("not_integrated",),
    "unknown": ("unknown",),
    "integration": INTEGRATION,
    "answered": ("answered",),
    "unanswered": ("unanswered",),
    "has+integrated": ("has", "integrated"),
    "integrated_of_all": ("integrated_of_all",),
}
REFUSALS = "refuse:"


def build(task: str, aspect: str, ask: Ask) -> Readings:
    """The plan of a task, or None when the question does not name what it needs."""
    if task.startswith("claim:"):
        return _claim(task.removeprefix("claim:"), aspect, ask)
    if task.startswith(REFUSALS):
        return _refusal(task.removeprefix(REFUSALS), ask)
    said = ASPECTS.get(aspect)
    if said and said != ("integrated_of_all",):
        ask = replace(ask, said=said)
    builder = BUILDERS.get(task)
    return builder(ask, aspect) if builder else None


def _claim(task: str, aspect: str, ask: Ask) -> Readings:
    bare = (
        ask
        if task.startswith("filter")
        else replace(ask, thresholds=replace(ask.thresholds, conditions=()))
    )
    truth = build(task, aspect, bare)
    return claim.wrapped(ask, truth) if truth else None


def _refusal(reason: str, ask: Ask) -> Readings:
    if reason == "breakdown":
        return sizes.breakdown(ask) or (Refusal(reason="no_breakdown"),)
    row = named.first_row(ask)
    reasons = {
        "opinion": "opinion_or_cause",
        "cost": "cost_or_supplier",
        "overlap": "overlap_unknown",
    }
    wanted = reasons.get(reason, reason)
    shown = wanted not in {
        "overlap_unknown",
        "single_municipality",
        "person",
        "off_topic",
        "instruction",
    }
    year = scope.unknown_year(ask) if wanted == "other_year" else None
    return (Refusal(reason=wanted, row=row if shown else None, year=year),)  # type: ignore[arg-type]


def _rows(ask: Ask) -> tuple[Row, ...]:
    return (*ask.rows, *(ask.parsed.options if not ask.rows else ()))


def _lookup(ask: Ask, aspect: str) -> Readings:
    rows = _rows(ask)
    if not rows:
        return None
    services = tuple(r for r in rows if r.table == "services")
    if services and aspect == "integrated_of_all":
        return (CrossTable(rows=services, ask="integrated", form=ask.form),)
    if services and aspect in {"answered", "unanswered"}:
        return (
            CrossTable(rows=services, ask="unanswered" if aspect == "unanswered" else "answered"),
        )
    if aspect == "lacks" and not services:
        return (Complement(rows=rows, form=ask.form),)
    if services and aspect == "lacks":
        return (Complement(rows=services, form=ask.form, alternatives=ask.ambiguous),)
    aspects = ask.aspects if services else ("has",)
    return (Lookup(rows=rows, aspects=aspects, form=ask.form, alternatives=ask.ambiguous),)


def _overview(ask: Ask, _: str) -> Readings:
    return tuple(Overview(category=c) for c in ask.parsed.categories) or None


def _ranking(ask: Ask, _: str) -> Readings:
    return ranking.ranked(ask, named.option_table(ask))


def _rank_of(ask: Ask, _: str) -> Readings:
    rows = ask.parsed.firm_rows or ask.rows
    return (Ranking(of_row=rows[0]),) if rows else None


def _filter(output: str) -> "Builder":
    def builder(ask: Ask, _: str) -> Readings:
        words = filters.name_words(ask.parsed.text) or _shared_word(ask)
        table = named.option_table(ask)
        conditions = ask.thresholds.conditions or filters.implied(ask)
        if not (words or conditions or ask.parsed.categories or table):
            return None
        if words:
            wordy = Scope(words=words, categories=ask.parsed.categories)
            return (Filter(scope=wordy, output=output),)  # type: ignore[arg-type]
        scope_ = Scope(table=table) if table else Scope(categories=ask.parsed.categories)  # type: ignore[arg-type]
        aspect = "has" if table else ranking.aspect_of(ask)
        return (Filter(scope=scope_, aspect=aspect, conditions=conditions, output=output),)  # type: ignore[arg-type]

    return builder


def _shared_word(ask: Ask) -> tuple[str, ...]:
    """ "Tjänster som har med bygglov att göra": a word that several services' names hold."""
    if not ask.rows or ask.thresholds.conditions:
        return ()
    names = [s.service.name.lower() for s in ask.corpus.services]
    said = [
        t.surface
        for m in ask.parsed.services
        for i in m.at
        for t in ask.parsed.tokens
        if t.start == i
    ]
    return tuple(w for w in said if len(w) > 4 and sum(w in n for n in names) > 1)[:1]


def _comparison(operation: str) -> "Builder":
    def builder(ask: Ask, _: str) -> Readings:
        operands = compare.operands(ask, widen=True)
        if len(operands) < 2:
            return None
        gap = operation == "which" and re.search(r"glapp|skillnad|skilj", ask.parsed.text)
        if gap and len(operands) == 2:
            return (Comparison(operands=operands, operation="difference"),)
        kept = operands if operation == "which" else operands[:2]
        return (Comparison(operands=kept, operation=operation),)  # type: ignore[arg-type]

    return builder


def _sum(ask: Ask, _: str) -> Readings:
    rows = ask.parsed.firm_rows if ask.parsed.categories else ask.rows
    if len(rows) == 1 and not ask.parsed.categories:
        return None
    return (Aggregate(scope=sums.sum_scope(ask, rows), aspect=ask.aspect),)


def _mean(by_service: bool) -> "Builder":
    def builder(ask: Ask, _: str) -> Readings:
        operation = "median" if ask.parsed.has("calc.median") else "mean"
        scope_ = Scope(categories=ask.parsed.categories)
        return (
            Aggregate(scope=scope_, operation=operation, aspect=ask.aspect, by_service=by_service),  # type: ignore[arg-type]
        )

    return builder


def _aggregate(operation: str) -> "Builder":
    def builder(ask: Ask, _: str) -> Readings:
        if operation == "per_category":
            return (Aggregate(per_category=True, operation="sum", aspect=ask.aspect),)
        rows = ask.parsed.firm_rows
        scope_ = Scope(
            categories=ask.parsed.categories, rows=rows if operation == "share_of_total" else ()
        )
        return (Aggregate(scope=scope_, operation=operation),)  # type: ignore[arg-type]

    return builder


def _member(kind: str) -> "Builder":
    def builder(ask: Ask, _: str) -> Readings:
        places = ask.parsed.places
        answered = not ask.parsed.has("membership.not_answered")
        if kind == "check":
            if not (places.names or places.unknown):
                return None
            return (Membership(names=places.names, unknown_names=places.unknown),)
        if kind == "list" or places.letters:
            return (Membership(ask="list", letters=places.letters, answered=answered),)
        return (Membership(ask=kind, answered=answered),)  # type: ignore[arg-type]

    return builder


def _fact(ask: Ask, aspect: str) -> Readings:
    found = facts.best_facts(ask) or facts.likely_fact(ask)
    if not found:
        return None
    if (aspect == "lacks" or facts.denied(ask)) and not set(found) & facts.NEGATIVE_FACTS:
        return (KeyFigure(facts=found, ask="rest"),)
    return facts.facts(ask) or (KeyFigure(facts=found),)


def _respondents(ask: Ask, _: str) -> Readings:
    if ask.parsed.figures and ask.parsed.figures[0] in ask.corpus.figure_by_number:
        return (FigureStep(figure=ask.parsed.figures[0], ask="respondents"),)
    found = facts.best_facts(ask) or facts.likely_fact(ask)
    wanted = "value" if ask.parsed.has("form.share") else "respondents"
    return (KeyFigure(facts=found[:1], ask=wanted),) if found else None  # type: ignore[arg-type]


def _change(ask: Ask, _: str) -> Readings:
    found = facts.best_facts(ask) or facts.likely_fact(ask)
    return facts.changed(ask, found) if found else None


def _passage(ask: Ask, _: str) -> Readings:
    unit = passages.nearest_prose(ask, only_sentences=True)
    return (PassageStep(sentences=(unit.removeprefix("sen:"),)),) if unit else None


def _figure(ask: Ask, _: str) -> Readings:
    return figures.figures(ask)


def _where(ask: Ask, _: str) -> Readings:
    return where.place(ask)


def _summary(ask: Ask, _: str) -> Readings:
    return summary.summarised(ask) or (Summary(),)


def _self(ask: Ask, _: str) -> Readings:
    return own.compared(ask)


def _vague(ask: Ask, _: str) -> Readings:
    reason = "no_referent" if ask.parsed.cues else "not_understood"
    return (Clarify(reason=reason),)  # type: ignore[arg-type]


def _definition(ask: Ask, _: str) -> Readings:
    return passages.definition(ask) or _passage(ask, _)


Builder = Callable[[Ask, str], Readings]
BUILDERS: dict[str, Builder] = {
    "lookup": _lookup,
    "overview": _overview,
    "ranking": _ranking,
    "rank_of": _rank_of,
    "filter": _filter("list"),
    "filter_number": _filter("number"),
    "difference": _comparison("difference"),
    "points": _comparison("points"),
    "ratio": _comparison("ratio"),
    "which": _comparison("which"),
    "sum": _sum,
    "mean_municipality": _mean(by_service=False),
    "mean_service": _mean(by_service=True),
    "rows": _aggregate("rows"),
    "categories": _aggregate("categories"),
    "per_category": _aggregate("per_category"),
    "share_of_total": _aggregate("share_of_total"),
    "member": _member("check"),
    "member_number": _member("number"),
    "member_list": _member("list"),
    "letters": _member("letters"),
    "fact": _fact,
    "respondents": _respondents,
    "change": _change,
    "passage": _passage,
    "definition": _definition,
    "summary": _summary,
    "where": _where,
    "figure": _figure,
    "self": _self,
    "vague": _vague,
}
