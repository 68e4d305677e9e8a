"""Claims: what the sentence would be if it were asked, plus the figure or row that it states."""

import re
from collections.abc import Callable
from dataclasses import replace

from app.plan import (
    Claim,
    ClaimTruth,
    Comparison,
    Complement,
    CrossTable,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    PassageStep,
    Ranking,
    Stated,
    Step,
)
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.facts import best_facts, changed
from app.understand.rules.named import option_table
from app.understand.rules.scope import false_premise
from app.understand.rules.sizes import size_fact
from app.understand.rules.words import holds, starts

MOSTLY = holds("oftast", "för det mesta", "i regel", "vanligtvis", "vanligen", "mestadels")
MAJORITY = starts(
    "de flesta", "majoritet", "flertal", "mer än hälften", "större delen", "merparten",
    "huvuddelen", "de allra flesta",
)  # fmt: skip
MINORITY = starts(
    "få kommuner", "en minoritet", "mindre än hälften", "nästan ingen", "knappt någon",
    "nästan inga", "ytterst få", "mindretal",
)  # fmt: skip
ALL = re.compile(r"(?<!\w)(alla|samtliga|varenda|varje) (\w+ )?(sveriges )?(kommun|landets)")
NONE = re.compile(r"(?<!\w)(ingen|inga|inte en enda) (av )?(\w+ )?kommun")
SMALLER = starts("färre ", "ovanligare ", "mindre ", "lägre ")
SUPERLATIVE = starts(
    "vanligast",
    "ovanligast",
    "populärast",
    "mest (spridd|utbredd|vanlig|förekommande)",
    "flest kommuner",
    "i topp",
    "toppar",
    "minst (vanlig|utbredd|spridd)",
    "sällsyntast",
    "etta",
    "störst spridning",
    "mest integrerad",
    "oftast",
)
MOST_CLAIMED = starts("vanligast", "mest använ", "mest före", "främst", "störst", "oftast")
MOST_SAID = holds("vanligast förekommande", "främsta", "största hindr", "främst")
NOT_FIRST = starts("(inte|ej) (är |den )?(vanligast|ovanligast)")
# How many services the survey asked about.
SURVEYED = re.compile(r"(enkät|undersökning|frågade|kartläggning)\w* .{0,40}\d+ (olika )?e-tjänst")
SAID = 0.75  # a written question so near a claim without figures: its sentence settles it

TRUTHS = (Lookup, Complement, Ranking, Filter, Comparison, CrossTable, Membership, KeyFigure)
Asked = Callable[[Ask], Readings]


def claim(ask: Ask, asked: Asked) -> Readings:
    """The truth of a claim with what it states; `asked` finds the plan of the bare question."""
    taken = "opinion_or_cause" in ask.parsed.scope and false_premise(ask)
    if not ask.parsed.has("text.claim") and not taken:
        return None
    ranked = _ranking(ask)
    if ask.thresholds.stated is not None and SURVEYED.search(ask.parsed.text) and not ask.rows:
        return wrapped(ask, (KeyFigure(facts=("antal-e-tjanster-i-enkaten",)),))
    sized = size_fact(
        replace(ask, parsed=replace(ask.parsed, cues=ask.parsed.cues - {"text.claim"}))
    )
    grown = _grown(ask) if ask.parsed.has("text.change") else None
    readings = ranked or sized or grown or _most_said(ask) or _said_in_text(ask) or asked(ask)
    if not readings:
        return None
    return wrapped(ask, readings)


def _grown(ask: Ask) -> Readings:
    """What the report says of a change: of strategies, the one thing that it compares with 2009."""
    named = ("strategi-har",) if "strategi" in ask.parsed.text else ("",)
    return changed(ask, best_facts(ask) or named)


def wrapped(ask: Ask, readings: tuple[Step, ...]) -> Readings:
    """A claim around the truth; a truth that cannot be judged is given as it is."""
    truth = readings[0]
    if not isinstance(truth, TRUTHS):
        return readings
    stated = stated_figure(ask)
    return (
        Claim(
            truth=truth,
            stated=stated if not isinstance(truth, Ranking) else None,
            claimed=(*ask.rows, *ask.parsed.options) if isinstance(truth, Ranking) else (),
            negated=_negated(ask, truth),
        ),
    )


def _most_said(ask: Ask) -> Readings:
    """What the prose says is the most common, where something else is claimed to be.

    The sentence that names the first comes first, then the one nearest to what is claimed.
    """
    parsed = ask.parsed
    if parsed.rows or parsed.options or parsed.numbers or not MOST_CLAIMED.search(parsed.text):
        return None
    if option_table(ask) or "breakdown" in parsed.scope:
        return None
    places = _sections(ask)
    hits = ask.finder.search(parsed.text, ["sentence"], 12)
    said = {s.id: s for s in ask.corpus.sentences}
    found = [h.id.removeprefix("sen:") for h in hits]
    found = [i for i in found if said[i].source.section in places]
    first = next((i for i in found if MOST_SAID.search(said[i].text)), None)
    if first is None:
        return None
    claimed = next((i for i in found if i != first), first)
    return (PassageStep(sentences=tuple(dict.fromkeys((first, claimed)))),)


def _sections(ask: Ask) -> set[str]:
    """The sections of the body that what is named stands in."""
    parsed, corpus = ask.parsed, ask.corpus
    facts = (corpus.facts[u.id] for m in parsed.facts for u in m.units if u.id in corpus.facts)
    found = {place.source.section for places in facts for place in places}
    found |= {corpus.figure_by_number[n].source.section for n in parsed.figure_topics}
    return found | set(parsed.sections)


def _said_in_text(ask: Ask) -> Readings:
    """A claim without a figure that one sentence of the report speaks to."""
    parsed = ask.parsed
    if parsed.rows or parsed.options or parsed.numbers or parsed.places.names:
        return None
    if parsed.has("compare.which_more", "compare.versus") and len(parsed.facts) > 1:
        return None
    nearest = ask.finder.nearest(parsed.text, 1)
    if nearest and nearest[0].score >= SAID and nearest[0].unit.startswith("sen:"):
        return (PassageStep(sentences=(nearest[0].unit.removeprefix("sen:"),)),)
    return None


def stated_figure(ask: Ask) -> Stated | None:
    """The figure that a claim states: a number, or "de flesta", "alla", "ingen"."""
    text = ask.parsed.text
    if ask.thresholds.stated is not None:
        return ask.thresholds.stated
    if MAJORITY.search(text) or mostly(ask):
        return Stated(comparator="gt", value=50.0, form="share", said="de flesta")
    if MINORITY.search(text):
        return Stated(comparator="lt", value=50.0, form="share", said="en minoritet")
    if ALL.search(text):
        return Stated(comparator="eq", value=100.0, form="share", said="alla")
    if NONE.search(text):
        return Stated(comparator="eq", value=0.0, form="share", said="ingen")
    if ask.parsed.has("compare.which_more"):
        return Stated(comparator="lt" if SMALLER.search(text) else "gt")
    return None


def mostly(ask: Ask) -> bool:
    """Said as "oftast integrerad": of the municipalities with one service, not among services."""
    return bool(ask.rows) and ask.about_integration and bool(MOSTLY.search(ask.parsed.text))


def _ranking(ask: Ask) -> tuple[ClaimTruth, ...] | None:
    """Said as "X är vanligast": the ranking is the truth, X is claimed."""
    parsed = ask.parsed
    if mostly(ask):
        return None
    one = len(ask.rows) == 1 or (ask.ambiguous and len(parsed.services) == 1)
    if not one or not SUPERLATIVE.search(parsed.text) or ask.thresholds.stated is not None:
        return None
    direction = "bottom" if parsed.has("order.bottom") else "top"
    aspect = ask.aspects[0]
    return (
        Ranking(
            aspect=aspect,
            direction=direction,
            start=ask.thresholds.place or 1,
            k=ask.thresholds.k or 1,
            form="share" if aspect in {"integrated", "not_integrated", "unknown"} else "both",
        ),
    )


def _negated(ask: Ask, truth: object) -> bool:
    """Whether the claim denies what its truth asks: "att de flesta inte har" is a complement."""
    if isinstance(truth, Ranking):
        return bool(NOT_FIRST.search(ask.parsed.text))
    return False
