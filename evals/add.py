"""A new case from a question or from saved feedback: checked, numbered and added to the open half.

Gold comes from the person who adds the case, never from the program's answer: that would only prove
that the program agrees with itself. Without gold a draft is given back to be filled in.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from evals.errors import EvalError
from evals.types import Case

OWN = "egen"  # the "author" of cases that are added on the command line


class AddError(EvalError):
    """The case cannot be added; the text says why, in Swedish."""


def turns_of_feedback(file: Path, id: str | None = None) -> list[str]:
    """The visitor's turns in a saved item: an object, or the line with this id in a JSONL file."""
    try:
        text = file.read_text(encoding="utf-8")
        items = (
            [json.loads(line) for line in text.splitlines() if line.strip()]
            if (file.suffix == ".jsonl")
            else [json.loads(text)]
        )
    except (OSError, ValueError) as error:
        raise AddError(f"{file.name} går inte att läsa: {error}") from error
    chosen = [item for item in items if id is None or item.get("id") == id]
    if len(chosen) != 1:
        raise AddError(f"{file.name} har {len(chosen)} poster som passar; välj en med --id")
    turns = _turns(chosen[0])
    if not turns:
        raise AddError(f"{file.name} har varken 'turns' eller 'question'")
    return turns


def _turns(item: Mapping[str, Any]) -> list[str]:
    if item.get("turns"):
        return [str(turn) for turn in item["turns"]]
    if item.get("question"):
        return [str(item["question"])]
    return _turns(item["answer"]) if isinstance(item.get("answer"), dict) else []


def next_id(kind: str, cases: Sequence[Case]) -> str:
    """The first free number among the cases added here.

    >>> next_id("lookup", [])
    'lookup-egen-01'
    """
    prefix = f"{kind}-{OWN}-"
    used = [
        int(c.id.removeprefix(prefix))
        for c in cases
        if c.id.startswith(prefix) and c.id.removeprefix(prefix).isdigit()
    ]
    return f"{prefix}{max(used, default=0) + 1:02d}"


def source(text: str) -> dict[str, object]:
    """A source from "Bilaga 2:29".

    >>> source("Bilaga 2:29")
    {'label': 'Bilaga 2', 'page': 29}
    """
    label, _, page = text.rpartition(":")
    if not label or not page.strip().isdigit():
        raise AddError(f"Källan {text!r} ska skrivas som 'Bilaga 2:29': etikett, kolon, sida")
    return {"label": label.strip(), "page": int(page)}


def as_yaml(case: Mapping[str, object]) -> str:
    """One case as an item of a case file, keys in the order given."""
    return yaml.safe_dump([dict(case)], allow_unicode=True, sort_keys=False, width=100)


def append(case: Mapping[str, object], folder: Path) -> Path:
    """Add the case to its kind's file."""
    file = folder / f"{case['kind']}-{OWN}.yaml"
    with file.open("a", encoding="utf-8") as out:
        out.write(as_yaml(case))
    return file
