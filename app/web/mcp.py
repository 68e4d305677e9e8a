"""An MCP server at POST /mcp: the tools of `app.tools` for assistants such as Copilot or Claude.

Streamable HTTP without sessions: each request is one JSON-RPC message and gets one JSON reply. Only
what tools need is spoken (initialize, ping, tools/list, tools/call), which takes no package.
"""

import json
from collections.abc import Callable
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from app import tools
from app.web import limits, mcp_texts, program
from app.web.api import Endpoint

PATH = "/mcp"
VERSIONS = (
    "2025-06-18",
    "2025-03-26",
    "2024-11-05",
)  # newest first; what is said here holds in all
PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602

_TEXT = {"type": "string"}
_SCHEMAS: dict[str, dict[str, Any]] = {
    "ask": {"question": _TEXT, "earlier": {"type": "array", "items": _TEXT}},
    "search": {"query": _TEXT},
    "lookup": {"service": _TEXT, "category": _TEXT},
    "tables": {"name": _TEXT, "filter": _TEXT},
}
_REQUIRED = {"ask": ["question"], "search": ["query"], "lookup": ["service"], "tables": []}


class RpcError(Exception):
    """A fault of the caller, as JSON-RPC wants it."""

    def __init__(self, code: int, message: str) -> None:
        """Keeps both for the reply."""
        super().__init__(message)
        self.code = code


def routes(endpoint: Endpoint) -> APIRouter:
    """The one address."""

    async def handle(request: Request) -> Response:
        try:
            message = json.loads(await request.body())
        except (ValueError, RecursionError):
            return _reply(None, RpcError(PARSE_ERROR, "Parse error"))
        if not isinstance(message, dict) or not isinstance(message.get("method"), str):
            return _reply(None, RpcError(INVALID_REQUEST, "Invalid request"))
        if "id" not in message:  # a notification
            return Response(status_code=202)
        try:
            result = await _result(endpoint, message["method"], message.get("params") or {})
        except RpcError as error:
            return _reply(message["id"], error)
        return _reply(message["id"], result)

    router = APIRouter()
    router.add_api_route(PATH, handle, methods=["POST"])
    return router


async def _result(endpoint: Endpoint, method: str, params: Any) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(params, dict):
        raise RpcError(INVALID_PARAMS, "params must be an object")
    if method == "initialize":
        return _hello(params)
    if method == "ping":
        return {}
    if method == "tools/list":
        return {"tools": [_described(name) for name in _SCHEMAS]}
    if method == "tools/call":
        return await anyio.to_thread.run_sync(_called, endpoint, params, limiter=endpoint.limiter)
    raise RpcError(NO_METHOD, f"Method not found: {method[:80]}")


def _hello(params: dict[str, Any]) -> dict[str, Any]:
    asked = params.get("protocolVersion")
    return {
        "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
        "capabilities": {"tools": {}},
        "serverInfo": {"name": "fraga-rapporten", "version": program.version()},
        "instructions": mcp_texts.INSTRUCTIONS,
    }


def _described(name: str) -> dict[str, Any]:
    properties = {
        key: {**schema, "description": mcp_texts.PARAMETERS[name][key]}
        for key, schema in _SCHEMAS[name].items()
    }
    return {
        "name": name,
        "description": mcp_texts.TOOLS[name],
        "inputSchema": {
            "type": "object",
            "properties": properties,
            "required": _REQUIRED[name],
            "additionalProperties": False,
        },
        "annotations": {"readOnlyHint": True, "openWorldHint": False},
    }


def _called(endpoint: Endpoint, params: dict[str, Any]) -> dict[str, Any]:
    """What a tool gives. What a visitor would be told is a result, marked as an error."""
    name, arguments = params.get("name"), params.get("arguments") or {}
    if not isinstance(name, str) or name not in _SCHEMAS:
        raise RpcError(INVALID_PARAMS, f"Unknown tool: {str(name)[:80]}")
    _check(name, arguments)
    limit = endpoint.settings.max_question_chars
    try:
        if name == "ask":
            turns = [*arguments.get("earlier", []), arguments["question"]]
            problem = limits.dialogue_problem(turns, limit)
            if problem:
                raise tools.ToolError(problem)
        value = _FUNCTIONS[name](endpoint.assistant, **arguments)
    except tools.ToolError as error:
        return {"content": [{"type": "text", "text": str(error)}], "isError": True}
    text = json.dumps(value, ensure_ascii=False)
    return {"content": [{"type": "text", "text": text}], "structuredContent": value}


_FUNCTIONS: dict[str, Callable[..., dict[str, Any]]] = {
    "ask": tools.ask,
    "search": tools.search,
    "lookup": tools.lookup,
    "tables": tools.tables,
}


def _check(name: str, arguments: Any) -> None:  # noqa: ANN401
    """Arguments are those of the schema, and of its types."""
    known = _SCHEMAS[name]
    if not isinstance(arguments, dict) or not set(arguments) <= set(known):
        raise RpcError(INVALID_PARAMS, f"{name} takes {', '.join(known)}")
    for key in _REQUIRED[name]:
        if key not in arguments:
            raise RpcError(INVALID_PARAMS, f"{name} needs {key}")
    for key, value in arguments.items():
        items = value if known[key]["type"] == "array" else [value]
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise RpcError(INVALID_PARAMS, f"{key} must be of type {known[key]['type']}")


def _reply(id: Any, result: dict[str, Any] | RpcError) -> Response:  # noqa: ANN401
    value: dict[str, Any] = {"jsonrpc": "2.0", "id": id}
    if isinstance(result, RpcError):
        value["error"] = {"code": result.code, "message": str(result)}
    else:
        value["result"] = result
    return Response(
        json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"),
        media_type="application/json",
        headers={"cache-control": "no-store"},
    )
