"""The closed half is for acceptance only: it is neither installed, exported nor shown."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from evals.cases import ClosedError
from evals.export import export
from tests.evals_tools import bygglov
from tests.test_evals_cli import run

ROOT = Path(__file__).resolve().parent.parent


def test_a_wheel_leaves_the_closed_cases_out() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert tools["setuptools"]["exclude-package-data"]["evals"] == ["cases/closed/*"]


@pytest.mark.parametrize(
    "given", [{"half": "closed"}, {"file": Path("evals/cases/closed/lookup-x.yaml")}]
)
def test_a_closed_case_is_never_exported(tmp_path: Path, given: dict[str, object]) -> None:
    with pytest.raises(ClosedError) as error:
        export([bygglov(), replace(bygglov(), **given)], tmp_path / "ut", "d", "c")  # type: ignore[arg-type]
    assert str(error.value) == "Slutna fall lämnas aldrig ut."
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("command", [("show", "lookup-x-01"), ("check-cases",), ("bench",)])
def test_no_command_but_run_reads_a_closed_folder(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "lookup-x.yaml").write_text(
        "- {id: lookup-x-01, kind: lookup, turns: [Hemligt?], outcome: answer, phrases: [[a]]}",
        encoding="utf-8",
    )
    where = [str(folder)] if command == ("check-cases",) else ["--cases", str(folder)]
    status = run(*command, *where)
    shown = capsys.readouterr()
    assert "Hemligt" not in shown.out + shown.err
    if command != ("check-cases",):  # counts cases and names faults, for those who write them
        assert (status, shown.err) == (
            1,
            "De slutna fallen körs bara med fraga-evals run --closed.\n",
        )
