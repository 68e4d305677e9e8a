"""The assistant: question in, Answer out. Never raises; safe to use from several threads.

Opening it reads the records and tables; search loads when the first question needs it. The same
question gives the same answer: nothing is remembered between calls.
"""

import logging
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app import guard
from app.evidence import Desk, Evidence
from app.executor import execute
from app.finder import LazyFinder
from app.opening import open_planner
from app.plan import Plan
from app.settings import Settings
from app.texts import messages
from app.types import STATUS_OF_REASON, Answer, Reason, Status
from app.understand.planner import Planner
from corpus.load import Corpus, load
from corpus.text import DATA
from index.tables import Tables

logger = logging.getLogger(__name__)
PARTS: Final = frozenset({"vectors", "lexical", "memory", "vocabulary", "tasks"})
"""The parts that evals take away one at a time, to see what each is worth."""
MAX_TURNS: Final = 20  # earlier turns beyond these add nothing to the last plan


class BadInput(ValueError):
    """A question that cannot be read; the message is for the visitor."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """Everything that answering needs, opened once."""

    corpus: Corpus
    desk: Desk
    planner: Planner
    settings: Settings
    finder: LazyFinder

    @classmethod
    def open(
        cls, settings: Settings | None = None, *, without: frozenset[str] = frozenset()
    ) -> "Assistant":
        """Read the data. `without` takes some of `PARTS` away, for evals."""
        if unknown := sorted(without - PARTS):
            raise ValueError(f"Cannot do without {unknown}, only {sorted(PARTS)}.")
        settings = settings or Settings()
        corpus = load()
        finder = LazyFinder(corpus, settings, without)
        planner = open_planner(corpus, finder, without=without)
        return cls(corpus, Desk(corpus, Tables(DATA)), planner, settings, finder)

    @property
    def data_version(self) -> str:
        """Which data the answers rest on."""
        return self.corpus.data_version

    def ask(self, turns: Sequence[str], *, id: str | None = None) -> Answer:
        """Answer the last turn, with the earlier ones as context."""
        started = time.perf_counter()
        asked = tuple(readable(turn) for turn in turns[-MAX_TURNS:])  # what replay needs, too
        question = asked[-1] if asked else ""
        try:
            answer = self._answer(asked, id)
        except BadInput as problem:
            answer = self._message(question, id, "bad_input", str(problem))
        except Exception:
            logger.exception("Fault while answering %r", question)
            answer = self._message(question, id, "fault", messages.FAULT)
        timings = {**answer.timings_ms, "total": _milliseconds(started)}
        return answer.model_copy(update={"turns": asked, "timings_ms": timings})

    def warm(self) -> None:
        """Load search now instead of at the first question that needs it; may raise."""
        self.finder.open()

    def _answer(self, turns: tuple[str, ...], id_: str | None) -> Answer:
        cleaned = [clean(turn) for turn in turns]
        question = checked(cleaned[-1] if cleaned else "", self.settings.max_question_chars)
        previous: Plan | None = None
        for turn in cleaned[:-1]:
            if turn.strip():
                previous = self.planner.plan(turn[: self.settings.max_question_chars], previous)
        started = time.perf_counter()
        plan = self.planner.plan(question, previous)
        understood = {"understand": _milliseconds(started)}
        answer = self._executed(plan, turns[-1]).model_copy(update={"id": id_})
        faults = guard.check(answer, self.corpus, plan.asked_figures)
        if faults:
            logger.error("Answer withheld: %s; question %r", faults, question)
            return self._message(turns[-1], id_, "fault", messages.FAULT)
        return answer.model_copy(update={"timings_ms": understood | answer.timings_ms})

    def _executed(self, plan: Plan, question: str) -> Answer:
        """What a plan gives, before the guard has seen it."""
        started = time.perf_counter()
        evidence = Evidence(self.desk)
        text = execute(plan, evidence)
        reason = _reason(plan)
        return Answer(
            question=question,
            status=_status(reason),
            reason=reason,
            text=text,
            citations=tuple(evidence.citations),
            lookups=tuple(evidence.lookups),
            calculations=tuple(evidence.calculations),
            caveats=tuple(evidence.caveats),
            suggestions=tuple(evidence.suggestions),
            plan={"kind": plan.kind, **plan.model_dump(mode="json")},
            data_version=self.data_version,
            timings_ms={"execute": _milliseconds(started)},
        )

    def _message(self, question: str, id_: str | None, reason: Reason, text: str) -> Answer:
        return Answer(
            id=id_,
            question=question,
            status=STATUS_OF_REASON[reason],
            reason=reason,
            text=text,
            data_version=self.data_version,
        )


def readable(text: str) -> str:
    r"""Half characters, which no JSON can hold, become one that says so.

    >>> ascii(readable("bygglov\ud83d"))
    "'bygglov\\ufffd'"
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def clean(text: str) -> str:
    r"""Drop control and format characters; white space becomes spaces.

    >>> clean("Hur\tmånga\x00?")
    'Hur många?'
    """
    spaced = (" " if c in "\t\r\n\u2028\u2029" else c for c in unicodedata.normalize("NFC", text))
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})


def checked(question: str, limit: int) -> str:
    """The question if it can be answered at all, else `BadInput` with a message."""
    if not question.strip():
        raise BadInput(messages.EMPTY)
    if len(question) > limit:
        raise BadInput(messages.TOO_LONG.format(n=len(question), limit=limit))
    if not any(c.isalnum() for c in question):
        raise BadInput(messages.NO_WORDS)
    return question


def _milliseconds(since: float) -> float:
    return round(1000 * (time.perf_counter() - since), 3)


def _reason(plan: Plan) -> Reason | None:
    reasons = [getattr(step, "reason", None) for step in plan.readings]
    if any(r is None for r in reasons):
        return None
    return reasons[0]


def _status(reason: Reason | None) -> Status:
    return "answered" if reason is None else STATUS_OF_REASON[reason]
