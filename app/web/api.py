"""The plain HTTP endpoint, POST /api/v1/ask, and the two health checks.

For programs: no queue of Gradio's, one JSON object in and one Answer out, whatever happens. The
same limits as on the page. A dialogue's last ten turns are used, as there.
"""

import json
import logging
from dataclasses import dataclass
from typing import Any

import anyio
import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from app.types import Answer
from app.web import limits, page, texts
from app.web.types import MAX_TURNS, Answers, WebSettings

_PROBE = "SELECT 1 FROM bilaga2 LIMIT 1"
logger = logging.getLogger(__name__)
ASK_PATH = "/api/v1/ask"
_STATUS_OF_REASON = {"bad_input": 400, "fault": 500}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that could be read."""

    turns: tuple[str, ...]
    id: str | None


class BadRequest(ValueError):
    """A request that could not be read; carries the Swedish text, and the id if there was one."""

    def __init__(self, text: str, id: str | None = None) -> None:
        """Keeps both for the Answer."""
        super().__init__(text)
        self.id = id


def read(body: bytes, limit: int) -> Asked:
    """The request in a body; raises `BadRequest` with the text to send back."""
    try:
        sent = json.loads(body)
        json.dumps(sent, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:  # half a character, which no answer could repeat
        raise BadRequest(texts.NOT_TEXT) from None
    except (ValueError, RecursionError):
        raise BadRequest(texts.NOT_JSON) from None
    if not isinstance(sent, dict):
        raise BadRequest(texts.NOT_JSON)
    id = sent.get("id")
    if not (id is None or isinstance(id, str)):
        raise BadRequest(texts.NOT_ID)
    turns: Any = sent.get("turns")
    if not (isinstance(turns, list) and turns and all(isinstance(turn, str) for turn in turns)):
        raise BadRequest(texts.NOT_TURNS, id)
    used = tuple(turns[-MAX_TURNS:])
    problem = limits.dialogue_problem(used, limit)
    if problem:
        raise BadRequest(problem, id)
    return Asked(used, id)


class Endpoint:
    """Answers requests, at most `concurrency` at a time with `queue_size` waiting."""

    def __init__(self, assistant: Answers, settings: WebSettings) -> None:
        """Nothing is started here."""
        self.assistant = assistant
        self.settings = settings
        self.room = settings.concurrency + settings.queue_size
        self.inside = 0
        self.limiter = anyio.CapacityLimiter(settings.concurrency)

    async def ask(self, request: Request) -> Response:
        """One dialogue in, one Answer out."""
        try:
            asked = read(await request.body(), self.settings.max_question_chars)
        except BadRequest as bad:
            return self.refuse(400, str(bad), id=bad.id)
        answer = await self.answer(asked)
        if answer is None:
            return self.refuse(503, texts.BUSY, id=asked.id)
        return _json(answer, _STATUS_OF_REASON.get(answer.reason or "", 200))

    async def answer(self, asked: Asked) -> Answer | None:
        """The Answer, or None when as many are waiting as may."""
        if self.inside >= self.room:
            return None
        self.inside += 1
        try:
            return await anyio.to_thread.run_sync(self._ask, asked, limiter=self.limiter)
        finally:
            self.inside -= 1

    async def ready(self) -> Response:
        """Whether a question can be answered now: there is room, and the tables can be read."""
        if self.inside >= self.room:
            return _said(texts.BUSY, 503)
        try:
            found = await anyio.to_thread.run_sync(self.assistant.desk.tables.query, _PROBE)
        except Exception:  # whatever is wrong: not ready, and a supervisor asks again
            logger.exception("Not ready")
            return _said(texts.NOT_READY, 503)
        return _said("ok") if found.rows else _said(texts.NOT_READY, 503)

    def refuse(self, status: int, text: str, *, id: str | None = None) -> Response:
        """An Answer that says why nothing was asked."""
        reason = "fault" if status >= 500 else "bad_input"
        return _json(
            Answer(
                id=id,
                question="",
                status="error",
                reason=reason,
                text=text,
                data_version=self.assistant.data_version,
            ),
            status,
        )

    def refusal(self, path: str, status: int, text: str) -> Response | None:
        """How the middleware says no to this endpoint's callers."""
        return self.refuse(status, text) if path.rstrip("/") == ASK_PATH else None

    def _ask(self, asked: Asked) -> Answer:
        return self.assistant.ask(asked.turns, id=asked.id)


def routes(endpoint: Endpoint) -> APIRouter:
    """All of our own routes, to be added before Gradio takes the rest."""
    router = APIRouter()
    router.add_api_route(ASK_PATH, endpoint.ask, methods=["POST"])
    router.add_api_route("/healthz", _fine, methods=["GET", "HEAD"])
    router.add_api_route("/readyz", endpoint.ready, methods=["GET", "HEAD"])
    for name in page.FILES:
        router.add_api_route(f"/{name}", _own_file, methods=["GET"])
    return router


async def _fine() -> Response:
    return _said("ok")


def _said(text: str, status: int = 200) -> Response:
    return PlainTextResponse(text, status_code=status, headers={"cache-control": "no-store"})


async def _own_file(request: Request) -> Response:
    name = request.url.path.rpartition("/")[2]
    lasting = {"cache-control": "public, max-age=31536000, immutable"}  # the link has a fingerprint
    return Response(page.file(name), media_type=page.FILES[name], headers=lasting)


def _json(answer: Answer, status: int) -> Response:
    return Response(
        answer.as_json(),
        status_code=status,
        media_type="application/json",
        headers={"cache-control": "no-store"},
    )
