"""The case set as a small data set: JSON lines and a card, for scoring other assistants.

The open half only: a closed case that is published is closed no more.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from evals.cases import CASES, ClosedError
from evals.types import Case

LEFT_OUT = ("file", "half")
EMPTY: tuple[object, ...] = ((), None)
CARD = Path(__file__).resolve().parent / "templates" / "card.md"
FORMAT = CASES / "README.md"


def as_record(case: Case) -> dict[str, object]:
    """A case as the data set has it: the keys of cases/README.md, without the empty ones."""
    kept = {k: _bare(v) for k, v in asdict(case).items() if k not in LEFT_OUT and v not in EMPTY}
    if "reasons" in kept:
        kept["reason"] = kept.pop("reasons")
    return kept


def _bare(value: object) -> object:
    """As an author would write it: 37, not 37.0, and nothing that is empty or goes without saying.

    >>> _bare({"value": 37.0, "unit": None, "also": (16.6,), "place": "first"})
    {'value': 37, 'also': [16.6]}
    """
    if isinstance(value, dict):
        default = {"place": "first"}
        kept = {k: v for k, v in value.items() if v not in EMPTY and default.get(k) != v}
        return {k: _bare(v) for k, v in kept.items()}
    if isinstance(value, list | tuple):
        return [_bare(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def card(cases: Sequence[Case], data_version: str, cases_hash: str) -> str:
    """The card, filled in."""
    kinds = Counter(case.kind for case in cases)
    outcomes = Counter(case.outcome for case in cases)
    values = {
        "n": str(len(cases)),
        "kinds": "\n".join(f"| {kind} | {n} |" for kind, n in sorted(kinds.items())),
        "outcomes": ", ".join(f"{name} {n}" for name, n in sorted(outcomes.items())),
        "dialogues": str(sum(len(case.turns) > 1 for case in cases)),
        "proven": str(sum(case.gold_sql is not None for case in cases)),
        "data_version": data_version,
        "cases_hash": cases_hash,
    }
    text = CARD.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def export(cases: Sequence[Case], folder: Path, data_version: str, cases_hash: str) -> list[Path]:
    """Write `cases.jsonl`, `README.md` and `format.md` into a folder; returns the files."""
    if any(case.half == "closed" or case.file.parent.name == "closed" for case in cases):
        raise ClosedError("Slutna fall lämnas aldrig ut.")
    folder.mkdir(parents=True, exist_ok=True)
    data, readme, keys = (folder / name for name in ("cases.jsonl", "README.md", "format.md"))
    lines = [json.dumps(as_record(case), ensure_ascii=False) for case in cases]
    data.write_text("\n".join(lines) + "\n", encoding="utf-8")
    readme.write_text(card(cases, data_version, cases_hash), encoding="utf-8")
    keys.write_text(FORMAT.read_text(encoding="utf-8"), encoding="utf-8")
    return [data, readme, keys]
