"""`fraga-evals check-cases` and `add`: for those who write cases."""

from pathlib import Path
from typing import Annotated

import typer

from corpus.load import load as load_corpus
from evals import add as adding
from evals.cases import CASES, check
from evals.check import report
from evals.commands.common import AsJson, open_cases, say
from evals.gold import check_gold
from evals.places import of_corpus
from evals.schema import KINDS, read_case
from evals.tables import open_tables


def check_cases(
    folder: Annotated[
        list[Path] | None, typer.Argument(metavar="[MAPP]...", help="Mappar eller filer.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Pröva fallen: nycklar, id, facit mot tabellerna, sidor och rubriker."""
    folders = folder or [CASES / "open"]
    if as_json:
        cases, problems = check(folders, open_tables(), of_corpus(load_corpus()))
        listed = [{"file": p.file.name, "id": p.id, "key": p.key, "text": p.text} for p in problems]
        say({"n": len(cases), "problems": listed}, "", as_json)
        status = 1 if problems else 0
    else:
        lines, status = report(folders)
        typer.echo("\n".join(lines))
    if status:
        raise typer.Exit(status)


def add(  # noqa: PLR0913 - one option a key of a case
    question: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FRÅGA]...", help="Frågan, eller varje fråga i samtalet."),
    ] = None,
    feedback: Annotated[
        Path | None, typer.Option(metavar="FIL", help="Sparad återkoppling: JSON eller JSONL.")
    ] = None,
    id: Annotated[
        str | None, typer.Option(metavar="ID", help="Vilken post i återkopplingen.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="SLAG", help="Slag av fråga.")] = None,
    outcome: Annotated[
        str, typer.Option(metavar="UTFALL", help="answer, clarify, refuse eller error.")
    ] = "answer",
    reason: Annotated[
        list[str] | None, typer.Option(metavar="SKÄL", help="Skäl, om utfallet inte är answer.")
    ] = None,
    value: Annotated[list[float] | None, typer.Option(metavar="TAL", help="Tal som krävs.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="ENHET", help="Talens enhet.")] = None,
    base: Annotated[float | None, typer.Option(metavar="TAL", help="Talens bas.")] = None,
    phrase: Annotated[
        list[str] | None,
        typer.Option(metavar="ORD", help="Ord som krävs; alternativ skiljs med |."),
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="KÄLLA", help="Källa som 'Bilaga 2:29'.")
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Varför, om det inte är självklart.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Lägg till ett öppet fall. Facit anger du själv, ur rapporten; utan facit visas ett utkast."""
    turns = list(question or ()) or (adding.turns_of_feedback(feedback, id) if feedback else [])
    if not turns or kind not in KINDS:
        raise adding.AddError(f"Ange en fråga eller --feedback, och --kind: {', '.join(KINDS)}.")
    cases = open_cases()
    one = {"unit": unit, "base": base}
    case: dict[str, object] = {
        "id": adding.next_id(kind, cases),
        "kind": kind,
        "turns": turns,
        "outcome": outcome,
        "reason": list(reason or ()),
        "values": [
            {"value": v, **{k: x for k, x in one.items() if x is not None}} for v in value or ()
        ],
        "phrases": [p.split("|") for p in phrase or ()],
        "sources": [adding.source(s) for s in source or ()],
        "note": note,
    }
    _keep({k: v for k, v in case.items() if v not in ([], None)}, as_json)


def _keep(case: dict[str, object], as_json: bool) -> None:
    folder = CASES / "open"
    read, problems = read_case(case, folder / "ny", "open", 1)
    problems = problems or check_gold(read, open_tables(), of_corpus(load_corpus()))
    text = adding.as_yaml(case)
    if problems:
        listed = "\n".join(f"{p.key}: {p.text}" for p in problems)
        raise adding.AddError(f"Inte sparat. Utkast:\n{text}Det som saknas eller är fel:\n{listed}")
    file = adding.append(case, folder)
    say(case, f"Sparat i {file.name}:\n{text}", as_json)
