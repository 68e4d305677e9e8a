"""Rules that refuse: what the report does not hold, with the reason and the nearest that it does."""

import re

from app.plan import Clarify, KeyFigure, Membership, PassageStep, Refusal, Step
from app.types import Reason
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.tables import first_row, named, strong_facts
from index.swedish import is_word, words

SURE = 0.75  # a written question so near: the text itself answers that "varför"
CERTAIN_CAUSE = 0.95  # the same where the whole question is a "varför"
KNOWN_YEARS = {2009, 2011, 2012}
PLANNED = ("planer-", "planerar-")
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
ALL_SERVICES = re.compile(
    r"(har|erbjuder|tillhandahåller|infört) (samtliga|alla|varenda|var och en av) (de )?(38|e-tjänst|tjänst)|minst en av (bygglov|dem|dessa)"
)
INVENT = re.compile(
    r"(?<!inte )hitta på|gissa|dikt|fabricera|fejka|improvisera|uppskatta själv|make up|skriv |ändra"
)


def hard(ask: Ask) -> Readings:
    """Limits that hold whatever else the question names."""
    parsed = ask.parsed
    if "instruction" in parsed.scope and (INVENT.search(parsed.text) or not named(ask)):
        return (Refusal(reason="instruction"),)
    if "other_country" in parsed.scope:
        return _refuse(ask, "other_country")
    if year := unknown_year(ask):
        return (Refusal(reason="other_year", year=year, row=first_row(ask), fact=_fact(ask)),)
    return None


def soft(ask: Ask) -> Readings:
    """Limits that a passage of the report may lift: today, money, persons."""
    parsed = ask.parsed
    if (
        "today" in parsed.scope
        and not parsed.has("membership.survey")
        and not (2012 in parsed.years and _planned(ask))
    ):
        return _refuse(ask, "other_year")
    price = re.search(r"(?<!\w)(kosta|leverantör|pris(et|er)?(?!\w))", parsed.text)
    if "cost_or_supplier" in parsed.scope and (price or not strong_facts(ask)):
        return _refuse(ask, "cost_or_supplier")
    if "person" in parsed.scope and not re.search(
        r"undertecknat|skrivit under|förord|ansvarar? för", parsed.text
    ):
        return _refuse(ask, "person", with_row=False)
    return None


def municipality(ask: Ask) -> Readings:
    """A named municipality's services, or which municipalities have a service."""
    parsed = ask.parsed
    if parsed.places.names and not parsed.has("person.own"):
        about_data = bool(ask.rows or _facts_but_survey(ask) or parsed.categories or parsed.options)
        if about_data or not parsed.has("membership.answered", "membership.survey"):
            if not about_data and _bare_name(ask):
                return (Membership(names=parsed.places.names),)
            if not about_data and not re.search(
                r"kommun|tjänst|e-för|digital|strategi|svar|enkät|lista", parsed.text
            ):
                return (Refusal(reason="off_topic"),)
            return _refuse(ask, "single_municipality", with_row=False)
    own = re.search(
        r"(har|erbjuder|finns i) (vår|min) kommun|(vår|min) kommun (har|erbjuder)", parsed.text
    )
    if own and parsed.has("form.which") and not ask.rows and not parsed.facts:
        return _refuse(ask, "single_municipality", with_row=False)
    if "named_data" in parsed.scope and not (
        parsed.has("membership.answered") and not (ask.rows or _facts_but_survey(ask))
    ):
        return _refuse(ask, "single_municipality")
    return None


def named_firmly(ask: Ask) -> bool:
    """Whether a word typed as such (not mended into shape) names something."""
    p = ask.parsed
    typed = set(words(p.raw))
    at = [i for m in (*p.services,) for i in m.at]
    return any(p.tokens[i].surface in typed for i in at) or bool(p.figures or p.appendices)


def _facts_but_survey(ask: Ask) -> bool:
    ids = {u.id for m in ask.parsed.facts for u in m.units}
    return bool(ids - {"enkat-besvarad", "enkat-skickad", "svarsfrekvens"})


def _bare_name(ask: Ask) -> bool:
    words = [t for t in ask.parsed.tokens if len(t.surface) > 1]
    return len(words) <= len(ask.parsed.places.names) + 1


def breakdown(ask: Ask) -> Readings:
    """By size group, county, map: only charts hold it, or nothing does."""
    parsed = ask.parsed
    if "breakdown" not in parsed.scope:
        return None
    if any(u.id.endswith(("-10000", "-100000", "-50000")) for m in parsed.facts for u in m.units):
        return None
    figure = _size_figure(ask)
    asked = parsed.has("form.count", "form.share")
    if parsed.has("text.where"):
        return None
    if not asked and CLASSES.search(parsed.text):
        listed = [
            s.id for s in ask.corpus.sentences if "indelning" in s.text and s.text.endswith(":")
        ]
        if listed:
            return (PassageStep(sentences=(listed[0],)),)
    nearest = ask.finder.nearest(parsed.text, 1)
    if not asked and nearest and nearest[0].unit.startswith("sen:") and nearest[0].score >= SURE:
        return (PassageStep(sentences=(nearest[0].unit.removeprefix("sen:"),)),)
    if not parsed.has("form.count", "form.share", "form.common") and (said := _size_finding(ask)):
        return (PassageStep(sentences=said),)
    if (
        not asked
        and _answered_by_text(ask)
        or (strong_facts(ask) and not _sized(ask) and not asked)
    ):
        return None
    asks_figure = parsed.has(
        "form.count", "form.share", "form.common", "compare.difference"
    ) or bool(parsed.numbers)
    if ask.rows or parsed.options:
        return _refuse(ask, "no_breakdown")
    if figure and (asks_figure or parsed.figure_topics):
        return (Refusal(reason="lost_chart", figure=figure),)
    if asks_figure and not parsed.facts:
        return _refuse(ask, "no_breakdown")
    return None


def size_fact(ask: Ask) -> Readings:
    """A size class for which the prose itself gives the figure."""
    fact = _size_fact(ask) if "breakdown" in ask.parsed.scope else None
    return (KeyFigure(facts=(fact,)),) if fact and not ask.parsed.has("text.claim") else None


def _size_fact(ask: Ask) -> str | None:
    """The three figures that the prose gives for a size class, by topic and number of inhabitants."""
    text = ask.parsed.text.replace("\u00a0", " ")
    found = [int(m.replace(" ", "")) for m in re.findall(r"(?<!\d)(\d{1,3} ?\d{3})(?!\d)", text)]
    smallest = re.search(r"minsta|allra minst|pytte", text) is not None
    below = re.search(r"(under|mindre än|färre än|högst|lika små|max) (\w+ )?\d", text) is not None
    largest = re.search(r"största kommun|storstäd|storstad|allra största", text) is not None
    if "ansvar" in text and "säkerhet" not in text:
        if smallest or any(n < 10_000 or (n == 10_000 and below) for n in found):
            return "ansvarig-utsedd-under-10000"
        if largest or any(n >= 100_000 and not below for n in found):
            return "ansvarig-utsedd-over-100000"
    if re.search(r"företag|utförare", text) and 50_000 in found and not below:
        return "identifiering-foretag-over-50000"
    return None


SIZE_SENTENCE = re.compile(r"invånare|kommunstorlek|större kommun|mindre kommun|storleksgrupp")


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


CLASSES = re.compile(
    r"indela|del(as?|at|ar) (\w+ )?in(?!\w)|storleksindelning|invånarintervall|storleksklasser|"
    r"vilka (storleks|kommun)(grupper|klasser|storlekar)"
)
"""Asks for the size classes themselves, not for figures by size."""
FINDING = 1.0  # summed nearness below which a sentence on size is about another topic


def _sized(ask: Ask) -> bool:
    return bool(
        re.search(
            r"kommunstorlek|storleks|invånar|små|stora|större|mindre|storst|glesbygd",
            ask.parsed.text,
        )
    )


SIZE = re.compile(
    r"(?<!\d)(10|20|50|100) ?000(?!\d)|(?<!\d)(8|9) 000|tiotusen|hundratusen|femtiotusen"
)


def _answered_by_text(ask: Ask) -> bool:
    """The prose itself gives a figure or finding for the size class that is named."""
    found = {
        m.group().replace(" ", "") for m in SIZE.finditer(ask.parsed.text.replace("\u00a0", " "))
    }
    if not found:
        return False
    hits = ask.finder.search(ask.parsed.text, ["key_figure", "sentence"], 1)
    return (
        any(size in hits[0].text.replace(" ", "").replace("\u00a0", "") for size in found)
        if hits
        else False
    )


def _size_figure(ask: Ask) -> int | None:
    parsed = ask.parsed
    lost = [n for n in parsed.figure_topics if ask.corpus.figure_by_number[n].values == "lost"]
    if lost:
        return lost[0]
    regional = re.search(r"karta|geografi|län|region|landsdel|norrland|skåne|götaland", parsed.text)
    for word, figure in (MAP_FIGURES if regional else SIZE_FIGURES).items():
        if word in parsed.text:
            return figure
    return None


def overlap(ask: Ask) -> Readings:
    """How many have both: the tables do not say."""
    parsed = ask.parsed
    several = (len(set(parsed.rows)) > 1 and len(parsed.services) > 1) or bool(
        ALL_SERVICES.search(parsed.text)
    )
    if (
        "overlap" in parsed.scope
        and several
        and not parsed.has(
            "person.own", "compare.difference", "compare.which_more", "text.where", "calc.sum"
        )
    ):
        return _refuse(ask, "overlap_unknown", with_row=False)
    return None


def opinion(ask: Ask) -> Readings:
    """Causes, advice and judgements that the report does not give."""
    parsed = ask.parsed
    if "opinion_or_cause" not in parsed.scope:
        return None
    judged = re.search(
        r"varför|tycker|anser|åsikt|(?<!\w)bör(?!\w)|borde|dåligt|skandal|pinsam", parsed.text
    )
    if parsed.has("text.where") or (strong_facts(ask) and not judged):
        return None
    if false_premise(ask):
        return None
    if parsed.has("text.claim") and re.search(
        r"(?<!\w)(sant|stämmer|korrekt|riktigt)", parsed.text
    ):
        return None
    if not ask.rows and (nearest := ask.finder.nearest(parsed.text, 1)):
        needed = CERTAIN_CAUSE if parsed.text.startswith("varför") else SURE
        if nearest[0].score >= needed and nearest[0].unit.startswith("sen:"):
            return (PassageStep(sentences=(nearest[0].unit.removeprefix("sen:"),)),)
    return _refuse(ask, "opinion_or_cause")


def false_premise(ask: Ask) -> bool:
    """ "Varför har bara tio kommuner bygglov?": the figure taken for granted is checked first."""
    stated = ask.thresholds.stated
    return bool(ask.rows) and stated is not None and stated.value is not None


def outside(ask: Ask) -> Readings:
    """Named things that the report does not cover, when nothing that it covers is named."""
    parsed = ask.parsed
    if not parsed.outside or ask.rows or parsed.facts or parsed.options or parsed.figures:
        return None
    reason = parsed.outside[0].units[0].id
    return _refuse(ask, reason, about=parsed.outside[0].term)  # type: ignore[arg-type]


def _prose_topic(ask: Ask) -> bool:
    parsed = ask.parsed
    return bool(parsed.facts or parsed.figure_topics or parsed.sections)


def unknown_year(ask: Ask) -> int | None:
    """A year that is asked for and that the report has nothing on."""
    parsed = ask.parsed
    for year in parsed.years:
        if year not in KNOWN_YEARS:
            return year
        if year == 2009 and not _has_2009(ask):
            return year
        if year == 2012 and not _planned(ask):
            return year
    return None


def _has_2009(ask: Ask) -> bool:
    parsed = ask.parsed
    strategy = "strategi" in parsed.text or any(
        u.id.startswith("strategi") for m in parsed.facts for u in m.units
    )
    return strategy and not ask.rows


def _planned(ask: Ask) -> bool:
    text = ask.parsed.text
    return (
        any(
            w in text for w in ("planer", "driftsätt", "nya e-tjänst", "införa", "lansera", "figur")
        )
        and not ask.rows
    )


def _fact(ask: Ask) -> str | None:
    return ask.parsed.facts[0].units[0].id if ask.parsed.facts else None


def _refuse(
    ask: Ask, reason: Reason, *, with_row: bool = True, about: str = ""
) -> tuple[Step, ...]:
    row = first_row(ask) if with_row else None
    fact = _fact(ask) if with_row and row is None else None
    return (Refusal(reason=reason, row=row, fact=fact, about=about),)


def vague(ask: Ask) -> Readings:
    """A pronoun with nothing to point at, a bare "hur många?", or words that are none."""
    parsed = ask.parsed
    typed = [w for w in words(parsed.raw) if w.isalpha()]
    strange = [w for w in typed if not is_word(w)]
    if (
        len(typed) >= 2
        and len(strange) >= 0.6 * len(typed)
        and not parsed.cues
        and not named_firmly(ask)
    ):
        return (Clarify(reason="not_understood"),)
    content = [t for t in parsed.tokens if t.surface not in _EMPTY]
    if not content:
        reason: Reason = "no_referent" if parsed.tokens else "not_understood"
        return (Clarify(reason=reason),)
    return None


_EMPTY = frozenset(
    ["jämför", "två", "båda", "varandra", "hur", "många", "är", "det", "den", "de", "dem", "dom", "då", "där", "dessa", "detta", "denna", "det", "här", "och", "men", "vad", "vilken", "vilka", "vilket", "stor", "andel", "andelen", "procent", "har", "kommuner", "kommun", "kommunerna", "av", "i", "på", "för", "som", "så", "mycket", "ligger", "man", "om", "finns", "gäller", "blir", "antal", "antalet", "ju", "ens", "där", "med", "jämfört", "fler", "färre", "vanligt", "vanlig", "svarade", "nästa", "andra", "samma", "skillnaden", "skillnad", "tredje", "näst", "var", "hos", "oss", "vi", "än", "e-tjänster", "e-tjänst", "tjänst", "tjänsten", "tjänster", "tjänsterna", "alltså", "egentligen", "ungefär", "totalt", "nu", "?", "!", ".", ",", "siffran", "siffra", "uppgiften", "inte", "ett", "egentligen", "vara", "åt", "mig", "det", "den", "där", "hon", "han", "dom", "sådana", "sådan", "sånt", "kan", "jag", "få", "veta", "mer", "berätta", "säg", "till", "snälla", "tack", "hej"]
)
