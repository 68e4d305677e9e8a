"""One HTML file that says how good a run was: figures, plots, every failure, what changed. Pure.

Self-contained and without script, so that it can be mailed, printed and opened offline.
"""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from evals import parts
from evals.compare import Comparison
from evals.markdown import HALVES, notes
from evals.numbers_shown import chance, number, of_n, spread
from evals.results import CaseResult, Run, SystemResult
from evals.svg import shares, times
from evals.swedish import plain
from evals.table_rows import KINDS_IN_SWEDISH, MEASURES, PIECES_IN_SWEDISH, system_name

PAGE = Path(__file__).resolve().parent / "templates" / "report.html"


def html(run: Run, comparison: Comparison | None = None, against: str = "") -> str:
    """The whole page. `comparison` is to the last accepted run, or to what the user chose."""
    measured = [s for s in run.systems if s.summary]
    origin = run.provenance
    half = f"{HALVES[run.half]} fall"
    first = measured[0].summary if measured else None
    return Template(PAGE.read_text(encoding="utf-8")).substitute(
        half=half,
        lead=_lead(measured[0]) if first else "Inget system kunde mätas här.",
        measures=_measures(measured),
        meanings=_meanings(),
        notes=_notes(run.systems),
        systems=_systems(measured),
        kinds="".join(_kinds(s) for s in measured),
        latency="".join(_latency(s) for s in measured),
        comparison=_comparison(comparison, against),
        failures="".join(_failures(s) for s in measured if s.scoring == "strict"),
        origin=escape(
            f"Körd {origin.created} på {origin.machine}. Incheckning {origin.commit}, "
            f"data {origin.data_version}, fall {origin.cases_hash}. "
            + ", ".join(f"{name} {version}" for name, version in origin.versions.items())
        ),
    )


def _lead(system: SystemResult) -> str:
    if system.summary is None:
        return ""
    s = system.summary
    return escape(
        f"{system_name(system.name)} svarar rätt på {of_n(s.right)}. "
        f"Svar med fel tal: {of_n(s.wrong_figures)}. "
        f"Svarstid i median {number(s.p50_ms)} ms."
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose first cell in each row is its heading.

    >>> table(["Mått", "x"], [["Rätt", "<1"]])
    '<table><tr><th>Mått</th><th>x</th></tr><tr><th>Rätt</th><td>&lt;1</td></tr></table>'
    """
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(
        f"<tr><th>{escape(row[0])}</th>{''.join(f'<td>{escape(c)}</td>' for c in row[1:])}</tr>"
        for row in rows
    )
    return f"<table><tr>{top}</tr>{body}</table>"


def _measures(systems: Sequence[SystemResult]) -> str:
    rows = [[m.name, *(m.show(s.summary) for s in systems if s.summary)] for m in MEASURES]
    for name in sorted({name for s in systems if s.summary for name in s.summary.variants}):
        cells = [
            of_n(s.summary.variants[name]) if name in s.summary.variants else "–"
            for s in systems
            if s.summary
        ]
        rows.append([f"Fortfarande rätt: {name}", *cells])
    return table(["Mått", *(system_name(s.name) for s in systems)], rows)


def _meanings() -> str:
    listed = [(m.name, m.meaning) for m in MEASURES]
    listed.append(("Fortfarande rätt", "rätt också när frågan skrivs på annat sätt"))
    return "".join(f"<dt>{escape(n)}</dt><dd>{escape(meaning)}</dd>" for n, meaning in listed)


def _notes(systems: Sequence[SystemResult]) -> str:
    items = "".join(f"<li>{escape(note)}</li>" for note in notes(systems))
    return f"<ul>{items}</ul>" if items else ""


def _systems(systems: Sequence[SystemResult]) -> str:
    if len(systems) < 2:
        return ""
    bars = [(system_name(s.name), s.summary.right) for s in systems if s.summary]
    taken = parts.rows(systems)
    values = f"<h3>Vad delarna är värda</h3>{table(parts.HEAD, taken)}" if taken else ""
    plot = shares(bars, "Andel rätt svar för varje system")
    return f"<h2>Systemen sida vid sida</h2>{plot}{values}"


def _kinds(system: SystemResult) -> str:
    if system.summary is None:
        return ""
    found = system.summary.kinds
    rows = [(KINDS_IN_SWEDISH[k], found[k]) for k in KINDS_IN_SWEDISH if k in found]
    cells = [[name, of_n(share), spread(share)] for name, share in rows]
    return (
        f"<section><h3>{escape(system_name(system.name))}</h3>"
        f"{shares(rows, f'Andel rätt svar efter slag av fråga, {system_name(system.name)}')}"
        f"<details><summary>Som tabell</summary>{table(['Slag', 'Rätt', '95 %-intervall'], cells)}"
        "</details></section>"
    )


def _latency(system: SystemResult) -> str:
    measured = [c.ms for c in system.cases if c.ms is not None]
    s = system.summary
    if s is None or s.p50_ms is None or s.p95_ms is None or not measured:
        return ""
    plot = times(measured, s.p50_ms, s.p95_ms, f"Svarstider för {system_name(system.name)}")
    return f"<section><h3>{escape(system_name(system.name))}</h3>{plot}</section>"


def _comparison(found: Comparison | None, against: str) -> str:
    if found is None:
        return "<p>Det finns inget tidigare resultat att jämföra med.</p>"
    lines = [
        f"<p>Mot {escape(against)}: rätt {found.right_before} → {found.right_after} av {found.n}, "
        f"{chance(found.p)} (McNemars exakta test).</p>"
    ]
    for name, ids in (
        ("Sämre", found.worse),
        ("Bättre", found.better),
        ("Nya fall", found.only_after),
    ):
        listed = ", ".join(f"<code>{escape(id)}</code>" for id in ids) or "inga"
        lines.append(f"<p><b>{name} ({len(ids)}):</b> {listed}</p>")
    return "".join(lines)


def _failures(system: SystemResult) -> str:
    failed = [case for case in system.cases if not case.right]
    name = escape(system_name(system.name))
    head = f"<h3>{name}: {len(failed)} av {len(system.cases)}</h3>"
    why = [
        [PIECES_IN_SWEDISH.get(piece, piece), str(n)]
        for piece, n in sorted((system.summary.pieces if system.summary else {}).items())
    ]
    head += table(["Vad som var fel", "Antal fall"], why) if why else ""
    return f"<section>{head}{''.join(_failure(case) for case in failed)}</section>"


def _failure(case: CaseResult) -> str:
    turns = "".join(f"<p class=q>{escape(turn) or '(tom fråga)'}</p>" for turn in case.turns)
    why = "".join(f"<li>{escape(f.text)}</li>" for f in case.findings)
    marks = " · <b>fel tal</b>" if case.wrong_figure else ""
    answer = ""
    if case.answer is not None:
        status = case.answer.status + (f" ({case.answer.reason})" if case.answer.reason else "")
        answer = (
            f"<div class=a><small>{escape(status)}</small>\n{escape(plain(case.answer.text))}</div>"
        )
    return (
        f"<article><h4><code>{escape(case.id)}</code> {escape(KINDS_IN_SWEDISH.get(case.kind, ''))}"
        f"{marks}</h4>{turns}{answer}<ul>{why}</ul></article>"
    )
