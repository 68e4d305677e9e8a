"""The tab that says what the assistant can and cannot do, and how good it was measured to be.

Gradio wiring only: one text, made when the server starts from results that come with the program.
"""

import gradio as gr

from app import quality
from app.web import quality_view
from app.web.types import Answers

ID = "kvalitet"


def build(assistant: Answers) -> None:
    """Places the tab's text in the page that is being built."""
    with gr.Column(elem_classes="enspalt", elem_id="kvalitetsyta"):
        gr.Markdown(
            quality_view.page(quality.load(), assistant.data_version),
            container=False,
            elem_classes="text",
            elem_id="kvalitet",
        )
