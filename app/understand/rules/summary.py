"""Rules for summaries: of a section, or of the whole report."""

from app.kinds.prose import OVERVIEW_OF
from app.plan import Summary
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.facts import best_facts
from app.understand.rules.filters import name_words
from app.understand.rules.passages import nearest_prose
from app.understand.rules.words import holds, whole

REPORT = (
    "rapporten",
    "undersökningen",
    "kartläggningen",
    "studien",
    "enkäten",
    "dokumentet",
    "skriften",
)
WHOLE_REPORT = holds(
    "hela (rapporten|undersökningen|dokumentet|materialet|alltet)",
    "rapporten i (sin helhet|korthet)",
)
ABOUT = whole("om", "avsnitt", "stycke", "kring", "när det gäller")


def summary(ask: Ask) -> Readings:
    """A section or the whole report in short."""
    parsed = ask.parsed
    if not parsed.has("text.summary") or ask.rows or parsed.figures:
        return None
    if parsed.has("calc.sum") and (parsed.options or ask.rows or parsed.has("form.count")):
        return None
    if name_words(parsed.text) or (
        parsed.categories and "tjänst" in parsed.text and not parsed.sections
    ):
        return None
    if parsed.has("form.count", "form.share") and parsed.facts:
        return None
    return summarised(ask)


def summarised(ask: Ask) -> Readings:
    """The section that is named, or that search points at; the whole report where it is meant."""
    parsed = ask.parsed
    if WHOLE_REPORT.search(parsed.text):
        return (Summary(),)
    if parsed.sections:
        chosen = _deepest(parsed.sections)
        bodies = {overview: body for body, overview in OVERVIEW_OF.items()}
        return (Summary(section=bodies.get(chosen, chosen)),)
    if found := best_facts(ask):
        return (Summary(section=_section_of(ask, f"fact:{found[0]}")),)
    if parsed.figure_topics:
        return (Summary(section=_section_of(ask, f"fig:{parsed.figure_topics[0]}")),)
    if any(w in parsed.text for w in REPORT) and not ABOUT.search(parsed.text):
        return (Summary(),)
    unit = nearest_prose(ask)
    return (Summary(section=_section_of(ask, unit) if unit else ""),)


def _deepest(sections: tuple[str, ...]) -> str:
    """Of the sections named: their parent if they share one, else the innermost of the body."""
    parents = {s.rpartition(" > ")[0] for s in sections}
    if len(sections) > 1 and len(parents) == 1 and "" not in parents:
        return parents.pop()
    return max(sections, key=lambda s: (s.startswith("Resultat"), s.count(" > ")))


def _section_of(ask: Ask, unit: str) -> str:
    """The section that a unit of the prose stands in."""
    kind, _, rest = unit.partition(":")
    if kind == "fact":
        return ask.corpus.facts[rest][0].source.section
    if kind == "fig":
        return ask.corpus.figure_by_number[int(rest)].source.section
    return next(s.source.section for s in ask.corpus.sentences if s.id == rest)
