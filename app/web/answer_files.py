"""An answer as a file to keep: POST /api/v1/answer.html, .md, .json and .csv.

The visitor's turns come in and are asked again, so that a sheet holds what the program says and not
what a browser claims that it said. Nothing is kept.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from app.types import Answer
from app.web import answer_sheet, program, spreadsheet, texts
from app.web.api import BadRequest, Endpoint, read
from app.web.sheet import Stamp
from app.web.tables import column_name

PATH = "/api/v1/answer"
FILE_NAME = "underlag"
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "csv": spreadsheet.MEDIA_TYPE,
}


def routes(endpoint: Endpoint) -> APIRouter:
    """The four addresses, to be added before Gradio takes the rest."""
    router = APIRouter()
    for ending in MEDIA_TYPES:
        router.add_api_route(f"{PATH}.{ending}", _handler(endpoint, ending), methods=["POST"])
    return router


def _handler(endpoint: Endpoint, ending: str) -> Callable[[Request], Any]:
    async def handle(request: Request) -> Response:
        body = await request.body()
        try:
            asked = read(body, endpoint.settings.max_question_chars)
        except BadRequest as bad:
            return PlainTextResponse(str(bad), status_code=400)
        answer = await endpoint.answer(asked)
        if answer is None:
            return PlainTextResponse(texts.BUSY, status_code=503)
        content = written(answer, ending, _table(body))
        if content is None:
            return PlainTextResponse(texts.NO_ROWS_HERE, status_code=404)
        headers = {
            "content-disposition": f'attachment; filename="{FILE_NAME}.{ending}"',
            "cache-control": "no-store",
        }
        return Response(content, media_type=MEDIA_TYPES[ending], headers=headers)

    return handle


def written(answer: Answer, ending: str, table: int = 1) -> bytes | None:
    """The file's bytes; None for rows that the answer does not have."""
    if ending == "csv":
        return _rows(answer, table)
    now = datetime.now().astimezone()
    if ending == "json":
        return answer_sheet.as_json(answer, now.isoformat(timespec="seconds")).encode("utf-8")
    stamp = Stamp(now.strftime("%Y-%m-%d %H:%M"), program.version(), answer.data_version)
    write = answer_sheet.as_html if ending == "html" else answer_sheet.as_markdown
    return write(answer, stamp, now.isoformat(timespec="seconds")).encode("utf-8")


def _rows(answer: Answer, table: int) -> bytes | None:
    """The rows of one of the answer's queries, numbered from 1 among those that found something."""
    lookups = [lookup for lookup in answer.lookups if lookup.rows]
    if not 1 <= table <= len(lookups):
        return None
    chosen = lookups[table - 1]
    return spreadsheet.written([column_name(name) for name in chosen.columns], chosen.rows)


def _table(body: bytes) -> int:
    """Which table a request asks for; the body has been read as JSON already."""
    table = json.loads(body).get("table", 1)
    return table if isinstance(table, int) and not isinstance(table, bool) else 0
