"""Help and usage errors of `fraga-evals` in Swedish, made from the commands themselves.

Typer's own headings and complaints are English. Nothing is kept by hand here: names, options and
defaults are read from the commands, so help cannot say what a command does not do.
"""

from collections.abc import Iterable, Sequence
from textwrap import fill, wrap
from typing import Any

import typer

from app.texts import commands as texts
from evals.numbers_shown import plain_number

NAME = "fraga-evals"
WIDTH = 92  # as wide as the help of `fraga`
COLUMN = 24  # where explanations begin
HELP = "--help"
HELP_TEXT = "visa den här hjälpen"
STATUS = (
    "Slutvärde: 0 om allt gick; 1 om något är fel: ett system föll, ett fall eller en fil går inte "
    "att läsa, grinden är stängd; 2 om kommandot inte går att förstå."
)
CANNOT_BE = "{name} kan inte vara {given!r}."
MISSING = "{name} saknas."

Parameter = Any  # Typer's own classes of options and arguments are not public


def commands(app: typer.Typer) -> dict[str, Any]:
    """Every command by name, in the order in which they were added."""
    group: Any = typer.main.get_command(app)
    return dict(group.commands)


def overview(app: typer.Typer) -> str:
    """What `fraga-evals --help` shows."""
    every = commands(app)
    return "\n".join(
        [
            fill(str(app.info.help), WIDTH),
            "",
            "Användning:",
            f"  {NAME} KOMMANDO [VAL]",
            "",
            "Kommandon:",
            *_rows((name, _brief(command.help)) for name, command in every.items()),
            "",
            "Val:",
            *_rows([(HELP, f"{HELP_TEXT}; {NAME} run --help visar hjälp om run")]),
            "",
            fill(STATUS, WIDTH),
        ]
    )


def of_command(app: typer.Typer, name: str) -> str:
    """What `fraga-evals NAME --help` shows."""
    command = commands(app)[name]
    options = [p for p in command.params if p.param_type_name == "option" and p.opts != [HELP]]
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    called = " ".join([f"{NAME} {name}", "[VAL]", *(_shown(a) for a in arguments)])
    lines = [fill(_said(command.help), WIDTH), "", "Användning:", f"  {called}", ""]
    lines += _rows((_shown(a), _meaning(a)) for a in arguments)
    lines += [""] if arguments else []
    shown = [(_option(p), _meaning(p)) for p in options]
    return "\n".join([*lines, "Val:", *_rows([*shown, (HELP, HELP_TEXT)])])


def problem(error: typer.TyperException, given: Sequence[str], app: typer.Typer) -> str:
    """What Typer complains of, in Swedish, by the kind of its complaint."""
    name = given[0] if given and given[0] in commands(app) else ""
    option = str(getattr(error, "option_name", ""))
    parameter = getattr(error, "param", None)
    own = "" if parameter is None else _own_name(parameter)
    needs_value = "requires" in str(getattr(error, "message", ""))
    said = {
        "NoSuchOption": texts.NO_SUCH_OPTION.format(name=option),
        "BadOptionUsage": (texts.NEEDS_VALUE if needs_value else texts.NEEDS_NO_VALUE).format(
            name=option
        ),
        "MissingParameter": MISSING.format(name=own),
        "BadParameter": CANNOT_BE.format(name=own, given=_after(own, given)),
    }.get(type(error).__name__, texts.MISUSED if name else texts.NO_SUCH_COMMAND)
    return texts.SEE_HELP.format(problem=said, command=f"{NAME} {name}".strip())


def _rows(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Names to the left, what they mean to the right; a long name has a line of its own."""
    lines: list[str] = []
    for name, meaning in pairs:
        left, column = f"  {name}", " " * COLUMN
        if len(left) + 2 > COLUMN:
            lines.append(left)
            left = ""
        wrapped = wrap(meaning, WIDTH - COLUMN, break_on_hyphens=False)
        lines += [f"{left:<{COLUMN}}{wrapped[0]}", *(column + rest for rest in wrapped[1:])]
    return lines


def _said(text: str | None) -> str:
    return " ".join((text or "").split())


def _brief(text: str | None) -> str:
    """The first sentence as it stands in a list: small letter, no full stop.

    >>> _brief("Kör fallen. Sedan mer."), _brief("JSON på standard ut.")
    ('kör fallen', 'JSON på standard ut')
    """
    first = _said(text).split(". ")[0].removesuffix(".")
    return first if first[1:2].isupper() else first[:1].lower() + first[1:]


def _shown(parameter: Parameter) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _own_name(parameter: Parameter) -> str:
    is_option = parameter.param_type_name == "option"
    return str(parameter.opts[0]) if is_option else _shown(parameter)


def _option(parameter: Parameter) -> str:
    value = "" if parameter.is_flag else f" {_shown(parameter)}"
    return f"{parameter.opts[0]}{value}"


def _meaning(parameter: Parameter) -> str:
    text = _brief(parameter.help)
    default, beside = parameter.default, []
    if parameter.required and parameter.param_type_name == "option":
        beside.append("krävs")
    if isinstance(default, int | float) and not isinstance(default, bool):
        beside.append(f"annars {plain_number(default)}")
    elif isinstance(default, str):
        beside.append(f"annars {default}")
    if parameter.envvar:
        beside.append(f"eller miljövariabeln {parameter.envvar}")
    return text + (f" ({', '.join(beside)})" if beside else "")


def _after(name: str, given: Sequence[str]) -> str:
    """The value that was given to an option."""
    joined = next((w.partition("=")[2] for w in given if w.startswith(f"{name}=")), "")
    if joined or name not in given[:-1]:
        return joined
    return given[given.index(name) + 1]
