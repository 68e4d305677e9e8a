"""The product without its tables: what they would have answered is left to search in the prose.

Only a measurement. What needs the tables is a plan with a step that reads rows, columns, Bilaga 1
or a chart (two charts are drawn from Bilaga 2). The nearest sentence or key figure that search
finds is quoted instead, as by a program that only retrieves. Limits, refusals and questions back
stay as they are.
"""

from dataclasses import fields

from app.plan import (
    Claim,
    Clarify,
    KeyFigure,
    PassageStep,
    Plan,
    Refusal,
    Step,
    Summary,
    Where,
)
from app.understand.planner import Planner
from index.types import DocKind

PROSE: tuple[DocKind, ...] = ("sentence", "key_figure")
KEPT = (KeyFigure, PassageStep, Summary, Where, Refusal, Clarify)
"""Steps that read no table."""


class ProseOnly(Planner):
    """A planner whose plans read no table."""

    def plan(self, question: str, previous: Plan | None = None) -> Plan:
        """The plan, less its tables."""
        plan = Planner.plan(self, question, previous)
        if not any(_reads_tables(step) for step in plan.readings):
            return plan
        kept = tuple(step for step in plan.readings if not _reads_tables(step))
        return plan.model_copy(update={"readings": kept or self._found(question)})

    def _found(self, question: str) -> tuple[Step, ...]:
        (hit,) = self.finder.search(question, PROSE, 1)
        kind, _, rest = hit.id.partition(":")
        return (KeyFigure(facts=(rest,)) if kind == "fact" else PassageStep(sentences=(rest,)),)


def prose_only(planner: Planner) -> ProseOnly:
    """The same planner, without tables."""
    return ProseOnly(**{f.name: getattr(planner, f.name) for f in fields(planner)})


def _reads_tables(step: Step) -> bool:
    return _reads_tables(step.truth) if isinstance(step, Claim) else not isinstance(step, KEPT)
