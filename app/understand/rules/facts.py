"""Rules for figures in the prose: which one is meant, and what is asked of it."""

import re

from app.plan import KeyFigure, Lookup, PassageStep, Row
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.named import SURVEY_FACTS
from app.understand.rules.words import holds, whole

NEAR = 0.75  # a written question so near asks for the same; found on the training split
LIKELY = 0.62  # below this the nearest written question is about something else as often as not
MAX_FACTS = 2  # more facts than this for one question is a topic, not a figure
ANY_SERVICE = 4  # "minst en e-tjänst" counts as so many words: nothing else is meant
NAMED_BONUS = 0.35  # of the search score, for each word by which the vocabulary names a fact
NEGATIVE_FACTS = frozenset({"e-tjanst-ingen", "effekt-forsamringar", "prioritet-lag"})
"""Facts that count those who do not: a denial asks for them, not for their rest."""
SIDES = {
    "prioritet-hog": (holds(r"(?<!\w)(låg|lågt|låga|lägre|oprioriter)"), "prioritet-lag"),
    "prioritet-lag": (holds(r"(?<!\w)(hög|högt|höga|högre|toppri)"), "prioritet-hog"),
}
"""Facts that differ in one word: which side is meant is read off the word, not off the search."""
OPPOSITE = {"e-tjanst-nagon": "e-tjanst-ingen"}
DENIED = re.compile(
    r"(?<!\w)(inte|ej|ingen|inga|inget|saknar|saknade|utan|icke|aldrig|låter bli|lät bli|avstod"
    r"|avstått|varken)(?!\w)(?! ens)"
)
# "Vi har ingen strategi, hur vanligt är det att ha en?": having is what is asked.
HAVING_ASKED = re.compile(r"hur (pass )?(o?vanlig\w*|många) .{0,12}att (ha|kunna|erbjuda)(?!\w)")
# What the report puts second: "Därefter följer ...".
AFTER = whole("efter", "därefter", "näst", "följer", "kommer sedan", "tvåa", "andra plats")
PLANNING = holds(
    "planer", "lansera", "driftsätt", "i drift", "dra igång", "införa", "räkna(r|de) med",
    "sjösätt", "sikta", "tänk(er|te|t)", "avs(er|åg)", r"ska(ll|lle)?(?!\w)"
)  # fmt: skip
NEXT_YEAR = holds("året (därpå|efter)", "nästa år", "kommande år", "nästkommande", "framöver")
# A strategy being written: firmly so, ...
STILL = holds(
    "(håller|höll|håll) på", "under arbete", "skriv(er|a)", "ta(r|s)? fram", "framtag", "på gång",
    "pågå",
)  # fmt: skip
# ... and in any words that let it be meant at all.
UNDERWAY = holds(
    "skriv(er|a)", "arbet", "pågå", "på gång", "ta(r)? fram", "framtag", "utveckla", "höll på",
    "jobba", "håller på", "påbörja",
)  # fmt: skip


def facts(ask: Ask) -> Readings:
    """A figure in the prose: named by the vocabulary, chosen with the help of search."""
    parsed = ask.parsed
    found = best_facts(ask)
    if planned := planned_fact(ask):
        return (KeyFigure(facts=(planned,)),)
    if nobody := nobody_responsible(ask, found):
        return nobody
    if found and (option := _near_option(ask)):
        return (Lookup(rows=(option,)),)
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
    return (KeyFigure(facts=tuple(_in_unit(ask, fact) for fact in found)),)


def nobody_responsible(ask: Ask, found: tuple[str, ...]) -> Readings:
    """How many have no one responsible: figure 9 has the number, the prose only a share."""
    if "ansvarig-utsedd" in found and denied(ask) and ask.form == "count":
        return (Lookup(rows=(Row(table="figure9", name="Nej"),)),)
    return None


def _near_option(ask: Ask) -> Row | None:
    """The option of figure 8 or 9 that a written question asks for in all but these words."""
    nearest = ask.finder.nearest(ask.parsed.text, 1)
    if not nearest or nearest[0].score < NEAR or not nearest[0].unit.startswith("opt:"):
        return None
    figure, _, label = nearest[0].unit.removeprefix("opt:").partition(":")
    return Row(table="figure8" if figure == "figur8" else "figure9", name=label)


def _in_unit(ask: Ask, fact: str) -> str:
    """The same fact as a number of municipalities, where one is stated and the report has it."""
    stated = ask.thresholds.stated
    counted = stated is not None and stated.value is not None and stated.form == "count"
    return f"{fact}-antal" if counted and f"{fact}-antal" in ask.corpus.facts else fact


def _following(ask: Ask, fact: str) -> str | None:
    """The sentence that goes on from a fact: "Därefter följer ..."."""
    quote = ask.corpus.facts[fact][0].quote
    passage = next((p.id for p in ask.corpus.passages if quote in p.text), None)
    return next(
        (
            s.id
            for s in ask.corpus.sentences
            if s.passage_id == passage and s.text.startswith("Därefter")
        ),
        None,
    )


def planned_fact(ask: Ask) -> str | None:
    """Which of the two figures on new services in 2012 is meant, by the number of services."""
    coming = 2012 in ask.parsed.years or NEXT_YEAR.search(ask.parsed.text)
    if not coming or not PLANNING.search(ask.parsed.text):
        return None
    said = {int(n.value) for n in ask.parsed.numbers}
    if said & {9, 10}:
        return "planerar-over-nio"
    return "planerar-en-till-tre" if said & {1, 3} else None


def sided(ask: Ask, fact: str) -> str:
    """The fact, or the one on the other side where only that side's word is said."""
    if fact not in SIDES:
        return fact
    sign, other = SIDES[fact]
    own, _ = SIDES[other]
    text = ask.parsed.text
    return other if sign.search(text) and not own.search(text) else fact


def denied(ask: Ask) -> bool:
    """Whether a figure is asked for of those who do not."""
    text = ask.parsed.text
    asked = ask.parsed.has("form.count", "form.share", "form.common")
    return asked and bool(DENIED.search(text)) and not HAVING_ASKED.search(text)


def changed(ask: Ask, found: tuple[str, ...]) -> Readings:
    """2009 against 2011: the report compares strategies only."""
    underway = {"strategi-arbete-pagar-2009", "strategi-arbete-pagar"} & set(found)
    if underway and UNDERWAY.search(ask.parsed.text):
        both = {2009, 2011} <= set(ask.parsed.years)
        if both or ask.parsed.has("compare.difference", "text.grew"):
            return (KeyFigure(facts=("strategi-arbete-pagar",), ask="change"),)
        if 2009 in ask.parsed.years:
            return (KeyFigure(facts=("strategi-arbete-pagar-2009",)),)
        return None
    if underway or found[0] == "strategi-har":
        same = [s.id for s in ask.corpus.sentences if s.text.startswith("Ingen ökning")]
        return (PassageStep(sentences=(same[-1],)), KeyFigure(facts=("strategi-har",)))
    return None


def best_facts(ask: Ask) -> tuple[str, ...]:
    """The facts that vocabulary and search together find likeliest, one for each thing named."""
    named_by = {u.id: len(m.positions) or ANY_SERVICE for m in ask.parsed.facts for u in m.units}
    if not named_by:
        return ()
    topics = {f.split("-", 1)[0] for f in (*named_by, *_written(ask))}
    scores = {
        fact: score
        for fact, score in _weighed(ask, _scores(ask, named_by)).items()
        if fact.split("-", 1)[0] in topics
    }
    best = max(scores, key=lambda f: scores[f])
    if best == "strategi-har" and STILL.search(ask.parsed.text) and 2009 not in ask.parsed.years:
        best = "strategi-arbete-pagar"
    chosen = [best]
    for mention in ask.parsed.facts:
        ids = [u.id for u in mention.units]
        if best not in ids and len(mention.positions) >= named_by.get(best, 1):
            chosen.append(max(ids, key=lambda i: scores.get(i, 0.0)))
    particular = [f for f in chosen if f not in SURVEY_FACTS]
    return tuple(dict.fromkeys(particular or chosen))[:MAX_FACTS]


def _written(ask: Ask) -> list[str]:
    """Facts that some written question asks for in nearly these words."""
    near = ask.finder.nearest(ask.parsed.text, 3)
    facts = (m for m in near if m.unit.startswith("fact:") and m.score >= NEAR)
    return [m.unit.removeprefix("fact:") for m in facts]


def _scores(ask: Ask, named_by: dict[str, int]) -> dict[str, float]:
    """Each fact by search, by the written questions, and by the words that name it."""
    hits = ask.finder.search(ask.parsed.text, ["key_figure"], 10)
    scores = {h.id.removeprefix("fact:"): h.score for h in hits}
    for match in ask.finder.nearest(ask.parsed.text, 8):
        if match.unit.startswith("fact:"):
            fact = match.unit.removeprefix("fact:")
            scores[fact] = scores.get(fact, 0.0) + match.score
    for fact, words in named_by.items():
        literal = any(len(part) > 5 and part in ask.parsed.text for part in fact.split("-"))
        scores[fact] = scores.get(fact, 0.0) + NAMED_BONUS * (words + literal)
    return scores


def _weighed(ask: Ask, scores: dict[str, float]) -> dict[str, float]:
    """Strategies being written only where that is said; the opposite where a lack is."""
    if not UNDERWAY.search(ask.parsed.text):
        scores = {
            f: s - (1.0 if f.startswith("strategi-arbete") else 0.0) for f, s in scores.items()
        }
    if ask.parsed.has("aspect.lacks"):
        for fact, opposite in OPPOSITE.items():
            scores[opposite] = max(scores.get(opposite, 0.0), scores.pop(fact, 0.0))
    return scores


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
