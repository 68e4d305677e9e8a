"""The page: heading, tabs and theme, as one Gradio Blocks. Tabs are modules of their own.

No fonts are fetched (system fonts only) and no component is used that compiles code in the
browser, so that the strict content policy of `security.py` holds.
"""

from html import escape

import gradio as gr

from app.web import (
    ask_tab,
    client_api,
    compare_tab,
    compare_texts,
    data_tab,
    data_texts,
    quality_tab,
    quality_texts,
    texts,
)
from app.web.types import Answers, WebSettings

FONTS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Arial", "sans-serif"]
MONO = ["ui-monospace", "Consolas", "Menlo", "monospace"]


def build(assistant: Answers, settings: WebSettings) -> gr.Blocks:
    """The whole page, ready to be mounted."""
    page = gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_width=True)
    with page:
        client_api.build(assistant, settings)  # first, so that its names are not taken
        gr.Markdown(_heading(), elem_id="sidhuvud", container=False)
        with gr.Tabs(elem_id="flikar", overflow_behavior="wrap") as tabs:
            with gr.Tab(texts.TAB, id="fraga"):
                ask_tab.build(assistant, settings, page)
            with gr.Tab(compare_texts.TAB, id=compare_tab.ID):
                comparer, parts = compare_tab.build(assistant, settings)
            with gr.Tab(data_texts.TAB, id=data_tab.ID):
                data_tab.build(assistant, settings)
            with gr.Tab(quality_texts.TAB, id=quality_tab.ID):
                quality_tab.build(assistant)
        page.load(  # a link may bring ticks with it, and opens their tab
            comparer.restored,
            [],
            [tabs, *parts.inputs, *parts.outputs],
            show_progress="hidden",
            api_visibility="private",
        )
    page.queue(
        default_concurrency_limit=settings.concurrency,
        max_size=settings.queue_size,
        api_open=False,
    )
    return page


def theme() -> gr.themes.Base:
    """Gradio's plain theme with colours that keep 4.5:1 contrast; the rest is in app.css."""
    return gr.themes.Base(
        primary_hue="sky",
        neutral_hue="slate",
        radius_size="md",
        font=FONTS,
        font_mono=MONO,
    ).set(
        button_primary_background_fill="*primary_800",
        button_primary_background_fill_dark="*primary_700",
        button_primary_background_fill_hover="*primary_900",
        button_primary_background_fill_hover_dark="*primary_800",
        button_primary_text_color="white",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
    )


def _heading() -> str:
    report = f"<cite>{escape(texts.REPORT)}</cite>, {escape(texts.PUBLISHER)}"
    return (
        f"<h1>{escape(texts.TITLE)}</h1>"
        f'<p class="rapport">{report}</p><p class="lofte">{escape(texts.PROMISE)}</p>'
    )
