"""The optional judge, with a model that answers from a queue."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from evals.cli import main
from evals.judge import (
    PROMPTS,
    QUALITIES,
    JudgeError,
    Opinion,
    fill,
    judge,
    mean,
    of_model,
    open_judge,
)
from tests.test_evals_gate import result


class QueuedJudge:
    """Gives the queued opinions in turn and keeps what it was asked."""

    def __init__(self, *queued: Opinion | Exception) -> None:
        self.queued = list(queued)
        self.asked: list[str] = []

    def __call__(self, prompt: str) -> Opinion:
        """The next opinion in the queue."""
        self.asked.append(prompt)
        given = self.queued.pop(0)
        if isinstance(given, Exception):
            raise given
        return given


def test_each_free_text_answer_is_judged_for_each_quality() -> None:
    ask = QueuedJudge(Opinion(grade=4, why="bra"), ValueError("trasigt"))
    judged = judge([result("a-1", kind="summary"), result("a-2", kind="lookup")], ask)
    assert [(j.id, j.quality, j.grade, j.why) for j in judged] == [
        ("a-1", "completeness", 4, "bra"),
        ("a-1", "plain_language", None, "inget betyg: ValueError: trasigt"),
    ]
    assert mean(judged, "completeness") == (4.0, 1)
    assert mean(judged, "plain_language") == (None, 0)
    assert "Fråga:\nHemlig fråga?" in ask.asked[0]
    assert "Ansöka om bygglov 37 16,6%" in ask.asked[0]


def test_there_is_a_prompt_for_each_quality() -> None:
    assert {f.stem for f in PROMPTS.glob("*.txt")} == set(QUALITIES)


def test_a_prompt_names_all_that_it_lacks() -> None:
    with pytest.raises(JudgeError) as error:
        fill("{question} {answer} {quotes}", {"answer": "x"})
    assert str(error.value) == "Prompten saknar värden för question, quotes."


def test_the_judge_is_off_until_a_model_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FRAGA_LLM", raising=False)
    with pytest.raises(SystemExit) as stop:
        main(["judge", str(tmp_path)])
    assert stop.value.code == 1
    assert capsys.readouterr().err == ("Ingen språkmodell är vald; ange --model eller FRAGA_LLM.\n")


class Structured:
    """A chat model as LangChain has them: asked for a shape, it gives a mapping of it."""

    def with_structured_output(self, shape: type[Opinion]) -> "Structured":
        """Keep the shape that was asked for."""
        self.shape = shape
        return self

    def invoke(self, prompt: str) -> dict[str, object]:
        """The grade is the prompt's number of words."""
        return {"grade": len(prompt.split()), "why": "räknat"}


def test_a_chat_model_is_a_judge_and_grades_are_from_one_to_five() -> None:
    model = Structured()
    ask = of_model(model)  # type: ignore[arg-type]
    assert (model.shape, ask("ett två tre")) == (Opinion, Opinion(grade=3, why="räknat"))
    with pytest.raises(ValidationError):
        ask("ett två tre fyra fem sex")


def test_a_model_that_cannot_be_opened() -> None:
    with pytest.raises(JudgeError) as error:
        open_judge("finnsinte:modell")
    assert str(error.value).startswith("Språkmodellen 'finnsinte:modell' går inte att öppna: ")
