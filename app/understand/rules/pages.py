"""Rules for places named by number: what a page or appendix holds, and numbers past the last one.

Only where nothing else is asked: "står det på s. 22 att ..." asks about what it says, and "vilken
tjänst på s. 29 är vanligast" is a ranking, not a page.
"""

import re

from app.plan import Clarify, Refusal, Step, Summary
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.named import strong_facts
from app.understand.rules.words import holds

APPENDICES = (1, 2, 3)
FEW = 6  # words; "sidan 22" alone asks what is there
MOST = 3  # pages in one answer; more would be a reading of the report, not an answer
# A list or range of numbers: "3-5", "29 och 30", "1, 2 samt 3". A unit after the last makes it a
# figure: "på sidan 21 och 20 procent".
_LIST = (
    r"(\d{1,3}(?!\d)(?:\s*(?:-|–|till|,|och|samt|&)\s*(?:och\s*)?(?:sid\w*\s*)?"
    r"\d{1,3}(?!\d)(?!\s*(?:procent|%|kommun|invånare)))*)"
)
PAGES = re.compile(rf"(?<!\w)(?:sid(?:a|an|or|orna|nr)?\.?|s\s?\.|(?<=på )s)\s*{_LIST}")
LISTED_APPENDICES = re.compile(rf"(?<!\w)bilag(?:a|an|or|orna)\s*{_LIST}")
# Asks what an appendix is; "vilka kommuner står i bilaga 1" asks for the list itself.
CONTENTS = holds(
    "innehåll", "handlar", "sammanfatt", "summera", "berätta om bil", "beskriv", "redogör",
    "visa(r)? bil", r"vad (är|står|finns|visar|redovisas|listas|ingår|omfattar|säger|har)(?!\w)",
    r"^(och )?bilag\w* \d\W*$",
)  # fmt: skip
# Of its own: a ranking, a sum, a comparison, a count or a share. Then the number says only where.
OWN_QUESTION = (
    "order.top", "order.bottom", "order.next", "order.whole_list", "order.rank_of", "form.count",
    "form.share", "form.common", "text.claim",
)  # fmt: skip
CALCULATED = ("calc.", "compare.")


def numbered_place(ask: Ask) -> Readings:
    """A page or appendix by its number; a refusal that says what there is, past the last."""
    parsed = ask.parsed
    if parsed.appendices and not set(parsed.appendices) & set(APPENDICES):
        return (Refusal(reason="not_surveyed", about="bilaga"),)
    if _names_more(ask):
        return None
    if parsed.appendices:
        return _appendices(ask)
    wanted = _listed(PAGES, parsed.text) or list(parsed.pages)
    asks = parsed.has("text.summary", "text.figure_shows", "text.where", "form.which")
    if not wanted or not (asks or len(parsed.tokens) <= FEW):
        return None
    return _pages(wanted, ask)


def _appendices(ask: Ask) -> Readings:
    """What the appendices named hold, where their content is asked for and nothing in it."""
    parsed = ask.parsed
    if not CONTENTS.search(parsed.text) or parsed.outside or parsed.scope or parsed.years:
        return None
    if any(cue.startswith(CALCULATED) and cue != "calc.sum" for cue in parsed.cues):
        return None
    if parsed.has("calc.sum") and "summera" not in parsed.text:
        return None
    if parsed.has("aspect.integrated", "aspect.not_integrated", "aspect.unknown"):
        return None  # "summera alla integrerade i bilaga 3" adds up a column
    wanted = _listed(LISTED_APPENDICES, parsed.text) or list(parsed.appendices)
    paths = {s.source.label: s.source.section for s in ask.corpus.sections}
    return tuple(Summary(section=paths[f"Bilaga {n}"]) for n in wanted if n in APPENDICES)


def _pages(wanted: list[int], ask: Ask) -> Readings:
    """The pages named, at most three, and what is said of those left out or that there are not."""
    pages = [s.source.page for s in ask.corpus.sentences]
    there_are = [p for p in wanted if min(pages) <= p <= max(pages)]
    steps: list[Step] = [Summary(page=p) for p in there_are[:MOST]]
    if len(there_are) < len(wanted):
        steps.append(Refusal(reason="not_surveyed", about="sida"))
    if len(there_are) > MOST:
        steps.append(Clarify(reason="not_understood", about="sidor"))
    return tuple(steps)


def _listed(pattern: re.Pattern[str], text: str) -> list[int]:
    """The numbers of lists and ranges, each once, in order.

    >>> _listed(PAGES, "vad står på sidan 3 - 5 och på sidorna 29 och 30 ?")
    [3, 4, 5, 29, 30]
    """
    found: list[int] = []
    for match in pattern.finditer(text):
        last, ranged = None, False
        for word in re.findall(r"\d+|-|–|till", match.group(1)):
            if not word.isdigit():
                ranged = True
                continue
            number = int(word)
            found += range(last + 1, number) if ranged and last is not None else ()
            found.append(number)
            last, ranged = number, False
    return list(dict.fromkeys(found))


def _names_more(ask: Ask) -> bool:
    """Whether the question names or asks more than the place."""
    parsed = ask.parsed
    named = parsed.rows or parsed.categories or parsed.options or parsed.figures
    places = _listed(PAGES, parsed.text)  # "sidan 8 till 10" is no threshold
    limits = [c for c in ask.thresholds.conditions if c.value not in places]
    own = parsed.has(*OWN_QUESTION) or limits
    return bool(named or parsed.places.names or strong_facts(ask) or own)
