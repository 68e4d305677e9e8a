"""A run as Markdown: all systems side by side, then accuracy by kind, then what failed. Pure."""

from collections.abc import Iterable, Sequence

from evals.numbers_shown import of_n, percent, spread
from evals.parts import HEAD, rows
from evals.results import CaseResult, Run, Share, SystemResult
from evals.systems.registry import OURS
from evals.table_rows import KINDS_IN_SWEDISH, MEASURES, system_name

MANY = 30  # failures listed in the summary; the HTML report lists all
SIDE_BY_SIDE = 2  # systems; more, and counts and intervals by kind are left to the HTML report
HALVES = {"open": "öppna", "closed": "slutna"}
GENEROUS = "generös bedömning: rätt om uppgifterna finns i den hämtade texten"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A Markdown table; bars in cells are escaped.

    >>> print(table(["a", "b"], [["1", "x|y"]]))
    | a | b |
    |---|---|
    | 1 | x\|y |
    """
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join(lines)


def summary(run: Run) -> str:
    """The whole summary."""
    origin = run.provenance
    measured = [s for s in run.systems if s.summary]
    strict = sorted((s for s in measured if s.scoring == "strict"), key=lambda s: s.name != OURS)
    main = strict[:1]  # failures of a program with a part taken away are no reading
    parts = [
        "# Så bra svarar Fråga rapporten",
        f"{origin.created}, incheckning {origin.commit}, data {origin.data_version}, "
        f"{HALVES[run.half]} fall {origin.cases_hash}. {origin.machine}.",
        _measures(measured),
        "\n".join(f"* {note}" for note in notes(run.systems)),
        _parts(run.systems),
        "## Rätt svar efter slag av fråga",
        _kinds(measured),
        *(_failures(s) for s in main if s.cases),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _measures(systems: Sequence[SystemResult]) -> str:
    head = ["Mått", *(system_name(s.name) for s in systems)]
    rows = [[m.name, *(m.show(s.summary) for s in systems if s.summary)] for m in MEASURES]
    names = sorted({name for s in systems if s.summary for name in s.summary.variants})
    for name in names:
        rows.append(
            [
                f"Fortfarande rätt: {name}",
                *(
                    of_n(s.summary.variants[name]) if name in s.summary.variants else "–"
                    for s in systems
                    if s.summary
                ),
            ]
        )
    return table(head, rows)


def _parts(systems: Sequence[SystemResult]) -> str:
    found = rows(systems)
    return f"## Vad delarna är värda\n\n{table(HEAD, found)}" if found else ""


def notes(systems: Sequence[SystemResult]) -> list[str]:
    """What must be said of a system beside its figures: how it was judged, or why it was not."""
    said = []
    for system in systems:
        name = system_name(system.name)
        if system.not_measured:
            said.append(f"{name}: inte mätt, {system.not_measured}")
        elif system.scoring == "generous":
            said.append(f"{name}: {GENEROUS}")
    return said


def _kinds(systems: Sequence[SystemResult]) -> str:
    kinds = [
        k for k in KINDS_IN_SWEDISH if any(s.summary and k in s.summary.kinds for s in systems)
    ]
    head = ["Slag", *(system_name(s.name) for s in systems)]
    by_kind = []
    for kind in kinds:
        cells = [
            _share(s.summary.kinds[kind], wide=len(systems) <= SIDE_BY_SIDE)
            for s in systems
            if s.summary
        ]
        by_kind.append([f"{kind} ({KINDS_IN_SWEDISH[kind]})", *cells])
    return table(head, by_kind)


def _share(share: Share, wide: bool) -> str:
    return f"{of_n(share)} [{spread(share)}]" if wide else percent(share.share)


def _failures(system: SystemResult) -> str:
    failed = [case for case in system.cases if not case.right]
    if not failed:
        return f"## Fel hos {system_name(system.name)}\n\nInga."
    shown = "\n".join(f"* {failure(case)}" for case in failed[:MANY])
    more = f"\n* och {len(failed) - MANY} till" if len(failed) > MANY else ""
    return f"## Fel hos {system_name(system.name)} ({len(failed)})\n\n{shown}{more}"


def failure(case: CaseResult) -> str:
    """One failed case on a line."""
    return f"`{case.id}` {case.turns[-1]!r}: {'; '.join(f.text for f in case.findings)}"
