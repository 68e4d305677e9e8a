"""Puts cases to a system, one at a time, and outlives whatever the system does.

A system that raises or takes too long scores a fault for that case, and the run goes on. Does not
judge (see `evals.score`) and prints nothing: `tick` is called once a case.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.types import Answer
from evals.metrics.robustness import variants
from evals.results import CaseResult
from evals.score import Asked, score
from evals.systems.base import System
from evals.types import Case

TIMEOUT = 30.0  # seconds a question; far above any target, so only a hang is caught
FOLLOWED = 5  # choices of a clarification that are tried
LAST_WORD = 2.0  # seconds to wait for a thread that is told to end
WARM_UP = "Hur många kommuner besvarade enkäten?"  # the first question may load things


@dataclass(frozen=True, slots=True)
class Options:
    """How thoroughly to ask."""

    timeout: float = TIMEOUT
    again: bool = True
    with_variants: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """One call's outcome."""

    answer: Answer | None
    ms: float | None
    error: str | None


class Worker:
    """Calls a system in a thread of its own, so that a call which hangs can be left behind."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._start()

    def close(self) -> None:
        """End the thread, so that nothing of the system outlives the run; a hung one is left."""
        self._questions.put(None)
        self._thread.join(LAST_WORD)

    def _start(self) -> None:
        self._questions: queue.Queue[Sequence[str] | None] = queue.Queue()
        self._replies: queue.Queue[Reply] = queue.Queue()
        arguments = (self.system, self._questions, self._replies)
        self._thread = threading.Thread(target=_serve, args=arguments, daemon=True)
        self._thread.start()

    def ask(self, turns: Sequence[str], timeout: float) -> Reply:
        """Ask and wait; after the time-out a new thread takes over."""
        self._questions.put(turns)
        try:
            return self._replies.get(timeout=timeout)
        except queue.Empty:
            self._start()
            return Reply(None, None, f"inget svar inom {timeout:g} s".replace(".", ","))


def _serve(
    system: System, questions: "queue.Queue[Sequence[str] | None]", replies: "queue.Queue[Reply]"
) -> None:
    while (turns := questions.get()) is not None:
        start = time.perf_counter()
        try:
            answer = system.ask(turns)
        except (
            Exception
        ) as error:  # whatever a system under test raises is its fault, not the run's
            replies.put(Reply(None, None, f"{type(error).__name__}: {error}"))
        else:
            replies.put(Reply(answer, (time.perf_counter() - start) * 1000, None))


def run_system(
    system: System, cases: Iterable[Case], options: Options, tick: Callable[[], None] = lambda: None
) -> tuple[CaseResult, ...]:
    """Put every case to the system and judge what comes back."""
    worker = Worker(system)
    results: list[CaseResult] = []
    try:
        worker.ask((WARM_UP,), options.timeout)
        for case in cases:
            results.append(score(case, _ask(worker, case, system, options), system.scoring))
            tick()
    finally:
        worker.close()
    return tuple(results)


def _ask(worker: Worker, case: Case, system: System, options: Options) -> Asked:
    reply = worker.ask(case.turns, options.timeout)
    if reply.answer is None:
        return Asked(None, None, reply.error)
    again = worker.ask(case.turns, options.timeout).answer if options.again else None
    followed: list[Answer] = []
    if reply.answer.status == "clarify" and system.scoring == "strict":
        for choice in reply.answer.suggestions[:FOLLOWED]:
            answer = worker.ask((choice,), options.timeout).answer
            followed += [answer] if answer else []
    typed = variants(case.question) if options.with_variants else {}
    return Asked(
        answer=reply.answer,
        ms=reply.ms,
        again=again,
        followed=tuple(followed),
        variants={
            name: worker.ask((*case.turns[:-1], text), options.timeout).answer
            for name, text in typed.items()
        },
    )
