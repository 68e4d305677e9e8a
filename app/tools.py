"""The four things that other programs can do here: ask, search, lookup and tables.

One place for all ways in (HTTP, Gradio's client, MCP): plain arguments, JSON-ready values out, each
with what it rests on. Bad input raises `ToolError` with a Swedish sentence.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from app.evidence import Desk, Evidence
from app.kinds.cells import has_cell, integration_cells
from app.plan import Row
from app.reading import data, words
from app.types import Answer
from corpus.schema import TABLE

MAX_TYPED = 200  # characters of a search, name or filter; no line of the report's tables is longer

NO_WORDS = "Ange minst ett ord att söka efter."
NO_SERVICE = "Ange en e-tjänst, till exempel ”Ansöka om bygglov”, eller ett ord ur namnet."
UNKNOWN_SERVICE = "Ingen av de {n} e-tjänsterna i Bilaga 2 har orden ”{typed}” i namnet."
UNKNOWN_TABLE = "Tabellen ”{name}” finns inte. De som finns: {names}."


class ToolError(ValueError):
    """What was asked for cannot be done; the message says why, in Swedish."""


class Assistant(Protocol):
    """What the tools need."""

    @property
    def desk(self) -> Desk:
        """Records and tables."""
        ...

    def ask(self, turns: Sequence[str], *, id: str | None = None) -> Answer:
        """Answers the last turn."""
        ...


def ask(assistant: Assistant, question: str, earlier: Sequence[str] = ()) -> dict[str, Any]:
    """The Answer to a question, with `earlier` turns of the same dialogue (docs/answer.md)."""
    return assistant.ask([*earlier, question]).model_dump(mode="json")


def search(assistant: Assistant, query: str) -> dict[str, Any]:
    """Every line of the report that holds all the words, with its page."""
    wanted = words.wanted(query[:MAX_TYPED])
    if not wanted:
        raise ToolError(NO_WORDS)
    hits = words.find(assistant.desk.corpus, wanted)
    return {
        "words": list(wanted),
        "hits": [
            {
                "page": hit.page,
                "page_basis": hit.basis,
                "section": hit.line.section,
                "kind": hit.line.kind,
                "text": hit.line.text,
            }
            for hit in hits
        ],
    }


def lookup(assistant: Assistant, service: str, category: str = "") -> dict[str, Any]:
    """Count, share and integration of the services whose name is, or holds, what was given."""
    typed = " ".join(service[:MAX_TYPED].split())
    if not typed:
        raise ToolError(NO_SERVICE)
    found = _services(assistant.desk, typed, category.strip())
    if not found:
        count = len(assistant.desk.corpus.services)
        raise ToolError(UNKNOWN_SERVICE.format(n=count, typed=typed))
    return {"services": [_service(assistant.desk, row) for row in found]}


def _services(desk: Desk, typed: str, category: str) -> list[Row]:
    """Rows with just this name, else those with all of its words in theirs."""
    rows = [
        Row(category=record.service.category, name=record.service.name)
        for record in desk.corpus.services
        if category.casefold() in {"", record.service.category.casefold()}
    ]
    exact = [row for row in rows if row.name.casefold() == typed.casefold()]
    parts = typed.casefold().split()
    return exact or [row for row in rows if all(part in row.name.casefold() for part in parts)]


def _service(desk: Desk, row: Row) -> dict[str, Any]:
    evidence = Evidence(desk)
    has = has_cell(evidence, row)
    integration = integration_cells(evidence, row)
    return {
        "category": row.category,
        "name": row.name,
        "count": has.count,
        "share_percent": has.share,
        "base": has.base,
        "integration": {
            "base": integration.base,
            "counts": dict(integration.counts),
            "shares_percent": dict(integration.shares),
        },
        "citations": [citation.model_dump(mode="json") for citation in evidence.citations],
    }


def tables(assistant: Assistant, name: str = "", filter: str = "") -> dict[str, Any]:
    """Without a name, the tables that there are; with one, its rows that hold all the words."""
    if not name:
        listed = [
            {"name": each, "title": TABLE[each].title, "description": TABLE[each].text}
            for each in data.SHOWN
        ]
        return {"tables": listed}
    if name not in data.SHOWN:
        raise ToolError(UNKNOWN_TABLE.format(name=name[:MAX_TYPED], names=", ".join(data.SHOWN)))
    found = data.rows(name, words.wanted(filter[:MAX_TYPED]))
    columns = [column.name for column in found.table.columns]
    rows = [dict(zip(columns, row, strict=True)) for row in found.rows]
    return {"name": name, "total": found.total, "rows": rows}
