"""The documentation says what the types, settings and commands say, and links lead somewhere."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel, SecretStr

from app import cli, types
from app.settings import ELSEWHERE, PREFIX, Settings
from app.texts import commands as texts

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "evals" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
ROW = re.compile(r"^\| `([^`]+)` \|(?: ([^|]*?) ?\|)?", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")


def page(name: str) -> str:
    """A page of the documentation."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def rows(text: str, head: str) -> list[tuple[str, str]]:
    """First and second cell of each row of the table with this head."""
    assert head in text, f"no table {head!r}"
    table = text.partition(head)[2].partition("\n\n")[0]
    return [(first, second.strip("`")) for first, second in ROW.findall(table)]


def names(text: str, head: str) -> list[str]:
    """The first cells of a table."""
    return [first for first, _ in rows(text, head)]


@pytest.mark.parametrize(
    ("after", "model"),
    [
        ("## Fields", types.Answer),
        ("A citation:", types.Citation),
        ("A lookup:", types.LookupRecord),
        ("A calculation:", types.Calculation),
    ],
)
def test_every_field_of_an_answer_is_described(after: str, model: type[BaseModel]) -> None:
    text = page("answer.md").partition(after)[2]
    assert names(text, "| field | meaning |") == list(model.model_fields)


def test_every_status_reason_and_kind_is_described() -> None:
    text = page("answer.md")
    assert names(text, "| status | when |") == list(get_args(types.Status))
    assert rows(text, "| reason | status |") == list(types.STATUS_OF_REASON.items())
    assert list(types.STATUS_OF_REASON) == list(get_args(types.Reason))
    assert names(text, "| kind | a question") == list(get_args(types.Kind))


def test_the_example_is_an_answer() -> None:
    text = page("answer.md")
    example = text.partition("```json\n")[2].partition("```")[0]
    answer = types.Answer.model_validate_json(example)
    assert list(types.Answer.model_fields) == re.findall(r'^  "(\w+)":', example, re.MULTILINE)
    assert answer.status == "answered"


def _default(value: object) -> str:
    shown = value.get_secret_value() if isinstance(value, SecretStr) else value
    return "" if shown is None else str(shown)


def test_every_setting_is_described_with_its_default() -> None:
    listed = rows(page("settings.md"), "| variable | default |")
    assert listed == [
        (PREFIX + name.upper(), _default(field.default))
        for name, field in Settings.model_fields.items()
    ]
    assert all(name in page("settings.md") for name in ELSEWHERE)


def test_every_limit_of_a_setting_is_described() -> None:
    for name, field in Settings.model_fields.items():
        line = next(s for s in page("settings.md").splitlines() if PREFIX + name.upper() in s)
        for limit in field.metadata:
            for value in (getattr(limit, "ge", None), getattr(limit, "le", None)):
                assert value is None or str(value) in line, f"{name}: {value} is not said"


def test_every_command_and_option_is_described() -> None:
    """In docs/commands.md and in the program's own help."""
    text = page("commands.md")
    commands = {c.name: c for c in cli.app.registered_commands}
    assert set(cli.COMMANDS) == {*commands, *(g.name for g in cli.app.registered_groups)}
    for group in cli.app.registered_groups:
        assert group.typer_instance
        for command in group.typer_instance.registered_commands:
            assert f"`fraga {group.name} {command.name} [--json]`" in text
            assert f"fraga {group.name} {command.name} [--json]" in cli.HELP_TEXTS[str(group.name)]
    for name, command in commands.items():
        assert f"`fraga {name}" in text
        for option in _options(command.callback):
            assert option in text.partition("## ")[0]
            assert option in cli.HELP_TEXTS[str(name)]


def _options(callback: object) -> list[str]:
    """The options that a command declares."""
    found = []
    for name, annotation in getattr(callback, "__annotations__", {}).items():
        for info in getattr(annotation, "__metadata__", ()):
            if type(info).__name__ == "OptionInfo":
                declared = [info.default, *(info.param_decls or ())]
                named = [d for d in declared if isinstance(d, str) and d.startswith("--")]
                found += named or [f"--{name}"]
    assert found
    return found


def test_every_state_of_the_index_is_described() -> None:
    line = next(s for s in page("commands.md").splitlines() if "fraga index status" in s)
    assert all(f"`{state}`" in line for state in texts.INDEX_STATES)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target, anchor in LINK.findall(text):
        if target.startswith("http"):
            continue
        led = (path.parent / target).resolve() if target else path
        assert led.exists(), f"{path.name} links to {target}"
        if anchor:
            heads = re.findall(r"^#+ (.+)$", led.read_text(encoding="utf-8"), re.MULTILINE)
            known = {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in heads}
            assert anchor in known, f"{path.name} links to {target}#{anchor}"
