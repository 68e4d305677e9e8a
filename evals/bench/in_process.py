"""Latency and rate inside this process: ours and the plain recipe, under the same conditions."""

import time
from collections.abc import Sequence

from evals.bench.measure import Measurement, latencies
from evals.systems.base import NotMeasured, System

TARGETS = ("högst 5 ms", "högst 15 ms", "minst 200")
NO_TARGETS = ("", "", "")


def measure(
    name: str, system: System | NotMeasured, dialogues: Sequence[Sequence[str]], is_ours: bool
) -> list[Measurement]:
    """One pass to warm up, which also loads what loads late, then one that is timed."""
    if isinstance(system, NotMeasured):
        return [Measurement(name=f"{name}: svarstid", unit="ms", not_measured=system.why)]
    for turns in dialogues:
        system.ask(turns)
    timed: list[float] = []
    for turns in dialogues:
        start = time.perf_counter()
        system.ask(turns)
        timed.append((time.perf_counter() - start) * 1000)
    return latencies(name, timed, TARGETS if is_ours else NO_TARGETS)
