"""Fixtures of the command line's tests. Imports are inside: most tests do without them."""

import gc
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.edge_tools import Terminal


@pytest.fixture(scope="session", autouse=True)
def closed_assistant() -> Iterator[None]:
    """Lets the shared assistant go in time: DuckDB complains of what the interpreter closes."""
    yield
    if "tests.edge_tools" not in sys.modules:
        return
    from tests.edge_tools import assistant

    assistant.cache_clear()
    gc.collect()


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Terminal":
    """A terminal without settings in its environment."""
    from tests.edge_tools import Terminal

    for name in list(os.environ):
        if name.startswith("FRAGA_"):
            monkeypatch.delenv(name)
    return Terminal(capsys, monkeypatch)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright leaves an event loop running in its thread."""
    items.sort(key=lambda item: item.path.name.startswith("test_browser"))
