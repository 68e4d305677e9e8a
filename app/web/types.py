"""The web edge's own nouns: its settings, what it asks, and the conversation of one visitor.

No Gradio here and no HTML, so that each can be tested with plain values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.evidence import Desk
from app.types import Answer

MAX_TURNS = 10  # turns passed on, the new question included: older ones no longer steer an answer
MAX_SHOWN = 25  # exchanges kept on the page: about 100 kB, which is sent again with every answer


class Answers(Protocol):
    """What the page needs of the assistant: answers to a dialogue, and the data behind them."""

    @property
    def data_version(self) -> str:
        """Short hash over the data files that every answer comes from."""
        ...

    @property
    def desk(self) -> Desk:
        """The report's records and tables, for the tabs that look things up by themselves."""
        ...

    def ask(self, turns: Sequence[str], *, id: str | None = None) -> Answer:
        """Answers the last turn with the earlier ones as context; never raises."""
        ...


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the page is served. Read at the edge (environment, command line) and handed down.

    `root_path` is the prefix that a proxy takes off ("/chatt"); `auth` is a name and a password;
    `queue_size` is how many questions may wait, `concurrency` how many are answered at once.
    Without `feedback_dir` no feedback is asked for.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    root_path: str = ""
    auth: tuple[str, str] | None = None
    max_question_chars: int = 500
    queue_size: int = 60
    concurrency: int = 4
    feedback_dir: Path | None = None
    feedback_days: int = 365


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answer. `number` counts from 1 and never changes."""

    number: int
    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one visitor has asked, kept on the server: the browser's own copy is never believed."""

    exchanges: tuple[Exchange, ...] = ()
    asked: int = 0

    def turns(self, question: str) -> tuple[str, ...]:
        """The visitor's own turns to pass on, with the new question last.

        >>> Conversation().turns("Hur många svarade?")
        ('Hur många svarade?',)
        """
        earlier = tuple(exchange.question for exchange in self.exchanges)
        return (*earlier, question)[-MAX_TURNS:]

    def add(self, question: str, answer: Answer) -> "Conversation":
        """A new conversation with the exchange last and the oldest beyond the limit dropped."""
        exchange = Exchange(self.asked + 1, question, answer)
        return Conversation((*self.exchanges, exchange)[-MAX_SHOWN:], self.asked + 1)
