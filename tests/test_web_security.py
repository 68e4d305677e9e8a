"""The middleware: headers, closed doors, sizes counted on what arrives, login, the prefix."""

import asyncio
import base64
import re
from collections.abc import Iterable

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from app.web import page
from app.web.security import MAX_BODY_BYTES, Guarded
from app.web.types import WebSettings
from tests.fakes import FakeAssistant
from tests.web_tools import RunningServer, serving

pytest_plugins = ["tests.web_fixtures"]


async def echo_length(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that answers with the length of the body it got."""
    message = await receive()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(len(message["body"])).encode()})


def call(
    guarded: Guarded,
    path: str = "/api/v1/ask",
    method: str = "POST",
    headers: Iterable[tuple[bytes, bytes]] = (),
    chunks: Iterable[bytes] = (b"",),
) -> tuple[int, str]:
    """Status and body of one request, straight through the middleware."""
    parts = list(chunks)
    incoming: list[Message] = [
        {"type": "http.request", "body": part, "more_body": number < len(parts)}
        for number, part in enumerate(parts, start=1)
    ]
    sent: list[Message] = []

    async def receive() -> Message:
        return incoming.pop(0) if incoming else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": list(headers)}
    asyncio.run(guarded(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], body.decode()


CHUNKED = (b"transfer-encoding", b"chunked")
TOO_LARGE = (413, "Begäran är för stor: högst 128000 byte ryms.")


@pytest.mark.parametrize(
    ("headers", "chunks", "expected"),
    [
        ([(b"content-length", b"5")], [b"hello"], (200, "5")),
        ([CHUNKED], [b"hel", b"lo"], (200, "5")),
        ([], [b""], (200, "0")),
        ([(b"content-length", b"500000")], [b"x"], TOO_LARGE),
        ([(b"content-length", b"9" * 5000)], [b"x"], TOO_LARGE),
        ([(b"content-length", b"5")], [b"x" * 70_000, b"x" * 70_000], TOO_LARGE),
        ([CHUNKED], [b"x" * 70_000, b"x" * 70_000], TOO_LARGE),
        ([(b"content-length", b"-5")], [b"x"], (400, None)),
        ([(b"content-length", b"fem")], [b"x"], (400, None)),
        ([(b"content-length", "٣".encode())], [b"x"], (400, None)),
        ([(b"content-length", b"")], [b"x"], (400, None)),
    ],
)
def test_size_is_counted_on_what_arrives(
    headers: list[tuple[bytes, bytes]], chunks: list[bytes], expected: tuple[int, str | None]
) -> None:
    status, text = call(Guarded(echo_length), headers=headers, chunks=chunks)
    assert status == expected[0]
    assert text == (expected[1] or "Huvudet Content-Length är inte ett giltigt tal.")


def test_exactly_the_limit_is_taken() -> None:
    body = b"x" * MAX_BODY_BYTES
    assert call(Guarded(echo_length), headers=[CHUNKED], chunks=[body])[0] == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("POST", "/gradio_api/upload/"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/file/etc/passwd"),
        ("GET", "/gradio_api/proxy=http://example.invalid"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/call/predict"),
        ("POST", "/gradio_api/component_server"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/monitoring"),
        ("POST", "/login"),
        ("POST", "/"),
        ("PUT", "/api/v1/ask"),
        ("DELETE", "/healthz"),
        ("OPTIONS", "/api/v1/ask"),
    ],
)
def test_doors_that_are_closed(method: str, path: str) -> None:
    assert call(Guarded(echo_length), path, method) == (404, "")
    assert call(Guarded(echo_length, root_path="/chatt"), f"/chatt{path}", method) == (404, "")


def test_headers_are_on_every_reply(server: RunningServer) -> None:
    for path in ("", "healthz", "app.js", "config", "finns-inte", "gradio_api/upload"):
        headers = httpx.get(server.url + path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "unsafe-eval" not in headers["content-security-policy"]
        assert "server" not in headers


def test_page_has_a_nonce_of_its_own_on_every_script(server: RunningServer) -> None:
    nonces = set()
    for _ in range(2):
        response = httpx.get(server.url)
        policy = response.headers["content-security-policy"]
        nonce = re.search(r"script-src 'self' 'nonce-([\w-]+)';", policy)
        assert nonce is not None
        nonces.add(nonce[1])
        scripts = re.findall(r"<script[^>]*>", response.text)
        assert len(scripts) > 3
        assert all(f'nonce="{nonce[1]}"' in script for script in scripts)
        assert response.headers["cache-control"] == "no-store"
    assert len(nonces) == 2


def test_compressed_page_is_rewritten_too(server: RunningServer) -> None:
    for accepted in ("br", "gzip", "br, gzip", "identity"):
        response = httpx.get(server.url, headers={"accept-encoding": accepted})
        assert '<html\n\tlang="sv"' in response.text


def test_login_is_asked_for_everywhere_but_health() -> None:
    settings = WebSettings(auth=("namn", "lösen:ord"))
    with serving(FakeAssistant(), settings) as server:
        for path in ("", "config", "app.js", "theme.css"):
            response = httpx.get(server.url + path)
            assert (response.status_code, response.text) == (401, "Inloggning krävs.")
            assert response.headers["www-authenticate"].startswith("Basic ")
        refused = httpx.post(f"{server.url}api/v1/ask", content='{"turns": ["hej"]}')
        assert (refused.status_code, refused.json()["text"]) == (401, "Inloggning krävs.")
        assert httpx.get(f"{server.url}healthz").status_code == 200
        for wrong in ("Basic xx", "Basic !!", "Bearer x", _basic("namn", "lösen")):
            headers = {"authorization": wrong}
            assert httpx.get(server.url, headers=headers).status_code == 401
        headers = {"authorization": _basic("namn", "lösen:ord")}
        assert httpx.get(server.url, headers=headers).status_code == 200
        asked = httpx.post(f"{server.url}api/v1/ask", content='{"turns": ["hej"]}', headers=headers)
        assert asked.json()["text"] == "Du frågade: hej"


def test_prefix_of_a_proxy_is_on_every_own_address() -> None:
    with serving(FakeAssistant(), WebSettings(root_path="/chatt/")) as server:
        html = httpx.get(server.url).text
        own = re.findall(r'(?:src|href)="([^"]*(?:\.css|\.js|favicon\.svg)\?[^"]*)"', html)
        assert len(own) == len(page.FILES)
        assert all(address.startswith("/chatt/") for address in own)
        stripped = server.url.rstrip("/") + own[0].removeprefix("/chatt")
        assert httpx.get(stripped).headers["content-type"].startswith("text/css")
        assert '/chatt"' in html  # Gradio's own root


def _basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()
