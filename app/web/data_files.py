"""The data as files and as JSON: tables, data package and pages, all by GET.

What the data tab shows, for programs. Read only; no address holds a path of the disk: a table is a
name in a list.
"""

import dataclasses
import json
import re

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from app.reading import data, pages, words
from app.web import data_view, spreadsheet, texts
from app.web.types import Answers
from corpus.schema import TABLE

TABLES_PATH = "/api/v1/tables"
PACKAGE_PATH = "/api/v1/datapackage.zip"
PACKAGE_FILE = "e-forvaltning-2011.zip"
PAGES_PATH = "/api/v1/pages"
MAX_TYPED = 200
_NUMBER = re.compile(r"[0-9]{1,3}")


def routes(assistant: Answers) -> APIRouter:
    """All addresses of this file, to be added before Gradio takes the rest."""
    corpus = assistant.desk.corpus
    router = APIRouter()

    async def read(request: Request) -> Response:
        number = request.path_params["number"]
        page = pages.page(corpus, int(number)) if _NUMBER.fullmatch(number) else None
        if page is None or not page.lines:
            return PlainTextResponse(texts.NO_SUCH_PAGE.format(number[:10]), status_code=404)
        return _json(dataclasses.asdict(page))

    for path, handler in (
        (TABLES_PATH, listed),
        (TABLES_PATH + "/{file}", table),
        (PACKAGE_PATH, package),
        (PAGES_PATH + "/{number}", read),
    ):
        router.add_api_route(path, handler, methods=["GET"])
    return router


async def listed(request: Request) -> Response:
    """The tables that there are, with what their columns mean."""
    return _json(
        [
            {
                "name": name,
                "title": TABLE[name].title,
                "description": TABLE[name].text,
                "columns": [dataclasses.asdict(column) for column in TABLE[name].columns],
            }
            for name in data.SHOWN
        ]
    )


async def table(request: Request) -> Response:
    """The rows of a table, filtered: as they are in JSON, for a spreadsheet in CSV."""
    name, _, ending = request.path_params["file"].partition(".")
    if name not in data.SHOWN or ending not in {"csv", "json"}:
        names = ", ".join(data.SHOWN)
        return PlainTextResponse(texts.NO_SUCH_TABLE.format(names), status_code=404)
    wanted = words.wanted(request.query_params.get("filter", "")[:MAX_TYPED])
    found = data.rows(name, wanted)
    if ending == "json":
        columns = [column.name for column in found.table.columns]
        rows = [dict(zip(columns, row, strict=True)) for row in found.rows]
        return _json({"name": name, "total": found.total, "rows": rows})
    headings, cells = data_view.shown(found)
    content = spreadsheet.written(headings, cells)
    return _file(content, spreadsheet.MEDIA_TYPE, f"{name}.csv")


async def package(request: Request) -> Response:
    """The data package, whole."""
    return _file(data.package(), "application/zip", PACKAGE_FILE)


def _json(value: object) -> Response:
    content = json.dumps(value, ensure_ascii=False).encode("utf-8")
    return Response(content, media_type="application/json", headers={"cache-control": "no-store"})


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }
    return Response(content, media_type=media_type, headers=headers)
