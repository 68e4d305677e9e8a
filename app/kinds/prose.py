"""Passages, summaries, where-is-it and what a figure shows: quotes of the report, never retold."""

from typing import cast

from app.evidence import Evidence
from app.format import number, page
from app.kinds.cells import FIGURE_OF, appendix_heading, has_cell, service_id
from app.kinds.facts import fact_record, statement
from app.kinds.filters import filter_rows
from app.plan import Condition, FigureStep, Filter, PassageStep, Row, Summary, Where
from app.texts import prose as say
from app.texts import suggestions
from corpus.types import Figure, IntegrationRow, KeyFigure, Sentence, ServiceRow, Source

SUMMARY_SENTENCES = 16  # a summary longer than this is no summary
FIGURE_20 = Filter(conditions=(Condition(comparator="gt", value=20, form="share"),))
OVERALL = "Övergripande iakttagelser"
OVERVIEW_OF = {
    f"Resultat > {body}": f"{OVERALL} > {overview}"
    for body, overview in {
        "Strategi för och prioritering av arbete med e-förvaltning": (
            "Strategi och prioritering av arbete med e-förvaltning"
        ),
        "Samverkan kring e-förvaltningsfrågor": "Samverkan inom e-förvaltning",
        "Effekter av och hinder för arbetet med e-förvaltning > Effekter av arbetet med utveckling "
        "av e-förvaltning": "Effekter av e-förvaltning",
        "Effekter av och hinder för arbetet med e-förvaltning > Hinder för arbetet med utveckling "
        "av e-förvaltning": "Hinder för utvecklingen av e-förvaltning",
        "E-tjänster till privatpersoner och företag": "E-tjänster",
        "Informationssäkerhet": "Informationssäkerhet",
    }.items()
}
"""The overview of a body section: a summary gives both, the overview first."""
APPENDIX_SQL = {
    1: "SELECT count(*) AS kommuner FROM bilaga1",
    2: "SELECT count(*) AS rader, count(DISTINCT kategori) AS kategorier FROM bilaga2",
    3: "SELECT count(*) AS rader, count(DISTINCT kategori) AS kategorier FROM bilaga3",
}
APPENDIX_NOTE = {
    1: ("svarade-inte-pa-allt", "bilaga-1-namn"),
    2: ("svarade-inte-pa-allt",),
    3: ("bilaga-3-bas",),
}
"""What a reader of an appendix should know of its base."""
APPENDIX_NEXT = {
    1: (suggestions.NOT_ANSWERED, suggestions.RESPONSE),
    2: (suggestions.COMMONEST, suggestions.MEAN),
    3: (suggestions.COMMONEST,),
}


def passage(step: PassageStep, evidence: Evidence) -> str:
    """The best sentence first, then those that complete it."""
    sentences = {s.id: s for s in evidence.desk.corpus.sentences}
    chosen = [sentences[i] for i in step.sentences]
    if len(chosen) == 1 and (opening := _opening(chosen[0], evidence)):
        return _with_list(opening, evidence)
    return "\n\n".join(_quoted(s, evidence) for s in chosen)


def _opening(sentence: Sentence, evidence: Evidence) -> Sentence | None:
    """The sentence that opens a list: this one, or the one before the list that it stands in."""
    if sentence.text.endswith(":"):
        return sentence
    corpus = evidence.desk.corpus
    order = [p.id for p in corpus.passages]
    at = order.index(sentence.passage_id)
    while at > 0 and corpus.passages[at].kind == "bullet":
        at -= 1
    if order[at] == sentence.passage_id or not corpus.passages[at].text.endswith(":"):
        return None
    return [s for s in corpus.sentences if s.passage_id == order[at]][-1]


def _with_list(sentence: Sentence, evidence: Evidence) -> str:
    """A sentence that opens a list, with the list."""
    corpus = evidence.desk.corpus
    order = [p.id for p in corpus.passages]
    items = []
    for passage in corpus.passages[order.index(sentence.passage_id) + 1 :]:
        if passage.kind != "bullet":
            break
        items.append(passage.text)
    mark = evidence.cite(sentence.source, sentence.text, *items)
    return "\n".join([f"{sentence.text}{mark}", "", *(f"- {item}" for item in items)])


def _quoted(sentence: Sentence, evidence: Evidence) -> str:
    """A sentence with its mark; half a sentence is said to be so."""
    for note in evidence.desk.corpus.notes:
        if note.kind == "cut_off" and sentence.text in note.quotes[0]:
            evidence.note(note)
    return say.quoted(sentence.text, evidence.cite(sentence.source, sentence.text))


def summary(step: Summary, evidence: Evidence) -> str:
    """The sentences of a section (with its sub-sections) as a list; the whole report likewise."""
    if step.page is not None:
        return _page_summary(step.page, evidence)
    if (number_ := _appendix_number(step.section)) is not None:
        return _appendix(number_, evidence)
    paths = [p for p in (OVERVIEW_OF.get(step.section), step.section or OVERALL) if p]
    found = [
        s
        for path in paths
        for s in evidence.desk.corpus.sentences
        if s.source.section == path or s.source.section.startswith(f"{path} > ")
    ]
    path = paths[-1]
    lead = say.section_lead(path.rsplit(" > ", 1)[-1]) if step.section else say.REPORT_LEAD
    whole = found if len(found) <= SUMMARY_SENTENCES or not step.section else _spread(found)
    lines = [f"- {_quoted(s, evidence)}" for s in whole]
    return "\n".join([lead, "", *lines])


def _appendix_number(section: str) -> int | None:
    """1, 2 or 3 where a section is an appendix, which holds a table and no sentences."""
    return next((n for n in APPENDIX_SQL if section.startswith(f"Bilaga {n}.")), None)


def _appendix(wanted: int, evidence: Evidence) -> str:
    """Heading, pages, number of rows and columns of an appendix."""
    corpus = evidence.desk.corpus
    source, heading = appendix_heading(evidence, wanted)
    tables: tuple[ServiceRow | IntegrationRow, ...] = (*corpus.services, *corpus.integrations)
    first = {source.page: (source, heading)}
    for row in tables:  # the first row of each page after the heading's
        if row.source.label == source.label:
            first.setdefault(row.source.page, (row.source, row.quote))
    mark = evidence.cite(source, heading)
    pages = [page(p, s.page_basis) + evidence.cite(s, q) for p, (s, q) in first.items()]
    counts = [number(cast("int", n)) for n in evidence.query(APPENDIX_SQL[wanted]).rows[0]]
    for note in corpus.notes:
        if note.id in APPENDIX_NOTE[wanted]:
            evidence.note(note)
    evidence.suggest(*APPENDIX_NEXT[wanted])
    title = heading.split(". ", 1)[1]
    lead = say.appendix(wanted, title, mark, pages)
    held = say.appendix_rows(counts[0], counts[1] if len(counts) > 1 else "")
    return f"{lead}\n\n{held} {say.APPENDIX_COLUMNS[wanted]}"


def _page_summary(wanted: int, evidence: Evidence) -> str:
    """What stands on a page: its sentences, captions of its charts, and its part of an appendix."""
    corpus = evidence.desk.corpus
    sentences = [s for s in corpus.sentences if s.source.page == wanted]
    figures = [f for f in corpus.figures if f.source.page == wanted]
    first_rows = [
        *((r.source, r.quote) for r in corpus.services),
        *((r.source, r.quote) for r in corpus.integrations),
        appendix_heading(evidence, 1),
    ]
    tables = {s.label: (s, q) for s, q in reversed(first_rows) if s.page == wanted}
    shown = [s for s in sentences if s.source.label not in tables]
    kept = shown if len(shown) <= SUMMARY_SENTENCES else _spread(shown)
    lines = [f"- {_quoted(s, evidence)}" for s in kept]
    for chart in figures:
        lines.append(f"- {say.quoted(chart.caption, evidence.cite(chart.source, chart.caption))}")
        if chart.values == "in_text":  # figures 8 and 9: a list under their caption
            printed = _figure_values(chart, evidence)[0]
            lines += [f"  {line}" for line in printed.splitlines()]
    for label, (source, quote) in tables.items():
        lines.append(f"- {say.part_of(label, evidence.cite(source, quote))}")
    basis = next((c.page_basis for c in evidence.citations if c.page == wanted), "printed")
    return "\n".join([say.page_lead(page(wanted, basis)), "", *lines])


def _spread(found: list[Sentence]) -> list[Sentence]:
    """The first sentences of each sub-section and those with figures, in order."""
    first_of: dict[str, int] = {}
    for at, sentence in enumerate(found):
        first_of.setdefault(sentence.passage_id, at)
    wanted = [i for i, s in enumerate(found) if any(c.isdigit() for c in s.text)]
    wanted += list(first_of.values())
    keep = sorted(dict.fromkeys(wanted[:SUMMARY_SENTENCES]))
    return [found[i] for i in keep]


def where(step: Where, evidence: Evidence) -> str:
    """Page, label and section of what was asked for."""
    if step.figure is not None:
        figure = evidence.desk.corpus.figure_by_number[step.figure]
        what = f"Figur {figure.number} ({figure.topic})"
        return _where(what, figure.source, figure.caption, evidence)
    if step.appendix is not None:
        source, heading = appendix_heading(evidence, step.appendix)
        return _where(f"Bilaga {step.appendix}", source, heading, evidence)
    if step.row is not None:
        return _where_row(step.row, evidence)
    if step.fact is not None:
        record = fact_record(evidence, step.fact)
        what = f"Uppgiften att {_lower(statement(record))}"
        return _where(what, record.source, record.quote, evidence)
    if step.section is not None:
        section = next(s for s in evidence.desk.corpus.sections if s.source.section == step.section)
        what = f"Avsnittet ”{section.source.label}”"
        return _where(what, section.source, section.passages[0].text, evidence)
    sentence = next(s for s in evidence.desk.corpus.sentences if s.id == step.sentence)
    return _where("Det", sentence.source, sentence.text, evidence)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _where(what: str, source: Source, quote: str, evidence: Evidence) -> str:
    mark = evidence.cite(source, quote)
    return say.where(what, source.label, _page(source), source.section, mark)


def _where_row(row: Row, evidence: Evidence) -> str:
    corpus = evidence.desk.corpus
    if row.table != "services":
        number_ = FIGURE_OF[row.table]
        values = (v for v in corpus.figure_values if v.figure == number_)
        value = next(v for v in values if v.label == row.name)
        return _where(f"”{row.name}”", value.source, value.quote, evidence)
    cell = has_cell(evidence, row)
    own = corpus.service_by_id[service_id(row)].source
    other = corpus.integration_by_id[service_id(row)]
    mark = evidence.cite(other.source, other.quote)
    name = f"**{row.name}** ({row.category})"
    return say.where_service(name, _page(own), cell.mark, _page(other.source), mark)


def figure(step: FigureStep, evidence: Evidence) -> str:
    """Caption and page; the values where the text has them."""
    record = evidence.desk.corpus.figure_by_number[step.figure]
    quotes = [record.caption]
    if record.respondents_quote and record.respondents_quote not in record.caption:
        quotes.append(record.respondents_quote)
    mark = evidence.cite(record.source, *quotes)
    asked = number(record.respondents) if record.respondents else ""
    if step.ask == "respondents" and not asked:
        lead = say.figure(record.number, record.topic, _page(record.source), "", mark)
        return f"{say.NO_RESPONDENTS} {lead}"
    if step.ask == "respondents":
        return say.respondents(asked, record.topic, mark)
    lead = say.figure(record.number, record.topic, _page(record.source), asked, mark)
    for note in evidence.desk.corpus.notes:
        if f"figur {record.number}" in note.about:
            evidence.note(note)
    return "\n\n".join([lead, *_figure_values(record, evidence)])


def _page(source: Source) -> str:
    return page(source.page, source.page_basis)


def _figure_values(record: Figure, evidence: Evidence) -> list[str]:
    corpus = evidence.desk.corpus
    if record.values == "in_text":
        values = [v for v in corpus.figure_values if v.figure == record.number]
        evidence.query(f"SELECT svar, antal FROM figur{record.number} ORDER BY antal DESC")
        mark = evidence.cite(values[0].source, *(v.quote for v in values))
        lines = [f"- {v.label}: {number(v.count)} kommuner" for v in values]
        return ["\n".join(lines) + mark]
    if record.values == "from_table":
        return [say.FIGURE_TABLE, filter_rows(FIGURE_20, evidence)]
    if record.values == "part_in_prose":
        lines = [
            f"- {say.quoted(statement(k), evidence.cite(k.source, k.quote))}"
            for k in _facts_of(record, evidence)
        ]
        return [say.FIGURE_PART, "\n".join(lines)] if lines else [say.FIGURE_LOST]
    return [say.FIGURE_LOST]


def _facts_of(record: Figure, evidence: Evidence) -> list[KeyFigure]:
    """Percentages of the prose in the figure's section, on its page or one beside it."""
    found = []
    for places in evidence.desk.corpus.facts.values():
        first = places[0]
        same_section = first.source.section == record.source.section
        near = abs(first.source.page - record.source.page) <= 1
        if near and same_section and first.unit == "procent":
            found.append(first)
    return found
