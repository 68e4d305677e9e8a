"""Load on a running server, for so many seconds, then figures: visitors of the page, and programs.

    python -m app.web.load [http://127.0.0.1:7860/] [SECONDS]

Visitors ask every other second through the page's own queue; callers of the HTTP endpoint ask again
as soon as they are answered. Ends by itself; exit status 1 if anything failed. Needs httpx (the
"dev" extra); the figures are those of this machine, with whatever else it is doing.
"""

import asyncio
import json
import secrets
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.web import texts
from app.web.types import WebSettings

if TYPE_CHECKING:
    import httpx

VISITORS = 50
CALLERS = 50
PAUSE_SECONDS = 2.0  # between a visitor's questions: 25 a second from 50
TIMEOUT_SECONDS = 30.0
QUESTIONS = [question for theme in texts.STARTERS.values() for question in theme]


@dataclass
class Figures:
    """What a group met."""

    name: str
    seconds: float = 0.0
    times_ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """The time that so great a share of the questions did not exceed."""
        ordered = sorted(self.times_ms)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0

    def line(self) -> str:
        """One line for people."""
        n = len(self.times_ms)
        rate = n / self.seconds if self.seconds else 0.0
        return (
            f"{self.name}: n={n}, errors={len(self.errors)}, {rate:.1f} questions/s, "
            f"p50 {self.percentile(0.5):.0f} ms, p95 {self.percentile(0.95):.0f} ms"
        )


async def run(url: str, seconds: float) -> list[Figures]:
    """Both groups, one after the other."""
    import httpx

    limits = httpx.Limits(max_connections=4 * VISITORS, max_keepalive_connections=2 * VISITORS)
    async with httpx.AsyncClient(base_url=url, timeout=TIMEOUT_SECONDS, limits=limits) as client:
        function = await _ask_function(client)

        async def visit(number: int) -> None:
            await _visit(client, function, QUESTIONS[number % len(QUESTIONS)])

        async def call(number: int) -> None:
            question = QUESTIONS[number % len(QUESTIONS)]
            reply = await client.post("api/v1/ask", json={"turns": [question]})
            reply.raise_for_status()
            if reply.json()["status"] == "error":
                raise ValueError(reply.text[:200])

        await call(0)  # search may load with the first question
        return [
            await _group("visitors", visit, VISITORS, seconds, PAUSE_SECONDS),
            await _group("callers", call, CALLERS, seconds, 0.0),
        ]


async def _group(name: str, act: Any, size: int, seconds: float, pause: float) -> Figures:  # noqa: ANN401
    """So many at once, each for so many seconds; starts are spread over a pause."""
    figures = Figures(name)
    began = time.perf_counter()

    async def one(number: int) -> None:
        await asyncio.sleep(pause * number / size)
        while (asked := time.perf_counter()) - began < seconds:
            try:
                await act(number + len(figures.times_ms))
                figures.times_ms.append(1000 * (time.perf_counter() - asked))
            except Exception as error:  # all kinds are counted and shown
                figures.errors.append(f"{type(error).__name__}: {error}"[:200])
            await asyncio.sleep(max(0.0, pause - (time.perf_counter() - asked)))

    await asyncio.gather(*(one(number) for number in range(size)))
    figures.seconds = time.perf_counter() - began
    return figures


async def _ask_function(client: "httpx.AsyncClient") -> dict[str, int]:
    """The page's own function behind its question field, as Gradio numbers it."""
    config = (await client.get("config")).json()
    (field_id,) = [
        part["id"] for part in config["components"] if part["props"].get("elem_id") == "fraga"
    ]
    for dependency in config["dependencies"]:
        if [field_id, "submit"] in dependency["targets"]:
            return {"fn_index": dependency["id"], "trigger_id": field_id}
    raise LookupError("The page has no question field")


async def _visit(client: "httpx.AsyncClient", function: dict[str, int], question: str) -> None:
    """One question as the page asks it: into the queue, then the events until it is done."""
    session = secrets.token_hex(6)
    asked = {**function, "data": [question, None], "session_hash": session}
    (await client.post("gradio_api/queue/join", json=asked)).raise_for_status()
    events = client.stream("GET", "gradio_api/queue/data", params={"session_hash": session})
    async with events as reply:
        async for line in reply.aiter_lines():
            event = json.loads(line[5:]) if line.startswith("data:") else {}
            if event.get("msg") == "process_completed":
                if not event["success"]:
                    raise ValueError(str(event)[:200])
                return
    raise ValueError("The stream ended without an answer")


def main() -> None:
    """Reads address and seconds from the command line."""
    usual = WebSettings()
    url = sys.argv[1] if len(sys.argv) > 1 else f"http://{usual.host}:{usual.port}/"
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20.0
    found = asyncio.run(run(url, seconds))
    for figures in found:
        sys.stdout.write(figures.line() + "\n")
        sys.stdout.writelines(f"  {error}\n" for error in dict.fromkeys(figures.errors))
    raise SystemExit(1 if any(figures.errors for figures in found) else 0)


if __name__ == "__main__":
    main()
