"""`fraga-evals gate`, `accept`, `readme`, `export`: hold changes to what is accepted."""

from pathlib import Path
from typing import Annotated

import typer

from corpus.load import load as load_corpus
from evals import closed as closed_half
from evals import gate as gating
from evals.cases import CASES, files_of
from evals.commands.common import AsJson, open_cases, progress, say
from evals.export import export as export_cases
from evals.provenance import hash_files
from evals.readme_table import block, write
from evals.results import ResultError, Run, SystemResult, load_run
from evals.running import Order, execute
from evals.systems.registry import OURS

From = Annotated[
    Path | None,
    typer.Option(
        "--results", metavar="RESULTAT", help="Ett sparat resultat; annars körs de öppna fallen nu."
    ),
]


def gate(results: From = None, as_json: AsJson = False) -> None:
    """Stoppa den ändring som gör ett rätt svar fel. Varje sådant fall nämns vid namn."""
    accepted = gating.load_accepted()
    _, ours = _ours(results)
    failures = gating.failures(accepted, ours.cases)
    news = gating.news(accepted, ours.cases)
    right = sum(case.right for case in ours.cases)
    lines = [*failures, *news, f"{right} av {len(ours.cases)} rätt; {len(failures)} hinder"]
    say({"open": not failures, "failures": failures, "news": news}, "\n".join(lines), as_json)
    if failures:
        raise typer.Exit(1)


def accept(
    why: Annotated[str, typer.Option(metavar="TEXT", help="Varför det som ändrats är godkänt.")],
    results: From = None,
    as_json: AsJson = False,
) -> None:
    """Gör körningen till den som ändringar prövas mot."""
    run, ours = _ours(results)
    accepted = gating.accept(run, ours, why)
    gating.save_accepted(accepted)
    say(accepted, f"Godkänt: {accepted.right.count} av {accepted.right.n} rätt.", as_json)


def _ours(results: Path | None) -> tuple[Run, SystemResult]:
    run = load_run(results) if results is not None else execute(Order(), progress)
    ours = run.system(OURS)
    if run.half != "open" or ours is None or not ours.cases:
        raise ResultError(f"Resultatet har inga öppna fall för systemet {OURS!r}.")
    return run, ours


def readme(
    check: Annotated[
        bool, typer.Option("--check", help="Skriv inte; fela om tabellen är gammal.")
    ] = False,
) -> None:
    """Skriv resultattabellen i README.md."""
    write(block(gating.load_accepted(), closed_half.last(OURS)), check=check)
    typer.echo("README.md stämmer." if check else "README.md är skriven.")


def export(
    folder: Annotated[Path, typer.Argument(metavar="MAPP", help="Mapp att skriva till.")],
    as_json: AsJson = False,
) -> None:
    """Skriv de öppna fallen som en liten datamängd: JSONL och ett kort."""
    cases = open_cases()
    written = export_cases(
        cases, folder, load_corpus().data_version, hash_files(files_of(CASES / "open"))
    )
    files = [str(path) for path in written]
    say({"n": len(cases), "files": files}, f"Skrev {len(cases)} fall: {', '.join(files)}", as_json)
