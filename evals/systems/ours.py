"""The product itself: offline, with a language model, or with a part taken away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.assistant import Assistant
from app.settings import Settings
from app.types import Answer
from evals.systems.without_tables import prose_only
from evals.types import Scoring

TABLES = "tables"  # the one part that the product itself can't be opened without


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
    assistant = Assistant.open(settings, without=parts - {TABLES})
    if TABLES in parts:
        assistant = replace(assistant, planner=prose_only(assistant.planner))
    return Ours(name, assistant)
