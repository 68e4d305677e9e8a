"""`fraga replay`: does a saved answer still hold?"""

from pathlib import Path
from typing import Annotated

import typer

from app import replay as replaying
from app.commands import console
from app.texts import commands as texts


def replay(
    file: Annotated[str, typer.Argument()],
    as_json: console.AsJson = False,
) -> None:
    """Ask again and compare."""
    saved = _read(Path(file))
    outcome = replaying.replay(console.open_assistant(console.settings()), saved)
    data = {
        "holds": outcome.holds,
        "differs": list(outcome.differs),
        "saved_data_version": saved.get("data_version"),
        "data_version": outcome.now.data_version,
    }
    console.say(data, _said(outcome), as_json)
    raise typer.Exit(console.OK if outcome.holds else console.FAILED)


def _read(path: Path) -> "dict[str, object]":
    try:
        return replaying.read(path.read_text(encoding="utf-8-sig"))
    except replaying.NotAnAnswer as error:
        raise console.CommandError(texts.NOT_AN_ANSWER.format(file=path, why=error)) from error
    except (OSError, ValueError) as error:
        raise console.CommandError(texts.CANNOT_READ.format(file=path, why=_why(error))) from error


def _why(error: Exception) -> str:
    reasons: dict[type[Exception], str] = {
        FileNotFoundError: texts.NO_SUCH_FILE,
        NotADirectoryError: texts.NO_SUCH_FILE,
        IsADirectoryError: texts.NOT_A_FILE,
        PermissionError: texts.NOT_ALLOWED,
        UnicodeDecodeError: texts.NOT_UTF8,
    }
    return reasons.get(type(error), texts.UNREADABLE)


def _said(outcome: replaying.Outcome) -> str:
    version = outcome.now.data_version
    if outcome.holds:
        return texts.HOLDS.format(version=version)
    said = texts.DIFFERS.format(keys=", ".join(outcome.differs))
    if "data_version" not in outcome.differs:
        return said
    other = texts.OTHER_DATA.format(saved=outcome.saved.get("data_version"), now=version)
    return f"{said} {other}"
