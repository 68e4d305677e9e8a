"""`fraga serve`: the web page, with search loaded before the first visitor comes."""

from typing import Annotated

import typer

from app.commands import console


def serve(
    host: Annotated[str | None, typer.Option()] = None,
    port: Annotated[
        str | None, typer.Option()
    ] = None,  # read as a setting, which says what is wrong
) -> None:
    """Serve until stopped."""
    chosen = console.settings(host=host, port=port)
    # The web edge comes first: it switches off Gradio's calls home before Gradio is imported.
    from app.web.server import serve as serve_web
    from app.web.types import WebSettings

    web = WebSettings(
        host=chosen.host,
        port=chosen.port,
        root_path=chosen.root_path,
        auth=chosen.login(),
        max_question_chars=chosen.max_question_chars,
        queue_size=chosen.queue_size,
        concurrency=chosen.concurrency,
        feedback_dir=chosen.feedback_dir,
        feedback_days=chosen.feedback_days,
    )
    serve_web(console.open_assistant(chosen, warm=True), web)
