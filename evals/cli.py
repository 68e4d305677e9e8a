"""The command `fraga-evals`. Results on standard output, progress and errors on standard error.

Exit status 1 means that something is wrong: a fault in a system, a closed gate, a bad case, a file
that cannot be read. Each command lies in `evals.commands`.
"""

import sys

import typer

from evals.commands import author, bench, judge, keep, look, retrieval, run
from evals.errors import EvalError

app = typer.Typer(
    help="Hur bra svarar Fråga rapporten? Kör fallen, jämför, läs felen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("run")(run.run)
app.command("compare")(look.compare)
app.command("show")(look.show)
app.command("bench")(bench.bench)
app.command("retrieval")(retrieval.retrieval)
app.command("add")(author.add)
app.command("check-cases")(author.check_cases)
app.command("judge")(judge.judge_answers)
app.command("gate")(keep.gate)
app.command("accept")(keep.accept)
app.command("readme")(keep.readme)
app.command("export")(keep.export)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; a known error is a sentence and exit status 1."""
    try:
        app(arguments)
    except EvalError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
