"""`fraga ask`: one question from the command line, or many as JSON Lines."""

import contextlib
import sys
from typing import Annotated, Final

import typer

from app.commands import console
from app.texts import commands as texts

EXIT: Final = {"bad_input": console.BAD_INPUT, "fault": console.FAILED}
"""Of a single question, by reason; all other answers are successes, refusals too."""


def ask(
    question: Annotated[list[str] | None, typer.Argument()] = None,
    as_json: console.AsJson = False,
    as_lines: Annotated[bool, typer.Option("--jsonl")] = False,
) -> None:
    """Ask the report."""
    if as_json and as_lines:
        raise console.CommandError(texts.TWO_FORMS)
    if as_lines and question:
        raise console.CommandError(texts.QUESTION_WITH_JSONL)
    raise typer.Exit(_lines() if as_lines else _one(" ".join(question or []), as_json))


def _one(question: str, as_json: bool) -> int:
    from app.assistant import clean
    from app.plain import plain

    answer = console.open_assistant(console.settings()).ask([clean(question)])
    status = EXIT.get(answer.reason or "", console.OK)
    if as_json:
        console.out(answer.as_json())
    if status:
        console.err(answer.text)
    elif not as_json:
        console.out(plain(answer))
    return status


def _lines() -> int:
    from app import batch
    from app.format import number

    source, target = console.binary(sys.stdin), console.binary(sys.stdout)
    # Whatever a library prints goes to standard error: standard output holds answers alone.
    with contextlib.redirect_stdout(sys.stderr):
        assistant = console.open_assistant(console.settings(), warm=True)
        totals = batch.run(assistant, source, target)
    many = texts.LINES_MANY.format(n=totals.lines)
    shown = texts.BATCH_DONE.format(
        lines=texts.LINES_ONE if totals.lines == 1 else many,
        bad=totals.bad,
        p50=number(totals.percentile(0.5), 1),
        p95=number(totals.percentile(0.95), 1),
    )
    console.err(shown)
    return console.FAILED if totals.bad else console.OK
