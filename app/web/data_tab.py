"""The tab with the data itself: tables to filter, words to search for, the report page by page.

Gradio wiring only. Nothing is asked of the assistant here and nothing is understood: what a visitor
sees is what stands in the report.
"""

from html import escape
from typing import Any
from urllib.parse import urlencode

import gradio as gr

from app.reading import data, pages, words
from app.web import data_files, data_texts, data_view
from app.web.ask_tab import SHARED_LIMIT
from app.web.types import Answers, WebSettings
from corpus.load import Corpus

ID = "data"
FIRST_TABLE = data.SHOWN[0]
FIRST_PAGE = 4  # what the report itself puts first: its findings in short
MAX_TYPED = 200  # characters of a filter or search; more is no word of the report
QUIET: dict[str, Any] = {
    "show_progress": "hidden",
    "concurrency_id": SHARED_LIMIT,
    "api_visibility": "private",
    "trigger_mode": "always_last",
}


def build(assistant: Answers, settings: WebSettings) -> None:
    """Places the tab's components in the page that is being built, and connects them."""
    with gr.Tabs(elem_id="dataflikar", elem_classes="underflikar", overflow_behavior="wrap"):
        with gr.Tab(data_texts.TABLES_TAB, id="tabeller"):
            _tables(settings.root_path.rstrip("/"))
        with gr.Tab(data_texts.TEXT_TAB, id="text"):
            _text(assistant.desk.corpus)


def _tables(root_path: str) -> None:
    with gr.Column(elem_id="tabellyta", elem_classes="enspalt"):
        _heading(data_texts.TABLES_HEADING, data_texts.TABLES_INTRO)
        table = gr.Radio(
            [(data_texts.TITLES[name], name) for name in data.SHOWN],
            value=FIRST_TABLE,
            label=data_texts.TABLE,
            elem_classes="valrad",
        )
        typed = _field(data_texts.FILTER, data_texts.FILTER_HINT, "tabellfilter")
        first = shown_table(FIRST_TABLE, "", root_path)
        count = gr.Markdown(first[0], elem_id="radantal", elem_classes="text", container=False)
        rows = gr.Markdown(first[1], elem_id="rader", elem_classes="text", container=False)

    def show(name: str, words_typed: str) -> tuple[str, str]:
        return shown_table(name, words_typed, root_path)

    gr.on([table.input, typed.change], show, [table, typed], [count, rows], **QUIET)


def shown_table(name: str, typed: str | None, root_path: str) -> tuple[str, str]:
    """How many rows hold the words, and those rows with their files."""
    wanted = data_view.wanted((typed or "")[:MAX_TYPED])
    found = data.rows(name, wanted)
    query = "?" + urlencode({"filter": (typed or "")[:MAX_TYPED]}) if wanted else ""
    files = (
        (f"{data_files.TABLES_PATH}/{name}.csv{query}", data_texts.CSV, f"{name}.csv"),
        (data_files.PACKAGE_PATH, data_texts.PACKAGE, data_files.PACKAGE_FILE),
    )
    links = "".join(
        f'<li><a class="fil" download="{file}" href="{escape(root_path + path)}">{text}</a></li>'
        for path, text, file in files
    )
    note = f'<p class="svag">{escape(data_texts.PACKAGE_TEXT)}</p>'
    tools = f'<ul class="verktyg">{links}</ul>{note}'
    return f"<p>{data_view.count(found)}</p>", data_view.table(found) + tools


def _text(corpus: Corpus) -> None:
    numbers = pages.page_numbers(corpus)
    with gr.Row(elem_classes="tvaspalt", elem_id="lasyta"):
        with gr.Column(elem_id="sok"):
            _heading(data_texts.TEXT_HEADING, data_texts.TEXT_INTRO)
            typed = _field(data_texts.SEARCH, data_texts.SEARCH_HINT, "textsok")
            find = gr.Button(data_texts.FIND, elem_classes="liten", elem_id="sokknapp", size="sm")
            found = gr.Markdown(
                data_view.hits((), ()), elem_id="traffar", elem_classes="text", container=False
            )
        with gr.Column(elem_id="las"):
            number = gr.Radio(
                [(str(each), each) for each in numbers],
                value=FIRST_PAGE,
                label=data_texts.PAGE,
                elem_id="sidval",
                elem_classes="valrad",
            )
            shown = gr.Markdown(
                data_view.page(pages.page(corpus, FIRST_PAGE)),
                elem_id="sidan",
                elem_classes="text",
                container=False,
            )

    def search(words_typed: str | None, at: int) -> tuple[str, str]:
        wanted = data_view.wanted((words_typed or "")[:MAX_TYPED])
        hits = data_view.hits(words.find(corpus, wanted), wanted)
        return hits, data_view.page(pages.page(corpus, at), wanted)

    def turn(words_typed: str | None, at: int) -> str:
        return search(words_typed, at)[1]

    gr.on([typed.submit, find.click], search, [typed, number], [found, shown], **QUIET)
    number.input(turn, [typed, number], [shown], **QUIET)


def _heading(title: str, intro: str) -> None:
    gr.Markdown(
        f'<h2 class="dold">{escape(title)}</h2><p>{escape(intro)}</p>',  # the tab says the same
        container=False,
        elem_classes="text",
    )


def _field(label: str, hint: str, elem_id: str) -> gr.Textbox:
    return gr.Textbox(
        label=label,
        placeholder=hint,
        max_lines=1,
        max_length=MAX_TYPED,
        elem_id=elem_id,
        elem_classes="falt",
    )
