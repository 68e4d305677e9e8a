"""Behind a proxy that takes a prefix off: tabs, files and links of the page, in a real browser."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, expect
from starlette.types import Receive, Scope, Send

from app.web.types import WebSettings
from tests.fakes import BY_WORD, FakeAssistant
from tests.web_tools import RunningServer, built, visiting

pytest_plugins = ["tests.web_fixtures"]

PREFIX = "/chatt"


@pytest.fixture
def behind() -> Iterator[RunningServer]:
    """The application below a prefix; what is asked for outside it is not there."""
    assistant = FakeAssistant(by_word=BY_WORD)
    app = built(assistant, WebSettings(root_path=PREFIX))

    async def proxy(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if not scope["path"].startswith(PREFIX + "/"):
                await send({"type": "http.response.start", "status": 418, "headers": []})
                await send({"type": "http.response.body", "body": b""})
                return
            path = scope["path"].removeprefix(PREFIX)
            scope = {**scope, "path": path, "raw_path": path.encode()}
        await app(scope, receive, send)

    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    config = uvicorn.Config(proxy, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield RunningServer(f"http://127.0.0.1:{port}{PREFIX}/", port, assistant)
    app.state.streams.end()
    server.should_exit = True
    thread.join(timeout=10)


def test_everything_works_below_the_prefix(browser: Browser, behind: RunningServer) -> None:
    with visiting(browser, behind) as visit:
        page = visit.page
        visit.ask("bygglov")
        with page.expect_download() as download:
            page.locator("#svar-1").get_by_role("button", name="JSON").click()
        assert download.value.suggested_filename == "underlag.json"
        page.get_by_role("tab", name="Jämför er kommun").click()
        page.get_by_label("Ansöka om bygglov").check()
        expect(page.locator("#jamforsvar")).to_contain_text("Ni har 1 av de 38 e-tjänsterna")
        page.wait_for_url(f"{behind.url}?har=20")
        with page.expect_download() as download:
            page.get_by_role("link", name="Ladda ner som CSV").click()
        assert download.value.suggested_filename == "jamforelse.csv"
        page.get_by_role("tab", name="Data").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Hela datapaketet (zip)").click()
        assert download.value.suggested_filename == "e-forvaltning-2011.zip"
        visit.go("?har=20")
        expect(page.locator("#jamforsvar")).to_contain_text("Ni har 1 av de 38 e-tjänsterna")
        outside = [
            url for url in visit.requested if not url.startswith((behind.url, "blob:", "data:"))
        ]
        assert outside == []
        assert visit.complaints == []
