"""Any other system: a Python callable "module:function", or an HTTP endpoint.

The callable gets the turns as a list of strings and gives an Answer, a mapping of its keys or a
text. The endpoint gets POST {"turns": [...]} and gives the same as JSON. Requests go to the address
that the user names and nowhere else.
"""

import importlib
import json
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.types import Answer
from evals.errors import EvalError
from evals.systems.base import as_answer
from evals.types import Scoring


class PluginError(EvalError):
    """A plug-in cannot be loaded; the text says why, in Swedish."""


@dataclass(frozen=True)
class Plugin:
    """A callable behind the protocol."""

    name: str
    call: Callable[[list[str]], Any]
    scoring: Scoring = "strict"

    def ask(self, turns: Sequence[str]) -> Answer:
        """Call it and read what it gave."""
        return as_answer(self.call(list(turns)), turns[-1])


def open_plugin(spec: str, timeout: float) -> Plugin:
    """A system from "module:function" or "http(s)://..."."""
    if spec.startswith(("http://", "https://")):
        return Plugin(spec, lambda turns: _post(spec, turns, timeout))
    module, _, function = spec.partition(":")
    try:
        call = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        raise PluginError(
            f"Hittar inte {spec!r}; väntade modul:funktion eller en adress ({error})"
        ) from error
    return Plugin(spec, call)


def _post(url: str, turns: list[str], timeout: float) -> Any:  # noqa: ANN401 - JSON is anything
    request = urllib.request.Request(  # only http and https get here
        url,
        data=json.dumps({"turns": turns}, ensure_ascii=False).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=timeout) as response:
        return json.load(response)
