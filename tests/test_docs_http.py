"""docs/http.md: every example runs against a real server, and its tables are the program's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.web import client_api, mcp
from app.web.types import WebSettings
from tests.edge_tools import assistant
from tests.web_tools import RunningServer, serving

pytest_plugins = ["tests.web_fixtures"]

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "http.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
WRITTEN = "http://127.0.0.1:7860"


@pytest.fixture(scope="module")
def real() -> Iterator[RunningServer]:
    """A server with the real assistant."""
    with serving(assistant(), WebSettings()) as running:  # type: ignore[arg-type]
        yield running


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_example_runs(real: RunningServer, capsys: pytest.CaptureFixture[str], number: int) -> None:
    expected = ["20 av", "37 av 223", "37 av", "20"][number]
    code = EXAMPLES[number].replace(WRITTEN, real.url.rstrip("/"))
    exec(compile(code, f"docs/http.md example {number}", "exec"), {})
    assert expected in capsys.readouterr().out.replace("\u00a0", " ")


def test_every_address_is_there(real: RunningServer) -> None:
    """And the health checks need nothing."""
    for method, path in re.findall(r"^\| `(GET|POST) (\S+)` \|", PAGE, re.MULTILINE):
        reply = httpx.request(method, real.url.rstrip("/") + path.replace("NAME", "bilaga2"))
        assert reply.status_code in {200, 400}, (method, path)
    assert httpx.get(f"{real.url}healthz").text == "ok"


def test_arguments_are_those_of_the_tools(real: RunningServer) -> None:
    """The MCP server's, the Gradio client's, and those that the page names."""
    listed = rpc(real, "tools/list")["result"]["tools"]
    info = httpx.get(f"{real.url}gradio_api/info").json()["named_endpoints"]
    assert {f"/{tool['name']}" for tool in listed} == set(info)
    for tool in listed:
        names = list(tool["inputSchema"]["properties"])
        assert names == [p["parameter_name"] for p in info[f"/{tool['name']}"]["parameters"]]
        assert f"`/{tool['name']}` ({', '.join(f'`{name}`' for name in names)})" in PAGE.replace(
            "\n", " "
        )
    assert client_api.__doc__ is not None and "/lookup" in client_api.__doc__


def rpc(server: RunningServer, method: str, **params: object) -> dict:  # type: ignore[type-arg]
    """One message to the MCP server."""
    message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
    reply: dict = httpx.post(f"{server.url}mcp", json=message).json()  # type: ignore[type-arg]
    assert (reply["jsonrpc"], reply["id"]) == ("2.0", 7)
    return reply


def test_mcp_says_hello_and_answers_with_citations(real: RunningServer) -> None:
    hello = rpc(real, "initialize", protocolVersion="2025-03-26")["result"]
    assert hello["protocolVersion"] == "2025-03-26"
    assert (
        rpc(real, "initialize", protocolVersion="1999")["result"]["protocolVersion"]
        == (mcp.VERSIONS[0])
    )
    assert hello["serverInfo"]["name"] == "fraga-rapporten"
    assert rpc(real, "ping")["result"] == {}
    asked = {"question": "och tomtkö?", "earlier": ["Hur många har bygglov?"]}
    result = rpc(real, "tools/call", name="ask", arguments=asked)["result"]
    assert result["structuredContent"]["citations"][0]["label"] == "Bilaga 2"
    assert json.loads(result["content"][0]["text"]) == result["structuredContent"]
    note = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    assert httpx.post(f"{real.url}mcp", json=note).status_code == 202


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("ask", {"question": " "}, "Skriv en fråga först."),
        ("ask", {"question": "x" * 501}, "Frågan är 501 tecken lång"),
        ("search", {"query": ""}, "Ange minst ett ord"),
        ("lookup", {"service": "rymdraket"}, "Ingen av de 38 e-tjänsterna"),
        ("tables", {"name": "vokabular"}, "Tabellen ”vokabular” finns inte."),
    ],
)
def test_what_a_tool_cannot_do_is_said(
    real: RunningServer, name: str, arguments: dict[str, str], said: str
) -> None:
    result = rpc(real, "tools/call", name=name, arguments=arguments)["result"]
    assert result["isError"] is True
    assert result["content"][0]["text"].startswith(said)


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("resources/list", {}, mcp.NO_METHOD),
        ("tools/call", {"name": "rm"}, mcp.INVALID_PARAMS),
        ("tools/call", {"name": "ask", "arguments": {}}, mcp.INVALID_PARAMS),
        ("tools/call", {"name": "ask", "arguments": {"question": 3}}, mcp.INVALID_PARAMS),
        ("tools/call", {"name": "ask", "arguments": {"fråga": "x"}}, mcp.INVALID_PARAMS),
        ("tools/call", {"name": "ask", "arguments": [1]}, mcp.INVALID_PARAMS),
    ],
)
def test_faults_of_the_caller_have_their_codes(
    real: RunningServer, method: str, params: dict[str, object], code: int
) -> None:
    assert rpc(real, method, **params)["error"]["code"] == code


@pytest.mark.parametrize(
    ("body", "code"),
    [("{", mcp.PARSE_ERROR), ("[]", mcp.INVALID_REQUEST), ('{"id": 1}', mcp.INVALID_REQUEST)],
)
def test_messages_that_are_none(real: RunningServer, body: str, code: int) -> None:
    assert httpx.post(f"{real.url}mcp", content=body).json()["error"]["code"] == code


def test_lookup_by_name_by_words_and_by_category(real: RunningServer) -> None:
    def names(**query: str) -> list[tuple[str, int]]:
        reply = httpx.get(f"{real.url}api/v1/lookup", params=query).json()
        return [(found["category"], found["count"]) for found in reply["services"]]

    assert names(service="ansöka om LEDIGHET") == [("Grundskola", 38), ("Gymnasium", 35)]
    assert names(service="Ansöka om ledighet", category="gymnasium") == [("Gymnasium", 35)]
    assert names(service="bygglov handläggning") == [("Bygga och bo", 11)]


def test_another_sites_page_may_not_post(real: RunningServer) -> None:
    headers = {"sec-fetch-site": "cross-site"}
    for path in ("mcp", "api/v1/ask"):
        assert httpx.post(real.url + path, content="{}", headers=headers).status_code == 403
