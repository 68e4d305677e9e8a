"""What got better and what broke between two runs, case by case, with a paired test. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.metrics.paired import p_value
from evals.numbers_shown import chance, of_n
from evals.results import CaseResult, Result, ResultError, SystemResult
from evals.summary import share


class Comparison(Result):
    """Two results over the cases that both have."""

    before: str
    after: str
    n: int
    right_before: int
    right_after: int
    better: tuple[str, ...]
    worse: tuple[str, ...]
    still_wrong: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    p: float
    kinds: dict[str, tuple[int, int, int]]
    """Kind to right before, right after, n."""


@dataclass(frozen=True, slots=True)
class Named:
    """One system's cases under the name of its run."""

    name: str
    cases: Sequence[CaseResult]


def named(label: str, system: SystemResult | None, wanted: str) -> Named:
    """The system's cases, or an error that says what is missing."""
    if system is None or not system.cases:
        raise ResultError(f"{label} har inga resultat för systemet {wanted!r}.")
    return Named(f"{label} ({system.name})", system.cases)


def compare(before: Named, after: Named) -> Comparison:
    """Compare case by case; cases that only one run has are listed apart."""
    old = {case.id: case for case in before.cases}
    new = {case.id: case for case in after.cases}
    both = [id for id in old if id in new]
    pairs = {id: (old[id].right, new[id].right) for id in both}
    kinds: dict[str, tuple[int, int, int]] = {}
    for id in both:
        was, now, n = kinds.get(new[id].kind, (0, 0, 0))
        kinds[new[id].kind] = (was + pairs[id][0], now + pairs[id][1], n + 1)
    return Comparison(
        before=before.name,
        after=after.name,
        n=len(both),
        right_before=sum(was for was, _ in pairs.values()),
        right_after=sum(now for _, now in pairs.values()),
        better=tuple(id for id in both if pairs[id] == (False, True)),
        worse=tuple(id for id in both if pairs[id] == (True, False)),
        still_wrong=tuple(id for id in both if pairs[id] == (False, False)),
        only_before=tuple(id for id in old if id not in new),
        only_after=tuple(id for id in new if id not in old),
        p=p_value(list(pairs.values())),
        kinds=kinds,
    )


def as_text(found: Comparison, after: Named) -> str:
    """The comparison for a terminal."""
    n = found.n
    was, now = (share([i < k for i in range(n)]) for k in (found.right_before, found.right_after))
    why = {case.id: "; ".join(f.text for f in case.findings) for case in after.cases}
    lines = [
        f"{found.before} -> {found.after}",
        f"Rätt svar: {of_n(was)} -> {of_n(now)}, {chance(found.p)} (McNemars exakta test)",
    ]
    for kind, (before, after_, n) in sorted(found.kinds.items()):
        if before != after_:
            lines.append(f"  {kind}: {before} -> {after_} av {n}")
    lines += [f"Bättre: {id}" for id in found.better]
    lines += [f"Sämre: {id}: {why[id]}" for id in found.worse]
    if found.only_before or found.only_after:
        lines.append(
            f"Bara i den ena: {len(found.only_before)} fall före, {len(found.only_after)} efter"
        )
    return "\n".join(lines)
