"""Rules for Bilaga 1, figures, places in the report, summaries, key figures and passages."""

from app.plan import (
    FigureStep,
    KeyFigure,
    Lookup,
    Membership,
    PassageStep,
    Refusal,
    Row,
    Step,
    Summary,
    Where,
)
from app.understand.rules.ask import Ask, Readings

MAX_FACTS = 2  # more facts than this for one question is a topic, not a figure
WHOLE = ("rapporten", "undersökningen", "kartläggningen", "studien", "enkäten", "dokumentet", "skriften")


def membership(ask: Ask) -> Readings:
    """Who answered the survey, by name, letter, or in all."""
    parsed = ask.parsed
    if ask.rows or ask.about_integration or (parsed.facts and not _is_survey_fact(ask)):
        return None
    if not parsed.has("membership.answered") and not parsed.places.letters:
        return None
    if parsed.figures or parsed.options or parsed.has("text.where") and not parsed.places.names:
        return None
    answered = not parsed.has("membership.not_answered")
    places = parsed.places
    if places.letters and ("kommun" in parsed.text or parsed.has("membership.answered")):
        ask_for = "list"
        return (Membership(ask=ask_for, letters=places.letters, answered=answered),)
    if places.names or places.unknown:
        return (Membership(names=places.names, unknown_names=places.unknown, answered=answered),)
    if parsed.has("form.count", "form.share", "text.respondents") or "svarsfrekvens" in parsed.text:
        if _about_topic(ask):
            return None
        return (Membership(ask="number", answered=answered, form=ask.form),)
    if parsed.has("membership.municipality_list", "form.which") and "kommun" in parsed.text:
        return (Membership(ask="list", answered=answered),)
    return None


def _is_survey_fact(ask: Ask) -> bool:
    ids = {u.id for m in ask.parsed.facts for u in m.units}
    return ids <= {"enkat-besvarad", "enkat-skickad", "svarsfrekvens"}


def _about_topic(ask: Ask) -> bool:
    """ "Hur många svarade på frågan om samverkan?" is not about the survey as a whole."""
    parsed = ask.parsed
    return bool(parsed.figure_topics) or "frågan om" in parsed.text or "frågorna om" in parsed.text


def figures(ask: Ask) -> Readings:
    """A chart named by number: where it is, how many answered, what it shows."""
    parsed = ask.parsed
    known = [n for n in parsed.figures if n in ask.corpus.figure_by_number]
    if not parsed.figures:
        return None
    if not known:
        return (Refusal(reason="not_surveyed", about=f"figur {parsed.figures[0]}"),)
    if parsed.options and not parsed.has("text.where"):
        return None
    if parsed.has("text.where") and not parsed.has("text.figure_shows"):
        return tuple(Where(figure=n) for n in known)
    if parsed.has("text.respondents"):
        return tuple(FigureStep(figure=n, ask="respondents") for n in known)
    asks_values = parsed.has("form.count", "form.share") or ask.thresholds.stated is not None
    figure = ask.corpus.figure_by_number[known[0]]
    if asks_values and figure.values == "lost":
        return (Refusal(reason="lost_chart", figure=known[0]),)
    return tuple(FigureStep(figure=n) for n in known)


def where(ask: Ask) -> Readings:
    """On which page, in which section, figure or appendix something stands."""
    parsed = ask.parsed
    if not parsed.has("text.where"):
        return None
    if parsed.figures:
        return tuple(Where(figure=n) for n in parsed.figures if n in ask.corpus.figure_by_number) or None
    if parsed.appendices and not ask.rows:
        return tuple(Where(appendix=n) for n in parsed.appendices)
    if ask.rows:
        return tuple(Where(row=r) for r in ask.rows)
    if parsed.options:
        return (Where(row=parsed.options[0]),)
    if parsed.places.names:
        return (Where(appendix=1),)
    if ask.about_integration:
        return (Where(appendix=3),)
    if parsed.facts:
        return (Where(fact=parsed.facts[0].units[0].id),)
    if parsed.has("membership.municipality_list") or "besvarat enkäten" in parsed.text:
        return (Where(appendix=1),)
    if parsed.figure_topics:
        return (Where(figure=parsed.figure_topics[0]),)
    if parsed.sections:
        return (Where(section=parsed.sections[0]),)
    return _where_by_search(ask)


def _where_by_search(ask: Ask) -> Readings:
    hits = ask.finder.search(ask.parsed.text, ["sentence", "key_figure", "figure"], 1)
    if not hits:
        return None
    kind, _, unit = hits[0].id.partition(":")
    if kind == "sen":
        return (Where(sentence=unit),)
    return (Where(fact=unit),) if kind == "fact" else (Where(figure=int(unit)),)


def summary(ask: Ask) -> Readings:
    """A section or the whole report in short."""
    parsed = ask.parsed
    if not parsed.has("text.summary") or ask.rows or parsed.figures:
        return None
    if parsed.has("form.count", "form.share") and parsed.facts:
        return None
    if parsed.sections:
        return (Summary(section=parsed.sections[0]),)
    if any(w in parsed.text for w in WHOLE) and not (parsed.facts or parsed.figure_topics):
        return (Summary(),)
    if parsed.facts or parsed.figure_topics:
        return (Summary(section=_section_of(ask)),)
    return None


def _section_of(ask: Ask) -> str:
    if ask.parsed.facts:
        fact = ask.parsed.facts[0].units[0].id
        return ask.corpus.facts[fact][0].source.section
    return ask.corpus.figure_by_number[ask.parsed.figure_topics[0]].source.section


def facts(ask: Ask) -> Readings:
    """A figure in the prose, by vocabulary."""
    parsed = ask.parsed
    found = _best_facts(ask)
    if not found:
        return None
    if parsed.has("text.change") and "strategi-arbete-pagar" in {*found, *_change_of(found)}:
        if parsed.has("compare.difference", "text.change") and 2009 in parsed.years:
            return (KeyFigure(facts=("strategi-arbete-pagar",), ask="change"),)
    if parsed.has("text.respondents") and not parsed.has("form.share"):
        return (KeyFigure(facts=found, ask="respondents"),)
    lacks = parsed.has("aspect.lacks") and not any(f in NEGATIVE_FACTS for f in found)
    if lacks:
        return (KeyFigure(facts=found, ask="rest"),)
    return (KeyFigure(facts=found),)


NEGATIVE_FACTS = frozenset({"e-tjanst-ingen", "effekt-forsamringar", "prioritet-lag"})
OPPOSITE = {"e-tjanst-nagon": "e-tjanst-ingen"}


def _change_of(found: tuple[str, ...]) -> tuple[str, ...]:
    return ("strategi-arbete-pagar",) if "strategi-arbete-pagar-2009" in found else ()


def _best_facts(ask: Ask) -> tuple[str, ...]:
    """Facts named; of several that share a term, those that search puts first."""
    named = [tuple(u.id for u in m.units) for m in ask.parsed.facts]
    if not named:
        return ()
    longest = max(len(m.positions) for m in ask.parsed.facts)
    kept = [ids for ids, m in zip(named, ask.parsed.facts, strict=True) if len(m.positions) == longest]
    order = [h.id.removeprefix("fact:") for h in ask.finder.search(ask.parsed.text, ["key_figure"], 10)]
    chosen: dict[str, None] = {}
    for ids in kept:
        ranked = sorted(ids, key=lambda i: order.index(i) if i in order else len(order))
        chosen[ranked[0]] = None
    if ask.parsed.has("aspect.lacks"):
        return tuple(OPPOSITE.get(f, f) for f in chosen)[:MAX_FACTS]
    return tuple(chosen)[:MAX_FACTS]


def topic(ask: Ask) -> Readings:
    """A figure's topic without number: its chart, or the section when only that is named."""
    parsed = ask.parsed
    if parsed.figure_topics:
        figure = ask.corpus.figure_by_number[parsed.figure_topics[0]]
        if figure.values == "lost" and parsed.has("form.count", "form.share"):
            return (Refusal(reason="lost_chart", figure=figure.number),)
    return None


def by_search(ask: Ask, accept: float) -> Readings:
    """What search finds nearest, when it is nearer than anything that the report does not hold."""
    margin = ask.finder.margin(ask.parsed.text)
    if margin < accept:
        return None
    hits = ask.finder.search(ask.parsed.text, None, 3)
    return (step_of(hits[0].id),) if hits else None


def step_of(unit: str) -> Step:
    """The plan that answers with a unit of the report."""
    kind, _, rest = unit.partition(":")
    if kind in {"row", "int"}:
        category, name = rest.split(" > ", 1)
        aspects = ("has",) if kind == "row" else ("integrated", "not_integrated", "unknown")
        return Lookup(rows=(Row(category=category, name=name),), aspects=aspects)  # type: ignore[arg-type]
    if kind == "opt":
        figure, _, label = rest.partition(":")
        return Lookup(rows=(Row(table="figure8" if figure == "figur8" else "figure9", name=label),))
    if kind == "fact":
        return KeyFigure(facts=(rest,))
    if kind == "fig":
        return FigureStep(figure=int(rest))
    return PassageStep(sentences=(rest,))
