"""What a system under test is, and how a foreign answer becomes an `Answer`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.types import Answer
from evals.types import Scoring


class System(Protocol):
    """Anything that answers the last of the visitor's turns."""

    @property
    def name(self) -> str:
        """What the report calls it."""

    @property
    def scoring(self) -> Scoring:
        """`strict` for a system that answers, `generous` for one that only retrieves."""

    def ask(self, turns: Sequence[str]) -> Answer:
        """Answer the last turn, with the earlier ones as context."""


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """A system that cannot run here, and why, in Swedish."""

    name: str
    why: str


def as_answer(raw: object, question: str) -> Answer:
    """Read what a plug-in gave: an Answer, a mapping of its keys, or only the text.

    Keys that the contract does not know are dropped; a text counts as answered.

    >>> as_answer("37 kommuner.", "Hur många?").status
    'answered'
    """
    if isinstance(raw, Answer):
        return raw
    if isinstance(raw, str):
        raw = {"text": raw}
    if not isinstance(raw, Mapping) or "text" not in raw:
        raise ValueError(
            f"Systemet gav {raw!r}; väntade ett Answer, ett objekt med 'text' eller en text"
        )
    known: dict[str, Any] = {k: v for k, v in raw.items() if k in Answer.model_fields}
    return Answer.model_validate(
        {
            "question": question,
            "status": "answered",
            "data_version": "",
            **known,
        }
    )
