"""The retrieval benchmark as Markdown: a table a set, hybrid by kind, what lacks a word. Pure."""

from collections.abc import Sequence

from evals.markdown import table
from evals.metrics.retrieval import AT, GAIN_AT, Interval
from evals.numbers_shown import NOTHING, number
from evals.retrieval import Measured, Retrieval, Retrievals
from evals.retrieval_run import PLACE

HEAD = ("n", *(f"täckning@{k}" for k in AT), "MRR", f"nDCG@{GAIN_AT}")
SURE = ("utan svar", "AUROC", "p50 ms")
WITH_SPREAD = (1, 5)  # the k that have goals


def as_text(found: Retrievals) -> str:
    """All tables. Questions of labelled files are never shown, only figures over them."""
    origin = found.provenance
    parts = [
        f"{origin.created}, incheckning {origin.commit}. Inom parentes: 95 procents intervall."
    ]
    if found.ways:
        parts += [f"## {PLACE}", _table(found.ways)]
    parts += [part for measured in found.sets for part in _set(measured)]
    if found.missing:
        lines = [f"* {one.id}: {', '.join(one.words)}" for one in found.missing]
        parts += ["## Öppna fall som faller på ett okänt ord", "\n".join(lines)]
    return "\n\n".join(parts)


def _set(measured: Measured) -> list[str]:
    parts = [f"## {measured.name}", _table(measured.ways, with_sure=True)]
    if measured.kinds:
        parts += ["Hybrid, efter slag:", _table(measured.kinds)]
    return parts


def _table(ways: Sequence[Retrieval], with_sure: bool = False) -> str:
    head = ["Sökning", *HEAD, *(SURE if with_sure else ())]
    return table(head, [_row(way, with_sure, len(head)) for way in ways])


def _row(way: Retrieval, with_sure: bool, width: int) -> list[str]:
    if way.not_measured is not None:
        return [way.name, f"inte mätt: {way.not_measured}", *[NOTHING] * (width - 2)]
    if not way.n:
        return [way.name, "0", *[NOTHING] * (width - 2)]
    at = [
        _with(way.recall[k], way.recall_interval.get(k) if k in WITH_SPREAD else None) for k in AT
    ]
    row = [way.name, str(way.n), *at, number(way.mrr, 3), number(way.ndcg, 3)]
    if with_sure:
        row += [str(way.nulls), _with(way.auroc, way.auroc_interval), number(way.p50_ms, 2)]
    return row


def _with(value: float | None, spread: Interval | None) -> str:
    shown = number(value, 3)
    return shown if spread is None else f"{shown} ({number(spread[0], 3)}–{number(spread[1], 3)})"
