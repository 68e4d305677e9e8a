"""Which units of the report a question names: services, categories, options, facts, sections.

A term is a bag of keys that must all stand near each other, in any order. The term with most words
wins over those inside it. A term that names several units names them all: the planner narrows by
category or shows each reading. Terms are data (corpus/data/vokabular.csv) and the printed names.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.swedish import MODALS, STOP_WORDS, Token, is_word, tokens, words

MAX_SPAN = 7  # words between the first and last word of a term in a question
MIN_PREFIX, MIN_TAIL = 5, 3  # letters of a term at the head of an unknown compound, and after it
PART_WEIGHT = 0.9  # a word met inside a compound counts a little less than standing alone
ACTIONS = frozenset({
    "ansvar", "ansvarig", "ansöka", "anmäla", "boka", "låna", "följa", "välja", "lämna", "göra",
    "få",
})  # fmt: skip
"""Verbs that many services share. Met inside a compound they belong to that compound's object:
"bygglovsansökan och serveringstillstånd" asks about two services."""
TOOLS = frozenset({
    "tjänst", "system", "blankett", "formulär", "funktion", "möjlighet", "portal",
    "e", "webb", "nät", "internet", "online", "digital", "mobil", "distans", "sida",
})  # fmt: skip
"""What a compound with an action can hold without its being the object: "ansökningstjänst",
"webbansökan"."""
LIGHT = frozenset({
    "ingen", "inga", "inget", "många", "flera", "minst", "lite", "utan", "sakna", "mycket", "komma",
    "vanlig", "stor", "liten", "ny", "få",
})  # fmt: skip
"""Too light to name anything alone; a term that would be left with these keeps all its words."""


PARTIAL = frozenset({"ledig"})
"""Names something alone, and something else with a word that other terms can do without: "ledigt"
is leave, "lediga tjänster" are jobs."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that can be named: `kind` as in the vocabulary's column slag, `id` as in enhet."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Term:
    """One way to name a unit. `blocks`: the term is a near word that must not be taken for it."""

    unit: Unit
    text: str
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Units named at certain words of a question; several units share one ambiguous term."""

    units: tuple[Unit, ...]
    term: str
    positions: tuple[int, ...]
    weight: float


def term_keys(text: str) -> tuple[str, ...]:
    """The keys of a term's content words, or of all words if nothing else is left.

    >>> term_keys("Ansöka om bygglov")
    ('ansöka', 'bygglov')
    """
    found = tokens(words(text))
    content = [t.key for t in found if t.surface not in STOP_WORDS]
    if not set(content) - LIGHT - PARTIAL:
        content = [t.key for t in found]
    return tuple(dict.fromkeys(content))


CONJUNCTIONS = frozenset({"och", "samt", "eller", "men", "respektive", "medan"})


def _straddles(positions: tuple[int, ...], breaks: set[int]) -> bool:
    """Whether a term's words stand on both sides of a conjunction: it may be two things."""
    return any(positions[0] < at < positions[-1] for at in breaks)


def _encloses(positions: tuple[int, ...], alone: set[int]) -> bool:
    """Whether a term would reach over a word that names something by itself.

    "söka ledigt i grundskolan" is not about applying to a school: "ledigt" stands between.
    """
    inside = set(range(positions[0] + 1, positions[-1])) - set(positions)
    return bool(inside & alone)


class Vocabulary:
    """Finds the terms of a list in tokenised questions."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Terms with the same keys are one entry that names all their units."""
        self._units: dict[tuple[str, ...], dict[Unit, None]] = defaultdict(dict)
        self._blocked: dict[tuple[str, ...], set[Unit]] = defaultdict(set)
        self._text: dict[tuple[str, ...], str] = {}
        for term in terms:
            keys = tuple(sorted(term_keys(term.text)))
            self._text.setdefault(keys, term.text)
            if term.blocks:
                self._blocked[keys].add(term.unit)
            else:
                self._units[keys][term.unit] = None
        self._by_key: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._by_keys = {*self._units, *self._blocked}
        for keys in sorted(self._by_keys):
            for one in keys:
                self._by_key[one].append(keys)

    @property
    def keys(self) -> frozenset[str]:
        """Every key that some term uses."""
        return frozenset(self._by_key)

    def find(self, question: Sequence[Token]) -> tuple[Mention, ...]:
        """Mentions in the question, longest terms first at each word, in order of position."""
        where = self._positions(question)
        candidates = {keys for key in where for keys in self._by_key.get(key, ())}
        alone = {
            t.start for t in question if (t.key,) in self._by_keys and t.key not in ACTIONS | LIGHT
        }
        matched = [
            m
            for keys in candidates
            if (m := self._match(keys, where)) and not _encloses(m[1], alone)
        ]
        breaks = {t.start for t in question if t.surface in CONJUNCTIONS}
        joined = {m[0]: self._straddles(m[0], m[1], breaks) for m in matched}
        matched.sort(
            key=lambda m: (
                -len(m[1]) + joined[m[0]],
                joined[m[0]],
                -m[2],
                -sum(map(len, m[0])),
                m[1],
                m[0],
            )
        )
        taken: set[int] = set()
        found: list[Mention] = []
        for keys, positions, weight in matched:
            if taken & set(positions) and not self._shares_object(
                keys, positions, found, taken, where
            ):
                continue
            taken |= set(positions)
            if units := tuple(u for u in self._units.get(keys, ()) if u not in self._blocked[keys]):
                found.append(Mention(units, self._text[keys], positions, weight))
        return tuple(sorted(found, key=lambda m: m.positions))

    def _straddles(
        self, keys: tuple[str, ...], positions: tuple[int, ...], breaks: set[int]
    ) -> bool:
        """Whether a conjunction stands inside the mention and not in the term itself."""
        return _straddles(positions, breaks) and not CONJUNCTIONS & set(self._text[keys].split())

    def _shares_object(
        self,
        keys: tuple[str, ...],
        positions: tuple[int, ...],
        found: list[Mention],
        taken: set[int],
        where: dict[str, list[tuple[int, float]]],
    ) -> bool:
        """Whether two verbs share one object: "ansöka om bygglov eller följa ärendet"."""
        own = set(positions) - taken
        verbs = set(keys) & ACTIONS
        if own and verbs and len(positions) == len(keys):
            shared = {k for k in keys if any(at in taken & set(positions) for at, _ in where[k])}
            if shared and shared <= ACTIONS:  # "ansöka om gymnasiet och komvux": one verb for both
                return True
        rivals = [m for m in found if set(m.positions) & set(positions)]
        return (
            bool(own)
            and len(verbs) == 1
            and all(len(m.positions) > 1 for m in rivals)
            and not {u for m in rivals for u in m.units} & set(self._units.get(keys, ()))
        )

    def _positions(self, question: Sequence[Token]) -> dict[str, list[tuple[int, float]]]:
        where: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for token in question:
            if token.surface in MODALS:
                continue
            if token.key in self._by_key:
                where[token.key].append((token.start, 1.0))
            if begun := self._prefix(token):
                where[begun].append((token.start, PART_WEIGHT))
            if (token.key,) in self._by_keys:
                continue  # a word of its own meaning: "högskola" is no mention of "skola"
            if is_word(token.surface) and any(part not in self._by_key for part in token.parts):
                continue  # a word of its own: the "bok" of "bokstav" is no book
            tool = bool(TOOLS & set(token.parts))
            for part in token.parts:
                if part == "tjänst" and any((other,) in self._by_keys for other in token.parts):
                    continue  # "grundskoletjänster" names the grundskola, not what "tjänst" is in
                if part in self._by_key and part != token.key:
                    free = tool and part in ACTIONS
                    where[part].append((token.start, 1.0 if free else PART_WEIGHT))
        return where

    def _prefix(self, token: Token) -> str | None:
        """A term that an unknown compound begins with: "tomtkökommunerna"."""
        if (
            is_word(token.surface)
            or token.key in self._by_key
            or set(token.parts) & set(self._by_key)
        ):
            return None
        for end in range(len(token.surface) - MIN_TAIL, MIN_PREFIX - 1, -1):
            if (token.surface[:end],) in self._by_keys:
                return token.surface[:end]
        return None

    def _match(
        self, keys: tuple[str, ...], where: dict[str, list[tuple[int, float]]]
    ) -> tuple[tuple[str, ...], tuple[int, ...], float] | None:
        """The tightest placement of a term's keys, or None; all parts of one compound also do."""
        if any(one not in where for one in keys):
            return None
        best: tuple[int, tuple[int, ...], float] | None = None
        for anchor, _ in where[keys[0]]:
            chosen = [min(where[one], key=lambda p: abs(p[0] - anchor)) for one in keys]
            at = tuple(sorted({p for p, _ in chosen}))
            span = at[-1] - at[0]
            weight = sum(w for _, w in chosen)
            if span and all(w < 1 for _, w in chosen):
                continue  # pieces of two compounds make no term
            if span and any(
                w < 1 and one in ACTIONS for one, (_, w) in zip(keys, chosen, strict=True)
            ):
                continue
            if span <= MAX_SPAN and (best is None or span < best[0]):
                best = (span, at, weight)
        return None if best is None else (keys, best[1], best[2])
