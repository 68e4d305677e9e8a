"""Reads a question into a `Parsed`: mends spelling, then looks for everything that can be named."""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from app.plan import Row
from app.understand.lightwords import any_service
from app.understand.parsed import Parsed, Places, ServiceMention
from app.understand.patterns import Patterns
from app.understand.places import PlaceFinder
from app.understand.sisters import with_sisters
from app.understand.wording import plain_swedish
from app.understand.wordlists import KNOWN_WORDS
from corpus.load import Corpus
from corpus.types import ServiceId
from corpus.vocabulary import Entry
from index.numbers import find_numbers
from index.spelling import Speller
from index.swedish import Token, normalise, tokens, words
from index.vocabulary import Mention, Term, Unit, Vocabulary

HERE = Path(__file__).parent
YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)(?!\s*(?:kommuner|invånare|%|procent))")
FIGURE = re.compile(r"(?:figur|diagram|fig\.?|graf|figure)(?:en|et)?(?: nr| nummer)?\s*(\d{1,2})\b")
FIGURES = re.compile(r"figur(?:er|erna)?\s*(\d{1,2})(?:\s*(?:och|eller|,|-|till)\s*(\d{1,2}))+")
APPENDIX = re.compile(
    r"(?:bilaga|bil\.?|appendix|bilagan)\s*(?:nr\s*)?(\d{1,2}|ett|två|tre|fyra|fem)\b"
    r"|tabell\s*([123])\b(?! (?:allra )?(?:vanlig|ovanlig|minst|mest|störst|e-tjänst|tjänst))"
)
PAGE = re.compile(r"(?<!\w)(?:sid(?:a|an|nr)?\.?|s\.|(?<=på )s)\s*(\d{1,3})(?!\w)")
WHOLE_REPORT = frozenset({"Om rapporten", "Resultat"})
"""Headings whose words mean the report as a whole."""
PLACE = re.compile(
    r"(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|vilken|vad för)"
    r" plats(?!er)"
)
"""A place in a ranking, which is no place at a school."""
TAG = re.compile(r"<[^<>]{0,300}>")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+")
NUMBER_OF = {"ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5}


class Reader:
    """Holds the vocabularies; one instance serves all questions (no state between them)."""

    def __init__(self, corpus: Corpus, entries: Iterable[Entry]) -> None:
        """`entries` is the domain vocabulary; the report's own names are added here."""
        self._corpus = corpus
        entries = tuple(entries)
        named = tuple(_terms(corpus, entries))
        self._vocabulary = Vocabulary(t for t in named if t.unit.kind != "avsnitt")
        self._headings = Vocabulary(t for t in named if t.unit.kind == "avsnitt")
        self._places = PlaceFinder(corpus.municipalities)
        self._patterns = Patterns.load()
        self._term_texts = tuple(t.text for t in named if t.unit.kind != "utanfor")

    @cached_property
    def _speller(self) -> Speller:
        report = words(self._corpus.report)
        asked = words((HERE / "question_words.txt").read_text("utf-8"))
        written = KNOWN_WORDS.read_text("utf-8").split()
        terms = (w for text in self._term_texts for w in words(text))
        return Speller([*report, *asked, *written, *terms])

    def read(self, raw: str) -> Parsed:
        """Everything recognised in one question."""
        plain = ADDRESS.sub(" ", TAG.sub(" ", raw))
        mended = " ".join(self._speller.correct(_split(plain_swedish(normalise(plain)))))
        mended = EXCEPT.sub("", mended)
        found = tuple(tokens(words(PLACE.sub("placering", mended))))
        cues = self._patterns.cues(mended)
        mentions = tuple(m for m in self._vocabulary.find(found) if not _weak_option(m, mended))
        categories = _categories(mentions, mended)
        narrowing = (*categories, *self._heads(found))
        years = tuple(dict.fromkeys(int(y) for y in YEAR.findall(plain)))
        pages = tuple(dict.fromkeys(int(n) for n in PAGE.findall(normalise(plain))))
        return Parsed(
            raw=raw,
            text=mended,
            tokens=found,
            cues=cues,
            scope=self._patterns.limits(mended),
            numbers=tuple(n for n in find_numbers(mended) if n.value not in {*years, *pages}),
            years=years,
            services=with_sisters(
                self._corpus,
                self._with_applications(tuple(_services(mentions, narrowing)), categories, mended),
                cues,
                mended,
            ),
            categories=categories,
            options=tuple(dict.fromkeys(_options(mentions, mended))),
            facts=(
                *(m for m in mentions if m.units[0].kind == "fakta" and not _ids_of(m)),
                *(() if any(_ids_of(m) for m in mentions) else any_service(mended)),
            ),
            sections=_ids(self._headings.find(found), "avsnitt"),
            figures=_figures(mended),
            figure_topics=tuple(int(n) for n in _ids(mentions, "figur")),
            appendices=_appendices(mended),
            pages=pages,
            outside=tuple(m for m in mentions if m.units[0].kind == "utanfor"),
            places=(places := self._places.find(plain, survey=_about_survey(cues))),
            slots=tuple(_slots(mentions, places, found)),
        )

    def _with_applications(
        self, services: tuple[ServiceMention, ...], categories: tuple[str, ...], text: str
    ) -> tuple[ServiceMention, ...]:
        """The same service in other categories named, and applications to other school forms."""
        services = (*services, *self._same_elsewhere(services, categories))
        applied = [m for m in services if all(s.name.startswith("Ansök") for s in m.services)]
        if not applied or "ansök" not in text and "söka" not in text:
            return services
        named = {s.category for m in services for s in m.services}
        more = [
            ServiceMention((row.service,), category, (), bare=True)
            for category in categories
            if category not in named and category in SCHOOL_FORMS
            for row in self._corpus.services
            if row.service.category == category and row.service.name.startswith("Ansök")
        ]
        first = {m.services[0].category: m for m in reversed(more)}
        return (*services, *(first[c] for c in categories if c in first))

    def _heads(self, found: tuple[Token, ...]) -> tuple[str, ...]:
        """School forms that compounds begin with: "komvuxelevernas" picks among services."""
        heads = tuple(token.parts[0] for token in found if token.parts)
        named = self._vocabulary.find(tuple(tokens(list(heads))))
        ids = (u.id for m in named for u in m.units if u.kind == "kategori" and len(m.units) == 1)
        return tuple(i for i in ids if i in SCHOOL_FORMS)

    def _same_elsewhere(
        self, services: tuple[ServiceMention, ...], categories: tuple[str, ...]
    ) -> list[ServiceMention]:
        """The same service in a category named beside it: "IUP i grundskolan kontra gymnasiet"."""
        named = {s for m in services for s in m.services}
        return [
            ServiceMention((row.service,), category, ())
            for category in categories
            for row in self._corpus.services
            if row.service.category == category
            and row.service not in named
            and any(s.name == row.service.name for s in named)
        ]


def _terms(corpus: Corpus, entries: Iterable[Entry]) -> Iterable[Term]:
    for row in corpus.services:
        yield Term(Unit("tjanst", str(row.service)), row.service.name)
    for category in dict.fromkeys(r.service.category for r in corpus.services):
        yield Term(Unit("kategori", category), category)
    for value in corpus.figure_values:
        yield Term(Unit(f"figur{value.figure}", value.label), value.label)
    for section in corpus.sections:
        if not section.is_back_cover and section.source.label not in WHOLE_REPORT:
            yield Term(Unit("avsnitt", section.source.section), section.source.label)
    for entry in entries:
        yield Term(Unit(entry.kind, entry.unit), entry.term, blocks=entry.blocks)


def _split(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:[-/:][^\W\d_]+)*|[^\w\s]", text)


AS_CATEGORY = re.compile(
    r"(kategori\w*|område\w*|rubrik\w*|inom|under|avdelning\w*) [\"”]? ?(arbete|övrigt)(?!\w)"
)


def _categories(mentions: Iterable[Mention], text: str) -> tuple[str, ...]:
    """Categories named; an umbrella word ("skola") yields to a category named by itself.

    "Arbete" and "Övrigt" are categories only where they are used as such: "arbetet med
    e-förvaltning" is everywhere.
    """
    named = [[u.id for u in m.units if u.kind == "kategori"] for m in mentions]
    single = {ids[0] for ids in named if len(ids) == 1}
    kept = [ids for ids in named if len(ids) == 1 or not set(ids) & single]
    found = dict.fromkeys(c for ids in kept for c in ids)
    for word in ("Arbete", "Övrigt"):
        bare = {m.term for m in mentions if any(u.id == word for u in m.units)} <= {word}
        if bare and not AS_CATEGORY.search(text):
            found.pop(word, None)
    return tuple(found)


def _ids(mentions: Iterable[Mention], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(u.id for m in mentions for u in m.units if u.kind == kind))


def _services(
    mentions: tuple[Mention, ...], categories: tuple[str, ...]
) -> Iterable[ServiceMention]:
    """Services of each term; a category named elsewhere in the question picks among several."""
    for mention in mentions:
        services = _ids_of(mention)
        if not services or _named_closer(mention, mentions):
            continue
        bare = any(u.kind == "kategori" for u in mention.units)
        inside = tuple(s for s in services if s.category in categories)
        chosen = inside if len(services) > 1 and inside else services
        yield ServiceMention(chosen, mention.term, mention.positions, bare)


EXCEPT = re.compile(r" , (och )?(inte|ej) (i|inom|på|för) \w+")
"""What is expressly not asked for: "i gymnasiet, inte i grundskolan"."""
STRATEGY = re.compile(r"(typ|sort|slag|form|figur 8|strategi)")
RESPONSIBLE = re.compile(r"(ansvar|figur 9)")


def _weak_option(mention: Mention, text: str) -> bool:
    """Whether an option's word is too common: "annat" and "nej" need their topic beside them."""
    option = mention.units[0].kind in {"figur8", "figur9"}
    if option and len(mention.term) <= len("it"):
        return not RESPONSIBLE.search(text)
    weak = option and {u.id for u in mention.units} <= {"Annat", "Nej"}
    said = re.search(r"(?<!\w)[\"”']?(annat|nej)[\"”']?(?!\w)", text) is not None
    return weak and not (said and (STRATEGY.search(text) or RESPONSIBLE.search(text)))


def _ids_of(mention: Mention) -> tuple[ServiceId, ...]:
    rows = [u.id for u in mention.units if u.kind == "tjanst"]
    rows += [SAME_ROW[u.id] for u in mention.units if u.id in SAME_ROW and u.kind == "fakta"]
    return tuple(dict.fromkeys(ServiceId(*row.split(" > ", 1)) for row in rows))


SCHOOL_FORMS = frozenset({"Förskola", "Grundskola", "Gymnasium", "Vuxenutbildning"})
SAME_ROW = {
    "e-tjanst-boka-bocker": "Kultur och fritid > Boka och låna om böcker",
    "e-tjanst-gymnasieprogram": "Gymnasium > Ansöka om gymnasieprogram",
    "e-tjanst-forskola": "Förskola > Ansöka om förskola",
    "e-tjanst-forskola-antal": "Förskola > Ansöka om förskola",
}
"""Facts of the prose that repeat a row of Bilaga 2, which has one decimal more."""


def _named_closer(mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Whether another term picks one of the several services that this one leaves open."""
    open_ = set(_ids_of(mention))
    return len(open_) > 1 and any(
        len(_ids_of(m)) == 1 and set(_ids_of(m)) < open_ for m in mentions if m is not mention
    )


def _options(mentions: Iterable[Mention], text: str) -> Iterable[Row]:
    for mention in mentions:
        found = [u for u in mention.units if u.kind in {"figur8", "figur9"}]
        if len({u.kind for u in found}) > 1:  # "Annat" stands in both: the question's topic picks
            wanted = "figur9" if RESPONSIBLE.search(text) else "figur8"
            found = [u for u in found if u.kind == wanted]
        for unit in found:
            yield Row(table="figure8" if unit.kind == "figur8" else "figure9", name=unit.id)


def _figures(text: str) -> tuple[int, ...]:
    found = [int(n) for n in FIGURE.findall(text)]
    for match in FIGURES.finditer(text):
        found.extend(int(n) for n in re.findall(r"\d{1,2}", match.group()))
    return tuple(dict.fromkeys(found))


def _appendices(text: str) -> tuple[int, ...]:
    said = (appendix or table for appendix, table in APPENDIX.findall(text))
    return tuple(dict.fromkeys(NUMBER_OF.get(n) or int(n) for n in said))


SLOT = {
    "tjanst": "<tjänst>",
    "kategori": "<kategori>",
    "figur8": "<alternativ>",
    "figur9": "<alternativ>",
    "fakta": "<fakta>",
    "figur": "<diagram>",
    "utanfor": "<utanför>",
}


def _slots(
    mentions: Iterable[Mention], places: Places, found: tuple[Token, ...]
) -> Iterable[tuple[int, str]]:
    for mention in mentions:
        for at in mention.positions:
            yield at, SLOT.get(mention.units[0].kind, "<annat>")
    named = {word for name in places.names for word in words(name)}
    for token in found:
        if token.surface in named or token.surface.removesuffix("s") in named:
            yield token.start, "<kommun>"


def _about_survey(cues: frozenset[str]) -> bool:
    return "membership.answered" in cues or "membership.survey" in cues
