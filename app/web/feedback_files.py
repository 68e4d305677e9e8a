"""POST /api/v1/feedback: keeps a visitor's verdict on an answer. There only if a folder is set.

The questions are asked again, so that what is kept beside them is what the program answers and not
what a browser claims. No address, session or time of day is kept, and none is logged.
"""

import json
import logging
import sqlite3
from collections.abc import Callable
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from app.feedback import texts as feedback_texts
from app.feedback.store import Full, Store
from app.web import texts
from app.web.api import BadRequest, Endpoint, read

PATH = "/api/v1/feedback"
MAX_COMMENT_CHARS = 2000
logger = logging.getLogger(__name__)


def routes(endpoint: Endpoint, store: Store | None) -> APIRouter:
    """The address, if feedback is on."""
    router = APIRouter()
    if store is not None:
        router.add_api_route(PATH, _handler(endpoint, store), methods=["POST"])
    return router


def _handler(endpoint: Endpoint, store: Store) -> Callable[[Request], Any]:
    async def handle(request: Request) -> Response:
        body = await request.body()
        try:
            asked = read(body, endpoint.settings.max_question_chars)
            verdict, comment = _verdict(json.loads(body))
        except BadRequest as bad:
            return PlainTextResponse(str(bad), status_code=400)
        answer = await endpoint.answer(asked)
        if answer is None:
            return PlainTextResponse(texts.BUSY, status_code=503)
        kept = (verdict, comment, asked.turns, answer.text, answer.data_version)
        try:
            await anyio.to_thread.run_sync(store.add, *kept)
        except (OSError, sqlite3.Error, Full) as error:
            logger.error("Feedback was not saved: %s", type(error).__name__)
            return PlainTextResponse(feedback_texts.FULL, status_code=507)
        return PlainTextResponse(feedback_texts.SENT)

    return handle


def _verdict(sent: dict[str, Any]) -> tuple[Any, str]:
    verdict, comment = sent.get("verdict"), sent.get("comment", "")
    if verdict not in ("up", "down"):
        raise BadRequest(feedback_texts.BAD_VERDICT)
    if not isinstance(comment, str) or len(comment) > MAX_COMMENT_CHARS:
        raise BadRequest(feedback_texts.BAD_COMMENT.format(MAX_COMMENT_CHARS))
    return verdict, comment.strip()
