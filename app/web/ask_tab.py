"""The tab where a visitor asks: starter questions, conversation, question field and sources.

Gradio wiring only. What to say is in `texts.py`, how it looks in `render.py` and `evidence.py`, and
the meaning of an answer is the assistant's. Each tab of the page is a module like this one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from app.web import evidence, limits, render, texts
from app.web.types import MAX_TURNS, Answers, Conversation, WebSettings

STATE_SECONDS = 8 * 3600  # a working day: an open page keeps its conversation, then it is dropped
MAX_CHOICES = 6  # follow-up questions shown; more would hide the answer
STORAGE_KEY = "fraga-samtal"  # in the visitor's own browser, and nowhere else, between visits
STORAGE_SECRET = "fraga-rapporten"  # Gradio wants one; what is kept is no secret from its owner
SHARED_LIMIT = "fraga"  # one limit on work at a time for all ways to ask

Updates = tuple[Any, ...]


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
    typed = (question or "").encode("utf-8", "replace").decode("utf-8")
    asked = typed.strip()
    problem = limits.problem(asked, limit)
    if problem:
        return Turn(conversation, typed, problem)
    answer = assistant.ask(conversation.turns(asked))
    return Turn(conversation.add(asked, answer))


def restored(kept: object, assistant: Answers, limit: int) -> Conversation:
    """The conversation whose questions a browser kept, answered again; empty if it cannot be.

    What a browser sends is never believed: questions are checked as if they had been typed, and the
    answers are our own.
    """
    conversation = Conversation()
    if not isinstance(kept, list) or not all(isinstance(turn, str) for turn in kept):
        return conversation
    for question in kept[-MAX_TURNS:]:
        conversation = take_turn(question, conversation, assistant, limit).conversation
    return conversation


def messages(conversation: Conversation, feedback_days: int = 0) -> list[gr.MessageDict]:
    """The conversation as chat messages; only the last answer offers its follow-up choices."""
    shown: list[gr.MessageDict] = []
    for exchange in conversation.exchanges:
        shown.append({"role": "user", "content": render.question(exchange)})
        answer = render.answer(exchange, feedback_days=feedback_days)
        shown.append({"role": "assistant", "content": answer})
    last = conversation.exchanges[-1:]
    choices = [choice for exchange in last for choice in exchange.answer.suggestions[:MAX_CHOICES]]
    if choices:
        shown[-1]["options"] = [{"value": choice} for choice in choices]
    return shown


def build(assistant: Answers, settings: WebSettings, page: gr.Blocks) -> None:
    """Places the tab's components in the `page` that is being built, and connects them."""
    memory = gr.BrowserState([], storage_key=STORAGE_KEY, secret=STORAGE_SECRET)
    state = gr.State(Conversation(), time_to_live=STATE_SECONDS)
    with gr.Row(elem_id="arbetsyta"):
        with gr.Column(elem_id="fragespalt"):
            starters, start = _start()
            chat = _chat()
            field, send, notice, new = _composer()
            gr.Markdown(
                f'<p class="svag">{escape(texts.KEPT)}</p>', elem_id="sparat", container=False
            )
        with gr.Column(elem_id="kallspalt"):
            sources = gr.Markdown(
                evidence.panel(Conversation(), assistant.desk.corpus),
                elem_id="kallor",
                container=False,
            )

    days = settings.feedback_days if settings.feedback_dir else 0

    def updates(turn: Turn) -> Updates:
        has_answers = bool(turn.conversation.exchanges)
        return (
            turn.conversation,
            turn.left_in_field,
            messages(turn.conversation, days),
            evidence.panel(turn.conversation, assistant.desk.corpus),
            _notice(turn.notice),
            gr.update(visible=not has_answers),
            gr.update(visible=has_answers),
            [exchange.question for exchange in turn.conversation.exchanges][-MAX_TURNS:],
        )

    def restore(kept: object) -> Updates:
        conversation = restored(kept, assistant, settings.max_question_chars)
        if not conversation.exchanges:
            return tuple(gr.skip() for _ in outputs)
        return updates(Turn(conversation))

    def ask(question: str, conversation: Conversation) -> Updates:
        limit = settings.max_question_chars
        return updates(take_turn(question, conversation, assistant, limit))

    def choose(choice: gr.SelectData, conversation: Conversation) -> Updates:
        return ask(str(choice.value), conversation)

    def clear() -> Updates:
        return updates(Turn(Conversation()))

    outputs = [state, field, chat, sources, notice, start, new, memory]
    _connect([field.submit, send.click], ask, [field, state], outputs)
    _connect([chat.option_select], choose, [state], outputs)
    _connect([new.click], clear, [], outputs)
    for starter in starters:
        _connect([starter.click], ask, [starter, state], outputs)
    _connect([page.load], restore, [memory], outputs)


def _connect(
    triggers: list[Any], function: Callable[..., Updates], inputs: list[Any], outputs: list[Any]
) -> None:
    gr.on(
        triggers,
        function,
        inputs,
        outputs,
        show_progress="minimal",
        show_progress_on=outputs[2],
        concurrency_id=SHARED_LIMIT,
        api_visibility="private",
    )


def _start() -> tuple[list[gr.Button], gr.Column]:
    """What the report can answer, as questions to click, grouped by theme."""
    buttons: list[gr.Button] = []
    with gr.Column(elem_id="start") as column:
        gr.Markdown(
            f"<h2>{escape(texts.START_HEADING)}</h2><p>{escape(texts.START_INTRO)}</p>",
            container=False,
        )
        with gr.Row(elem_id="teman"):
            for theme, questions in texts.STARTERS.items():
                with gr.Column(elem_classes="tema", min_width=240):
                    gr.Markdown(f"<h3>{escape(theme)}</h3>", container=False)
                    buttons += [gr.Button(text, elem_classes="forslag") for text in questions]
        gr.Markdown(f'<p class="svag">{escape(texts.START_LIMITS)}</p>', container=False)
    return buttons, column


def _chat() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="samtal",
        label=texts.CHAT_LABEL,
        show_label=False,
        container=False,
        height="auto",
        autoscroll=False,  # app.js brings the new question to the top instead
        buttons=[],
        feedback_options=None,
        latex_delimiters=[],
        allow_file_downloads=False,
        group_consecutive_messages=False,
        layout="bubble",
    )


def _composer() -> tuple[gr.Textbox, gr.Button, gr.Markdown, gr.Button]:
    with gr.Column(elem_id="skrivyta"):
        notice = gr.Markdown(_notice(""), elem_id="notis", container=False)
        with gr.Row(elem_id="skrivrad"):
            field = gr.Textbox(
                label=texts.QUESTION_LABEL,
                placeholder=texts.QUESTION_PLACEHOLDER,
                lines=1,
                max_lines=5,
                elem_id="fraga",
                container=False,
                scale=1,
                min_width=0,
            )
            send = gr.Button(texts.SEND, variant="primary", elem_id="skicka", scale=0, min_width=0)
        new = gr.Button(texts.NEW_CONVERSATION, elem_id="ny", size="sm", visible=False)
    return field, send, notice, new


def _notice(text: str) -> str:
    return f'<p class="notis" role="alert">{escape(text)}</p>' if text else ""
