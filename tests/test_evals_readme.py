"""evals/README.md names every command and system, and no other."""

import re
from pathlib import Path

import evals.cli
from evals.systems.registry import NAMES

README = (Path(evals.cli.__file__).parent / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command() -> None:
    known = {str(command.name) for command in evals.cli.app.registered_commands}
    assert set(re.findall(r"fraga-evals ([a-z-]+)", README)) == known


def test_the_readme_names_every_system() -> None:
    for name in NAMES:
        assert name in README or f"-{name.removeprefix('ours-without-')}`" in README


def test_files_that_the_readme_names_are_there() -> None:
    reading = README.split("## Files in reading order")[1].split("##")[0]
    folder = Path(evals.cli.__file__).parent
    for name in re.findall(r"`([\w./]+)`", reading):
        assert (folder / name).exists(), name
