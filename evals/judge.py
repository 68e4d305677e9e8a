"""A language model's opinion on free-text answers: are they complete, are they plain? Optional.

Off unless a model is named, never part of the gate, and never about figures, which code judges
better. Prompts are files in Swedish. LangChain is loaded only here and only when asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from pydantic import Field

from evals.errors import EvalError
from evals.results import CaseResult, Result

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

PROMPTS = Path(__file__).resolve().parent / "prompts"
QUALITIES = {"completeness": "fullständighet", "plain_language": "klarspråk"}
FREE_TEXT = ("passage", "summary", "claim", "refusal")  # kinds whose wording is more than a figure


class Opinion(Result):
    """Betyg och motivering."""

    grade: int = Field(ge=1, le=5, description="Betyg från 1 till 5")
    why: str = Field(description="Motivering i en mening")


class Judged(Result):
    """One opinion on one case, or the fault that stood in its way."""

    id: str
    quality: str
    grade: int | None = None
    why: str = ""


class JudgeError(EvalError):
    """The judge cannot sit; the text says why."""


Ask = Callable[[str], Opinion]


def fill(prompt: str, values: Mapping[str, str]) -> str:
    """A prompt file with its places filled; names every place that has no value.

    >>> fill("{a} och {b}", {"a": "1", "b": "2"})
    '1 och 2'
    """
    missing = [name for _, name, _, _ in Formatter().parse(prompt) if name and name not in values]
    if missing:
        raise JudgeError(f"Prompten saknar värden för {', '.join(missing)}.")
    return prompt.format(**values)


def judge(cases: Sequence[CaseResult], ask: Ask) -> list[Judged]:
    """Put each answered free-text case to the judge, once for each quality."""
    found = []
    for case in cases:
        if case.kind not in FREE_TEXT or case.answer is None:
            continue
        values = {
            "question": case.turns[-1],
            "answer": case.answer.text,
            "quotes": "\n".join(c.quote for c in case.answer.citations) or "(inga)",
        }
        for quality in QUALITIES:
            prompt = fill((PROMPTS / f"{quality}.txt").read_text(encoding="utf-8"), values)
            found.append(_opinion(case.id, quality, prompt, ask))
    return found


def _opinion(id: str, quality: str, prompt: str, ask: Ask) -> Judged:
    try:
        opinion = ask(prompt)
    except Exception as error:  # a model that fails must not end the sitting
        return Judged(id=id, quality=quality, why=f"inget betyg: {type(error).__name__}: {error}")
    return Judged(id=id, quality=quality, grade=opinion.grade, why=opinion.why)


def mean(judged: Sequence[Judged], quality: str) -> tuple[float | None, int]:
    """The mean grade and the number of grades that it rests on."""
    grades = [j.grade for j in judged if j.quality == quality and j.grade is not None]
    return (sum(grades) / len(grades) if grades else None), len(grades)


def open_judge(name: str | None) -> Ask:
    """A judge from the name of a language model, as in "ollama:llama3.1"."""
    if not name:
        raise JudgeError("Ingen språkmodell är vald; ange --model eller FRAGA_LLM.")
    from langchain.chat_models import init_chat_model

    try:
        return of_model(init_chat_model(name, temperature=0))
    except (ImportError, ValueError) as error:
        raise JudgeError(f"Språkmodellen {name!r} går inte att öppna: {error}") from error


def of_model(model: "BaseChatModel") -> Ask:
    """A judge from a chat model that can give structured output."""
    structured = model.with_structured_output(Opinion)

    def ask(prompt: str) -> Opinion:
        return Opinion.model_validate(structured.invoke(prompt))

    return ask
