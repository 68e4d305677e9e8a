"""The same tools for Gradio's own client: named, typed functions on the page's queue.

`/ask`, `/search`, `/lookup` and `/tables` in `gradio_client`. Slower than plain HTTP (`api.py`),
which is the way for many questions. Answers are JSON objects; what cannot be done is one too, with
the key "error", since Gradio keeps the text of an exception to itself.
"""

from collections.abc import Callable
from typing import Any

from gradio.events import api

from app import tools
from app.web import limits
from app.web.ask_tab import SHARED_LIMIT
from app.web.types import Answers, WebSettings


def build(assistant: Answers, settings: WebSettings) -> None:
    """Adds the functions to the page that is being built."""

    def ask(question: str, earlier: list[str] | None = None) -> dict[str, Any]:
        """Ask a question; earlier turns of the same dialogue come oldest first."""
        turns = [*(earlier or []), question]
        problem = limits.dialogue_problem(turns, settings.max_question_chars)
        if problem:
            return {"error": problem}
        return tools.ask(assistant, question, earlier or [])

    def search(query: str) -> dict[str, Any]:
        """Find words in the report's text."""
        return _told(lambda: tools.search(assistant, query))

    def lookup(service: str, category: str = "") -> dict[str, Any]:
        """Look up a service."""
        return _told(lambda: tools.lookup(assistant, service, category))

    def tables(name: str = "", filter: str = "") -> dict[str, Any]:
        """List the tables, or read the rows of one."""
        return _told(lambda: tools.tables(assistant, name, filter))

    for function in (ask, search, lookup, tables):
        api(function, api_name=function.__name__, concurrency_id=SHARED_LIMIT)


def _told(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return work()
    except tools.ToolError as error:
        return {"error": str(error)}
