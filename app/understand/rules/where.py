"""Rules for places in the report: on which page, in which section, figure or appendix."""

from app.plan import Row, Where
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.facts import best_facts
from app.understand.rules.named import option_table, strong_facts
from app.understand.rules.passages import meaning, nearest_prose
from app.understand.rules.words import holds

# Without one of these, "var ligger ansvaret" asks for a place in the organisation.
IN_REPORT = holds(
    "sid", "rapport", "bilag", "figur", "diagram", "avsnitt", "står", "tabell", "text", "läs",
    "hitta",
)  # fmt: skip
CHART = holds("figur", "diagram", "bild", "graf", "stapel", "karta")
ALL_CHARTS = 28  # so many figures has the report: every map among them is looked at
TABLE_OF_SERVICES = holds("tabell", "lista", "alla", "varje", "samtliga", "38", "bilaga")
LIST_OF_ANSWERS = holds(
    "kommuner(na)? som", "svarande kommuner", "vilka kommuner", "namnen på", "kommunnamn",
    "deltagarlist",
    "svarslist", "förteckning",
)  # fmt: skip


def where(ask: Ask) -> Readings:
    """On which page, in which section, figure or appendix something stands."""
    if not ask.parsed.has("text.where"):
        return None
    if option_table(ask) == "figure9" and not IN_REPORT.search(ask.parsed.text):
        return None
    return place(ask)


def place(ask: Ask) -> Readings:
    """The plan that shows where what is named stands."""
    if not ask.rows and (meant := meaning(ask)):
        return (Where(sentence=meant),)
    if ask.parsed.figures:
        known = (n for n in ask.parsed.figures if n in ask.corpus.figure_by_number)
        return tuple(Where(figure=n) for n in known) or None
    return _named_place(ask) or _described_place(ask) or _topic_place(ask) or _found_place(ask)


def _named_place(ask: Ask) -> Readings:
    """An appendix, or the table that a named row, category or municipality is in."""
    parsed = ask.parsed
    if parsed.appendices and not ask.rows:
        return tuple(Where(appendix=n) for n in parsed.appendices)
    if ask.rows:
        return tuple(Where(row=r) for r in ask.rows)
    if parsed.categories and not parsed.sections and not strong_facts(ask):
        first = next(s for s in ask.corpus.services if s.service.category == parsed.categories[0])
        return (Where(row=Row(category=first.service.category, name=first.service.name)),)
    if parsed.options:
        return (Where(row=parsed.options[0]),)
    if parsed.places.names:
        return (Where(appendix=1),)
    return (Where(appendix=3),) if ask.about_integration else None


def _described_place(ask: Ask) -> Readings:
    """A chart by its topic, or an appendix by what it lists."""
    text = ask.parsed.text
    if CHART.search(text) and (chart := _chart(ask)):
        return (Where(figure=chart),)
    if "tjänst" in text and TABLE_OF_SERVICES.search(text):
        return (Where(appendix=2),)
    return (Where(appendix=1),) if LIST_OF_ANSWERS.search(text) else None


def _chart(ask: Ask) -> int | None:
    """The number of the chart on the topic; of the maps, if a map is asked for."""
    text = ask.parsed.text
    if "kart" in text:
        ordered = (_number(h.id) for h in ask.finder.search(text, ["figure"], ALL_CHARTS))
        for number in ordered:
            if "kart" in ask.corpus.figure_by_number[number].topic:
                return number
    if ask.parsed.figure_topics:
        return ask.parsed.figure_topics[0]
    return next((_number(h.id) for h in ask.finder.search(text, ["figure"], 1)), None)


def _number(unit: str) -> int:
    return int(unit.removeprefix("fig:"))


def _topic_place(ask: Ask) -> Readings:
    """The figure in the prose, chart or section that the vocabulary names."""
    parsed = ask.parsed
    if found := best_facts(ask):
        return (Where(fact=found[0]),)
    if parsed.figure_topics:
        return (Where(figure=parsed.figure_topics[0]),)
    return (Where(section=parsed.sections[0]),) if parsed.sections else None


def _found_place(ask: Ask) -> Readings:
    """What search finds, where nothing is named."""
    unit = nearest_prose(ask)
    if unit is None:
        return None
    kind, _, rest = unit.partition(":")
    if kind == "sen":
        return (Where(sentence=rest),)
    return (Where(fact=rest),) if kind == "fact" else (Where(figure=int(rest)),)
