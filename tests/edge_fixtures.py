"""The fixture of the command line's tests.

Loaded by `pytest_plugins = ["tests.edge_fixtures"]` in the tests that use it, and never imported.
"""

import gc
import os
from collections.abc import Iterator

import pytest

from tests.edge_tools import Terminal, assistant


@pytest.fixture(scope="session", autouse=True)
def closed_assistant() -> Iterator[None]:
    """Lets the shared assistant go in time: DuckDB complains of what the interpreter closes."""
    yield
    assistant.cache_clear()
    gc.collect()


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal without settings in its environment."""
    for name in list(os.environ):
        if name.startswith("FRAGA_"):
            monkeypatch.delenv(name)
    return Terminal(capsys, monkeypatch)
