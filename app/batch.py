"""Batch: questions as JSON Lines in, one Answer a line out, in order, each as soon as it is ready.

Never stops at a bad line: that line gets an Answer that names its number. Bytes in and bytes out,
so that both are UTF-8 on every system. docs/answer.md has the format.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final, NoReturn, Protocol

from app.texts import messages
from app.types import Answer

MAX_LINE_BYTES: Final = 10_000_000  # far above 20 turns of the greatest length, escaped
BOM: Final = b"\xef\xbb\xbf"
_ID_FIRST = re.compile(r'\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*")')


class Answers(Protocol):
    """What batch needs of the assistant."""

    @property
    def data_version(self) -> str:
        """Which data the answers rest on."""
        ...

    def ask(self, turns: Sequence[str], *, id: str | None = None) -> Answer:
        """Answer the last turn with the earlier ones as context; never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Totals:
    """What a batch came to."""

    lines: int
    bad: int
    times_ms: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """The nearest-rank percentile of the answering times; 0 when nothing was answered.

        >>> Totals(4, 0, (4.0, 1.0, 3.0, 2.0)).percentile(0.5)
        2.0
        """
        if not self.times_ms:
            return 0.0
        ordered = sorted(self.times_ms)
        rank = -int(-share * len(ordered) // 1)  # rounded up
        return ordered[max(rank, 1) - 1]


@dataclass(frozen=True, slots=True)
class Asked:
    """A line that could be read."""

    turns: tuple[str, ...]
    id: str | None


class BadLine(ValueError):
    """A line that cannot be read: a message with a place for its number, and its id if known."""

    def __init__(self, message: str, id: str | None = None) -> None:
        super().__init__(message)
        self.id = id


def run(assistant: Answers, source: BinaryIO, target: BinaryIO) -> Totals:
    """Answer every line of `source` on `target`."""
    lines = bad = 0
    times = []
    for number, line in _lines(source):
        answer = _answer(assistant, number, line)
        lines += 1
        bad += answer.reason == "bad_input"
        if "total" in answer.timings_ms:
            times.append(answer.timings_ms["total"])
        target.write(answer.as_json().encode("utf-8") + b"\n")
        target.flush()
    return Totals(lines, bad, tuple(times))


def read(line: bytes) -> Asked:
    """The question in a line; raises `BadLine`."""
    if len(line) > MAX_LINE_BYTES:
        raise BadLine(messages.LINE_TOO_LONG)
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        readable = line.decode("utf-8", errors="replace")
        raise BadLine(messages.NOT_UTF8, _id_of(readable)) from None
    try:
        sent = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise BadLine(messages.BAD_JSON, _id_of(text)) from None
    return _asked(sent)


def _asked(sent: object) -> Asked:
    if not isinstance(sent, dict):
        raise BadLine(messages.NOT_OBJECT)
    id_ = sent.get("id")
    if not (id_ is None or isinstance(id_, str)):
        raise BadLine(messages.BAD_ID)
    if id_ is not None and not _writable(id_):
        raise BadLine(messages.NOT_TEXT)
    turns = sent.get("turns")
    if not (isinstance(turns, list) and turns and all(isinstance(t, str) for t in turns)):
        raise BadLine(messages.NO_TURNS, id_)
    if not all(map(_writable, turns)):
        raise BadLine(messages.NOT_TEXT, id_)
    return Asked(tuple(turns), id_)


def _answer(assistant: Answers, number: int, line: bytes) -> Answer:
    try:
        asked = read(line)
    except BadLine as bad:
        text = str(bad).format(line=number, limit=MAX_LINE_BYTES)
        return Answer(
            id=bad.id,
            question="",
            status="error",
            reason="bad_input",
            text=text,
            data_version=assistant.data_version,
        )
    answer = assistant.ask(asked.turns, id=asked.id)
    if answer.reason == "bad_input":
        text = messages.BAD_TURN.format(line=number, message=answer.text)
        return answer.model_copy(update={"text": text})
    return answer


def _lines(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Number and content of each line that is not blank. An endless line is cut, not kept."""
    number = 0
    while line := source.readline(MAX_LINE_BYTES + 1):
        number += 1
        rest = line
        while not rest.endswith(b"\n"):
            rest = source.readline(MAX_LINE_BYTES)
            if not rest:
                break
        if number == 1:
            line = line.removeprefix(BOM)
        if line.strip():
            yield number, line


def _id_of(text: str) -> str | None:
    """The id of a broken line, where it stands first and is whole."""
    found = _ID_FIRST.match(text)
    if not found:
        return None
    try:
        id_: str = json.loads(found[1])
    except ValueError:
        return None
    return id_ if _writable(id_) else None


def _writable(text: str) -> bool:
    """Whether UTF-8 can write it: JSON can escape half a character, which no answer can repeat."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity, which Python reads and JSON does not have
