"""Has every number in the answer a proof? Written from the contract, apart from the app's guard.

A number in text, caveats or suggestions must equal (no rounding) a number in a quote, a lookup
cell, the `shown` form of a calculation that holds, or a number of the question that the plan
carries too. Pages, figure and appendix numbers and years are held against the report's own lists.
Figures in digits only: words such as "tre" are not checked.
"""

import ast
import math
import operator
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from app.types import Answer, Calculation
from corpus.text import folded_report
from evals.places import FIRST_PAGE, LAST_PAGE
from evals.swedish import (
    REFERENCES,
    equal,
    figures,
    number_words,
    numbers,
    plain,
    round_half_up,
)

FIGURES = frozenset(range(1, 30)) - {5}  # the report has no figure 5
APPENDICES = frozenset({1, 2, 3})
PAGES = frozenset(range(FIRST_PAGE, LAST_PAGE + 1))
HUNDRED = 100.0  # the one operand that needs no proof: percent

_OPERATIONS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def ungrounded(answer: Answer, turns: Sequence[str]) -> tuple[str, ...]:
    """What has no proof, as shown in the answer, each once, in order."""
    proofs, broken = _proofs(answer, turns)
    shown: dict[str, None] = dict.fromkeys(broken)
    for text in (answer.text, *answer.caveats, *answer.suggestions):
        for number in figures(text):
            if not _among(number.value, proofs):
                shown[number.shown] = None
        shown.update(dict.fromkeys(_strange_references(text, proofs)))
    return tuple(shown)


def _among(value: float, proofs: Iterable[float]) -> bool:
    return any(equal(value, proof) for proof in proofs)


def _proofs(answer: Answer, turns: Sequence[str]) -> tuple[list[float], list[str]]:
    """Every number with a proof, and the calculations that do not hold."""
    evidence = [v for c in answer.citations for v in _both_ways(c.quote)]
    for lookup in answer.lookups:
        for cell in (cell for row in lookup.rows for cell in row):
            evidence += _cell(cell)
    evidence += _marked(answer.plan, turns)
    operands = [*evidence, HUNDRED, *(float(len(lookup.rows)) for lookup in answer.lookups)]
    broken: list[str] = []
    waiting = list(answer.calculations)
    while ready := [c for c in waiting if _holds(c, operands)]:
        waiting = [c for c in waiting if c not in ready]
        done = [v for c in ready for v in _both_ways(c.shown)]
        evidence, operands = evidence + done, operands + done
    broken += [f"{c.expression} = {c.shown}" for c in waiting]
    return evidence, broken


def _both_ways(text: str) -> list[float]:
    """Numbers of a proof; "102 223" may be one number or two, so both readings prove.

    >>> _both_ways("37 223 kommuner")
    [37223.0, 37.0, 223.0]
    """
    joined = [n.value for n in numbers(text)]
    apart = [n.value for n in numbers(re.sub(r"(?<=\d)\s(?=\d)", " ; ", plain(text)))]
    return [*joined, *(v for v in apart if v not in joined)]


def _cell(cell: object) -> list[float]:
    if isinstance(cell, bool) or cell is None:
        return []
    return [float(cell)] if isinstance(cell, int | float) else _both_ways(str(cell))


def _marked(plan: dict[str, Any], turns: Sequence[str]) -> list[float]:
    """Numbers that both the question (any turn, digits or words) and the plan hold."""
    asked = [n.value for turn in turns for n in numbers(turn)]
    asked += [w for turn in turns for w in number_words(turn)]
    held = list(_leaves(plan))
    return [value for value in asked if _among(value, held)]


def _leaves(node: object) -> Iterable[float]:
    if isinstance(node, dict):
        for child in node.values():
            yield from _leaves(child)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from _leaves(child)
    else:
        yield from _cell(node)


def _holds(calculation: Calculation, operands: Sequence[float]) -> bool:
    """Whether operands have proofs, the sum is right and `shown` is its result, rounded half up."""
    try:
        result, used = evaluate(calculation.expression)
    except (SyntaxError, ValueError, ZeroDivisionError):
        return False
    shown = numbers(calculation.shown)
    return (
        all(_among(value, operands) for value in used)
        and math.isclose(result, calculation.result, rel_tol=1e-9, abs_tol=1e-9)
        and len(shown) == 1
        and equal(round_half_up(result, shown[0].decimals), shown[0].value)
    )


def evaluate(expression: str) -> tuple[float, list[float]]:
    """The value of a sum of + - * / ( ) and decimal points, and its operands.

    >>> evaluate("(37 + 11) / 2")
    (24.0, [37.0, 11.0, 2.0])
    """
    used: list[float] = []

    def value(node: ast.expr) -> float:
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            used.append(float(node.value))
            return used[-1]
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -value(node.operand)
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
            return _OPERATIONS[type(node.op)](value(node.left), value(node.right))
        raise ValueError(f"Not a sum: {expression!r}")

    return value(ast.parse(expression, mode="eval").body), used


@cache
def _years() -> frozenset[float]:
    return frozenset(float(y) for y in re.findall(r"\b(?:19|20)\d{2}\b", folded_report()))


def _strange_references(text: str, proofs: Sequence[float]) -> Iterable[str]:
    """Pages, figures, appendices and years that the report does not have, nor the proofs."""
    known = {"page": PAGES, "figure": FIGURES, "appendix": APPENDICES, "year": _years()}
    for match in REFERENCES.finditer(plain(text)):
        kind = str(match.lastgroup)
        for digits in re.findall(r"\d+", match[0]):
            if float(digits) not in known[kind] and not _among(float(digits), proofs):
                yield match[0]
