"""Replay: ask a saved question again and compare the two answers, byte for byte.

What is compared is the canonical JSON: keys sorted, without what may differ between two askings of
the same question. A saved sheet, HTML or Markdown, holds the same JSON. Reads no files and writes
nothing; the command does that.
"""

import html
import json
import re
from dataclasses import dataclass
from typing import Any, Final

from app.batch import Answers
from app.types import Answer

NOT_COMPARED: Final = frozenset({"id", "timings_ms", "saved_at"})
"""Who asked, how long it took, and when a saved answer was saved."""


class NotAnAnswer(ValueError):
    """The text is not a saved Answer; the message is Swedish."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What asking again gave. `differs` names the keys, sorted; empty when the answer holds."""

    differs: tuple[str, ...]
    saved: dict[str, Any]
    now: Answer

    @property
    def holds(self) -> bool:
        """Whether the saved answer is the answer of today."""
        return not self.differs


_IN_HTML = re.compile(r'<pre id="svar-som-data">(.*?)</pre>', re.DOTALL)
_IN_MARKDOWN = re.compile(r"^```json\n(.*?)\n```$", re.DOTALL | re.MULTILINE)


def data_in(text: str) -> str:
    r"""The JSON of a saved file: the file itself, or what a saved sheet holds.

    >>> data_in('<html><pre id="svar-som-data">{&quot;a&quot;: 1}</pre></html>')
    '{"a": 1}'
    >>> data_in('# Underlag\n\n```json\n{"a": 1}\n```\n')
    '{"a": 1}'
    """
    if text.lstrip().startswith("<"):
        in_html = _IN_HTML.search(text)
        return html.unescape(in_html[1]) if in_html else text
    in_markdown = _IN_MARKDOWN.findall(text) if text.lstrip().startswith("#") else []
    return in_markdown[-1] if in_markdown else text


def read(text: str) -> dict[str, Any]:
    """The saved Answer, less keys that this version does not know; raises `NotAnAnswer`."""
    try:
        saved = json.loads(data_in(text))
    except (ValueError, RecursionError):
        raise NotAnAnswer("är inte giltig JSON") from None
    if not isinstance(saved, dict):
        raise NotAnAnswer("är inte ett JSON-objekt")
    if not isinstance(saved.get("question"), str) or not isinstance(saved.get("text"), str):
        raise NotAnAnswer("är inte ett sparat svar: ”question” eller ”text” saknas")
    turns = saved.get("turns", [])
    if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
        raise NotAnAnswer("är inte ett sparat svar: ”turns” ska vara en lista av texter")
    return {key: value for key, value in saved.items() if key in Answer.model_fields}


def canonical(answer: dict[str, Any]) -> str:
    """The form that is compared.

    >>> canonical({"text": "37 av 223", "id": "a1", "caveats": []})
    '{"caveats":[],"text":"37 av 223"}'
    """
    compared = {key: value for key, value in answer.items() if key not in NOT_COMPARED}
    return json.dumps(compared, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def replay(assistant: Answers, saved: dict[str, Any]) -> Outcome:
    """Ask the saved question again, in its dialogue if it had one."""
    turns: list[str] = saved.get("turns") or [saved["question"]]
    now = assistant.ask(turns)
    fresh = json.loads(now.as_json())
    if canonical(saved) == canonical(fresh):
        return Outcome((), saved, now)
    keys = sorted((saved.keys() | fresh.keys()) - NOT_COMPARED)
    nothing = object()
    differs = (key for key in keys if _differs(saved.get(key, nothing), fresh.get(key, nothing)))
    return Outcome(tuple(differs), saved, now)


def _differs(one: object, other: object) -> bool:
    if type(one) is object or type(other) is object:  # the key is missing on one side
        return True
    return canonical({"value": one}) != canonical({"value": other})
