"""One case laid open: question, plan, evidence, answer, gold, verdict. Pure; open cases only."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from app.types import Answer
from evals.facit import gold
from evals.numbers_shown import plain_number
from evals.results import CaseResult
from evals.types import Case


def lay_open(case: Case, result: CaseResult) -> str:
    """The case as text for a terminal."""
    parts = [f"{case.id} ({case.kind})", *(f"Fråga: {turn}" for turn in case.turns)]
    if result.answer is None:
        parts.append(f"Systemet föll: {result.error}")
    else:
        parts += _answer(result.answer)
    parts += ["", "Facit", *(f"  {line}" for line in gold(case)), ""]
    parts.append(
        "Bedömning: " + {"right": "rätt", "wrong": "fel", "fault": "fel i systemet"}[result.verdict]
    )
    parts += [f"  {f.piece}: {f.text}" for f in result.findings]
    if result.wrong_figure:
        parts.append("  svaret påstår ett fel tal")
    if result.ungrounded:
        parts.append(f"  tal utan belägg: {', '.join(result.ungrounded)}")
    if result.not_verbatim:
        parts += [f"  citat som inte står i rapporten: {quote!r}" for quote in result.not_verbatim]
    if result.misplaced:
        parts += [f"  citat på fel sida: {quote!r}" for quote in result.misplaced]
    return "\n".join(parts)


def _answer(answer: Answer) -> Iterable[str]:
    yield from _plan(answer.plan)
    for lookup in answer.lookups:
        yield f"Uppslag: {lookup.sql} {list(lookup.params)} -> {[list(row) for row in lookup.rows]}"
    for calculation in answer.calculations:
        yield f"Beräkning: {calculation.expression} = {calculation.shown}"
    for citation in answer.citations:
        yield f"Citat [{citation.n}]: {citation.label}, s. {citation.page}: {citation.quote!r}"
    yield f"Svar ({answer.status}{', ' + answer.reason if answer.reason else ''}):"
    yield answer.text
    yield from (f"Förbehåll: {caveat}" for caveat in answer.caveats)
    yield from (f"Förslag: {suggestion}" for suggestion in answer.suggestions)


def _plan(plan: Mapping[str, Any]) -> Iterable[str]:
    """The product's plan by what matters in it; a foreign one as it is."""
    if "readings" not in plan:
        yield f"Plan: {json.dumps(plan, ensure_ascii=False)}"
        return
    score = plan.get("score")
    sure = f", säkerhet {plain_number(score)}" if score is not None else ""
    yield f"Plan: {plan.get('kind')}, regel {plan.get('rule')}{sure}"
    for step in plan["readings"]:
        yield f"  läsning: {json.dumps(_filled(step), ensure_ascii=False)}"
    if plan.get("context"):
        yield f"  sammanhang: {json.dumps(plan['context'], ensure_ascii=False)}"
    yield from (f"  sett: {seen}" for seen in plan.get("recognised", ()))


def _filled(step: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in step.items() if value not in (None, "", [], {}, False)}
