"""Rules for Bilaga 1, figures, places in the report, summaries, key figures and passages."""

import re
from collections.abc import Sequence

from app.kinds.prose import OVERVIEW_OF
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
from app.understand.rules.lists import name_words
from app.understand.rules.tables import SURVEY_FACTS, first_row, named, option_table, strong_facts
from index.bank import Match
from index.types import DocKind

MAX_FACTS = 2  # more facts than this for one question is a topic, not a figure
WHOLE = (
    "rapporten",
    "undersökningen",
    "kartläggningen",
    "studien",
    "enkäten",
    "dokumentet",
    "skriften",
)


def membership(ask: Ask) -> Readings:
    """Who answered the survey, by name, letter, or in all."""
    parsed = ask.parsed
    if ask.rows or ask.about_integration or (strong_facts(ask)):
        return None
    if parsed.has("calc.categories") or parsed.categories:
        return None
    if "tjänst" in parsed.text and not (parsed.places.names or parsed.places.letters):
        return None
    if not parsed.has("membership.answered", "membership.letter") and not parsed.places.letters:
        return None
    if parsed.figures or parsed.options or parsed.has("text.where") and not parsed.places.names:
        return None
    answered = not parsed.has("membership.not_answered")
    places = parsed.places
    if "begynnelsebokstav" in parsed.text or re.search(r"vilken bokstav", parsed.text):
        if not places.letters:
            return (Membership(ask="letters", answered=answered),)
    if places.letters:
        return (Membership(ask="list", letters=places.letters, answered=answered),)
    if places.names or places.unknown:
        return (Membership(names=places.names, unknown_names=places.unknown, answered=answered),)
    counted = (
        parsed.has("form.count", "form.share", "text.respondents") or "svarsfrekvens" in parsed.text
    )
    if counted or (parsed.has("text.claim") and "kommuner" in parsed.text):
        if _about_topic(ask):
            return None
        return (Membership(ask="number", answered=answered, form=ask.form),)
    if parsed.has("membership.municipality_list", "form.which") and "kommun" in parsed.text:
        return (Membership(ask="list", answered=answered),)
    return None


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
    ordered = parsed.has("order.top", "order.bottom", "order.next", "order.often")
    if (parsed.options or (ordered and set(known) & {8, 9})) and not parsed.has("text.where"):
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
    in_report = re.search(
        r"sid|rapport|bilag|figur|diagram|avsnitt|står|tabell|text|läs|hitta", parsed.text
    )
    if option_table(ask) == "figure9" and not in_report:
        return None
    return place(ask)


def place(ask: Ask) -> Readings:
    """The plan that shows where what is named stands."""
    parsed = ask.parsed
    if not ask.rows and (meant := meaning(ask)):
        return (Where(sentence=meant),)
    if parsed.figures:
        return (
            tuple(Where(figure=n) for n in parsed.figures if n in ask.corpus.figure_by_number)
            or None
        )
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
    if ask.about_integration:
        return (Where(appendix=3),)
    if re.search(r"figur|diagram|bild|graf|stapel|karta", parsed.text):
        hits = ask.finder.search(parsed.text, ["figure"], 1)
        topics = parsed.figure_topics or tuple(int(h.id.removeprefix("fig:")) for h in hits)
        if "kart" in parsed.text:
            found = ask.finder.search(parsed.text, ["figure"], 28)
            numbers = [int(h.id.removeprefix("fig:")) for h in found]
            maps = [n for n in numbers if "kart" in ask.corpus.figure_by_number[n].topic]
            topics = tuple(maps) or topics
        if topics:
            return (Where(figure=topics[0]),)
    if "tjänst" in parsed.text and re.search(
        r"tabell|lista|alla|varje|samtliga|38|bilaga", parsed.text
    ):
        return (Where(appendix=2),)
    if re.search(
        r"kommuner(na)? som|svarande kommuner|vilka kommuner|namnen på|deltagarlist|svarslist|förteckning",
        parsed.text,
    ):
        return (Where(appendix=1),)
    if found := best_facts(ask):
        return (Where(fact=found[0]),)
    if parsed.figure_topics:
        return (Where(figure=parsed.figure_topics[0]),)
    if parsed.sections:
        return (Where(section=parsed.sections[0]),)
    return _where_by_search(ask)


def _where_by_search(ask: Ask) -> Readings:
    unit = nearest_prose(ask)
    if unit is None:
        return None
    kind, _, unit = unit.partition(":")
    if kind == "sen":
        return (Where(sentence=unit),)
    return (Where(fact=unit),) if kind == "fact" else (Where(figure=int(unit)),)


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
    if re.search(
        r"hela (rapporten|undersökningen|dokumentet|materialet|alltet)|rapporten i (sin helhet|korthet)",
        parsed.text,
    ):
        return (Summary(),)
    if parsed.sections:
        chosen = _deepest(parsed.sections)
        bodies = {overview: body for body, overview in OVERVIEW_OF.items()}
        return (Summary(section=bodies.get(chosen, chosen)),)
    if found := best_facts(ask):
        return (Summary(section=section_of(ask, f"fact:{found[0]}")),)
    if parsed.figure_topics:
        return (Summary(section=section_of(ask, f"fig:{parsed.figure_topics[0]}")),)
    about = re.search(r"(?<!\w)(om|avsnitt|stycke|kring|när det gäller)(?!\w)", parsed.text)
    if any(w in parsed.text for w in WHOLE) and not about:
        return (Summary(),)
    unit = nearest_prose(ask)
    return (Summary(section=section_of(ask, unit) if unit else ""),)


def _deepest(sections: tuple[str, ...]) -> str:
    """Of the sections named: their parent if they share one, else the innermost of the body."""
    parents = {s.rpartition(" > ")[0] for s in sections}
    if len(sections) > 1 and len(parents) == 1 and "" not in parents:
        return parents.pop()
    return max(sections, key=lambda s: (s.startswith("Resultat"), s.count(" > ")))


def likely_fact(ask: Ask) -> tuple[str, ...]:
    """The key figure that search and the written questions agree on, though none is named."""
    scores: dict[str, float] = {}
    for match in ask.finder.nearest(ask.parsed.text, 8):
        if match.unit.startswith("fact:"):
            scores[match.unit] = match.score
    for hit in ask.finder.search(ask.parsed.text, ["key_figure"], 5):
        scores[hit.id] = scores.get(hit.id, 0.0) + 0.5 * hit.score
    best = max(scores, key=lambda u: scores[u], default="")
    return (best.removeprefix("fact:"),) if best and scores[best] >= LIKELY else ()


def nearest_prose(ask: Ask, *, only_sentences: bool = False) -> str | None:
    """The sentence, fact or figure that search and the written questions agree on most."""
    text = ask.parsed.text
    scores: dict[str, float] = {}
    kinds: tuple[DocKind, ...] = ("sentence",) if only_sentences else PROSE_KINDS
    prefixes = ("sen",) if only_sentences else PROSE
    for match in ask.finder.nearest(text, 8):
        if match.unit.partition(":")[0] in prefixes:
            scores[match.unit] = match.score
    for hit in ask.finder.search(text, kinds, 5):
        scores[hit.id] = scores.get(hit.id, 0.0) + 0.5 * hit.score
    if WHEN.search(text):
        scores = {u: s for u, s in scores.items() if _fits(ask, u.removeprefix("sen:"))} or scores
    return max(scores, key=lambda u: scores[u]) if scores else None


def section_of(ask: Ask, unit: str) -> str:
    """The section that a unit of the prose stands in."""
    kind, _, rest = unit.partition(":")
    if kind == "fact":
        return ask.corpus.facts[rest][0].source.section
    if kind == "fig":
        return ask.corpus.figure_by_number[int(rest)].source.section
    return next(s.source.section for s in ask.corpus.sentences if s.id == rest)


def _asks_meaning(term: str, text: str) -> bool:
    """ "Vad är en e-tjänst", "hur definieras e-tjänst", "begreppet e-tjänst": the term is asked for.

    >>> _asks_meaning("e-tjänst", "vad är morötterna ? varför e-tjänster")
    False
    """
    before = (
        r"vad (man|de|ni|rapporten|skl) (menar|avser)( \w+){0,3}|vad (är|menas|avses|menar|räknas|betyder|innebär|syftar)( \w+){0,5}|räknas( \w+){0,4}( som)?|"
        r"definier\w*( \w+){0,4}|definition\w*( \w+){0,3}|begreppet|innebörd\w*( \w+){0,2}"
    )
    after = r"(definier|definition|avses|betyder|innebär|räknas)"
    term = re.escape(term)
    if re.search(r"antal|andel|genomsnitt|snitt|medel|vanlig|flest|procent|huvud", text):
        return False
    return bool(
        re.search(
            rf"(?:{before}) {term}|{term}\w*( \w+){{0,3}} {after}|{term}\w* \W* vad (är det|menas|betyder)",
            text,
        )
    )


DEFINES = re.compile(r"(?:Med|Som) (\S+) avses( inte)?")


def definition(ask: Ask) -> Readings:
    """What the report means by a term, or what it says the term does not mean."""
    parsed = ask.parsed
    if parsed.has("text.where") or ask.rows or parsed.figures:
        return None
    meant = meaning(ask)
    return (PassageStep(sentences=(meant,)),) if meant else None


def meaning(ask: Ask) -> str | None:
    """The sentence that says what a term asked for means, or does not."""
    parsed = ask.parsed
    denied = bool(re.search(r"(?<!\w)(inte|ej|blankett|formulär|utanför|länk)", parsed.text))
    found = [
        (s.id, bool(match.group(2)))
        for s in ask.corpus.sentences
        if (match := DEFINES.match(s.text)) and _asks_meaning(match.group(1), parsed.text)
    ]
    fitting = [i for i, negative in found if negative == denied] or [i for i, _ in found]
    return fitting[0] if fitting else None


def facts(ask: Ask) -> Readings:
    """A figure in the prose: named by the vocabulary, chosen with the help of search."""
    parsed = ask.parsed
    found = best_facts(ask)
    if planned := _planned_fact(ask):
        return (KeyFigure(facts=(planned,)),)
    if "ansvarig-utsedd" in found and denied(ask) and ask.form == "count":
        return (Lookup(rows=(Row(table="figure9", name="Nej"),)),)
    if not found or (set(found) <= SURVEY_FACTS and parsed.categories):
        return None
    if (2009 in parsed.years or parsed.has("text.change")) and (moved := changed(ask, found)):
        return moved
    if parsed.has("text.respondents") and not parsed.has("form.share"):
        return (KeyFigure(facts=found, ask="respondents"),)
    if AFTER.search(parsed.text) and (following := _following(ask, found[0])):
        return (PassageStep(sentences=(following,)),)
    if denied(ask) and not any(f in NEGATIVE_FACTS for f in found):
        return (KeyFigure(facts=found, ask="rest"),)
    return (KeyFigure(facts=found),)


AFTER = re.compile(r"(?<!\w)(efter|därefter|näst|följer|kommer sedan|tvåa|andra plats)(?!\w)")


def _following(ask: Ask, fact: str) -> str | None:
    """The sentence that goes on from a fact: "Därefter följer ..."."""
    quote = ask.corpus.facts[fact][0].quote
    for passage in ask.corpus.passages:
        if quote in passage.text:
            return next(
                (
                    s.id
                    for s in ask.corpus.sentences
                    if s.passage_id == passage.id and s.text.startswith("Därefter")
                ),
                None,
            )
    return None


PLANNING = re.compile(r"planer|lansera|driftsätt|i drift|dra igång|införa|räkna(r|de) med")


def _planned_fact(ask: Ask) -> str | None:
    """Which of the two figures on new services in 2012 is meant, by the number of services."""
    if 2012 not in ask.parsed.years or not PLANNING.search(ask.parsed.text):
        return None
    said = {int(n.value) for n in ask.parsed.numbers}
    if said & {9, 10}:
        return "planerar-over-nio"
    return "planerar-en-till-tre" if said & {1, 3} else None


NEGATIVE_FACTS = frozenset({"e-tjanst-ingen", "effekt-forsamringar", "prioritet-lag"})
OPPOSITE = {"e-tjanst-nagon": "e-tjanst-ingen"}
DENIED = re.compile(
    r"(?<!\w)(inte|ej|ingen|inga|inget|saknar|saknade|utan|icke|låter bli|varken)(?!\w)(?! ens)"
)
STILL = re.compile(
    r"(håller|höll|håll) på|under arbete|skriv(er|a)|ta(r|s)? fram|framtag|på gång|pågå"
)
ANY_SERVICE = 4  # "minst en e-tjänst" counts as so many words: nothing else is meant
UNDERWAY = re.compile(
    r"skriv(er|a)|arbet|pågå|på gång|ta(r)? fram|framtag|utveckla|höll på|jobba|håller på|påbörja"
)
NAMED_BONUS = 0.35  # of the search score, for each word by which the vocabulary names a fact


def denied(ask: Ask) -> bool:
    """Whether a figure is asked for of those who do not."""
    return bool(DENIED.search(ask.parsed.text)) and ask.parsed.has(
        "form.count", "form.share", "form.common"
    )


def changed(ask: Ask, found: tuple[str, ...]) -> Readings:
    """2009 against 2011: the report compares strategies only."""
    if "strategi-arbete-pagar-2009" in found or "strategi-arbete-pagar" in found:
        if ask.parsed.has("compare.difference", "text.grew") or {2009, 2011} <= set(
            ask.parsed.years
        ):
            return (KeyFigure(facts=("strategi-arbete-pagar",), ask="change"),)
        if 2009 in ask.parsed.years:
            return (KeyFigure(facts=("strategi-arbete-pagar-2009",)),)
        return None
    if found[0] == "strategi-har":
        same = [s.id for s in ask.corpus.sentences if s.text.startswith("Ingen ökning")]
        return (PassageStep(sentences=(same[-1],)), KeyFigure(facts=("strategi-har",)))
    return None


def best_facts(ask: Ask) -> tuple[str, ...]:
    """The facts that vocabulary and search together find likeliest, one for each thing named."""
    named_by = {u.id: len(m.positions) or ANY_SERVICE for m in ask.parsed.facts for u in m.units}
    if not named_by:
        return ()
    hits = ask.finder.search(ask.parsed.text, ["key_figure"], 10)
    scores = {h.id.removeprefix("fact:"): h.score for h in hits}
    for match in ask.finder.nearest(ask.parsed.text, 8):
        if match.unit.startswith("fact:"):
            fact = match.unit.removeprefix("fact:")
            scores[fact] = scores.get(fact, 0.0) + match.score
    for fact, words in named_by.items():
        literal = any(len(part) > 5 and part in ask.parsed.text for part in fact.split("-"))
        scores[fact] = scores.get(fact, 0.0) + NAMED_BONUS * (words + literal)
    if not UNDERWAY.search(ask.parsed.text):
        scores = {
            f: s - (1.0 if f.startswith("strategi-arbete") else 0.0) for f, s in scores.items()
        }
    if ask.parsed.has("aspect.lacks"):
        for fact, opposite in OPPOSITE.items():
            scores[opposite] = max(scores.get(opposite, 0.0), scores.pop(fact, 0.0))
    best = max(scores, key=lambda f: scores[f])
    if best == "strategi-har" and STILL.search(ask.parsed.text) and 2009 not in ask.parsed.years:
        best = "strategi-arbete-pagar"
    chosen = [best]
    for mention in ask.parsed.facts:
        ids = [u.id for u in mention.units]
        if best not in ids and len(mention.positions) >= named_by.get(best, 1):
            chosen.append(max(ids, key=lambda i: scores.get(i, 0.0)))
    survey = [f for f in chosen if f not in SURVEY_FACTS]
    return tuple(dict.fromkeys(survey or chosen))[:MAX_FACTS]


def topic(ask: Ask) -> Readings:
    """A figure's topic without number: its chart, or the section when only that is named."""
    parsed = ask.parsed
    if parsed.figure_topics:
        figure = ask.corpus.figure_by_number[parsed.figure_topics[0]]
        if figure.values == "lost" and parsed.has("form.count", "form.share"):
            return (Refusal(reason="lost_chart", figure=figure.number),)
    return None


CERTAIN = 0.9  # a written question so near is the same question; found on the training split
LIKELY = 0.62  # below this the nearest written question is about something else as often as not
LIKELY_NULL = 0.75  # the same, for refusing a question that names nothing of the report
CLEARLY = 0.1  # that much nearer to a sentence than to any row, though a service is named
OTHER_QUESTIONS = (
    "text.where", "text.summary", "text.claim", "person.own", "compare.difference",
    "compare.versus", "form.points", "compare.ratio", "text.respondents",
)  # fmt: skip
"""Signs that the question does something with a figure: no written question stands for it."""
PROSE = ("sen", "fact", "fig")
PROSE_KINDS: tuple[DocKind, ...] = ("sentence", "key_figure", "figure")


def by_memory(ask: Ask) -> Readings:
    """A question that is all but written in the training files, about the prose of the report."""
    parsed = ask.parsed
    if parsed.options or parsed.figures or parsed.numbers or parsed.has(*OTHER_QUESTIONS):
        return None
    if parsed.places.letters:
        return None
    matches = ask.finder.nearest(parsed.text, 5)
    if not matches or matches[0].score < CERTAIN or denied(ask):
        return None
    if {"today", "cost_or_supplier", "breakdown"} & parsed.scope:
        return None
    if len(parsed.years) > 1 or parsed.has("text.grew") or parsed.text.startswith("varför"):
        return None
    kind, _, rest = matches[0].unit.partition(":")
    if kind not in PROSE or (parsed.firm_rows and not _beats_rows(matches)):
        return None
    if kind == "sen" and not _fits(ask, rest):
        return None
    asks_figure = parsed.has("form.count", "form.share")
    if kind == "fig" and asks_figure:
        return (_lost(ask, int(rest)),)
    if kind == "sen" and asks_figure:
        facts = [m.unit for m in matches if m.unit.startswith("fact:") and m.score >= LIKELY]
        return (step_of(facts[0]),) if facts else None
    return (step_of(matches[0].unit),)


WHEN = re.compile(r"^(när|vilket år|vilken (tid|månad|årstid))|(tid|del) (på|av) året|under året")
DATED = re.compile(r"2009|2011|2012|våren|sommaren|oktober")


LEAST = re.compile(r"(?<!\w)(minst(?! (en|ett|någ))|lägst|ovanlig|sällan)")
MOST = re.compile(r"vanligast|störst|främst|högst|mest")


def _fits(ask: Ask, sentence: str) -> bool:
    """A "när" wants a sentence with a time in it, a "minst" none about the most."""
    text = ask.parsed.text
    said = next((s.text for s in ask.corpus.sentences if s.id == sentence), "")
    if LEAST.search(text) and MOST.search(said) and not LEAST.search(said.lower()):
        return False
    if not WHEN.search(text):
        return True
    return any(s.id == sentence and DATED.search(s.text) for s in ask.corpus.sentences)


def _beats_rows(matches: Sequence[Match]) -> bool:
    rows = [m.score for m in matches if m.unit.startswith(("row:", "int:"))]
    return not rows or matches[0].score - max(rows) > CLEARLY


def _lost(ask: Ask, figure: int) -> Step:
    if ask.corpus.figure_by_number[figure].values in {"lost", "part_in_prose"}:
        return Refusal(reason="lost_chart", figure=figure)
    return FigureStep(figure=figure)


def by_search(ask: Ask) -> Readings:
    """The unit, or the reason for having none, that search and the written questions point at."""
    matches = [m for m in ask.finder.nearest(ask.parsed.text, 8) if _possible(ask, m.unit)]
    if matches and matches[0].score >= LIKELY:
        kind, _, rest = matches[0].unit.partition(":")
        if (
            kind == "null"
            and rest != "off_topic"
            and matches[0].score < LIKELY_NULL
            and not named(ask)
        ):
            return None
        if kind == "null":
            return (Refusal(reason=rest, row=first_row(ask)),)  # type: ignore[arg-type]
        if kind == "fig":
            return (
                _lost(ask, int(rest))
                if ask.parsed.has("form.count", "form.share")
                else FigureStep(figure=int(rest)),
            )
        if (
            kind == "sen"
            and ask.parsed.has("form.count", "form.share")
            and (lost := _no_figure(ask, rest))
        ):
            return (lost,)
        return (step_of(matches[0].unit),)
    return None


def _possible(ask: Ask, unit: str) -> bool:
    return not unit.startswith("sen:") or _fits(ask, unit.removeprefix("sen:"))


def _no_figure(ask: Ask, sentence: str) -> Step | None:
    """A figure asked for, where the nearest sentence has none: it is in the chart of that section."""
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
