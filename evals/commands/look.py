"""`fraga-evals compare` and `show`: read results, and lay one case open."""

from pathlib import Path
from typing import Annotated

import typer

from evals import compare as comparing
from evals.commands.common import AsJson, CasesFolder, PlainModel, edge, open_cases, say
from evals.errors import EvalError
from evals.results import CaseResult, load_run
from evals.runner import TIMEOUT, Options, run_system
from evals.show import lay_open
from evals.systems.base import NotMeasured
from evals.systems.registry import OURS, expand, open_system
from evals.types import Case


class NoSuchCaseError(EvalError):
    """No open case has this id, or its system cannot run."""


def compare(
    a: Annotated[Path, typer.Argument(metavar="A", help="Resultat före: mapp eller results.json.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="Resultat efter.")],
    system: Annotated[str, typer.Option(metavar="SYSTEM", help="Systemet som jämförs.")] = OURS,
    to: Annotated[str | None, typer.Option(metavar="SYSTEM", help="Ett annat system i B.")] = None,
    as_json: AsJson = False,
) -> None:
    """Visa vad som blev bättre och vad som gick sönder, fall för fall."""
    after_system = to or system
    before = comparing.named(str(a), load_run(a).system(system), system)
    after = comparing.named(str(b), load_run(b).system(after_system), after_system)
    found = comparing.compare(before, after)
    say(found, comparing.as_text(found, after), as_json)


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Fallets id, till exempel lookup-a-01.")],
    results: Annotated[
        Path | None,
        typer.Option(metavar="RESULTAT", help="Läs ur ett resultat i stället för att fråga."),
    ] = None,
    system: Annotated[str, typer.Option(metavar="SYSTEM", help="Systemet som svarar.")] = OURS,
    cases: CasesFolder = None,
    plain_model: PlainModel = None,
    as_json: AsJson = False,
) -> None:
    """Visa ett öppet fall: fråga, plan, belägg, svar, facit och bedömning."""
    case = next((c for c in open_cases(cases) if c.id == id), None)
    if case is None:
        raise NoSuchCaseError(f"Inget öppet fall heter {id!r}. Slutna fall visas inte.")
    result = _asked(case, system, plain_model) if results is None else _saved(results, system, id)
    say(result, lay_open(case, result), as_json)


def _saved(results: Path, system: str, id: str) -> CaseResult:
    found = comparing.named(str(results), load_run(results).system(system), system)
    case = next((c for c in found.cases if c.id == id), None)
    if case is None:
        raise NoSuchCaseError(f"{results} har inget resultat för {id!r}.")
    return case


def _asked(case: Case, name: str, plain_model: Path | None) -> CaseResult:
    expand([name])
    system = open_system(name, edge(plain_model, TIMEOUT))
    if isinstance(system, NotMeasured):
        raise NoSuchCaseError(f"{name} kan inte köras här: {system.why}.")
    return run_system(system, [case], Options())[0]
