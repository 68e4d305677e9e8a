"""Puts page, endpoint and middleware together, and serves them with uvicorn.

Reads no environment: the settings come as a value. Writing is for `serve`, which is a command's
body: the address to standard error, so that standard output stays free.
"""

import errno
import socket
import sqlite3
import sys

import gradio as gr
import uvicorn
from fastapi import FastAPI

from app.feedback import texts as feedback_texts
from app.feedback.store import Store
from app.web import (
    answer_files,
    api,
    compare_files,
    data_files,
    feedback_files,
    mcp,
    texts,
    tool_files,
    ui,
)
from app.web.security import Guarded
from app.web.streams import Streams
from app.web.types import MAX_TURNS, Answers, WebSettings

STOP_SECONDS = 3  # for answers under way; the streams of open pages are ended at once
EXIT_CANNOT_LISTEN = 2
ESCAPED_BYTES = 12  # a character beyond the first 65,536, as two escapes
OTHER_BYTES = 8_000  # keys, id, Gradio's session


def create_app(assistant: Answers, settings: WebSettings) -> FastAPI:
    """The whole web application; nothing is started."""
    root_path = settings.root_path.rstrip("/")
    endpoint = api.Endpoint(assistant, settings)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(api.routes(endpoint))
    app.include_router(answer_files.routes(endpoint))
    app.include_router(feedback_files.routes(endpoint, _store(settings)))
    app.include_router(compare_files.routes(assistant))
    app.include_router(data_files.routes(assistant))
    app.include_router(mcp.routes(endpoint))
    app.include_router(tool_files.routes(endpoint))
    app.state.streams = Streams()
    app.add_middleware(
        Guarded,
        root_path=root_path,
        auth=settings.auth,
        refusal=endpoint.refusal,
        streams=app.state.streams,
        max_body_bytes=_room_for_a_dialogue(settings.max_question_chars),
    )
    gr.mount_gradio_app(
        app,
        ui.build(assistant, settings),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size="1kb",
        i18n=gr.I18n(sv=texts.GRADIO_GAPS),
        theme=ui.theme(),
        root_path=root_path or None,
    )
    return app


def _store(settings: WebSettings) -> Store | None:
    """Where verdicts are kept; a folder that cannot be used ends the program with a message."""
    if settings.feedback_dir is None:
        return None
    try:
        return Store(settings.feedback_dir, settings.feedback_days)
    except (OSError, sqlite3.Error) as error:
        message = feedback_texts.CANNOT_OPEN.format(path=settings.feedback_dir, why=error)
        sys.stderr.write(message + "\n")
        raise SystemExit(EXIT_CANNOT_LISTEN) from None


def serve(assistant: Answers, settings: WebSettings) -> None:
    """Serves until stopped. A port in use ends the program with status 2 and a clear message."""
    listener = _listen(settings)
    server = Server(create_app(assistant, settings))
    sys.stderr.write(texts.SERVING.format(_address(settings, listener)) + "\n")
    server.run(sockets=[listener])


def _room_for_a_dialogue(max_question_chars: int) -> int:
    """Bytes for ten turns of the greatest length, each character escaped in JSON, and the rest."""
    return MAX_TURNS * max_question_chars * ESCAPED_BYTES + OTHER_BYTES


class Server(uvicorn.Server):
    """uvicorn, which also ends the streams of open pages when it is told to stop."""

    def __init__(self, app: FastAPI) -> None:
        """`app` is what `create_app` made."""
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,  # what people ask is nobody's log
            server_header=False,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        super().__init__(config)
        self._streams: Streams = app.state.streams

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's own, after the streams."""
        self._streams.end()
        await super().shutdown(sockets)


def _listen(settings: WebSettings) -> socket.socket:
    """Takes the port first: a wrong one is known before the page is built."""
    where = (settings.port, settings.host)
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server(where[::-1], family=family, backlog=2048)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = texts.PORT_TAKEN.format(*where)
        else:
            message = texts.ADDRESS_REFUSED.format(*where[::-1], error.strerror or error)
        sys.stderr.write(message + "\n")
        raise SystemExit(EXIT_CANNOT_LISTEN) from None


def _address(settings: WebSettings, listener: socket.socket) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{listener.getsockname()[1]}{settings.root_path.rstrip('/')}/"
