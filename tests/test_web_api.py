"""The plain HTTP endpoint and the health checks, over a real connection."""

import asyncio
import json
import threading
from collections.abc import Sequence

import httpx
import pytest
from fastapi import Request
from starlette.types import Message

from app.types import Answer
from app.web.api import Endpoint, read
from app.web.types import WebSettings
from index.tables import Tables
from index.types import Result
from tests.fakes import VERSION, FakeAssistant, bygglov, echo
from tests.web_tools import RunningServer, serving

pytest_plugins = ["tests.web_fixtures"]


def post(server: RunningServer, content: bytes | str, **headers: str) -> httpx.Response:
    return httpx.post(f"{server.url}api/v1/ask", content=content, headers=headers)


def refused(response: httpx.Response) -> tuple[int, str]:
    """Status and text of a request that was not asked; the rest is the same for all."""
    answer = Answer.model_validate_json(response.content)
    assert (answer.status, answer.data_version) == ("error", VERSION)
    assert answer.reason == ("fault" if response.status_code >= 500 else "bad_input")
    return response.status_code, answer.text


def test_dialogue_gets_the_answer_to_its_last_turn(server: RunningServer) -> None:
    sent = {"id": "a1", "turns": ["Hej", "Hur många har bygglov?"], "unknown": 1}
    response = post(server, json.dumps(sent))
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    asked = {"id": "a1", "question": "Hur många har bygglov?"}
    assert Answer.model_validate_json(response.content) == bygglov().model_copy(update=asked)
    assert server.assistant.asked[-1] == ("Hej", "Hur många har bygglov?")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", "Begäran är inte giltig JSON."),
        ("{", "Begäran är inte giltig JSON."),
        ("[]", "Begäran är inte giltig JSON."),
        ("[" * 50_000, "Begäran är inte giltig JSON."),
        (b"\xff\xfe", "Begäran är inte giltig JSON."),
        ("{}", '"turns" ska vara en lista med minst en text'),
        ('{"turns": []}', '"turns" ska vara en lista med minst en text'),
        ('{"turns": "hej"}', '"turns" ska vara en lista med minst en text'),
        ('{"turns": ["hej", 1]}', '"turns" ska vara en lista med minst en text'),
        ('{"turns": ["hej"], "id": 1}', '"id" ska vara en text eller null.'),
        ('{"turns": [" "]}', "Skriv en fråga först."),
        ('{"turns": ["hej", ""]}', "Tur 2 är tom."),
        (json.dumps({"turns": ["x" * 501]}), "Frågan är 501 tecken lång, men högst 500 ryms."),
    ],
)
def test_bad_request_is_answered_in_swedish(
    server: RunningServer, body: str | bytes, text: str
) -> None:
    asked = len(server.assistant.asked)
    status, given = refused(post(server, body))
    assert status == 400
    assert given.startswith(text)
    assert len(server.assistant.asked) == asked


def test_refusal_keeps_the_id(server: RunningServer) -> None:
    response = post(server, '{"id": "x7", "turns": []}')
    assert response.json()["id"] == "x7"


def test_only_the_last_ten_turns_are_used() -> None:
    body = json.dumps({"turns": [str(number) for number in range(15)]}).encode()
    assert read(body, 500).turns == tuple(str(number) for number in range(5, 15))


def test_too_large_body_is_an_answer_too(server: RunningServer) -> None:
    response = post(server, json.dumps({"turns": ["x" * 200_000]}))
    assert refused(response) == (413, "Begäran är för stor: högst 68000 byte ryms.")


def test_lone_surrogate_does_not_break_the_server(server: RunningServer) -> None:
    response = post(server, '{"turns": ["hej \\ud800"]}')
    assert response.status_code == 400
    assert refused(response)[1] == (
        "Texten innehåller tecken som inte går att läsa. Skriv om den och skicka igen."
    )


def test_fault_of_the_assistant_is_status_500() -> None:
    fault = echo("x").model_copy(update={"status": "error", "reason": "fault"})
    with serving(FakeAssistant([fault]), WebSettings()) as server:
        assert post(server, '{"turns": ["hej"]}').status_code == 500


class Slow(FakeAssistant):
    """Waits until it is let go."""

    def __init__(self) -> None:
        """Closed at first."""
        super().__init__()
        self.go = threading.Event()

    def ask(self, turns: Sequence[str], *, id: str | None = None) -> Answer:
        """An echo, once let go."""
        self.go.wait(10)
        return super().ask(turns, id=id)


def test_full_queue_is_said_at_once() -> None:
    """One is answered, one waits, the third is told to come back."""

    async def scenario() -> list[int]:
        slow = Slow()
        endpoint = Endpoint(slow, WebSettings(concurrency=1, queue_size=1))
        first = [asyncio.create_task(endpoint.ask(_request())) for _ in range(2)]
        while endpoint.inside < 2:
            await asyncio.sleep(0.001)
        third = await endpoint.ask(_request())
        text = "Många frågar just nu. Vänta en liten stund och skicka frågan igen."
        assert json.loads(bytes(third.body))["text"] == text
        slow.go.set()
        done = [(await task).status_code for task in first]
        assert endpoint.inside == 0
        return [*done, third.status_code]

    assert asyncio.run(scenario()) == [200, 200, 503]


def _request() -> Request:
    async def receive() -> Message:
        return {"type": "http.request", "body": b'{"turns": ["hej"]}', "more_body": False}

    return Request({"type": "http", "method": "POST", "headers": []}, receive)


@pytest.mark.parametrize("path", ["healthz", "readyz"])
def test_health_checks(server: RunningServer, path: str) -> None:
    response = httpx.get(server.url + path)
    assert (response.status_code, response.text) == (200, "ok")


def test_ready_only_when_the_tables_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alive and ready are two things: a supervisor restarts for one and waits for the other."""
    with serving(FakeAssistant(), WebSettings()) as server:
        assert httpx.get(f"{server.url}readyz").text == "ok"

        def broken(self: Tables, sql: str, params: object = ()) -> Result:
            raise RuntimeError("no disk")

        monkeypatch.setattr(Tables, "query", broken)
        reply = httpx.get(f"{server.url}readyz")
        assert (reply.status_code, reply.text) == (503, "Programmet är inte redo att svara.")
        assert httpx.get(f"{server.url}healthz").text == "ok"
