"""The tab where a municipality ticks what it has and sees how that compares.

Gradio wiring only: figures are looked up by `app.self_comparison`, and turned into HTML by
`compare_view.py`. Every tick renews the comparison; the ticks live in the link, not on the server.
"""

from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from app.plan import Row
from app.self_comparison import ticks as ticking
from app.self_comparison.standing import service_rows, stand
from app.self_comparison.types import Ticks
from app.web import compare_files, compare_texts, compare_view, markup
from app.web.ask_tab import SHARED_LIMIT
from app.web.types import Answers, WebSettings

ID = "jamfor"
Updates = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that a visitor fills in, and those that show the outcome."""

    municipality: gr.Textbox
    groups: list[gr.CheckboxGroup]
    count: gr.Markdown
    result: gr.Markdown

    @property
    def inputs(self) -> list[Any]:
        """What the comparison is made from."""
        return [self.municipality, *self.groups]

    @property
    def outputs(self) -> list[Any]:
        """What shows it."""
        return [self.count, self.result]


class Comparer:
    """From what was filled in to what is shown; one per server, keeps nothing."""

    def __init__(self, assistant: Answers, root_path: str) -> None:
        """`root_path` is what every link begins with."""
        self.assistant = assistant
        self.root_path = root_path
        self.rows = service_rows(assistant.desk)
        self.names = [m.name for m in assistant.desk.corpus.municipalities]

    def show(self, typed: str | None, *ticked: list[int]) -> Updates:
        """The outcome for a name and the ticks of every category."""
        name, problem = ticking.municipality(typed or "", self.names)
        numbers = sorted({int(n) for group in ticked for n in group or ()})
        known = tuple(n for n in numbers if 1 <= n <= len(self.rows))
        return self.shown(Ticks(name, known), (problem,) if problem else ())

    def shown(self, ticks: Ticks, problems: tuple[str, ...]) -> Updates:
        """The number of ticks, and the comparison."""
        count = compare_texts.COUNT.format(len(ticks.services), len(self.rows))
        return f"<p>{count}</p>", self._result(ticks, problems)

    def restored(self, request: gr.Request) -> Updates:
        """What a link says, as values of every component; untouched without such a link."""
        query = dict(request.query_params)
        if not {ticking.MUNICIPALITY, ticking.SERVICES} & query.keys():
            return tuple(gr.skip() for _ in range(len(categories(self.rows)) + 4))
        ticks, problems = compare_files.read(query, self.assistant)
        groups = [
            [number for number, _ in services if number in ticks.services]
            for services in categories(self.rows).values()
        ]
        return (gr.Tabs(selected=ID), ticks.municipality, *groups, *self.shown(ticks, problems))

    def _result(self, ticks: Ticks, problems: tuple[str, ...]) -> str:
        notices = "".join(f'<p class="notis" role="alert">{escape(text)}</p>' for text in problems)
        if ticks.is_empty:
            return f"{notices}{_empty()}"
        standing = stand(ticks, self.assistant.desk, self.assistant.data_version)
        more = "" if ticks.services else f"<p>{escape(compare_texts.TICK_MORE)}</p>"
        title = f'<h3 id="jamforelse" tabindex="-1">{escape(compare_view.heading(standing))}</h3>'
        links = _links(ticking.written(ticks), self.root_path)
        return (
            f"{notices}{title}{compare_view.summary(standing)}{more}{links}"
            f"{compare_view.details(standing)}{compare_view.sources(standing)}"
        )


def build(assistant: Answers, settings: WebSettings) -> tuple[Comparer, Parts]:
    """Places the tab's components in the page that is being built, and connects them."""
    comparer = Comparer(assistant, settings.root_path.rstrip("/"))
    with gr.Row(elem_classes="tvaspalt", elem_id="jamforyta"):
        with gr.Column(elem_id="kryss"):
            municipality, groups = _form(comparer)
            count, clear = _bar(comparer)
        with gr.Column(elem_id="utfall"):
            result = gr.Markdown(
                _empty(), elem_id="jamforsvar", elem_classes="text", container=False
            )
    parts = Parts(municipality, groups, count, result)
    _connect(comparer, parts, clear)
    return comparer, parts


def _form(comparer: Comparer) -> tuple[gr.Textbox, list[gr.CheckboxGroup]]:
    """What the tab is for, the municipality, and the services by category."""
    intro = compare_texts.INTRO.format(len(comparer.rows))
    gr.Markdown(
        f"<h2>{escape(compare_texts.HEADING)}</h2><p>{escape(intro)}</p>"
        f'<p class="svag">{escape(compare_texts.PRIVATE)}</p>{_datalist(comparer.names)}',
        container=False,
        elem_classes="text",
    )
    municipality = gr.Textbox(
        label=compare_texts.MUNICIPALITY,
        placeholder=compare_texts.MUNICIPALITY_HINT,
        max_lines=1,
        max_length=80,  # the longest name has 16 letters
        elem_id="kommun",
        container=True,
    )
    gr.Markdown(f"<h3>{escape(compare_texts.TICKS)}</h3>", container=False, elem_classes="text")
    groups = [
        gr.CheckboxGroup(
            [(name, number) for number, name in services],
            label=category,
            elem_classes="kryssgrupp",
        )
        for category, services in categories(comparer.rows).items()
    ]
    return municipality, groups


def _bar(comparer: Comparer) -> tuple[gr.Markdown, gr.Button]:
    """How many are ticked, untick all, and the way to the outcome where it stands below."""
    with gr.Row(elem_id="kryssrad"):
        count = gr.Markdown(
            comparer.shown(Ticks(), ())[0], elem_id="antal", elem_classes="text", container=False
        )
        clear = gr.Button(compare_texts.CLEAR, elem_id="rensa", elem_classes="liten", size="sm")
        gr.Markdown(
            f'<p><a class="hoppa" href="#jamforsvar">{escape(compare_texts.TO_RESULT)}</a></p>',
            container=False,
            elem_id="till-utfall",
            elem_classes="text",
        )
    return count, clear


def _connect(comparer: Comparer, parts: Parts, clear: gr.Button) -> None:
    quiet: dict[str, Any] = {
        "show_progress": "hidden",
        "concurrency_id": SHARED_LIMIT,
        "api_visibility": "private",
    }
    municipality = parts.municipality
    triggers = [group.input for group in parts.groups]
    gr.on(
        [*triggers, municipality.submit, municipality.blur],
        comparer.show,
        parts.inputs,
        parts.outputs,
        trigger_mode="always_last",  # ticks come faster than answers: the last one counts
        **quiet,
    )

    def cleared() -> Updates:
        return ("", *([] for _ in parts.groups), *comparer.shown(Ticks(), ()))

    clear.click(cleared, [], [*parts.inputs, *parts.outputs], **quiet)


def categories(rows: tuple[Row, ...]) -> dict[str, list[tuple[int, str]]]:
    """Number and name of the services of each category, in the order of Bilaga 2."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(rows, start=1):
        found.setdefault(row.category, []).append((number, row.name))
    return found


def _datalist(names: list[str]) -> str:
    """All municipalities, for the field to propose; tabs.js joins the two."""
    options = "".join(f'<option value="{escape(name)}"></option>' for name in names)
    return f'<datalist id="kommuner">{options}</datalist>'


def _empty() -> str:
    return f'<div class="tomt"><p>{markup.line(compare_texts.EMPTY)}</p></div>'


def _links(query: str, root_path: str) -> str:
    """Files to download, and the link that brings the ticks back."""
    files = (
        (f"{root_path}{compare_files.PATH}.csv?{query}", compare_texts.CSV, "csv"),
        (f"{root_path}{compare_files.PATH}.html?{query}", compare_texts.SHEET, "html"),
    )
    items = "".join(
        f'<li><a class="fil" download="{compare_texts.FILE_NAME}.{ending}" '
        f'href="{escape(address)}">{escape(text)}</a></li>'
        for address, text, ending in files
    )
    own = f"{root_path}/?{query}"
    link = f'<li><a class="kopieralank" href="{escape(own)}">{escape(compare_texts.LINK)}</a></li>'
    return f'<ul class="verktyg" id="jamforverktyg">{items}{link}</ul>'
