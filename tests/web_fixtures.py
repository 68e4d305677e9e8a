"""Fixtures for the tests of the web edge: one real server a session, and one browser.

Loaded by `pytest_plugins = ["tests.web_fixtures"]` in the tests that use them, and never imported
(pytest must be the first to load it). Without a browser the browser tests are skipped with the
reason; where CI is set to true, they fail.
"""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.web.types import WebSettings
from tests.fakes import BY_WORD, FakeAssistant, desk
from tests.web_tools import RunningServer, Visit, serving, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
# The page is all that the browser may talk to: its own calls home are switched off.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def closed_tables() -> Iterator[None]:
    """Lets the fakes' tables go in time: DuckDB complains of what the interpreter closes."""
    yield
    desk.cache_clear()
    gc.collect()


@pytest.fixture(scope="session")
def server() -> Iterator[RunningServer]:
    """The application with answers by word (tests/fakes.py)."""
    with serving(FakeAssistant(by_word=BY_WORD), WebSettings()) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Debian's Chromium, driven by Playwright."""
    reason = _missing()
    if reason:
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


def _missing() -> str:
    return "" if CHROMIUM.exists() else f"no browser at {CHROMIUM} (apt-get install chromium)"


@pytest.fixture
def visit(browser: "Browser", server: RunningServer) -> Iterator[Visit]:
    """A visitor with a wide window and an English browser."""
    with visiting(browser, server, viewport={"width": 1360, "height": 850}) as opened:
        yield opened
