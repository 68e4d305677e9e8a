"""README.md stays true: its examples, its commands and the files that it names."""

import csv
import re

import pytest

from tests.readme_examples import README, examples, printed

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize(("question", "shown"), examples(TEXT), ids=[q for q, _ in examples(TEXT)])
def test_examples_are_what_the_program_says(question: str, shown: str) -> None:
    """When an answer was changed on purpose: `make readme`."""
    assert shown.rstrip("\n") == printed(question)


def test_there_are_three_examples() -> None:
    assert len(examples(TEXT)) == 3


def test_the_two_commands_come_first() -> None:
    first = TEXT.partition("```")[2].partition("```")[0].split("\n")
    assert [line.split("#")[0].strip() for line in first if line.startswith("make")] == [
        "make run",
        "make test",
    ]


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", TEXT, re.MULTILINE))
    assert {"run", "test", "check"} <= named <= targets


def test_every_file_that_is_named_exists() -> None:
    order = TEXT.partition("## The files, in reading order")[2].partition("\n## ")[0]
    named = re.findall(r"`([\w./]+\.\w+|[\w./]+/)`", order)
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_screenshot_is_there() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT)
    assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")


def test_plain_commands_are_those_of_make() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "-c constraints.txt" in makefile
    assert ".[evals,dev]" in makefile
    assert TEXT.count('pip install -c constraints.txt -e ".[evals]"') >= 1
    assert TEXT.count('pip install -c constraints.txt -e ".[evals,dev]"') >= 1


def test_no_name_of_a_registry_or_host() -> None:
    """The project names no registry: where packages come from is the machine's own setting."""
    for path in (README, ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "constraints.txt"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://(?!127\.0\.0\.1)|index-url|find-links", text), path.name


def test_the_first_runs_told_are_the_last_in_the_table() -> None:
    with (ROOT / "evals/cases/first_runs.csv").open(encoding="utf-8", newline="") as file:
        last = list(csv.DictReader(file))[-1]
    share = 100 * int(last["right"]) / int(last["n"])
    told = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert f"{share:.1f} % of {last['n']} for the last three" in told
    assert len(last["authors"].split()) == 3
