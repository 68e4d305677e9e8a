"""The command `fraga-evals`. Results on standard output, progress and errors on standard error.

Exit status 1 means that something is wrong: a fault in a system, a closed gate, a bad case, a file
that cannot be read; 2 that the command line is not understood. Each command lies in
`evals.commands`; help and complaints are Swedish throughout (`evals.help`).
"""

import sys
from collections.abc import Sequence
from typing import Final

import typer

from app.commands import console
from evals import help as helping
from evals.commands import author, bench, judge, keep, look, retrieval, run
from evals.errors import EvalError

HELP: Final = ("--help", "-h")
FAILED, MISUSED, INTERRUPTED = 1, 2, 130  # the last is 128 + SIGINT, as shells have it

app = typer.Typer(
    help="Så bra svarar Fråga rapporten: kör fallen, jämför körningar, läs felen, vakta grinden.",
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit with its status; a known error is a sentence, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    console.prepare()
    try:
        status = _run(given)
    except EvalError as error:
        console.err(str(error))
        status = FAILED
    except typer.TyperException as error:
        console.err(helping.problem(error, given, app))
        status = MISUSED
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        status = FAILED
        sys.stdout = sys.stderr = None  # nobody reads: the interpreter must not try once more
    sys.exit(status)


def _run(given: list[str]) -> int:
    before = given[: given.index("--")] if "--" in given else given
    if not given or any(word in HELP for word in before):
        known = given[:1] if given[:1] and given[0] in helping.commands(app) else []
        console.out(helping.of_command(app, known[0]) if known else helping.overview(app))
        return 0
    result = app(given, standalone_mode=False)
    return result if isinstance(result, int) else 0
