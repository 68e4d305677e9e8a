"""ASGI middleware around everything the server sends and takes: policy, sizes, closed doors, login.

Pure ASGI, not Starlette's base class, so that event streams are passed on as they come. It knows
nothing about questions and answers; what it refuses, it refuses in Swedish.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web import page, texts
from app.web.streams import Streams

MAX_BODY_BYTES = 128_000  # when nothing else is said
POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
FIXED_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
OPEN_TO_ALL = ("/healthz", "/readyz")  # a supervisor has no password
_POSTS = re.compile(
    r"^/(mcp|gradio_api/(queue/join|cancel|reset)|api/v1/(ask|feedback|answer\.(html|md|json|csv)))/?$"
)
_CLOSED = re.compile(
    r"^/(gradio_api/(upload|proxy=|file=|file/|stream/|component_server|deep_link|runs|run-history)"
    r"|monitoring|login|logout|dev/)"
)

Refusal = Callable[[str, int, str], Response | None]
"""(path, status, text) -> how to say no there; None for plain text."""


class Guarded:
    """Wraps an ASGI app; one per server."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        root_path: str = "",
        auth: tuple[str, str] | None = None,
        refusal: Refusal | None = None,
        streams: Streams | None = None,
        max_body_bytes: int = MAX_BODY_BYTES,
    ) -> None:
        """`refusal` lets the HTTP endpoint say no in its own format."""
        self.app = app
        self.root_path = root_path
        self.auth = auth
        self.refusal = refusal
        self.streams = streams or Streams()
        self.max_body_bytes = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        reply = _Reply(send, secrets.token_urlsafe(16), self.root_path)
        refused = self._refused(scope)
        if refused is None:
            body, problem = await self._read_body(Headers(scope=scope), receive)
            if problem is None:
                body_first = _replay(body, receive)
                await self.streams.run(self.app, _plain_page(scope), body_first, reply.send)
                return
            refused = self._say(scope, *problem)
        await refused(scope, receive, reply.send)

    async def _read_body(
        self, headers: Headers, receive: Receive
    ) -> tuple[bytes, tuple[int, str] | None]:
        """The whole body, or why it is refused. Counts what arrives: the header is only a claim."""
        claimed = headers.get("content-length")
        if claimed is not None:
            if not (claimed.isascii() and claimed.isdigit()):
                return b"", (400, texts.BAD_LENGTH)
            if int(claimed[:12]) > self.max_body_bytes:
                return b"", (413, texts.BODY_TOO_LARGE.format(self.max_body_bytes))
        elif "transfer-encoding" not in headers:
            return b"", None
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return b"", (400, texts.BAD_LENGTH)
            body += message.get("body", b"")
            if len(body) > self.max_body_bytes:
                return b"", (413, texts.BODY_TOO_LARGE.format(self.max_body_bytes))
            if not message.get("more_body", False):
                return bytes(body), None

    def _refused(self, scope: Scope) -> Response | None:
        path = self._path(scope)
        if self.auth and path not in OPEN_TO_ALL and not _logged_in(scope, self.auth):
            response = self._say(scope, 401, texts.LOGIN_NEEDED)
            response.headers["www-authenticate"] = 'Basic realm="Fraga rapporten", charset="UTF-8"'
            return response
        if Headers(scope=scope).get("sec-fetch-site") == "cross-site" and scope["method"] == "POST":
            return Response(status_code=403)  # another site's page, with a visitor's browser
        is_read = scope["method"] in {"GET", "HEAD"}
        may_post = scope["method"] == "POST" and _POSTS.match(path)
        if _CLOSED.match(path) or not (is_read or may_post):
            return Response(status_code=404)
        return None

    def _say(self, scope: Scope, status: int, text: str) -> Response:
        own = self.refusal(self._path(scope), status, text) if self.refusal else None
        return own or PlainTextResponse(text, status_code=status)

    def _path(self, scope: Scope) -> str:
        """The path below the root path, whether or not the proxy has taken the prefix off."""
        path: str = scope["path"]
        return path.removeprefix(self.root_path) if self.root_path else path


class _Reply:
    """Adds the headers; holds back an HTML page until it is whole, to rewrite it."""

    def __init__(self, send: Send, nonce: str, root_path: str) -> None:
        self._send = send
        self._nonce = nonce
        self._root_path = root_path
        self._start: Message | None = None
        self._html = bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            headers["content-security-policy"] = POLICY.format(nonce=self._nonce)
            headers.update(FIXED_HEADERS)
            message = {**message, "headers": headers.raw}
            saved = "content-disposition" in headers  # a file of its own, not our page
            if headers.get("content-type", "").startswith("text/html") and not saved:
                self._start = message
                return
        elif self._start is not None:
            self._html += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        html = page.rewritten(self._html.decode("utf-8"), self._nonce, self._root_path)
        body = html.encode("utf-8")
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-store"  # the nonce is for one visit
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})


def _replay(body: bytes, receive: Receive) -> Receive:
    """Hands the body on in one piece, then whatever comes: a stream waits for the disconnect."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return pending.pop() if pending else await receive()

    return next_message


def _plain_page(scope: Scope) -> Scope:
    """The page itself is asked for uncompressed, since it is rewritten."""
    if scope["path"].endswith("/"):
        kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        return {**scope, "headers": kept}
    return scope


def _logged_in(scope: Scope, auth: tuple[str, str]) -> bool:
    kind, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return False
    try:
        given = base64.b64decode(token, validate=True)
    except binascii.Error:
        return False
    return secrets.compare_digest(given, ":".join(auth).encode("utf-8"))
