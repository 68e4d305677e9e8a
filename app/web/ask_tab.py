"""The tab where a visitor asks: starter questions, conversation, question field and sources.

Gradio wiring only. What to say is in `texts.py`, how it looks in `render.py` and `evidence.py`, and
the meaning of an answer is the assistant's. Each tab of the page is a module like this one.
"""

from dataclasses import dataclass

import gradio as gr

from app.web import evidence, limits, render, texts
from app.web.types import Answers, Conversation, WebSettings

STATE_SECONDS = 8 * 3600  # a working day: an open page keeps its conversation, then it is dropped
MAX_CHOICES = 6  # follow-up questions shown; more would hide the answer
SHARED_LIMIT = "fraga"  # one limit for all ways to ask


@dataclass(frozen=True, slots=True)
class Turn:
    """What one attempt to ask leaves: what stays in the field, and a notice if it was refused."""

    conversation: Conversation
    left_in_field: str = ""
    notice: str = ""


def take_turn(
    question: str | None, conversation: Conversation, assistant: Answers, limit: int
) -> Turn:
    """Asks the assistant, unless the question cannot be taken: then nothing is lost."""
    asked = (question or "").strip()
    problem = limits.problem(asked, limit)
    if problem:
        return Turn(conversation, question or "", problem)
    answer = assistant.ask(conversation.turns(asked))
    return Turn(conversation.add(asked, answer))


def messages(conversation: Conversation) -> list[gr.MessageDict]:
    """The conversation as chat messages; only the last answer keeps its follow-up choices."""
    shown: list[gr.MessageDict] = []
    for exchange in conversation.exchanges:
        shown.append({"role": "user", "content": render.question(exchange)})
        shown.append({"role": "assistant", "content": render.answer(exchange)})
    return shown
