"""Two of the tools for programs by GET: /api/v1/search and /api/v1/lookup.

The others have files of their own: `api.py` asks, `data_files.py` has the tables.
"""

import json
from collections.abc import Callable
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from app import tools
from app.web.api import Endpoint

SEARCH_PATH = "/api/v1/search"
LOOKUP_PATH = "/api/v1/lookup"


def routes(endpoint: Endpoint) -> APIRouter:
    """Both addresses, to be added before Gradio takes the rest."""

    def search(query: dict[str, str]) -> dict[str, Any]:
        return tools.search(endpoint.assistant, query.get("query", ""))

    def lookup(query: dict[str, str]) -> dict[str, Any]:
        service, category = query.get("service", ""), query.get("category", "")
        return tools.lookup(endpoint.assistant, service, category)

    router = APIRouter()
    router.add_api_route(SEARCH_PATH, _handler(endpoint, search), methods=["GET"])
    router.add_api_route(LOOKUP_PATH, _handler(endpoint, lookup), methods=["GET"])
    return router


def _handler(
    endpoint: Endpoint, tool: Callable[[dict[str, str]], dict[str, Any]]
) -> Callable[[Request], Any]:
    async def handle(request: Request) -> Response:
        query = dict(request.query_params)
        try:
            value = await anyio.to_thread.run_sync(tool, query, limiter=endpoint.limiter)
        except tools.ToolError as error:
            return PlainTextResponse(str(error), status_code=400)
        return Response(
            json.dumps(value, ensure_ascii=False).encode("utf-8"),
            media_type="application/json",
            headers={"cache-control": "no-store"},
        )

    return handle
