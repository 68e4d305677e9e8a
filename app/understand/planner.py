"""The built-in planner: reads a question, tries the rules in order, and explains what it saw.

No language model. The order of the rules is the order of their precedence: limits first, then what
names a place in the report, then calculations, then single cells and sentences, then search.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.plan import Clarify, Plan, Refusal, Step
from app.understand import dialogue, parts
from app.understand.builders import build
from app.understand.noise import SENTENCE, names_something, without_noise
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
    greeting,
    membership,
    memory,
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
from app.understand.taskofplan import task_of
from app.understand.tasks import TaskModel, features
from app.understand.thresholds import read_thresholds
from app.understand.trust import TRUSTED, firm, less_than_seen, other_aspect, signed
from app.understand.wording import without_courtesy
from app.understand.wordlists import word_list
from corpus.load import Corpus

TRUSTED_REFUSAL = (
    0.8  # the same for a refusal: "det står inte" where it does stand is a wrong answer
)
LEAD = 0.3  # and so much likelier than the task that the rules see
TRIED = 2  # tasks; a third is hardly ever trusted
LEANING = frozenset(word_list("planner", "leaning"))
"""Words that lean on an earlier turn."""
Rule = Callable[[Ask], Readings]
LIMITS: tuple[Rule, ...] = (
    greeting.greeting,
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
            figures = (*plan.asked_figures, *previous.asked_figures)  # thresholds that are kept
            plan = plan.model_copy(update={"asked_figures": figures})
        else:
            readings, rule = self._readings(ask)
            plan = self._explained(readings or self._fallback(ask), ask, rule or "fallback")
            if self.tasks is not None:
                plan = self._by_task(plan, ask, self.tasks, later=previous is not None)
        return plan.model_copy(update={"context": dialogue.remember(context, plan, self.corpus)})

    def _parsed(self, question: str) -> Parsed:
        """What is recognised; limits count only in the sentences that ask."""
        kept = without_noise(question, self.reader)
        parsed = self.reader.read(kept)
        asking = [s for s in SENTENCE.split(kept) if "?" in s]
        if asking and " ".join(asking) != kept.strip() and not parsed.has("person.own"):
            return replace(parsed, scope=self.reader.read(" ".join(asking)).scope)
        return parsed

    def _by_task(self, plan: Plan, ask: Ask, tasks: TaskModel, *, later: bool) -> Plan:
        """The rules' plan where the task model agrees or is unsure, else the plan of its task.

        `later`: an earlier turn makes sense of what would be vague alone ("och med staten då?").
        """
        if firm(plan, ask):
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
            if not signed(task, ask) or less_than_seen(task, plan, ask):
                continue
            if probability < needed or probability - rules_chance < LEAD:
                break
            if task == seen and not other_aspect(plan, guess):
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


def _not_found(ask: Ask) -> Step:
    """Refuse what plainly asks for a service that is not there, else ask what is meant."""
    parsed = ask.parsed
    said = {t.surface for t in parsed.tokens}
    if not names_something(parsed) and (LEANING & said or parsed.text.startswith(("och ", "men "))):
        return Clarify(reason="no_referent")
    nearest = ask.finder.nearest(parsed.text, 1)
    if nearest and nearest[0].unit == "null:off_topic":
        return Refusal(reason="off_topic")
    asks_service = re.search(r"e-tjänst|tjänst för|digital|på nätet|webb|kan man", parsed.text)
    if asks_service and not parsed.has("form.which"):
        return Refusal(reason="not_surveyed")
    return Clarify(reason="not_understood")
