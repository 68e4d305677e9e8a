"""Replay: a saved answer asked again."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import replay
from tests.edge_tools import Terminal, assistant
from tests.fakes import FakeAssistant, bygglov

Save = Callable[[dict[str, Any]], str]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Writes an answer as a file and gives its name."""

    def write(answer: dict[str, Any]) -> str:
        path = tmp_path / "svar.json"
        path.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
        return str(path)

    return write


def saved(*turns: str) -> dict[str, Any]:
    """An answer as `fraga ask --json` prints it."""
    answer: dict[str, Any] = json.loads(assistant().ask(turns, id="a1").as_json())
    return answer


@pytest.mark.parametrize(
    "turns",
    [
        ("Hur många kommuner har e-tjänst för bygglov?",),
        ("Hur många kommuner har e-tjänst för bygglov?", "Och hur många saknar den?"),
        ("Vilka är de fem vanligaste e-tjänsterna?",),
        ("Hur många kommuner hade e-tjänster 2015?",),
    ],
)
def test_an_answer_of_today_holds(terminal: Terminal, save: Save, turns: tuple[str, ...]) -> None:
    answer = saved(*turns)
    ran = terminal.fraga("replay", save(answer))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "Svaret håller: det är detsamma som det sparade, tecken för tecken "
        f"(dataversion {answer['data_version']}).\n"
    )


def test_saved_output_of_the_command_holds(terminal: Terminal, tmp_path: Path) -> None:
    asked = terminal.fraga("ask", "--json", "Svarade Umeå på enkäten?")
    path = tmp_path / "svar.json"
    path.write_text(asked.out, encoding="utf-8")
    assert terminal.fraga("replay", str(path)).status == 0


def test_who_asked_and_when_does_not_matter(terminal: Terminal, save: Save) -> None:
    answer = saved("Svarade Umeå på enkäten?")
    changed = {**answer, "id": "b2", "timings_ms": {}, "saved_at": "2031-01-01", "ny_nyckel": 1}
    assert terminal.fraga("replay", save(changed)).status == 0


def test_changed_answer_is_told_by_its_keys(terminal: Terminal, save: Save) -> None:
    answer = saved("Svarade Umeå på enkäten?")
    del answer["caveats"]
    ran = terminal.fraga("replay", save({**answer, "text": answer["text"] + " "}))
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == "Svaret håller inte. Det skiljer sig i: caveats, text.\n"


def test_other_data_are_told(terminal: Terminal, save: Save) -> None:
    answer = saved("Svarade Umeå på enkäten?")
    now = answer["data_version"]
    ran = terminal.fraga("replay", save({**answer, "data_version": "gammal"}))
    assert ran.out == (
        "Svaret håller inte. Det skiljer sig i: data_version. "
        f"Det sparade svaret bygger på dataversion gammal, programmet har nu {now}.\n"
    )


def test_as_json(terminal: Terminal, save: Save) -> None:
    answer = saved("Svarade Umeå på enkäten?")
    version = answer["data_version"]
    ran = terminal.fraga("replay", "--json", save({**answer, "text": "Nej."}))
    assert ran.status == 1
    assert ran.json == {
        "holds": False,
        "differs": ["text"],
        "saved_data_version": version,
        "data_version": version,
    }


def test_the_dialogue_is_asked_again() -> None:
    fake = FakeAssistant([bygglov()])
    replay.replay(fake, {"question": "två", "text": "", "turns": ["ett", "två"]})
    assert fake.asked == [("ett", "två")]


def test_a_saved_answer_without_turns_is_its_question() -> None:
    fake = FakeAssistant([bygglov()])
    replay.replay(fake, {"question": "två", "text": ""})
    assert fake.asked == [("två",)]


def test_whole_numbers_and_fractions_are_told_apart() -> None:
    assert replay.canonical({"x": 1}) != replay.canonical({"x": 1.0})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "är inte giltig JSON."),
        (b"{", "är inte giltig JSON."),
        (b"[1]", "är inte ett JSON-objekt."),
        (b'{"text": "a"}', "är inte ett sparat svar: ”question” eller ”text” saknas."),
        (
            b'{"text": "a", "question": "b", "turns": [1]}',
            "är inte ett sparat svar: ”turns” ska vara en lista av texter.",
        ),
        (b"\xff\xfe", "går inte att läsa: den är inte UTF-8."),
    ],
)
def test_file_that_is_no_answer(
    terminal: Terminal, tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "svar.json"
    path.write_bytes(content)
    ran = terminal.fraga("replay", str(path))
    assert (ran.status, ran.out, ran.err) == (2, "", f"Filen {path} {why}\n")


def test_file_that_is_not_there(terminal: Terminal, tmp_path: Path) -> None:
    missing = tmp_path / "saknas.json"
    assert terminal.fraga("replay", str(missing)).err == (
        f"Filen {missing} går inte att läsa: den finns inte.\n"
    )
    assert terminal.fraga("replay", str(tmp_path)).err == (
        f"Filen {tmp_path} går inte att läsa: den är en mapp.\n"
    )
