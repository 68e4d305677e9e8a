"""Rules for charts: named by number, or by their topic alone."""

import re

from app.plan import FigureStep, Ranking, Refusal, Scope, Step, Where
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.named import option_table

WHO = re.compile(r"^(vem|vilka|vilken|hos vem|på vem|var) ")
ALL_ANSWERS = 7  # figure 9 has so many bars; "vem ansvarar?" is told all of them


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


def topic(ask: Ask) -> Readings:
    """A figure's topic without number: its chart, or the section when only that is named."""
    parsed = ask.parsed
    counted = parsed.has("form.count", "form.share", "text.claim", "text.where")
    if option_table(ask) == "figure9" and WHO.search(parsed.text) and not counted:
        return (Ranking(scope=Scope(table="figure9"), k=ALL_ANSWERS),)
    if parsed.figure_topics:
        figure = ask.corpus.figure_by_number[parsed.figure_topics[0]]
        if figure.values == "lost" and parsed.has("form.count", "form.share"):
            return (Refusal(reason="lost_chart", figure=figure.number),)
    return None


def chart(ask: Ask, figure: int) -> Step:
    """What a chart shows, or that its values are in the picture only."""
    if ask.corpus.figure_by_number[figure].values in {"lost", "part_in_prose"}:
        return Refusal(reason="lost_chart", figure=figure)
    return FigureStep(figure=figure)
