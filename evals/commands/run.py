"""`fraga-evals run`: put the cases to one or more systems and report."""

from pathlib import Path
from typing import Annotated

import typer

from evals import closed as closed_half
from evals import gate
from evals.commands.common import AsJson, CasesFolder, PlainModel, edge, progress, say
from evals.compare import Comparison, Named, compare, named
from evals.errors import EvalError
from evals.html_report import html
from evals.markdown import summary
from evals.results import ResultError, Run, load_run, save_run
from evals.runner import TIMEOUT, Options
from evals.running import Order, execute
from evals.schema import KINDS
from evals.systems.registry import ALL, NAMES, OURS

Kinds = Annotated[
    list[str] | None, typer.Option("--kind", metavar="SLAG", help="Bara detta slag; kan upprepas.")
]
Systems = Annotated[
    list[str] | None,
    typer.Option(
        "--system",
        metavar="SYSTEM",
        help=f"{', '.join(NAMES)}, {ALL}, modul:funktion eller http-adress; kan upprepas.",
    ),
]


class OrderError(EvalError):
    """The options do not go together; the text says why."""


def run(
    kind: Kinds = None,
    system: Systems = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="MAPP", help="Mapp för results.json, summary.md, report.html."),
    ] = None,
    cases: CasesFolder = None,
    closed: Annotated[
        bool, typer.Option("--closed", help="De slutna fallen; bara summor visas.")
    ] = False,
    variants: Annotated[
        bool, typer.Option("--variants", help="Pröva också andra skrivsätt.")
    ] = False,
    once: Annotated[
        bool, typer.Option("--once", help="Fråga en gång, mät inte stabilitet.")
    ] = False,
    timeout: Annotated[
        float, typer.Option(metavar="SEKUNDER", min=0.001, help="Sekunder per fråga.")
    ] = TIMEOUT,
    against: Annotated[
        Path | None, typer.Option(metavar="RESULTAT", help="Resultat att jämföra med i rapporten.")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="ANTAL", min=1, help="Processer för programmet självt; annars en per kärna."
        ),
    ] = None,
    plain_model: PlainModel = None,
    as_json: AsJson = False,
) -> None:
    """Kör fallen och visa hur många som blev rätt."""
    _refuse(kind or [], closed, out, cases)
    order = Order(
        half="closed" if closed else "open",
        folder=cases,
        kinds=tuple(kind or ()),
        systems=tuple(system or (OURS,)),
        edge=edge(plain_model, timeout),
        options=Options(timeout, again=not once, with_variants=variants),
        jobs=jobs,
    )
    result = execute(order, progress)
    faults = sum(s.summary.faults for s in result.systems if s.summary)
    if closed:
        _closed(result, as_json)
    else:
        if out is not None:
            _write(result, out, against)
        say(result, summary(result), as_json)
    if faults:
        typer.echo(f"{faults} fall slutade med fel i systemet.", err=True)
        raise typer.Exit(1)


def _refuse(kinds: list[str], closed: bool, out: Path | None, cases: Path | None) -> None:
    for kind in kinds:
        if kind not in KINDS:
            raise OrderError(f"Okänt slag {kind!r}. De som finns är {', '.join(KINDS)}.")
    if closed and (out is not None or cases is not None or kinds):
        raise OrderError(
            "--closed körs på alla slutna fall och ger bara summor: utan --out, --cases, --kind."
        )
    if out is not None:
        _make(out)


def _make(folder: Path) -> None:
    """Before the run: minutes of asking must not end in a folder that cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OrderError(
            f"Det går inte att skriva i {folder}: den mappen kan inte göras."
        ) from error


def _closed(result: Run, as_json: bool) -> None:
    closed_half.append(closed_half.totals(result))
    bare = closed_half.reduced(result)
    say(bare, summary(bare), as_json)


def _write(result: Run, out: Path, against: Path | None) -> None:
    found, label = comparison(result, against)
    save_run(result, out / "results.json")
    (out / "summary.md").write_text(summary(result), encoding="utf-8")
    (out / "report.html").write_text(html(result, found, label), encoding="utf-8")
    typer.echo(f"Skrev {out / 'report.html'}", err=True)


def comparison(result: Run, against: Path | None) -> tuple[Comparison | None, str]:
    """To the chosen results, else to the accepted ones; none if our system was not run."""
    ours = result.system(OURS)
    if ours is None or not ours.cases:
        return None, ""
    after = Named("nu", ours.cases)
    if against is not None:
        return compare(named(str(against), load_run(against).system(OURS), OURS), after), str(
            against
        )
    try:
        accepted = gate.load_accepted()
    except ResultError:
        return None, ""
    now = {case.id: case for case in ours.cases}
    # Accepted results hold verdicts only; the rest of a case is as now, and is not compared.
    before = [
        now[id].model_copy(update={"verdict": verdict})
        for id, verdict in accepted.cases.items()
        if id in now
    ]
    return compare(Named("godkänd", before), after), f"godkänd körning {accepted.created[:10]}"
