"""The command line: which command is meant, what it prints, and its exit status."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.cli import command_line
from app.texts import commands as texts
from app.types import Answer, Calculation
from index import encoder
from index.encoder import MissingModelError
from index.types import Encoder
from tests.edge_tools import Terminal
from tests.fakes import FakeAssistant, bygglov

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "Hur många kommuner har e-tjänst för bygglov?"
EMPTY = (
    "Frågan är tom. Skriv en fråga om rapporten, till exempel "
    "”Hur många kommuner har e-tjänst för bygglov?”.\n"
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["Serve?"], ["ask", "--", "Serve?"]),
        (["serve"], ["serve"]),
        (["serve snart"], ["ask", "--", "serve snart"]),
        (["ask", "serve"], ["ask", "--", "serve"]),
        (["Hur", "många", "svarade?"], ["ask", "--", "Hur", "många", "svarade?"]),
        (["--json", "Hur?"], ["ask", "--json", "--", "Hur?"]),
        (["--jsonl"], ["ask", "--jsonl"]),
        (["--", "--json"], ["ask", "--", "--json"]),
        ([""], ["ask", "--", ""]),
        (["index", "status"], ["index", "status"]),
    ],
)
def test_first_word_decides(typed: list[str], meant: list[str]) -> None:
    assert command_line(typed) == meant


def test_question_gives_text_and_numbered_sources(terminal: Terminal) -> None:
    ran = terminal.fraga(QUESTION)
    assert ran.status == 0
    assert ran.out.startswith("37 av de 223 svarande kommunerna (16,6\u00a0%)")
    assert "\nKällor\n[1] Bilaga 2, s. 29: ”" in ran.out
    assert "**" not in ran.out
    assert ran.err == ""


def test_every_part_of_an_answer_is_shown(terminal: Terminal) -> None:
    """Text, caveats, sources, calculations and suggestions, each under its heading."""
    ran = terminal.fraga(QUESTION, using=FakeAssistant([bygglov()]))
    answer = bygglov()
    assert ran.out.startswith(answer.text.replace("**", "").splitlines()[0])
    for heading in ("Att tänka på", "Källor", "Så räknade vi", "Fråga vidare"):
        assert f"\n\n{heading}\n" in ran.out
    assert "223 − 37 = 186" in ran.out
    assert all(f"- {suggestion}" in ran.out for suggestion in answer.suggestions)


def test_counted_page_is_said_to_be_about(terminal: Terminal) -> None:
    answer = bygglov()
    counted = answer.citations[0].model_copy(update={"page": 26, "page_basis": "counted"})
    sums = (Calculation(label="Andel", expression="37/223*100", result=16.59, shown="16,6 %"),)
    shown = answer.model_copy(update={"citations": (counted,), "calculations": sums})
    ran = terminal.fraga(QUESTION, using=FakeAssistant([shown]))
    assert f"[1] {counted.label}, ca s. 26: ”{counted.quote}”" in ran.out
    assert "- Andel: 37 / 223 × 100 = 16,6 %" in ran.out


def test_json_is_one_answer_with_its_turns(terminal: Terminal) -> None:
    ran = terminal.fraga("ask", "--json", QUESTION)
    answer = Answer.model_validate_json(ran.out)
    assert (ran.status, answer.status, answer.turns) == (0, "answered", (QUESTION,))
    assert ran.out.count("\n") == 1


def test_unquoted_words_are_one_question(terminal: Terminal) -> None:
    fake = FakeAssistant()
    terminal.fraga("Hur", "många", "svarade?", "--json", using=fake)
    assert fake.asked == [("Hur många svarade?",)]


def test_control_characters_are_dropped(terminal: Terminal) -> None:
    fake = FakeAssistant()
    terminal.fraga("Hur\x1b[31m många\x00 \udcffsvarade?", using=fake)
    assert fake.asked == [("Hur[31m många svarade?",)]


@pytest.mark.parametrize("question", ["Hur var det i Norge?", "Vad är klockan?", "Och de andra?"])
def test_refusals_and_clarifications_are_answers(terminal: Terminal, question: str) -> None:
    ran = terminal.fraga(question)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.strip()


def test_fault_is_told_apart_from_bad_input(terminal: Terminal) -> None:
    fault = bygglov().model_copy(
        update={"status": "error", "reason": "fault", "text": "Något gick fel."}
    )
    ran = terminal.fraga(QUESTION, using=FakeAssistant([fault]))
    assert (ran.status, ran.out, ran.err) == (1, "", "Något gick fel.\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], EMPTY),
        (["ask"], EMPTY),
        ([" \t\x00 "], EMPTY),
        (["?!"], "Frågan innehåller inga ord. Skriv en fråga om rapporten med ord.\n"),
        (["🙂🙂"], "Frågan innehåller inga ord. Skriv en fråga om rapporten med ord.\n"),
        (["a" * 2001], "Frågan är för lång: 2001 tecken. Den får vara högst 2000 tecken.\n"),
        (["ask", "--foo", "Hej"], "Valet --foo finns inte. Se fraga ask --help.\n"),
        (["ask", "--json=1"], "Valet --json tar inget värde. Se fraga ask --help.\n"),
        (["ask", "--json", "--jsonl"], "Välj antingen --json eller --jsonl.\n"),
        (
            ["ask", "--jsonl", "Hej"],
            "Med --jsonl läses frågorna från standard in, inte från kommandoraden.\n",
        ),
        (["serve", "--port"], "Valet --port ska följas av ett värde. Se fraga serve --help.\n"),
        (
            ["serve", "--port", "åtta"],
            "Valet --port har ett värde som inte går att använda: 'åtta'. Se docs/settings.md.\n",
        ),
        (
            ["serve", "--port", "65536"],
            "Valet --port har ett värde som inte går att använda: '65536'. Se docs/settings.md.\n",
        ),
        (["serve", "nu"], "Kommandot går inte att förstå. Se fraga serve --help.\n"),
        (["replay"], "Ange den fil som ska prövas. Se fraga replay --help.\n"),
        (["index"], "Kommandot finns inte. Se fraga index --help.\n"),
        (["index", "riv"], "Kommandot finns inte. Se fraga index --help.\n"),
    ],
)
def test_bad_input_is_a_swedish_sentence(
    terminal: Terminal, arguments: list[str], message: str
) -> None:
    ran = terminal.fraga(*arguments)
    assert (ran.status, ran.out, ran.err) == (2, "", message)


def test_bad_input_as_json_is_an_answer_too(terminal: Terminal) -> None:
    ran = terminal.fraga("ask", "--json", "")
    assert (ran.status, ran.json["status"], ran.json["reason"]) == (2, "error", "bad_input")
    assert ran.err == EMPTY


def test_wrong_model_is_a_wrong_setting(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str, **_: object) -> Encoder:
        raise MissingModelError(name)

    monkeypatch.setattr(encoder, "open_encoder", missing)
    monkeypatch.setenv("FRAGA_EMBEDDING_MODEL", "saknas")
    ran = terminal.run(["Hur många kommuner har e-tjänst för bygglov?"])
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "Språkmodellen för sökning, 'saknas', går inte att öppna. Inställningen "
        "FRAGA_EMBEDDING_MODEL ska vara tom (den medföljande modellen) eller namnge en mapp med en "
        "modell för sentence-transformers eller en modell som redan är hämtad.\n"
    )


def test_port_in_use(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = terminal.fraga("serve", "--port", port)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"Port {port} på 127.0.0.1 används redan av ett annat program. "
        "Stoppa det eller välj en annan port.\n"
    )


@pytest.mark.parametrize("command", ["", "ask", "serve", "replay", "index"])
def test_help_is_swedish(terminal: Terminal, command: str) -> None:
    ran = terminal.fraga(*([command] if command else []), "--help")
    assert (ran.status, ran.out, ran.err) == (0, texts.HELP[command], "")


def test_help_names_every_command_and_what_replay_reads(terminal: Terminal) -> None:
    assert "  fraga feedback list|export|delete\n" in terminal.fraga("--help").out
    assert "(HTML, Markdown eller JSON)" in terminal.fraga("replay", "--help").out


def test_no_words_at_all_shows_help(terminal: Terminal) -> None:
    assert terminal.fraga().out == texts.HELP[""]


def test_version_names_program_and_data(terminal: Terminal) -> None:
    ran = terminal.fraga("--version")
    assert ran.out.startswith("Fråga rapporten ")
    assert ", dataversion " in ran.out


def test_index_in_memory(terminal: Terminal) -> None:
    built = terminal.run(["index", "build", "--json"]).json
    assert built["path"] is None
    assert built["units"] > 100
    assert terminal.run(["index", "status", "--json"]).json == {
        "state": "memory",
        "path": None,
        "units": 0,
        "others": 0,
    }
    assert terminal.run(["index", "status"]).out == (
        "Ingen mapp är vald (FRAGA_INDEX_DIR). Sökindexet byggs i minnet vid start.\n"
    )


def test_index_in_a_folder(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAGA_INDEX_DIR", str(tmp_path))
    before = terminal.run(["index", "status"])
    assert (before.status, before.out.count(str(tmp_path))) == (0, 1)
    assert before.out.startswith("Det finns inget sökindex i ")
    built = terminal.run(["index", "build", "--json"]).json
    after = terminal.run(["index", "status", "--json"]).json
    assert after == {"state": "ready", "path": built["path"], "units": built["units"], "others": 0}


def test_index_in_a_file_is_refused(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "fil"
    taken.write_text("", encoding="utf-8")
    monkeypatch.setenv("FRAGA_INDEX_DIR", str(taken))
    ran = terminal.run(["index", "build"])
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"Sökindexet kunde inte byggas i {taken}: ")
    assert ran.err.endswith(" Programmet söker då i minnet.\n")


def _start(*arguments: str) -> "subprocess.Popen[bytes]":
    """A process of its own, in a locale without UTF-8."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FRAGA_")}
    return subprocess.Popen(
        [sys.executable, "-m", "app.cli", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**kept, "PYTHONIOENCODING": "latin-1"},
        preexec_fn=_heed_interrupts,
    )


def _heed_interrupts() -> None:
    """What is started in the background of a script ignores Ctrl+C, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_output_is_utf8_whatever_the_terminal_says() -> None:
    process = _start("ask", "")
    assert process.communicate(timeout=60) == (b"", EMPTY.encode())
    assert process.returncode == 2


def test_reader_that_leaves_ends_it_quietly() -> None:
    with _start("ask", "--jsonl") as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write(b'{"turns": ["Hej"]}\n' * 50)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 1


def test_interrupt_ends_it_quietly() -> None:
    with _start("ask", "--jsonl") as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(b'{"turns": ["Svarade Lund?"]}\n')
        process.stdin.flush()
        process.stdout.readline()  # it is up, and waits for the next question
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr.read() == b""


def test_a_table_question_loads_no_heavy_library() -> None:
    """The first answer of a new process within two seconds rests on this."""
    program = (
        "import sys\n"
        "from app.commands.ask import _one\n"
        f"assert _one({QUESTION!r}, True) == 0\n"
        "heavy = {'gradio', 'chromadb', 'torch', 'transformers', 'sentence_transformers',\n"
        "         'langchain_core', 'langchain_chroma', 'pandas', 'matplotlib', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"
