"""Read what was written by hand about the report: `annotations/*.yaml` and the municipalities.

Turns YAML into plain values with strict keys; whether they agree with the report is checked by
the modules that use them. Only building needs this, so PyYAML is not needed to run the program.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "annotations"


def municipality_names() -> tuple[str, ...]:
    """Return the names of all municipalities of 2011."""
    lines = (FOLDER / "municipalities.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def read_items(
    name: str, required: frozenset[str], optional: frozenset[str] = frozenset()
) -> Iterator[Mapping[str, Any]]:
    """Give the items of a YAML list of mappings; raise ValueError at a missing or unknown key."""
    path = FOLDER / name
    for number, item in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
        keys = set(item)
        if not required <= keys <= required | optional:
            wrong = sorted((required - keys) | (keys - required - optional))
            raise ValueError(f"{name}, item {number}: missing or unknown keys {wrong}.")
        yield item
