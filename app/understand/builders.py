"""Plans from a task: what the rules build at their signs, built because the task says so.

Each builder fills its plan from what was recognised (rows, categories, thresholds, names, facts)
and returns None when that is not enough; the planner then tries the next likely task.
"""

from dataclasses import replace

from app.plan import Aspect, Clarify, Refusal
from app.understand import prose_builders as prose
from app.understand import table_builders as cells
from app.understand.rules import claim, scope
from app.understand.rules.ask import INTEGRATION, Ask, Readings
from app.understand.rules.named import first_row
from app.understand.rules.sizes import breakdown

ASPECTS: dict[str, tuple[Aspect, ...]] = {
    "has": ("has",),
    "lacks": ("lacks",),
    "integrated": ("integrated",),
    "not_integrated": ("not_integrated",),
    "unknown": ("unknown",),
    "integration": INTEGRATION,
    "answered": ("answered",),
    "unanswered": ("unanswered",),
    "has+integrated": ("has", "integrated"),
}
READ_ASPECTS = frozenset({*ASPECTS, cells.ALL_ANSWERS})
"""Every aspect of the task model that says a column; the others leave it open."""
REFUSALS = "refuse:"
REASONS = {
    "opinion": "opinion_or_cause",
    "cost": "cost_or_supplier",
    "overlap": "overlap_unknown",
}
"""Reasons of the task model that plans call otherwise."""
WITHOUT_ROW = frozenset(
    {"overlap_unknown", "single_municipality", "person", "off_topic", "instruction"}
)
"""Reasons beside which the figure of a service would not help."""


def build(task: str, aspect: str, ask: Ask) -> Readings:
    """The plan of a task, or None when the question does not name what it needs.

    Args:
        task: As the task model says it: a key of `BUILDERS`, "refuse:" and a reason, or "claim:"
            and the task of the claim's truth.
        aspect: The column that the model read, or empty when it was not sure.
        ask: The question.
    """
    if task.startswith("claim:"):
        return _claim(task.removeprefix("claim:"), aspect, ask)
    if task.startswith(REFUSALS):
        return _refusal(task.removeprefix(REFUSALS), ask)
    if said := ASPECTS.get(aspect):
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
        return breakdown(ask) or (Refusal(reason="no_breakdown"),)
    wanted = REASONS.get(reason, reason)
    row = None if wanted in WITHOUT_ROW else first_row(ask)
    year = scope.unknown_year(ask) if wanted == "other_year" else None
    return (Refusal(reason=wanted, row=row, year=year),)


def _vague(ask: Ask, _: str) -> Readings:
    reason = "no_referent" if ask.parsed.cues else "not_understood"
    return (Clarify(reason=reason),)


BUILDERS: dict[str, cells.Builder] = {
    "lookup": cells.lookup,
    "overview": cells.overview,
    "ranking": cells.ranking,
    "rank_of": cells.rank_of,
    "filter": cells.filtered("list"),
    "filter_number": cells.filtered("number"),
    "difference": cells.comparison("difference"),
    "points": cells.comparison("points"),
    "ratio": cells.comparison("ratio"),
    "which": cells.comparison("which"),
    "sum": cells.summed,
    "mean_municipality": cells.mean(by_service=False),
    "mean_service": cells.mean(by_service=True),
    "rows": cells.aggregate("rows"),
    "categories": cells.aggregate("categories"),
    "per_category": cells.aggregate("per_category"),
    "share_of_total": cells.aggregate("share_of_total"),
    "member": prose.member("check"),
    "member_number": prose.member("number"),
    "member_list": prose.member("list"),
    "letters": prose.member("letters"),
    "fact": prose.fact,
    "respondents": prose.respondents,
    "change": prose.change,
    "passage": prose.passage,
    "definition": prose.definition,
    "summary": prose.summary,
    "where": prose.where,
    "figure": prose.figure,
    "self": prose.own_services,
    "vague": _vague,
}
