"""`fraga feedback list|export|delete`: what visitors thought of answers, in its folder."""

import json
import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands import console
from app.feedback import texts

if TYPE_CHECKING:
    from app.feedback.store import Item, Store

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command("list", add_help_option=False)
def show(as_json: console.AsJson = False) -> None:
    """All verdicts, newest first."""
    items = _store().items()
    if as_json:
        console.out(json.dumps([item.as_dict() for item in items], ensure_ascii=False))
        return
    console.out("\n\n".join(map(_shown, items)) or texts.NONE_SAVED)


@app.command("export", add_help_option=False)
def export(as_json: console.AsJson = False) -> None:
    """One JSON object a line, oldest first; with --json all in one list."""
    values = [item.as_dict() for item in reversed(_store().items())]
    if as_json:
        console.out(json.dumps(values, ensure_ascii=False))
        return
    for value in values:
        console.out(json.dumps(value, ensure_ascii=False))


@app.command("delete", add_help_option=False)
def delete(
    id: Annotated[str | None, typer.Argument()] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    as_json: console.AsJson = False,
) -> None:
    """One verdict, or all."""
    if (id is None) is not everything:
        raise console.CommandError(texts.ONE_OR_ALL)
    removed = _store().delete(id)
    if id is not None and not removed:
        raise console.CommandError(texts.NO_SUCH.format(id=id))
    said = texts.DELETED_ONE if removed == 1 else texts.DELETED_MANY.format(n=removed)
    console.say({"deleted": removed}, said, as_json)


def _store() -> "Store":
    from app.feedback.store import Store

    chosen = console.settings()
    if chosen.feedback_dir is None:
        raise console.CommandError(texts.NO_FOLDER)
    try:
        return Store(chosen.feedback_dir, chosen.feedback_days)
    except (OSError, sqlite3.Error) as error:
        message = texts.CANNOT_OPEN.format(path=chosen.feedback_dir, why=error)
        raise console.CommandError(message) from error


def _shown(item: "Item") -> str:
    lines = [f"{item.id}  {item.saved_on}  {texts.VERDICTS[item.verdict]}", *item.turns]
    return "\n".join([*lines, f"  {item.comment}"] if item.comment else lines)
