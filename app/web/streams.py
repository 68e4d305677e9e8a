"""The event streams that open pages hold, so that a stop can end them at once.

Every open page keeps one stream to the server for as long as it is open. uvicorn would wait for
them, then break them off with an error in the log. Here they are ended as if they were complete.
"""

import asyncio
import re
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_STREAM = re.compile(r"/gradio_api/(heartbeat/|queue/data)")


class Streams:
    """The streams that are open now; one per server."""

    def __init__(self) -> None:
        """None yet."""
        self._open: set[asyncio.Task[Any]] = set()
        self._ending = False

    def end(self) -> None:
        """Ends those that are open; called in the server's own event loop."""
        self._ending = True
        for task in self._open:
            task.cancel()

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request; a stream that is ended from here closes without an error."""
        half_sent = False

        async def note(message: Message) -> None:
            nonlocal half_sent
            half_sent = message["type"] == "http.response.start" or message.get("more_body", False)
            await send(message)

        task = asyncio.current_task()
        if task is None or not _STREAM.search(scope["path"]):
            await app(scope, receive, send)
            return
        self._open.add(task)
        try:
            await app(scope, receive, note)
        except asyncio.CancelledError:
            if not self._ending:
                raise
            if half_sent:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._open.discard(task)
