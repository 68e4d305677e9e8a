"""Times and memory of whole processes: a cold command, the server, building the index.

Starts the product's own command in new processes and ends only those. What fails is not measured,
and the last line that it said is the reason.
"""

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from evals.bench.measure import Measurement

COMMAND = (sys.executable, "-c", "from app.cli import main; main()")
QUESTION = "Hur många kommuner har en e-tjänst för bygglov?"
TIMES = 5  # cold starts; the median is given
PATIENCE = 60.0  # seconds before a process is given up
POLL = 0.05  # seconds between looks at the server


def cold_command() -> Measurement:
    """The first answer of a new process, files in the disk cache."""
    name, target = "ny process, ett svar", "högst 2 s"
    seconds: list[float] = []
    for _ in range(TIMES + 1):  # the first fills the disk cache
        took, why = _run([*COMMAND, "ask", QUESTION])
        if why:
            return Measurement(name=name, unit="s", target=target, not_measured=why)
        seconds.append(took)
    median = statistics.median(seconds[1:])
    return Measurement(name=name, unit="s", value=median, n=TIMES, target=target)


def index_build() -> Measurement:
    """Building the index into an empty folder."""
    name, target = "bygga indexet", "högst 10 s"
    with tempfile.TemporaryDirectory() as folder:
        took, why = _run(
            [*COMMAND, "index", "build"], {"FRAGA_INDEX_DIR": str(Path(folder) / "index")}
        )
    if why:
        return Measurement(name=name, unit="s", target=target, not_measured=why)
    return Measurement(name=name, unit="s", value=took, n=1, target=target)


def server() -> list[Measurement]:
    """How soon the server answers, and how much memory it then holds."""
    ready = Measurement(name="servern svarar", unit="s", target="högst 10 s")
    memory = Measurement(name="serverns minne", unit="MiB", target="under 1024 MiB")
    port = _free_port()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--host", "127.0.0.1", "--port", str(port)],
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            took = _until_ready(process, f"http://127.0.0.1:{port}/")
            held = _resident_mebibytes(process.pid)
        finally:
            process.terminate()
            process.wait(PATIENCE)
        said.seek(0)
        why = _last_line(said.read()) if took is None else None
    if took is None:
        return [m.model_copy(update={"not_measured": why}) for m in (ready, memory)]
    unknown = None if held is not None else "systemet visar inte processens minne"
    return [
        ready.model_copy(update={"value": took, "n": 1}),
        memory.model_copy(update={"value": held, "n": 1, "not_measured": unknown}),
    ]


def _run(
    command: Sequence[str], environment: dict[str, str] | None = None
) -> tuple[float, str | None]:
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=PATIENCE,
            env={**os.environ, **(environment or {})},
        )
    except subprocess.TimeoutExpired:
        return PATIENCE, f"inte klart inom {PATIENCE:g} s"
    took = time.perf_counter() - start
    return took, None if done.returncode == 0 else _last_line(done.stderr)


def _last_line(output: bytes) -> str:
    r"""The last line with words in it; boxes drawn around messages are taken off.

    >>> _last_line("fel\n╰────╯\n".encode())
    'fel'
    """
    lines = output.decode("utf-8", "replace").splitlines()
    words = [re.sub(r"[│╭╮╰╯─]", "", line).strip() for line in lines]
    return next((line for line in reversed(words) if line), "slutade utan att säga varför")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_ready(process: "subprocess.Popen[bytes]", url: str) -> float | None:
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE):
                return time.perf_counter() - start
        except (urllib.error.URLError, ConnectionError):
            time.sleep(POLL)
    return None


def _resident_mebibytes(pid: int) -> float | None:
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return None
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text(encoding="utf-8"))
    return int(found[1]) / 1024 if found else None
