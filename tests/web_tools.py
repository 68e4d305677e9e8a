"""A real server on a free port, and a visitor in a real browser, for the tests of the web edge.

The fixtures made of these are in `web_fixtures.py`.
"""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fastapi import FastAPI

from app.web.server import Server, create_app
from app.web.types import WebSettings
from tests.fakes import FakeAssistant

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

START_SECONDS = 20


@dataclass
class RunningServer:
    """A server on a free port, with the assistant behind it."""

    url: str
    port: int
    assistant: FakeAssistant


@contextmanager
def serving(assistant: FakeAssistant, settings: WebSettings) -> Iterator[RunningServer]:
    """Runs the real application in a thread until the block ends."""
    listener = socket.create_server((settings.host, 0))
    port = listener.getsockname()[1]
    server = Server(built(assistant, settings))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        if time.monotonic() > deadline or not thread.is_alive():
            raise RuntimeError("The test server did not start")
        time.sleep(0.02)
    try:
        yield RunningServer(f"http://{settings.host}:{port}/", port, assistant)
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


def built(assistant: FakeAssistant, settings: WebSettings) -> FastAPI:
    """The application, built while an event loop runs: without one Gradio leaves several open."""

    async def build() -> FastAPI:
        return create_app(assistant, settings)

    try:
        asyncio.get_running_loop()  # Playwright's, in browser tests
    except RuntimeError:
        return asyncio.run(build())
    return create_app(assistant, settings)


@dataclass
class Visit:
    """One visitor's page, with all that it requested and all that it complained about."""

    page: "Page"
    server: RunningServer
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    leaving: bool = False

    def go(self, path: str = "") -> None:
        """Leaves the page for another address of the server, as a link or a reload does.

        The browser cuts what the old page still waits for, and the old page complains of that;
        by way of an empty page, such complaints are over before the new page begins.
        """
        self.leaving = True
        self.page.goto("about:blank")
        self.page.evaluate("() => new Promise(done => setTimeout(done, 100))")
        self.leaving = False
        self.page.goto(self.server.url + path)

    def ask(self, question: str) -> None:
        """Types a question, sends it with Enter and waits for the answer to it."""
        before = self.page.locator("#samtal .svar").count()
        field = self.page.get_by_label("Din fråga")
        field.fill(question)
        field.press("Enter")
        self.wait_for_answers(before + 1)

    def wait_for_answers(self, count: int) -> None:
        """Waits until so many answers are shown and the page has come to rest."""
        self.page.locator("#samtal .svar").nth(count - 1).wait_for()
        self.page.wait_for_function(
            "() => !document.querySelector('#samtal .pending, #samtal .generating')"
        )
        self.page.evaluate("() => new Promise(done => setTimeout(done, 150))")

    def focused(self) -> str:
        """The id or tag of what has the focus."""
        found: str = self.page.evaluate(
            "() => document.activeElement.id || document.activeElement.tagName.toLowerCase()"
        )
        return found


@contextmanager
def visiting(browser: "Browser", server: RunningServer, **options: object) -> Iterator[Visit]:
    """Opens the page in a new browser context and waits until it can take a question."""
    context = browser.new_context(**{"locale": "en-US", **options})  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    page = context.new_page()
    visit = Visit(page, server)
    page.on("request", lambda request: visit.requested.append(request.url))
    page.on("pageerror", lambda error: _note(visit, "error", str(error)))
    page.on("console", lambda message: _note(visit, message.type, message.text))
    page.goto(server.url)
    page.get_by_label("Din fråga").wait_for()
    yield visit
    context.close()


def _note(visit: Visit, kind: str, text: str) -> None:
    if kind in {"error", "warning"} and not visit.leaving:
        visit.complaints.append(f"{kind}: {text}")
