"""One case laid open: question, plan, evidence, answer, gold, verdict. Pure; open cases only."""

import json
from collections.abc import Iterable

from app.types import Answer
from evals.metrics.correct import shown
from evals.numbers_shown import plain_number
from evals.results import CaseResult
from evals.types import Case, Value


def lay_open(case: Case, result: CaseResult) -> str:
    """The case as text for a terminal."""
    parts = [f"{case.id} ({case.kind})", *(f"Fråga: {turn}" for turn in case.turns)]
    if result.answer is None:
        parts.append(f"Systemet föll: {result.error}")
    else:
        parts += _answer(result.answer)
    parts += ["", "Facit", *_gold(case), ""]
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
    yield f"Plan: {json.dumps(answer.plan, ensure_ascii=False)}"
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


def _gold(case: Case) -> Iterable[str]:
    yield f"  utfall: {case.outcome}" + (
        f" ({' eller '.join(case.reasons)})" if case.reasons else ""
    )
    yield from (f"  tal: {_value(value)}" for value in case.values)
    for reading in case.readings:
        yield f"  läsning {'/'.join(reading.about)}: {', '.join(map(_value, reading.values))}"
    yield from (f"  ord: {' eller '.join(group)}" for group in case.phrases)
    if case.absent:
        yield f"  inte: {', '.join(case.absent)}"
    if case.forbidden:
        yield f"  fel tal: {', '.join(map(plain_number, case.forbidden))}"
    yield from (f"  källa: {source.label}, s. {source.page}" for source in case.sources)
    if case.note:
        yield f"  not: {case.note}"


def _value(value: Value) -> str:
    also = f" (eller {', '.join(map(plain_number, value.also))})" if value.also else ""
    return (
        shown(value)
        + also
        + (f", bas {plain_number(value.base)}" if value.base is not None else "")
    )
