"""Rules for breakdowns by size or region: only charts hold them, but for what the prose says."""

import re

from app.plan import KeyFigure, PassageStep, Refusal
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.named import strong_facts
from app.understand.rules.scope import SURE, refuse
from app.understand.rules.words import holds

FINDING = 1.0  # summed nearness below which a sentence on size is about another topic
SIZE_FIGURES: dict[str, int] = {
    "prioriter": 3,
    "strategi": 7,
    "ansvar": 10,
    "samverka": 14,
    "tvåfaktor": 27,
    "medarbetare": 27,
    "medborgare": 28,
    "företag": 29,
    "utförare": 29,
    "e-tjänst": 19,
    "tjänster": 19,
    "svar": 1,
    "enkät": 1,
    "delt": 1,
}
"""Charts by size group, by a word of the topic; the first that fits is the one to point at."""
MAP_FIGURES = {"prioriter": 4, "samverka": 12}
SIZED_FACTS = ("-10000", "-100000", "-50000")
# The size classes themselves are asked for, not figures by size.
CLASSES = holds(
    "indela",
    r"del(ade|ades|as|ats|at) (\w+ )?(in|upp)(?!\w)",
    r"grupper(a\w*|ing\w*) .{0,20}(invånar|storlek)",
    r"del(as?|at|ar) (\w+ )?in(?!\w)",
    "storleksindelning",
    "invånarintervall",
    "storleksklasser",
    "vilka (storleks|kommun)(grupper|klasser|storlekar)",
)
SIZE_SENTENCE = holds(
    "invånare", "kommunstorlek", "större kommun", "mindre kommun", "storleksgrupp"
)  # fmt: skip
SIZED = holds(
    "kommunstorlek", "storleks", "invånar", "små", "stora", "större", "mindre", "storst", "glesbygd"
)  # fmt: skip
SIZE = holds(
    r"(?<!\d)(10|20|50|100) ?000(?!\d)", r"(?<!\d)(8|9) 000", "tiotusen", "hundratusen",
    "femtiotusen", "(tio|femtio|hundra) tusen",
)  # fmt: skip
INHABITANTS = re.compile(r"(?<!\d)(\d{1,3} ?\d{3})(?!\d)")
THOUSANDS = {"tio": "10", "femtio": "50", "hundra": "100"}
SMALLEST = holds("minsta", "allra minst", "pytte")
LARGEST = holds("största kommun", "storstäd", "storstad", "allra största")
BELOW = holds(r"<\s*\d", r"(under|mindre än|färre än|högst|lika små|max) (\w+ )?\d")
COMPANIES = holds("företag", "utförare")
REGION = holds(
    "karta", "geografi", "län", "region", "landsdel", "norrland", "skåne", "götaland"
)  # fmt: skip


def breakdown(ask: Ask) -> Readings:
    """By size group, county, map: only charts hold it, or nothing does."""
    parsed = ask.parsed
    if "breakdown" not in parsed.scope or parsed.has("text.where") or _names_sized_fact(ask):
        return None
    if said := _said_of_size(ask):
        return said
    if not parsed.has("form.count", "form.share") and _answered_otherwise(ask):
        return None
    return _refused(ask)


def _answered_otherwise(ask: Ask) -> bool:
    """Whether the prose, or a fact that is named without any size, answers."""
    unsized = strong_facts(ask) and not SIZED.search(ask.parsed.text)
    return bool(unsized) or _answered_by_text(ask)


def _names_sized_fact(ask: Ask) -> bool:
    return any(u.id.endswith(SIZED_FACTS) for m in ask.parsed.facts for u in m.units)


def _said_of_size(ask: Ask) -> Readings:
    """What the prose says of size, where no figure is asked for."""
    parsed = ask.parsed
    if parsed.has("form.count", "form.share"):
        return None
    if CLASSES.search(parsed.text):
        sentences = ask.corpus.sentences
        for listed in (s for s in sentences if "indelning" in s.text and s.text.endswith(":")):
            return (PassageStep(sentences=(listed.id,)),)
    nearest = ask.finder.nearest(parsed.text, 1)
    if nearest and nearest[0].unit.startswith("sen:") and nearest[0].score >= SURE:
        return (PassageStep(sentences=(nearest[0].unit.removeprefix("sen:"),)),)
    if not parsed.has("form.common") and (said := _size_finding(ask)):
        return (PassageStep(sentences=said),)
    return None


def _refused(ask: Ask) -> Readings:
    """The chart that holds the breakdown but not in figures, or that nothing does."""
    parsed = ask.parsed
    if ask.rows or parsed.options:
        return refuse(ask, "no_breakdown")
    signs = ("form.count", "form.share", "form.common", "compare.difference")
    asks_figure = parsed.has(*signs) or bool(parsed.numbers)
    figure = _size_figure(ask)
    if figure and (asks_figure or parsed.figure_topics):
        return (Refusal(reason="lost_chart", figure=figure),)
    return refuse(ask, "no_breakdown") if asks_figure and not parsed.facts else None


def size_fact(ask: Ask) -> Readings:
    """A size class for which the prose itself gives the figure."""
    fact = _size_fact(ask) if "breakdown" in ask.parsed.scope else None
    return (KeyFigure(facts=(fact,)),) if fact and not ask.parsed.has("text.claim") else None


def _size_fact(ask: Ask) -> str | None:
    """The three figures that the prose gives for a size class, by topic and inhabitants."""
    text = _in_digits(ask.parsed.text)
    found = [int(m.replace(" ", "")) for m in INHABITANTS.findall(text)]
    below = BELOW.search(text) is not None
    if "ansvar" in text and "säkerhet" not in text:
        if SMALLEST.search(text) or any(n < 10_000 or (n == 10_000 and below) for n in found):
            return "ansvarig-utsedd-under-10000"
        if LARGEST.search(text) or any(n >= 100_000 and not below for n in found):
            return "ansvarig-utsedd-over-100000"
    if COMPANIES.search(text) and 50_000 in found and not below:
        return "identifiering-foretag-over-50000"
    return None


def _in_digits(text: str) -> str:
    """Size classes as the report writes them.

    >>> _in_digits("under tio tusen")
    'under 10 000'
    """
    text = re.sub(r"(\d+) ?tusen", r"\1 000", text)
    for word, number in THOUSANDS.items():
        text = re.sub(rf"(?<!\w){word} ?tusen", f"{number} 000", text)
    return text.replace("\u00a0", " ")


def _size_finding(ask: Ask) -> tuple[str, ...]:
    """Sentences of the prose that say something of size for the topic asked about."""
    sized = {f"sen:{s.id}" for s in ask.corpus.sentences if SIZE_SENTENCE.search(s.text)}
    scores = {m.unit: m.score for m in ask.finder.nearest(ask.parsed.text, 10) if m.unit in sized}
    for hit in ask.finder.search(ask.parsed.text, ["sentence"], 10):
        if hit.id in sized:
            scores[hit.id] = scores.get(hit.id, 0.0) + hit.score
    best = sorted(scores, key=lambda u: -scores[u])[:2]
    kept = [u for u in best if scores[u] >= FINDING]
    return tuple(u.removeprefix("sen:") for u in kept)


def _answered_by_text(ask: Ask) -> bool:
    """The prose itself gives a figure or finding for the size class that is named."""
    found = {_close(m.group()) for m in SIZE.finditer(ask.parsed.text.replace("\u00a0", " "))}
    if not found:
        return False
    hits = ask.finder.search(ask.parsed.text, ["key_figure", "sentence"], 1)
    return bool(hits) and any(size in _close(hits[0].text) for size in found)


def _close(text: str) -> str:
    """Without spaces: "10 000" as "10000"."""
    return text.replace(" ", "").replace("\u00a0", "")


def _size_figure(ask: Ask) -> int | None:
    """The chart that shows the topic by size, or on a map."""
    parsed = ask.parsed
    for number in parsed.figure_topics:
        if ask.corpus.figure_by_number[number].values == "lost":
            return number
    by_word = MAP_FIGURES if REGION.search(parsed.text) else SIZE_FIGURES
    return next((figure for word, figure in by_word.items() if word in parsed.text), None)
