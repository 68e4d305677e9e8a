"""Batch: JSON Lines in, Answers out, whatever the lines are."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import batch
from app.types import Answer
from tests.edge_tools import Terminal
from tests.fakes import VERSION, FakeAssistant


def run(text: str | bytes) -> tuple[list[dict[str, Any]], batch.Totals]:
    """The answers to a batch, and its totals."""
    source = text if isinstance(text, bytes) else text.encode()
    target = io.BytesIO()
    totals = batch.run(FakeAssistant(), io.BytesIO(source), target)
    lines = target.getvalue().decode("utf-8").split("\n")
    assert lines.pop() == ""
    return [json.loads(line) for line in lines], totals


def test_answers_in_order_with_their_ids() -> None:
    answers, totals = run(
        '{"id": "a", "turns": ["Hej"]}\n'
        '\n  \r\n{"turns": ["Tidigare", "Åäö 🙂"], "okänd": {"x": 1}}\r\n'
        '{"id": null, "turns": ["Sist"]}'
    )
    assert [(a["id"], a["question"]) for a in answers] == [
        ("a", "Hej"),
        (None, "Åäö 🙂"),
        (None, "Sist"),
    ]
    assert (totals.lines, totals.bad) == (3, 0)


def test_earlier_turns_are_context() -> None:
    fake = FakeAssistant()
    batch.run(
        fake, io.BytesIO(b'{"turns": ["ett", "tv\xc3\xa5"]}\n{"turns": ["tre"]}'), io.BytesIO()
    )
    assert fake.asked == [("ett", "två"), ("tre",)]


def test_each_answer_is_written_before_the_next_line_is_read() -> None:
    class Pipe(io.BytesIO):
        flushed = 0

        def flush(self) -> None:
            self.flushed = len(self.getvalue().splitlines())

    target = Pipe()
    seen = []

    class Source(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            seen.append(target.flushed)
            return super().readline(size)

    batch.run(FakeAssistant(), Source(b'{"turns": ["a"]}\n{"turns": ["b"]}\n'), target)
    assert seen == [0, 1, 2]


NOT_JSON = "Rad 1: raden är inte giltig JSON."
NOT_OBJECT = "Rad 1: raden ska vara ett JSON-objekt med ”turns”."
NO_TURNS = "Rad 1: ”turns” ska vara en lista med minst en fråga som text."
NOT_TEXT = "Rad 1: texten innehåller tecken som inte går att läsa."


@pytest.mark.parametrize(
    ("line", "id_", "text"),
    [
        (b'{"turns": ["Hej"', None, NOT_JSON),
        (b'{"id": "a\\u00e5", "turns": [', "aå", NOT_JSON),
        (b'{"id": "\\q", "turns": [', None, NOT_JSON),
        (b'{"id": "a", "turns": ["Hej"], "x": NaN}', "a", NOT_JSON),
        (b"[" * 100_000, None, NOT_JSON),
        (b"[1]", None, NOT_OBJECT),
        (b'"Hej"', None, NOT_OBJECT),
        (b"null", None, NOT_OBJECT),
        (b'{"id": "a"}', "a", NO_TURNS),
        (b'{"id": "a", "turns": []}', "a", NO_TURNS),
        (b'{"id": "a", "turns": "Hej"}', "a", NO_TURNS),
        (b'{"id": "a", "turns": ["Hej", 1]}', "a", NO_TURNS),
        (b'{"id": 7, "turns": ["Hej"]}', None, "Rad 1: ”id” ska vara text eller saknas."),
        (b'{"id": "\\ud800", "turns": ["Hej"]}', None, NOT_TEXT),
        (b'{"id": "a", "turns": ["\\ud800"]}', "a", NOT_TEXT),
        (b'{"id": "a", "turns": ["\xff"]}', "a", "Rad 1: raden är inte giltig UTF-8."),
    ],
)
def test_bad_line_gets_an_answer_that_names_it(line: bytes, id_: str | None, text: str) -> None:
    answers, totals = run(line + b'\n{"id": "efter", "turns": ["Hej"]}\n')
    bad = Answer.model_validate(answers[0])
    assert (bad.status, bad.reason, bad.id, bad.text) == ("error", "bad_input", id_, text)
    assert bad.data_version == VERSION
    assert answers[1]["id"] == "efter"
    assert (totals.lines, totals.bad) == (2, 1)


def test_line_numbers_count_blank_lines() -> None:
    answers, _ = run("\n\nfel\n")
    assert answers[0]["text"] == "Rad 3: raden är inte giltig JSON."


def test_byte_order_mark_is_taken_off() -> None:
    answers, totals = run(b'\xef\xbb\xbf{"turns": ["Hej"]}\n')
    assert (answers[0]["question"], totals.bad) == ("Hej", 0)


def test_endless_line_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MAX_LINE_BYTES", 50)
    answers, _ = run('{"turns": ["' + "a" * 200 + '"]}\n{"turns": ["Hej"]}')
    assert answers[0]["text"] == "Rad 1: raden är längre än 50 byte."
    assert answers[1]["question"] == "Hej"


def test_question_that_cannot_be_read_names_its_line(terminal: Terminal) -> None:
    ran = terminal.fraga("ask", "--jsonl", stdin=b'{"turns": ["Hej"]}\n{"id": "b", "turns": ["?"]}')
    assert ran.status == 1
    assert ran.lines[1]["id"] == "b"
    assert ran.lines[1]["text"] == (
        "Rad 2: Frågan innehåller inga ord. Skriv en fråga om rapporten med ord."
    )


def test_command_prints_answers_alone_and_totals_beside(terminal: Terminal) -> None:
    ran = terminal.fraga("ask", "--jsonl", stdin='{"turns": ["Svarade Umeå på enkäten?"]}'.encode())
    assert (ran.status, ran.lines[0]["status"]) == (0, "answered")
    assert ran.err.startswith("1 rad, varav 0 som inte gick att läsa. Svarstid: median ")


def test_empty_batch_is_fine(terminal: Terminal) -> None:
    ran = terminal.fraga("--jsonl", stdin=b"")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == (
        "0 rader, varav 0 som inte gick att läsa. Svarstid: median 0,0 ms, p95 0,0 ms.\n"
    )


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, 5.0), (0.95, 10.0), (0.05, 1.0), (1.0, 10.0), (0.9, 9.0)]
)
def test_percentiles_are_nearest_rank(share: float, value: float) -> None:
    assert batch.Totals(10, 0, tuple(map(float, range(10, 0, -1)))).percentile(share) == value


@given(st.lists(st.binary(max_size=80).map(lambda b: b.replace(b"\n", b"")), max_size=8))
def test_any_bytes_get_an_answer_each(lines: list[bytes]) -> None:
    answers, totals = run(b"\n".join(lines))
    content = [line.removeprefix(batch.BOM) if i == 0 else line for i, line in enumerate(lines)]
    assert len(answers) == totals.lines == sum(1 for line in content if line.strip())
    assert all(Answer.model_validate(answer) for answer in answers)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda x: st.lists(x, max_size=3),
)


@given(JSON, JSON)
def test_any_json_values_get_an_answer(id_: object, turns: object) -> None:
    answers, _ = run(json.dumps({"id": id_, "turns": turns}) + '\n{"turns": ["Hej"]}')
    assert len(answers) == 2
    good = isinstance(turns, list) and turns and all(isinstance(t, str) for t in turns)
    assert (answers[0]["reason"] == "bad_input") == (
        not good or not (id_ is None or isinstance(id_, str))
    )
