"""What each part is worth: our system against itself with one part taken away. Pure.

A part whose loss changes no case is either repaired or removed, so that is said outright.
"""

from collections.abc import Sequence

from evals.compare import Comparison, Named, compare
from evals.numbers_shown import chance
from evals.results import SystemResult
from evals.systems.registry import OURS, WITHOUT
from evals.table_rows import system_name

HEAD = ("Del", "Gick sönder utan", "Blev rätt utan", "Slump", "Slutsats")
NOTHING_CHANGED = "ändrar inget fall: laga eller ta bort delen"
HELPS, HARMS, UNSURE = "gör nytta", "gör skada", "kan vara slump"
SURE = 0.05  # p below which a difference is called more than chance


def parts(systems: Sequence[SystemResult]) -> list[tuple[str, Comparison]]:
    """Each system with a part taken away, compared with ours; empty where either is absent."""
    ours = next((s for s in systems if s.name == OURS), None)
    if ours is None or not ours.cases:
        return []
    whole = Named(OURS, ours.cases)
    return [
        (s.name, compare(whole, Named(s.name, s.cases)))
        for s in systems
        if s.name.startswith(WITHOUT) and s.cases
    ]


def rows(systems: Sequence[SystemResult]) -> list[list[str]]:
    """The comparisons as rows under `HEAD`."""
    return [
        [
            system_name(name).removeprefix("utan "),
            str(len(found.worse)),
            str(len(found.better)),
            chance(found.p),
            _verdict(found),
        ]
        for name, found in parts(systems)
    ]


def _verdict(found: Comparison) -> str:
    if not (found.worse or found.better):
        return NOTHING_CHANGED
    if found.p >= SURE:
        return UNSURE
    return HELPS if len(found.worse) > len(found.better) else HARMS
