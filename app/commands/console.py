"""What the commands share: streams in UTF-8, known errors as a sentence, and opening the assistant.

Nothing here decides what an answer says.
"""

import json
import logging
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, Final, TextIO

import typer

if TYPE_CHECKING:
    from app.assistant import Assistant
    from app.settings import Settings

OK: Final = 0
FAILED: Final = 1  # a fault, a bad line in a batch, a replay that does not hold
BAD_INPUT: Final = 2  # what was typed, a setting, a file, a port

AsJson = Annotated[bool, typer.Option("--json")]


class CommandError(Exception):
    """Ends the command with a Swedish sentence on standard error and exit status 2."""


def prepare() -> None:
    """UTF-8 on every system; log lines on standard error, without a traceback for a warning."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")


def out(text: str) -> None:
    """A result, on standard output."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def err(text: str) -> None:
    """Everything else, on standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def say(value: Mapping[str, Any], text: str, as_json: bool) -> None:
    """The outcome of a command, for programs or for people."""
    out(json.dumps(value, ensure_ascii=False) if as_json else text)


def binary(stream: TextIO) -> BinaryIO:
    """The bytes under a text stream."""
    return stream.buffer


def settings(**overrides: object) -> "Settings":
    """The settings, or a `CommandError` that names the wrong one."""
    from app.settings import SettingsError, load_settings

    try:
        return load_settings(**overrides)
    except SettingsError as error:
        raise CommandError(str(error)) from error


def open_assistant(chosen: "Settings", *, warm: bool = False) -> "Assistant":
    """The assistant. A model that somebody chose is loaded at once, so that a wrong one shows."""
    from app.assistant import Assistant

    assistant = Assistant.open(chosen)
    if warm or chosen.embedding_model:
        from index.encoder import MissingModelError

        try:
            assistant.warm()
        except MissingModelError as error:
            raise CommandError(str(error)) from error
    return assistant
