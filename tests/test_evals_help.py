"""Help and usage errors of `fraga-evals`: Swedish throughout, and whole."""

import builtins
import io
import sys

import pytest

from evals import start
from evals.cli import app
from evals.help import WIDTH, commands, of_command, overview
from tests.test_evals_cli import run

ENGLISH = (
    "Usage",
    "Options",
    "Commands",
    "Arguments",
    "default",
    "required",
    "Show this",
    "env var",
)


def test_every_command_is_in_the_overview() -> None:
    text = overview(app)
    assert text.startswith("Så bra svarar Fråga rapporten: ")
    for name, command in commands(app).items():
        assert f"\n  {name} " in text
        assert command.help, f"{name} says nothing of itself"


@pytest.mark.parametrize("name", list(commands(app)))
def test_help_is_swedish_and_fits(name: str) -> None:
    text = of_command(app, name)
    assert text.startswith(" ".join((commands(app)[name].help or "").split())[:40])
    assert not [word for word in ENGLISH if word in text]
    assert all(len(line) <= WIDTH for line in text.splitlines())
    for parameter in commands(app)[name].params:
        if parameter.param_type_name == "option":
            assert f"  {parameter.opts[0]}" in text
            assert parameter.help or parameter.opts == ["--help"], f"{name} {parameter.opts[0]}"


def test_the_help_of_one_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("judge", "--help") == 0
    assert (
        capsys.readouterr().out
        == """Låt en språkmodell bedöma fullständighet och klarspråk. Påverkar aldrig grinden.

Användning:
  fraga-evals judge [VAL] RESULTAT

  RESULTAT              mapp eller results.json

Val:
  --model MODELL        språkmodell, som 'ollama:llama3.1' (eller miljövariabeln FRAGA_LLM)
  --system SYSTEM       systemet som bedöms (annars ours)
  --json                JSON på standard ut i stället för text
  --help                visa den här hjälpen
"""
    )


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("nosuch", "--help")])
def test_without_a_command_all_are_listed(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 0
    assert capsys.readouterr().out == overview(app) + "\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["nosuch"], "Kommandot finns inte. Se fraga-evals --help."),
        (["run", "--nosuch"], "Valet --nosuch finns inte. Se fraga-evals run --help."),
        (["run", "--kind"], "Valet --kind ska följas av ett värde. Se fraga-evals run --help."),
        (["gate", "--json=1"], "Valet --json tar inget värde. Se fraga-evals gate --help."),
        (["show"], "ID saknas. Se fraga-evals show --help."),
        (["accept"], "--why saknas. Se fraga-evals accept --help."),
        (["run", "extra"], "Kommandot går inte att förstå. Se fraga-evals run --help."),
        (
            ["run", "--timeout", "snart"],
            "--timeout kan inte vara 'snart'. Se fraga-evals run --help.",
        ),
        (["run", "--timeout", "0"], "--timeout kan inte vara '0'. Se fraga-evals run --help."),
        (["run", "--jobs=0"], "--jobs kan inte vara '0'. Se fraga-evals run --help."),
        (
            ["add", "Hur?", "--base=många"],
            "--base kan inte vara 'många'. Se fraga-evals add --help.",
        ),
    ],
)
def test_a_command_line_that_is_not_understood(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{expected}\n")


def test_a_reader_that_goes_away_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert run("--help") == 1


@pytest.mark.parametrize(("missing", "ours"), [("bm25s", False), ("evals.nowhere", True)])
def test_a_missing_extra_is_told_and_a_fault_of_ours_is_not_hidden(
    missing: str, ours: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "evals.cli")
    real = builtins.__import__

    def fails(name: str, *rest: object) -> object:
        if name == "evals.cli":
            raise ModuleNotFoundError(f"No module named {missing!r}", name=missing)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", fails)
    if ours:
        with pytest.raises(ModuleNotFoundError):
            start.main()
        return
    with pytest.raises(SystemExit) as stop:
        start.main()
    assert stop.value.code == 1
    assert capsys.readouterr().err == (
        "bm25s är inte installerat. fraga-evals behöver tillägget evals:\n"
        'python -m pip install -c constraints.txt -e ".[evals]"\n'
    )
