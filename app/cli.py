"""The command `fraga`: finds out which command is meant, and says errors in Swedish.

The first word decides: a single word that is a command is the command, anything else is a question.
Help is our own text (`app.texts.commands`), because Typer's headings are English.
"""

import sys
from collections.abc import Sequence
from typing import Final

import typer

from app.commands import console, feedback, index
from app.commands.ask import ask
from app.commands.replay import replay
from app.commands.serve import serve
from app.feedback import texts as feedback_texts
from app.texts import commands as texts

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
app.command("ask", add_help_option=False)(ask)
app.command("serve", add_help_option=False)(serve)
app.command("replay", add_help_option=False)(replay)
app.add_typer(index.app, name="index", add_help_option=False)
app.add_typer(feedback.app, name="feedback", add_help_option=False)

COMMANDS: Final = ("ask", "serve", "replay", "index", "feedback")
HELP_TEXTS: Final = {**texts.HELP, "feedback": feedback_texts.HELP}
HELP: Final = ("--help", "-h")
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells have it


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit with its status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    console.prepare()
    try:
        status = run(given)
    except console.CommandError as error:
        console.err(str(error))
        status = console.BAD_INPUT
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        status = console.FAILED
        sys.stdout = sys.stderr = None  # nobody reads: the interpreter must not try once more
    sys.exit(status)


def run(given: Sequence[str]) -> int:
    """The exit status of a command line."""
    words = command_line(given)
    if words[0] in HELP or any(word in HELP for word in _options(words)):
        console.out(HELP_TEXTS[words[0] if words[0] in COMMANDS else ""].rstrip("\n"))
        return console.OK
    if words[0] == "--version":
        console.out(_version())
        return console.OK
    try:
        result = app(words, standalone_mode=False)
    except typer.TyperException as error:
        raise console.CommandError(_in_swedish(error, words[0])) from error
    return result if isinstance(result, int) else console.OK


def command_line(given: Sequence[str]) -> list[str]:
    """What was typed as a command with options first, so that a question may hold anything.

    >>> command_line(["Hur många svarade?", "--json"])
    ['ask', '--json', '--', 'Hur många svarade?']
    >>> command_line(["serve", "--port", "8000"]), command_line(["- hur många?"])
    (['serve', '--port', '8000'], ['ask', '--', '- hur många?'])
    >>> command_line([]), command_line(["ask", "serve"])
    (['--help'], ['ask', '--', 'serve'])
    """
    if not given:
        return ["--help"]
    if given[0] in (*HELP, "--version") or given[0] in COMMANDS[1:]:
        return list(given)
    rest = list(given[1:] if given[0] == "ask" else given)
    options = _options(rest)
    end = rest.index("--") if "--" in rest else len(rest)
    words = [word for word in rest[:end] if word not in options] + rest[end + 1 :]
    return ["ask", *options, *(["--", *words] if words else [])]


def _options(words: Sequence[str]) -> list[str]:
    """The words that are options: a question with a dash in front has spaces, an option has none.

    >>> _options(["--json", "-", "- hur många?", "--", "--text"])
    ['--json']
    """
    before = words[: words.index("--")] if "--" in words else words
    return [w for w in before if w.startswith("-") and len(w) > 1 and len(w.split()) == 1]


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    from corpus.load import load

    try:
        number = version("fraga-rapporten")
    except PackageNotFoundError:  # run from a checkout
        number = texts.NOT_INSTALLED
    return texts.VERSION.format(version=number, data=load().data_version)


def _in_swedish(error: typer.TyperException, command: str) -> str:
    """What Typer complains of, by the kind of its complaint: its own text is English."""
    name = getattr(error, "option_name", "")
    problems = {
        "NoSuchOption": texts.NO_SUCH_OPTION.format(name=name),
        "BadOptionUsage": (
            texts.NEEDS_VALUE if "requires" in error.message else texts.NEEDS_NO_VALUE
        ).format(name=name),
        "MissingParameter": texts.MISSING_FILE,
    }
    problem = problems.get(type(error).__name__, texts.MISUSED)
    if command in {"index", "feedback"} and type(error).__name__ == "UsageError":
        problem = texts.NO_SUCH_COMMAND
    return texts.SEE_HELP.format(problem=problem, command=f"fraga {command}")


if __name__ == "__main__":
    main()
