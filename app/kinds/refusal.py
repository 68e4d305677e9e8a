"""Refusals and questions back, with the nearest thing that the report does hold, cited."""

import re

from app.evidence import Evidence
from app.format import page
from app.kinds.cells import appendix_heading
from app.kinds.facts import key_figure
from app.kinds.lookup import lookup
from app.plan import Clarify, KeyFigure, Lookup, Refusal
from app.texts import refusals as say

PAGES_LEFT = "sidor"
_MISSING_FIGURE = re.compile(r"figur \d+")


def refusal(step: Refusal, evidence: Evidence) -> str:
    """The reason, then the nearest thing."""
    if missing := _MISSING_FIGURE.fullmatch(step.about):
        return _no_figure(missing.group(), evidence)
    if step.about in {"bilaga", "sida"}:
        return _no_place(step.about, evidence)
    about = f" om {step.about}" if step.about and step.reason == "not_surveyed" else ""
    year = say.NOT_YEAR.format(year=step.year) if step.year else ""
    lead = say.REASONS[step.reason].format(about=about and f" ({step.about})", year=year)
    nearest = _nearest(step, evidence)
    evidence.suggest(*say.STARTERS)
    return f"{lead}\n\n{nearest}" if nearest else lead


def _no_figure(figure: str, evidence: Evidence) -> str:
    """The report has no figure of that number: which it has, and what it says of the gap."""
    for note in evidence.desk.corpus.notes:
        if figure in note.about:
            evidence.note(note)
    evidence.suggest(*say.STARTERS)
    first, *_, last = sorted(evidence.desk.corpus.figures, key=lambda f: f.number)
    marks = [evidence.cite(f.source, f.caption) for f in (first, last)]
    return say.no_figure(figure, first.number, last.number, marks)


def _no_place(what: str, evidence: Evidence) -> str:
    """The report has no such page or appendix: which it has."""
    evidence.suggest(*say.STARTERS)
    if what == "bilaga":
        headings = [(n, *appendix_heading(evidence, n)) for n in (1, 2, 3)]
        return say.no_appendix([f"Bilaga {n}{evidence.cite(s, q)}" for n, s, q in headings])
    sentences = evidence.desk.corpus.sentences
    ends = [f(sentences, key=lambda s: s.source.page) for f in (min, max)]
    shown = [
        page(s.source.page, s.source.page_basis) + evidence.cite(s.source, s.text) for s in ends
    ]
    return say.no_page(shown[0], shown[1])


def clarify(step: Clarify, evidence: Evidence) -> str:
    """One question, with choices as whole questions; or a friendly word, where none was asked."""
    if step.about == PAGES_LEFT:  # stands after pages that are shown: needs no questions of its own
        return say.SAID_INSTEAD[step.about]
    about = f" med ”{step.about}”" if step.about else ""
    evidence.suggest(*(step.choices or say.STARTERS))
    if step.reason == "not_understood" and step.about in say.SAID_INSTEAD:
        return say.SAID_INSTEAD[step.about]
    return say.CLARIFY[step.reason].format(about=about)


def _nearest(step: Refusal, evidence: Evidence) -> str:
    if step.figure is not None:
        figure = evidence.desk.corpus.figure_by_number[step.figure]
        mark = evidence.cite(figure.source, figure.caption)
        where = page(figure.source.page, figure.source.page_basis)
        return say.NEAREST_FIGURE.format(n=step.figure, page=where, topic=figure.topic, mark=mark)
    if step.row is not None:
        return f"{say.NEAREST} {lookup(Lookup(rows=(step.row,)), evidence)}"
    if step.fact is not None:
        return f"{say.NEAREST} {key_figure(KeyFigure(facts=(step.fact,)), evidence)}"
    if step.reason == "single_municipality":
        source, heading = appendix_heading(evidence, 1)
        record = evidence.desk.corpus.facts["enkat-besvarad"][0]
        mark = evidence.cite(source, heading) + evidence.cite(record.source, record.quote)
        return say.NEAREST_SURVEY.format(n=evidence.desk.municipalities(True), mark=mark)
    if step.reason == "not_surveyed":
        source, heading = appendix_heading(evidence, 2)
        return say.NEAREST_LIST.format(mark=evidence.cite(source, heading))
    if step.reason == "person":
        signed = next(
            s for s in evidence.desk.corpus.sentences if s.text.startswith("Lennart Jonasson")
        )
        return say.NEAREST_SIGNED.format(mark=evidence.cite(signed.source, signed.text))
    return ""
