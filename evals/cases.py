"""Load the case files: strict YAML in, frozen `Case`s out, or one error that lists every problem.

`load` is what a run uses: it stops before it starts when anything is wrong. `check` is what an
author uses: the cases that could be read, and all the problems.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import yaml

from evals.errors import EvalError
from evals.gold import check_gold
from evals.places import Places
from evals.schema import read_case
from evals.types import Case, Half, Problem

CASES = Path(__file__).resolve().parent / "cases"


class CaseError(EvalError):
    """The case files hold problems; the text lists them, one a line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Closed cases are named by file, id and key only."""
        self.problems = tuple(problems)
        lines = [p.place if _half(p.file) == "closed" else str(p) for p in self.problems]
        super().__init__("\n".join(["Fallen har fel, och körningen har inte börjat:", *lines]))


class ClosedError(EvalError):
    """Closed cases were asked for where single cases are shown."""


class _Loader(yaml.CSafeLoader):
    """Safe YAML that also refuses a key given twice, which plain YAML would let pass."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build a mapping whose keys are unique."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.YAMLError(
                    f"nyckeln {key!r} står två gånger, rad {key_node.start_mark.line + 1}"
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _half(file: Path) -> Half:
    return "closed" if file.parent.name == "closed" else "open"


def read_file(file: Path) -> tuple[list[Case], list[Problem]]:
    """The cases of one file, with what is wrong in its form."""
    try:
        raw = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return [], [
            Problem(file, "-", "-", f"filen går inte att läsa: {' '.join(str(error).split())}")
        ]
    if not isinstance(raw, list):
        return [], [Problem(file, "-", "-", "filen ska vara en lista av fall")]
    read = [read_case(item, file, _half(file), i) for i, item in enumerate(raw, 1)]
    return [case for case, _ in read], [p for _, problems in read for p in problems]


def files_of(folder: Path) -> list[Path]:
    """The YAML files below a folder, in order; a single file is itself."""
    return [folder] if folder.is_file() else sorted(folder.rglob("*.yaml"))


def check(
    folders: Iterable[Path], tables: duckdb.DuckDBPyConnection | None, places: Places
) -> tuple[list[Case], list[Problem]]:
    """Read the folders and hold every readable case against the report."""
    cases: list[Case] = []
    problems: list[Problem] = []
    seen: dict[str, Path] = {}
    for file in (f for folder in folders for f in files_of(folder)):
        read, wrong = read_file(file)
        problems += wrong
        malformed = {p.id for p in wrong}
        for case in read:
            if case.id in seen:
                problems.append(Problem(file, case.id, "id", f"finns redan i {seen[case.id].name}"))
            seen.setdefault(case.id, file)
            if case.id not in malformed:
                problems += check_gold(case, tables, places)
                cases.append(case)
    return cases, problems


def load(
    folder: Path,
    tables: duckdb.DuckDBPyConnection | None,
    places: Places,
    half: Half = "open",
) -> tuple[Case, ...]:
    """The cases of a folder; raises CaseError when anything at all is wrong.

    Refuses a folder that holds closed cases unless the closed half is what was asked for.
    """
    closed = (_half(file.resolve()) == "closed" for file in files_of(folder))
    if half == "open" and (folder.name == "closed" or any(closed)):
        raise ClosedError("De slutna fallen körs bara med fraga-evals run --closed.")
    cases, problems = check([folder], tables, places)
    if problems:
        raise CaseError(problems)
    return tuple(cases)
