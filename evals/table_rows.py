"""The rows that summaries are made of: one list of measures, for Markdown and HTML alike."""

from collections.abc import Callable
from dataclasses import dataclass

from evals.numbers_shown import number, of_n, percent
from evals.results import Share, Summary


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: what is measured, how it is printed, what it means, and its share if it is one."""

    name: str
    show: Callable[[Summary], str]
    meaning: str
    share: Callable[[Summary], Share] | None = None


def _rate(name: str, share: Callable[[Summary], Share], meaning: str) -> Measure:
    return Measure(name, lambda s: of_n(share(s)), meaning, share)


MEASURES = (
    _rate("Rätt svar", lambda s: s.right, "allt som fallet kräver stämmer"),
    _rate("Fel tal", lambda s: s.wrong_figures, "svaret påstår ett tal som facit motsäger"),
    _rate("Tal med belägg", lambda s: s.grounded, "varje tal i svaret har ett belägg"),
    _rate("Ordagranna citat", lambda s: s.verbatim, "varje citat står så i rapporten"),
    _rate("Basen angiven", lambda s: s.base_shown, "talet som andelen räknas på står i texten"),
    _rate(
        "Svar med fler tal än efterfrågat",
        lambda s: s.with_excess,
        "listor har det av naturliga skäl",
    ),
    _rate("Citat på angiven sida", lambda s: s.placed, "citatet börjar på sidan som anges"),
    Measure("Bara källan saknas", lambda s: str(s.right_but_source), "annars rätt"),
    Measure(
        "Citatens träffsäkerhet",
        lambda s: percent(s.citation_precision),
        "andel av citaten som bär något i svaret",
    ),
    Measure(
        "Citatens täckning",
        lambda s: percent(s.citation_recall),
        "andel av facits uppgifter som citaten bär",
    ),
    _rate("Rätt och helt belagt", lambda s: s.cited_and_right, "rätt svar vars citat bär allt"),
    _rate("Avböjanden som var befogade", lambda s: s.refusal_precision, "precision"),
    _rate("Frågor som borde avböjas och avböjdes", lambda s: s.refusal_recall, "täckning"),
    _rate("Rätt skäl vid avböjande", lambda s: s.refusal_reason, "av dem som båda avböjer"),
    _rate(
        "Motfrågor som hjälper",
        lambda s: s.helpful_clarifications,
        "något av valen leder till rätt svar",
    ),
    _rate("Samma svar två gånger", lambda s: s.stable, "stabilitet"),
    Measure("Svarstid, median", lambda s: f"{number(s.p50_ms)} ms", "mätt runt anropet"),
    Measure("Svarstid, 95:e percentilen", lambda s: f"{number(s.p95_ms)} ms", "mätt runt anropet"),
    Measure("Fel i systemet", lambda s: str(s.faults), "systemet föll eller svarade inte i tid"),
)

SYSTEMS_IN_SWEDISH = {
    "ours": "Fråga rapporten",
    "ours-llm": "med språkmodell",
    "ours-without-vectors": "utan vektorer",
    "ours-without-lexical": "utan ordsökning",
    "ours-without-memory": "utan skrivna frågor",
    "ours-without-vocabulary": "utan ordlista",
    "ours-without-tasks": "utan uppgiftsmodell",
    "ours-without-tables": "utan tabeller",
    "plain": "vanligt LangChain-recept",
    "bm25": "BM25",
}
"""The built-in systems as reports name them."""

PIECES_IN_SWEDISH = {
    "status": "fel utfall",
    "reason": "fel skäl",
    "values": "talet saknas",
    "readings": "läsningarna stämmer inte",
    "phrases": "ord saknas",
    "absent": "ord som inte skulle stå där",
    "forbidden": "tal som är fel här",
    "sources": "fel källa",
    "fault": "systemet föll",
}
"""The pieces of a verdict as reports name them."""

KINDS_IN_SWEDISH = {
    "lookup": "uppslag",
    "ranking": "rangordning",
    "filter": "urval",
    "comparison": "jämförelse",
    "complement": "hur många saknar",
    "aggregate": "summa och medel",
    "cross_table": "två bilagor ihop",
    "membership": "vilka svarade",
    "key_figure": "tal i texten",
    "passage": "stycke i texten",
    "summary": "sammanfattning",
    "where": "var står det",
    "claim": "stämmer det att",
    "self_comparison": "jämföra sig själv",
    "dialogue": "följdfråga",
    "clarify": "motfråga",
    "refusal": "avböjande",
}
"""The kinds as reports name them."""


def system_name(name: str) -> str:
    """What a report calls a system; a plug-in has its own name.

    >>> system_name("bm25"), system_name("modul:funktion")
    ('BM25', 'modul:funktion')
    """
    return SYSTEMS_IN_SWEDISH.get(name, name)
