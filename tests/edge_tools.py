"""The command line run inside the test process, with one real assistant for all tests."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from app import cli
from app.assistant import Assistant
from app.commands import console
from app.settings import Settings


@cache
def assistant() -> Assistant:
    """The real one, opened once."""
    return Assistant.open(Settings())


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output as one JSON object."""
        value: dict[str, Any] = json.loads(self.out)
        return value

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.rstrip("\n").split("\n")]


class Terminal:
    """Runs `fraga` with the shared assistant, or with another one."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def fraga(self, *arguments: str, stdin: bytes = b"", using: object = None) -> Ran:
        """Status and output of a command line."""
        self._monkeypatch.setattr(
            console, "open_assistant", lambda chosen, warm=False: using or assistant()
        )
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        return self.run(arguments)

    def run(self, arguments: Sequence[str]) -> Ran:
        """As `fraga`, with whatever assistant the command opens by itself."""
        with pytest.raises(SystemExit) as stop:
            cli.main(arguments)
        shown = self._capsys.readouterr()
        assert "Traceback" not in shown.err
        return Ran(int(stop.value.code or 0), shown.out, shown.err)
