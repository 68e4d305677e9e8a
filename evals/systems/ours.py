"""The product itself: offline, with a language model, or with a part taken away."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.assistant import Assistant
from app.settings import Settings
from app.types import Answer
from evals.types import Scoring


@dataclass(frozen=True)
class Ours:
    """The assistant under a name."""

    name: str
    assistant: Assistant
    scoring: Scoring = "strict"

    def ask(self, turns: Sequence[str]) -> Answer:
        """Ask the assistant."""
        return self.assistant.ask(turns)


def open_ours(name: str, settings: Settings, without: str | None = None) -> Ours:
    """The assistant with these settings, less one part if named."""
    parts = frozenset() if without is None else frozenset({without})
    return Ours(name, Assistant.open(settings, without=parts))
