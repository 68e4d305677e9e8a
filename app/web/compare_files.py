"""The comparison as files: GET /api/v1/compare.json, .csv and .html, from the ticks in the link.

Nothing is kept between requests: the same link gives the same file, for people and for programs.
"""

import dataclasses
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from app.self_comparison import texts as comparison_texts
from app.self_comparison import ticks as ticking
from app.self_comparison.standing import stand
from app.self_comparison.types import ServiceLine, Standing, Ticks
from app.web import compare_texts, compare_view, markup, program, sheet, sheet_texts, spreadsheet
from app.web.types import Answers

PATH = "/api/v1/compare"
Written = Callable[[Standing, tuple[str, ...]], bytes]


def routes(assistant: Answers) -> APIRouter:
    """The three addresses, to be added before Gradio takes the rest."""
    router = APIRouter()
    for ending, media_type, write in (
        ("json", "application/json", as_json),
        ("csv", spreadsheet.MEDIA_TYPE, as_csv),
        ("html", "text/html; charset=utf-8", as_sheet),
    ):
        handler = _handler(assistant, ending, media_type, write)
        router.add_api_route(f"{PATH}.{ending}", handler, methods=["GET"])
    return router


def _handler(
    assistant: Answers, ending: str, media_type: str, write: Written
) -> Callable[[Request], Any]:
    async def handle(request: Request) -> Response:
        ticks, problems = read(request.query_params, assistant)
        if ticks.is_empty:
            said = " ".join((*problems, comparison_texts.NOTHING))
            return PlainTextResponse(said, status_code=400)
        body = await anyio.to_thread.run_sync(_made, assistant, ticks, problems, write)
        headers = {"cache-control": "no-store"}
        if ending != "json":
            name = f"{compare_texts.FILE_NAME}.{ending}"
            headers["content-disposition"] = f'attachment; filename="{name}"'
        return Response(body, media_type=media_type, headers=headers)

    return handle


def read(query: Mapping[str, str], assistant: Answers) -> tuple[Ticks, tuple[str, ...]]:
    """The ticks of a request's query, and what in it could not be read."""
    corpus = assistant.desk.corpus
    names = [municipality.name for municipality in corpus.municipalities]
    return ticking.read(query, names, len(corpus.services))


def _made(assistant: Answers, ticks: Ticks, problems: tuple[str, ...], write: Written) -> bytes:
    return write(stand(ticks, assistant.desk, assistant.data_version), problems)


def as_json(standing: Standing, problems: tuple[str, ...]) -> bytes:
    """Everything, with the Answer in its usual form."""
    value = {
        "municipality": standing.ticks.municipality or None,
        "services": [_line(line) for line in sorted(standing.lines, key=lambda x: x.number)],
        "common_lacked": [line.number for line in standing.common_lacked],
        "rare_had": [line.number for line in standing.rare_had],
        "categories": [dataclasses.asdict(line) for line in standing.categories],
        "answer": standing.answer.model_dump(mode="json"),
        "problems": list(problems),
    }
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


def _line(line: ServiceLine) -> dict[str, Any]:
    value = dataclasses.asdict(line)
    value.pop("row")
    return {"category": line.row.category, "name": line.row.name, **value}


def as_csv(standing: Standing, problems: tuple[str, ...]) -> bytes:
    """The 38 services, one a row."""
    return spreadsheet.written(compare_texts.COLUMNS_FILE, compare_view.file_rows(standing))


def as_sheet(standing: Standing, problems: tuple[str, ...]) -> bytes:
    """The sheet to save: the comparison with quotes, queries, sums, versions and date."""
    answer = standing.answer
    parts = [
        sheet.section(sheet_texts.ANSWER, sheet.text(answer)),
        sheet.section(sheet_texts.CAVEATS, sheet.caveats(answer)),
        compare_view.details(standing, folded=False),
        sheet.section(sheet_texts.SOURCES, sheet.sources(answer)),
        sheet.section(sheet_texts.METHOD, sheet.method(answer)),
        _link(standing),
    ]
    saved_at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    stamp = sheet.Stamp(saved_at, program.version(), answer.data_version)
    title = compare_texts.SHEET_TITLE
    return sheet.document(title, compare_view.heading(standing), parts, stamp).encode("utf-8")


def _link(standing: Standing) -> str:
    query = "?" + ticking.written(standing.ticks)
    return f"<p>{markup.line(compare_texts.SHEET_LINK.format(query))}</p>"
