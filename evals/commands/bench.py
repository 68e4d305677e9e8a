"""`fraga-evals bench`: latency, rate, starts and memory, with the plain recipe beside them."""

import os
from pathlib import Path
from typing import Annotated

import typer

from corpus.load import load as load_corpus
from evals.bench import in_process, processes
from evals.bench.measure import Bench, as_text
from evals.cases import CASES, files_of
from evals.commands.common import AsJson, CasesFolder, PlainModel, edge, open_cases, say
from evals.provenance import provenance
from evals.runner import TIMEOUT
from evals.systems.registry import BM25, OURS, PLAIN, open_system
from evals.table_rows import system_name


def bench(
    cases: CasesFolder = None,
    only_in_process: Annotated[
        bool, typer.Option("--in-process", help="Starta inga nya processer.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="FIL", help="Skriv också resultatet som JSON hit.")
    ] = None,
    plain_model: PlainModel = None,
    as_json: AsJson = False,
) -> None:
    """Mät svarstid, frågor i sekunden, starttider och minne."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    dialogues = [case.turns for case in open_cases(cases)]
    found = []
    for name in (OURS, PLAIN, BM25):
        typer.echo(f"{name}: {len(dialogues)} frågor", err=True)
        system = open_system(name, edge(plain_model, TIMEOUT))
        found += in_process.measure(system_name(name), system, dialogues, is_ours=name == OURS)
    if not only_in_process:
        typer.echo("nya processer", err=True)
        found += [processes.cold_command(), processes.index_build(), *processes.server()]
    origin = provenance(load_corpus().data_version, files_of(cases or CASES / "open"))
    result = Bench(provenance=origin, load=load, measurements=tuple(found))
    if out is not None:
        out.write_text(result.model_dump_json(indent=1) + "\n", encoding="utf-8")
    say(result, as_text(result), as_json)
