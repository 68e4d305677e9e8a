"""Starting and stopping as a program of its own: messages, exit status, no calls home."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 40
PROGRAM = """
import socket, sys
asked = []
real = socket.getaddrinfo
def spy(host, *rest, **named):
    if host not in (None, "127.0.0.1", "localhost"):
        print("LOOKUP", host, flush=True)
    return real(host, *rest, **named)
socket.getaddrinfo = spy
from app.web.server import serve
from app.web.types import WebSettings
from tests.fakes import FakeAssistant
serve(FakeAssistant(), WebSettings(host=sys.argv[1], port=int(sys.argv[2])))
"""


def start(host: str, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, host, str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def test_start_says_where_and_stop_is_clean() -> None:
    """With a page's stream open: the stop does not wait for it, and nothing is looked up."""
    port = free_port()
    program = start("127.0.0.1", port)
    try:
        _wait_until_ready(port)
        stream = urllib.request.urlopen(
            f"http://127.0.0.1:{port}/gradio_api/heartbeat/abc", timeout=10
        )
        assert stream.readline() == b"data: ALIVE\n"
        began = time.monotonic()
        program.send_signal(signal.SIGTERM)
        output, errors = program.communicate(timeout=15)
        took = time.monotonic() - began
        stream.close()
    finally:
        program.kill()
    assert errors == f"Fråga rapporten finns på http://127.0.0.1:{port}/ (stoppa med Ctrl+C)\n"
    assert output == ""
    assert program.returncode in {0, -signal.SIGTERM}
    assert took < 5


def test_port_in_use_is_said_in_swedish() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        program = start("127.0.0.1", port)
        output, errors = program.communicate(timeout=START_SECONDS)
    assert program.returncode == 2
    assert output == ""
    assert errors == (
        f"Port {port} på 127.0.0.1 används redan av ett annat program. "
        "Stoppa det eller välj en annan port.\n"
    )


@pytest.mark.parametrize("host", ["192.0.2.1"])
def test_address_that_is_not_ours_is_said_in_swedish(host: str) -> None:
    program = start(host, 7899)
    _, errors = program.communicate(timeout=START_SECONDS)
    assert program.returncode == 2
    assert errors.startswith(f"Det går inte att lyssna på {host}, port 7899: ")


def _wait_until_ready(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
