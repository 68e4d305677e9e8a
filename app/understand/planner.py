"""The built-in planner: reads a question, tries the rules in order, and explains what it saw.

No language model. The order of the rules is the order of their precedence: limits first, then what
names a place in the report, then calculations, then single cells and sentences, then search.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.plan import Clarify, Plan, Refusal, Stated, Step
from app.understand import dialogue
from app.understand.parsed import Parsed
from app.understand.reader import Reader
from app.understand.rules import claim, own, scope, tables, text
from app.understand.rules.ask import Ask, Finder, Readings
from app.understand.thresholds import read_thresholds
from corpus.load import Corpus

ACCEPT = 0.0  # margin from which search may answer; see `python -m index.train` for its choice
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")

Rule = Callable[[Ask], Readings]
LIMITS: tuple[Rule, ...] = (scope.vague, scope.hard, scope.municipality, scope.overlap)
QUESTIONS: tuple[Rule, ...] = (
    text.membership,
    text.where,
    text.figures,
    scope.breakdown,
    scope.opinion,
    text.summary,
    tables.comparison,
    tables.cross_table,
    tables.ranking,
    tables.filters,
    tables.aggregate,
    tables.cells,
    text.facts,
    tables.everything,
    text.topic,
    scope.outside,
    tables.category,
)


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes plans; holds no state between questions."""

    reader: Reader
    corpus: Corpus
    finder: Finder

    def plan(self, question: str, previous: Plan | None = None) -> Plan:
        """The plan of a question, in the light of the plan before it."""
        ask = self._ask(self.reader.read(_without_noise(question, self.reader)))
        if previous is not None:
            followed = dialogue.follow_up(ask, previous, lambda a: self._readings(a)[0])
            if followed is not None:
                return self._explained(followed, ask, "dialogue", follow_up=True)
        readings, rule = self._readings(ask)
        if readings is not None:
            return self._explained(readings, ask, rule)
        return self._explained(self._fallback(ask), ask, "fallback")

    def _ask(self, parsed: Parsed) -> Ask:
        return Ask(parsed, read_thresholds(parsed.text, parsed.numbers), self.corpus, self.finder)

    def _readings(self, ask: Ask) -> tuple[Readings, str]:
        for rule in LIMITS:
            if readings := rule(ask):
                return readings, rule.__name__
        if readings := own.self_comparison(ask):
            return readings, "self_comparison"
        if readings := claim.claim(ask, _claimed):
            return readings, "claim"
        for rule in QUESTIONS:
            if readings := rule(ask):
                return readings, rule.__name__
        return None, ""

    def _fallback(self, ask: Ask) -> tuple[Step, ...]:
        if readings := text.by_search(ask, ACCEPT):
            return readings
        return (_not_found(ask),)

    def _explained(
        self, readings: tuple[Step, ...], ask: Ask, rule: str, *, follow_up: bool = False
    ) -> Plan:
        years = tuple(float(y) for y in ask.parsed.years)
        return Plan(
            readings=readings,
            follow_up=follow_up,
            asked_figures=(*ask.thresholds.used, *years),
            recognised=ask.parsed.describes,
            rule=rule,
        )


def _claimed(ask: Ask) -> Readings:
    """The plan of a claim's bare question: rules that read a number as threshold come last."""
    bare = replace(ask, thresholds=replace(ask.thresholds, conditions=()))
    order: tuple[Rule, ...] = (
        text.membership,
        scope.breakdown,
        tables.comparison,
        tables.cross_table,
        tables.cells,
        text.facts,
    )
    for rule in order:
        if readings := rule(bare):
            return readings
    for rule in (tables.filters, tables.aggregate, tables.ranking, tables.category):
        if readings := rule(ask):
            return readings
    return None


def _without_noise(question: str, reader: Reader) -> str:
    """Drop sentences that neither ask nor name anything, where others do."""
    sentences = SENTENCE.split(question.strip())
    if len(sentences) < 2:
        return question
    kept = [s for s in sentences if "?" in s or _names(reader.read(s))]
    return " ".join(kept) if kept else question


def _names(parsed: Parsed) -> bool:
    return bool(
        parsed.rows or parsed.facts or parsed.categories or parsed.options or parsed.figures
        or parsed.numbers or parsed.has("person.own", "text.claim") or parsed.places.names
    ) and "instruction" not in parsed.scope


def _not_found(ask: Ask) -> Step:
    """No rule and no passage: ask back, or refuse what is plainly about something else."""
    parsed = ask.parsed
    asks_service = any(w in parsed.text for w in ("e-tjänst", "tjänst för", "digital", "på nätet", "webb"))
    if asks_service or parsed.has("form.count", "form.share", "form.common"):
        return Refusal(reason="not_surveyed")
    if parsed.has("form.any_question"):
        return Refusal(reason="off_topic")
    return Clarify(reason="not_understood")


__all__ = ["Planner", "Stated"]
