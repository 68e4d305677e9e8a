"""One HTML file that says how good a run was: figures, plots, every failure, what changed. Pure.

Self-contained and without script, so that it can be mailed, printed and opened offline. The page is
about our system, or the first one measured; others stand beside it.
"""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from evals import parts
from evals.compare import Comparison
from evals.html_failures import failures
from evals.html_tools import meter, section, table
from evals.markdown import HALVES, notes
from evals.numbers_shown import chance, number, of_n, percent, spread
from evals.results import Provenance, Run, Share, Summary, SystemResult
from evals.svg import BINS, end_of_scale, histogram
from evals.systems.registry import OURS
from evals.table_rows import KINDS_IN_SWEDISH, MEASURES, system_name

TEMPLATES = Path(__file__).resolve().parent / "templates"
WORTH = "Vad delarna är värda"
ABOUT_BARS = (
    "Strecket i stapeln är ett 95-procentigt intervall: så mycket kan andelen bero på vilka fall "
    "som råkade komma med."
)


def html(run: Run, comparison: Comparison | None = None, against: str = "") -> str:
    """The whole page. `comparison` is to the last accepted run, or to what the user chose."""
    # Stable: ours first if it was run, the others in the order in which they were.
    measured = sorted((s for s in run.systems if s.summary), key=lambda s: s.name != OURS)
    sections = [
        section("jamfort", "Jämfört med tidigare", _comparison(comparison, against, measured)),
        section("system", "Systemen sida vid sida", _systems(measured), _notes(run.systems)),
    ]
    for s in measured[:1]:
        assert s.summary is not None  # noqa: S101 - measured are those with a summary
        sections += [
            section("slag", "Rätt svar efter slag av fråga", _kinds(s.summary)),
            section("tider", "Svarstider", _latency(s, s.summary)),
            section("matt", "Alla mått", _measures(s.summary)),
        ]
    strict = [s for s in measured if s.scoring == "strict"]
    sections.append(section("fel", "Fel att läsa", failures(strict[0]) if strict else ""))
    shown = [s for s in sections if s.html]
    return Template((TEMPLATES / "report.html").read_text(encoding="utf-8")).substitute(
        style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
        half=f"{HALVES[run.half].capitalize()} fall",
        when=escape(f"{run.provenance.created[:10]}, incheckning {run.provenance.commit}"),
        lead=_lead(measured),
        contents="".join(f'<li><a href="#{s.id}">{escape(s.title)}</a></li>' for s in shown),
        sections="".join(s.html for s in shown),
        origin=_origin(run.provenance),
    )


def _lead(measured: Sequence[SystemResult]) -> str:
    """The figures that matter most, as large ones."""
    if not measured or measured[0].summary is None:
        return "<p>Inget system kunde mätas här.</p>"
    s = measured[0].summary
    figures = [
        ("Rätt svar", percent(s.right.share), _n_and_interval(s.right)),
        ("Svar med fel tal", percent(s.wrong_figures.share), _n_and_interval(s.wrong_figures)),
        ("Svar där varje tal har belägg", percent(s.grounded.share), _n(s.grounded)),
        (
            "Svarstid, median",
            f"{number(s.p50_ms)} ms",
            f"95 % inom {number(s.p95_ms)} ms",
        ),
    ]
    tiles = "".join(
        f"<div><dt>{escape(name)}</dt>"
        f"<dd><b>{escape(value)}</b> <span>{escape(beside)}</span></dd></div>"
        for name, value, beside in figures
    )
    return f"<p>{escape(system_name(measured[0].name))}</p><dl>{tiles}</dl>"


def _n(share: Share) -> str:
    return f"{share.count} av {share.n}"


def _n_and_interval(share: Share) -> str:
    return f"{_n(share)}, intervall {spread(share)}\u00a0%" if share.n else ""


def _comparison(found: Comparison | None, against: str, measured: Sequence[SystemResult]) -> str:
    if found is None or not measured:
        return "<p>Det finns inget tidigare resultat att jämföra med.</p>"
    cases = {case.id: case for case in measured[0].cases}
    lines = [
        f"<p>Mot {escape(against)}: rätt {found.right_before} → {found.right_after} av {found.n} "
        f"fall som båda har, {chance(found.p)} (McNemars exakta test).</p>"
    ]
    worse = [
        [id, cases[id].turns[-1], "; ".join(f.text for f in cases[id].findings)]
        for id in found.worse
        if id in cases
    ]
    lines.append(f"<h3>Gick sönder ({len(found.worse)})</h3>")
    lines.append(table(["Fall", "Fråga", "Vad som är fel"], worse) if worse else "<p>Inget.</p>")
    new = [cases[id] for id in found.only_after if id in cases]
    right = sum(case.right for case in new)
    for name, ids in (
        (f"Blev rätt ({len(found.better)})", found.better),
        (f"Nya fall ({len(new)}, varav {right} rätt)", found.only_after),
        (f"Fall som inte finns kvar ({len(found.only_before)})", found.only_before),
    ):
        if ids:
            listed = ", ".join(f"<code>{escape(id)}</code>" for id in ids)
            lines.append(f"<details><summary>{escape(name)}</summary><p>{listed}</p></details>")
    return "".join(lines)


def _systems(systems: Sequence[SystemResult]) -> str:
    if len(systems) < 2:
        return ""
    rows = [
        [
            system_name(s.name),
            meter(s.summary.right),
            spread(s.summary.right),
            of_n(s.summary.wrong_figures),
            number(s.summary.p50_ms),
        ]
        for s in systems
        if s.summary
    ]
    head = ["System", "Rätt svar", "Intervall, %", "Fel tal", "Median, ms"]
    shown = [table(head, rows, label="Systemen sida vid sida", raw=(1,)), f"<p>{ABOUT_BARS}</p>"]
    if taken := parts.rows(systems):
        shown.append(f"<h3>{WORTH}</h3>{table(parts.HEAD, taken, label=WORTH)}")
    names = [system_name(s.name) for s in systems]
    kinds = [
        k for k in KINDS_IN_SWEDISH if any(s.summary and k in s.summary.kinds for s in systems)
    ]
    nothing = Share(count=0, n=0)
    by_kind = [
        [
            KINDS_IN_SWEDISH[kind],
            *(number(_percent(s.summary.kinds.get(kind, nothing))) for s in systems if s.summary),
        ]
        for kind in kinds
    ]
    label = "Rätt svar i procent, efter slag av fråga och system"
    shown.append(f"<h3>{label}</h3>{table(['Slag', *names], by_kind, label=label)}")
    return "".join(shown)


def _percent(share: Share) -> float | None:
    return None if share.share is None else share.share * 100


def _notes(systems: Sequence[SystemResult]) -> str:
    items = "".join(f"<li>{escape(note)}</li>" for note in notes(systems))
    return f"<ul>{items}</ul>" if items else ""


def _kinds(summary: Summary) -> str:
    rows = [
        [name, meter(summary.kinds[kind]), spread(summary.kinds[kind])]
        for kind, name in KINDS_IN_SWEDISH.items()
        if kind in summary.kinds
    ]
    head = ["Slag", "Rätt svar", "Intervall, %"]
    plot = table(head, rows, label="Rätt svar efter slag av fråga", raw=(1,))
    return f"{plot}<p>{ABOUT_BARS}</p>"


def _latency(system: SystemResult, summary: Summary) -> str:
    measured = [c.ms for c in system.cases if c.ms is not None]
    if summary.p50_ms is None or summary.p95_ms is None or not measured:
        return ""
    top = end_of_scale(summary.p95_ms)
    slow = sum(value >= top for value in measured)
    ticks = "".join(f"<span>{number(top * share)} ms</span>" for share in (0, 0.25, 0.5, 0.75, 1))
    return (
        f"<p>Median {number(summary.p50_ms)} ms, 95:e percentilen {number(summary.p95_ms)} ms "
        f"(strecken), n = {len(measured)}. Längre än {number(top)} ms: {slow} svar, det längsta "
        f"{number(max(measured))} ms. {BINS} staplar, den sista med allt som är längre.</p>"
        f"{histogram(measured, summary.p50_ms, summary.p95_ms)}<p class=scale>{ticks}</p>"
    )


def _measures(summary: Summary) -> str:
    rows = [
        (m.name, m.meaning, m.show(summary), spread(m.share(summary)) if m.share else "")
        for m in MEASURES
    ]
    rows += [
        (f"Fortfarande rätt: {name}", "frågan skriven på annat sätt", of_n(share), spread(share))
        for name, share in summary.variants.items()
    ]
    cells = [
        [f"{escape(name)}<br><small>{escape(meaning)}</small>", value, interval]
        for name, meaning, value, interval in rows
    ]
    return table(["Mått", "Värde", "Intervall, %"], cells, label="Alla mått", raw=(0,))


def _origin(origin: Provenance) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in origin.versions.items())
    facts = [
        ("Körd", f"{origin.created} på {origin.machine}"),
        ("Incheckning", origin.commit),
        ("Data", origin.data_version),
        ("Fall", origin.cases_hash),
        ("Versioner", versions),
    ]
    return "".join(f"<dt>{n}</dt><dd>{escape(v)}</dd>" for n, v in facts if v)
