"""`fraga index build|status`: the search index in its folder. Chroma is loaded inside."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from app.commands import console
from app.texts import commands as texts

if TYPE_CHECKING:
    from langchain_core.documents import Document

    from app.settings import Settings
    from index.types import Encoder

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command("build", add_help_option=False)
def build(as_json: console.AsJson = False) -> None:
    """Build the index in its folder, or in memory to see that it can be built."""
    chosen = console.settings()
    units, encoder, version = _material(chosen)
    from index import store

    began = time.perf_counter()
    path: Path | None = None
    if chosen.index_dir is None:
        store.in_memory(units, encoder).close()
    else:
        try:
            path = store.build(chosen.index_dir, units, encoder, version)
        except OSError as error:
            why = error.strerror or str(error)
            failed = texts.INDEX_FAILED.format(path=chosen.index_dir, why=why)
            raise console.CommandError(failed) from error
    seconds = round(time.perf_counter() - began, 3)
    data = {"path": _or_none(path), "units": len(units), "seconds": seconds}
    template = texts.INDEX_IN_MEMORY if path is None else texts.INDEX_BUILT
    said = template.format(path=path, units=len(units), seconds=_one_decimal(seconds))
    console.say(data, said, as_json)


@app.command("status", add_help_option=False)
def status(as_json: console.AsJson = False) -> None:
    """What stands in the folder."""
    chosen = console.settings()
    if chosen.index_dir is None:
        data: dict[str, Any] = {"state": "memory", "path": None, "units": 0, "others": 0}
    else:
        units, encoder, version = _material(chosen)
        from index import store

        found = store.status(chosen.index_dir, units, encoder, version)
        data = {
            "state": found.state,
            "path": str(found.path),
            "units": found.units,
            "others": found.others,
        }
    said = texts.INDEX_STATES[data["state"]].format(path=data["path"], units=data["units"])
    if data["others"]:
        said += " " + texts.INDEX_OTHERS.format(n=data["others"])
    console.say(data, said, as_json)


def _material(chosen: "Settings") -> "tuple[Sequence[Document], Encoder, str]":
    from corpus.load import load
    from index.documents import documents
    from index.encoder import MissingModelError, open_encoder

    corpus = load()
    try:
        encoder = open_encoder(
            chosen.embedding_model,
            query_prefix=chosen.embedding_query_prefix or None,
            document_prefix=chosen.embedding_document_prefix or None,
        )
    except MissingModelError as error:
        raise console.CommandError(str(error)) from error
    return documents(corpus), encoder, corpus.data_version


def _one_decimal(seconds: float) -> str:
    from app.format import number

    return number(seconds, 1)


def _or_none(path: Path | None) -> str | None:
    return None if path is None else str(path)
