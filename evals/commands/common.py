"""What the commands share: options, JSON or text on standard output, progress on standard error."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel

from corpus.load import load as load_corpus
from evals.cases import CASES, load
from evals.places import of_corpus
from evals.systems.registry import Edge
from evals.tables import open_tables
from evals.types import Case

AsJson = Annotated[bool, typer.Option("--json", help="JSON på standard ut i stället för text.")]
CasesFolder = Annotated[
    Path | None,
    typer.Option("--cases", metavar="MAPP", help="En annan mapp med fall än evals/cases/open."),
]
PlainModel = Annotated[
    Path | None,
    typer.Option(
        "--plain-model",
        metavar="MAPP",
        envvar="FRAGA_EVALS_PLAIN_MODEL",
        help="Mapp med all-MiniLM-L6-v2, för systemet plain.",
    ),
]


def progress(name: str, n: int) -> Callable[[], None]:
    """A bar on standard error; silent where that is no terminal, so that logs stay readable."""
    if not sys.stderr.isatty():
        typer.echo(f"{name}: {n} fall", err=True)
        return lambda: None
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(file=sys.stderr), transient=True)
    task = bar.add_task(name, total=n)
    bar.start()
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        bar.advance(task)
        if done == n:
            bar.stop()

    return tick


def say(value: BaseModel | dict[str, object], text: str, as_json: bool) -> None:
    """Print the value as JSON or the text."""
    if not as_json:
        typer.echo(text)
    elif isinstance(value, BaseModel):
        typer.echo(value.model_dump_json(indent=1))
    else:
        typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def open_cases(folder: Path | None = None) -> tuple[Case, ...]:
    """The open half, checked."""
    return load(folder or CASES / "open", open_tables(), of_corpus(load_corpus()))


def edge(plain_model: Path | None, timeout: float) -> Edge:
    """What the options say about systems."""
    return Edge(plain_model=plain_model, timeout=timeout)
