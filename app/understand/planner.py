"""The built-in planner: reads a question, tries the rules in order, and explains what it saw.

No language model. The order of the rules is the order of their precedence: limits first, then what
names a place in the report, then calculations, then single cells and sentences, then search.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.plan import Claim, Clarify, Comparison, PassageStep, Plan, Refusal, Step
from app.understand import dialogue, parts
from app.understand.builders import READ_ASPECTS, build
from app.understand.parsed import Parsed
from app.understand.reader import Reader
from app.understand.rules import (
    cells,
    claim,
    compare,
    crosstable,
    facts,
    figures,
    filters,
    membership,
    memory,
    named,
    own,
    pages,
    passages,
    ranking,
    scope,
    sizes,
    summary,
    sums,
    vague,
    where,
)
from app.understand.rules.ask import Ask, Finder, Readings
from app.understand.taskofplan import aspect_of, task_of
from app.understand.tasks import Guess, TaskModel, features
from app.understand.thresholds import read_thresholds
from app.understand.wording import without_courtesy
from app.understand.wordlists import word_list
from corpus.load import Corpus

TRUSTED = 0.6  # probability from which the task model outweighs the rules
TRUSTED_REFUSAL = (
    0.8  # the same for a refusal: "det står inte" where it does stand is a wrong answer
)
LEAD = 0.3  # and so much likelier than the task that the rules see
TRIED = 2  # tasks; a third is hardly ever trusted
FIRM = frozenset(
    {
        "hard",
        "definition",
        "figures",
        "by_memory",
        "breakdown",
        "size_fact",
        "cross_table",
        "vague",
        "numbered_place",
    }
)
"""Rules that are right when they fire; the task model does not overrule them."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
LEANING = frozenset(word_list("planner", "leaning"))
"""Words that lean on an earlier turn."""
BARE = 2  # words; "Tomtkö" alone asks for its row
SHORT = 12  # words; so short a message has no noise to take away
POINTING = frozenset(word_list("planner", "backward"))
"""Words that point at the sentence before."""
IMPERATIVE = re.compile(
    r"(?i)(räkna|lista|visa|ange|nämn|ge|jämför|sammanfatta|summera|berätta|förklara|redovisa"
    r"|beskriv|skriv ut|rangordna|(jag )?(vill|behöver|önskar|söker))(?!\w)"
)
"""Sentences that ask without a question mark."""

Rule = Callable[[Ask], Readings]
LIMITS: tuple[Rule, ...] = (
    vague.vague,
    scope.hard,
    pages.numbered_place,
    passages.definition,
    memory.by_memory,
    scope.soft,
    sizes.size_fact,
    scope.municipality,
    scope.overlap,
    scope.opinion,
)
QUESTIONS: tuple[Rule, ...] = (
    membership.membership,
    where.where,
    sums.option_sum,
    figures.figures,
    summary.summary,
    sizes.breakdown,
    compare.comparison,
    crosstable.cross_table,
    ranking.ranking,
    filters.filters,
    sums.aggregate,
    cells.cells,
    facts.facts,
    figures.topic,
    scope.outside,
    filters.everything,
    cells.category,
)

NEEDS_SIGN = {
    "refuse:other_country": "other_country",
    "refuse:breakdown": "breakdown",
    "refuse:cost": "cost_or_supplier",
}
"""Refusals that need a sign in the words."""


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes plans; holds no state between questions."""

    reader: Reader
    corpus: Corpus
    finder: Finder
    tasks: TaskModel | None = None

    def by_rules(self, question: str) -> tuple[Parsed, Plan]:
        """What is recognised, and the plan that the rules alone would make."""
        ask = self._ask(self._parsed(question))
        readings, rule = self._readings(ask)
        return ask.parsed, self._explained(readings or self._fallback(ask), ask, rule or "fallback")

    def plan(self, question: str, previous: Plan | None = None) -> Plan:
        """The plan of a question, in the light of the plan before it."""
        question = without_courtesy(question)
        whole = self._plan(question, previous)
        if whole.follow_up or not (two := parts.parted(question)):
            return whole
        first = self._plan(two[0], previous)
        return parts.joined(whole, first, self._plan(two[1], first), two[1]) or whole

    def _plan(self, question: str, previous: Plan | None) -> Plan:
        ask = self._ask(self._parsed(question))
        context = previous.context if previous is not None else ()
        if previous is not None and (followed := dialogue.follow_up(ask, previous)):
            plan = self._explained(followed, ask, "dialogue", follow_up=True)
        else:
            readings, rule = self._readings(ask)
            plan = self._explained(readings or self._fallback(ask), ask, rule or "fallback")
            if self.tasks is not None:
                plan = self._by_task(plan, ask, self.tasks, later=previous is not None)
        return plan.model_copy(update={"context": dialogue.remember(context, plan, ask)})

    def _parsed(self, question: str) -> Parsed:
        """What is recognised; limits count only in the sentences that ask."""
        kept = _without_noise(question, self.reader)
        parsed = self.reader.read(kept)
        asking = [s for s in SENTENCE.split(kept) if "?" in s]
        if asking and " ".join(asking) != kept.strip() and not parsed.has("person.own"):
            return replace(parsed, scope=self.reader.read(" ".join(asking)).scope)
        return parsed

    def _by_task(self, plan: Plan, ask: Ask, tasks: TaskModel, *, later: bool) -> Plan:
        """The rules' plan where the task model agrees or is unsure, else the plan of its task.

        `later`: an earlier turn makes sense of what would be vague alone ("och med staten då?").
        """
        if _firm(plan, ask):
            return plan
        seen = task_of(plan)
        guess = tasks.guess(features(ask.parsed, seen))
        rules_chance = dict(guess.tasks).get(seen, 0.0)
        for task, probability in guess.tasks[:TRIED]:
            if plan.kind == "claim" and not task.startswith(("claim:", "refuse:")):
                task = f"claim:{task}"
            needed = TRUSTED_REFUSAL if task.startswith("refuse:") else TRUSTED
            if later and task == "vague" and not isinstance(plan.readings[0], Clarify):
                break
            if not _signed(task, ask) or _less_than_seen(task, plan, ask):
                continue
            if probability < needed or probability - rules_chance < LEAD:
                break
            if task == seen and not _other_aspect(plan, guess):
                break
            aspect = guess.aspect if guess.aspect_probability >= TRUSTED else ""
            if readings := build(task, aspect, ask):
                made = self._explained(readings, ask, f"task:{task}")
                return made.model_copy(update={"score": round(probability, 3)})
        return plan

    def _ask(self, parsed: Parsed) -> Ask:
        return Ask(parsed, read_thresholds(parsed.text, parsed.numbers), self.corpus, self.finder)

    def _readings(self, ask: Ask) -> tuple[Readings, str]:
        for rule in (*LIMITS, own.self_comparison):
            if readings := rule(ask):
                return readings, rule.__name__
        if readings := claim.claim(ask, _claimed):
            return readings, "claim"
        for rule in QUESTIONS:
            if readings := rule(ask):
                return readings, rule.__name__
        return None, ""

    def _fallback(self, ask: Ask) -> tuple[Step, ...]:
        if readings := memory.by_search(ask):
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


def _signed(task: str, ask: Ask) -> bool:
    """Whether a refusal has the sign in the words that it cannot be without."""
    if task == "refuse:other_year":
        return bool(ask.parsed.years) or "today" in ask.parsed.scope
    sign = NEEDS_SIGN.get(task)
    return sign is None or sign in ask.parsed.scope


def _less_than_seen(task: str, plan: Plan, ask: Ask) -> bool:
    """Whether a task would leave out what the words plainly hold: a threshold, two things."""
    if task == "overview":
        return bool(ask.thresholds.conditions) or isinstance(plan.readings[0], Comparison)
    first = plan.readings[0]
    if task == "claim:passage" and isinstance(first, PassageStep) and len(first.sentences) > 1:
        return True  # the rule has chosen the sentences that speak to the claim
    truth = plan.readings[0].truth if isinstance(plan.readings[0], Claim) else None
    return task == "claim:passage" and isinstance(truth, Comparison)


def _firm(plan: Plan, ask: Ask) -> bool:
    """Whether the rules' plan stands on signs that the task model cannot weigh."""
    places = ask.parsed.places
    member = plan.rule == "membership" and (places.names or places.letters or places.unknown)
    rate = plan.rule in {"membership", "facts"} and "svarsfrekvens" in ask.parsed.text
    option = plan.rule == "ranking" and named.option_table(ask) is not None
    bare = len(ask.parsed.tokens) <= BARE and bool(ask.parsed.rows)
    premise = plan.rule == "claim" and (scope.false_premise(ask) or claim.mostly(ask))
    return premise or plan.rule in FIRM or bool(member) or rate or option or bare


def _other_aspect(plan: Plan, guess: Guess) -> bool:
    """Whether the model reads another column than a single-cell plan does, and is sure of it."""
    seen = aspect_of(plan)
    return (
        seen is not None
        and guess.aspect in READ_ASPECTS
        and guess.aspect != seen
        and guess.aspect_probability >= TRUSTED
    )


def _claimed(ask: Ask) -> Readings:
    """The plan of a claim's bare question: rules that read a number as threshold come last."""
    bare = replace(ask, thresholds=replace(ask.thresholds, conditions=()))
    order: tuple[Rule, ...] = (
        membership.membership,
        sizes.breakdown,
        ranking.claimed_option,
        compare.comparison,
        crosstable.cross_table,
        cells.cells,
        facts.facts,
    )
    for rule in order:
        if readings := rule(bare):
            return readings
    for rule in (filters.filters, sums.aggregate, ranking.ranking, cells.category):
        if readings := rule(ask):
            return readings
    return None


def _without_noise(question: str, reader: Reader) -> str:
    """Drop sentences that neither ask nor name anything.

    Where the question itself says it all, every other sentence but orders is dropped.
    """
    sentences = SENTENCE.split(question.strip())
    if len(sentences) < 2 or len(question.split()) <= SHORT:
        return question
    read = [(s, p) for s in sentences if not _ordered(p := reader.read(s))]
    asking = [(s, p) for s, p in read if "?" in s]
    stated = any(p.has("person.own", "text.claim") for s, p in read if "?" not in s)
    leans = any(POINTING & {t.surface for t in p.tokens} for _, p in asking)
    if any(_names_something(p) for _, p in asking) and not stated and not leans:
        kept = [s for s, p in read if "?" in s or IMPERATIVE.match(s)]
    else:
        kept = [s for s, p in read if "?" in s or IMPERATIVE.match(s) or _names(p)]
    return " ".join(kept) if kept else question


def _ordered(parsed: Parsed) -> bool:
    """An order to the program that names nothing of the report."""
    return "instruction" in parsed.scope and not _names_something(parsed)


def _names_something(parsed: Parsed) -> bool:
    facts = {u.id for m in parsed.facts for u in m.units} - named.SURVEY_FACTS
    return bool(parsed.rows or facts or parsed.categories or parsed.options or parsed.figures)


def _names(parsed: Parsed) -> bool:
    asks = parsed.has(
        "person.own", "text.claim", "form.which", "form.count", "text.summary", "text.where"
    )
    place = parsed.places.names or parsed.sections or parsed.figure_topics or parsed.numbers
    return bool(_names_something(parsed) or place or asks)


def _not_found(ask: Ask) -> Step:
    """Refuse what plainly asks for a service that is not there, else ask what is meant."""
    parsed = ask.parsed
    said = {t.surface for t in parsed.tokens}
    if not _names_something(parsed) and (
        LEANING & said or parsed.text.startswith(("och ", "men "))
    ):
        return Clarify(reason="no_referent")
    nearest = ask.finder.nearest(parsed.text, 1)
    if nearest and nearest[0].unit == "null:off_topic":
        return Refusal(reason="off_topic")
    asks_service = re.search(r"e-tjänst|tjänst för|digital|på nätet|webb|kan man", parsed.text)
    if asks_service and not parsed.has("form.which"):
        return Refusal(reason="not_surveyed")
    return Clarify(reason="not_understood")
