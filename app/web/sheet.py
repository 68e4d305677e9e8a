"""A self-contained HTML page to save in a case file: the answer with all that it rests on.

Pure: the date and the version of the program come as values. No script, no link to another file,
nothing that has to be fetched: it opens offline, prints, and looks the same in ten years.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from app.types import Answer, Citation
from app.web import markup, numbers, render, sheet_texts, tables, texts
from app.web.tables import Table, column_name


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a sheet was saved, by which version of the program, from which data."""

    saved_at: str
    program: str
    data_version: str


def document(title: str, heading: str, sections: Iterable[str], stamp: Stamp) -> str:
    """The whole page; `sections` are HTML that is safe already."""
    body = "".join(sections)
    note = markup.line(sheet_texts.NO_LANGUAGE_MODEL)
    return (
        '<!doctype html>\n<html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_style()}</style></head><body><main>"
        f"<header><p>{escape(title)}</p><h1>{escape(heading)}</h1></header>{body}"
        f"<footer>{_stamp(stamp)}<p>{note}</p></footer></main></body></html>\n"
    )


def section(title: str, inside: str) -> str:
    """A part of the page under a heading; nothing when there is nothing in it."""
    return f"<section><h2>{escape(title)}</h2>{inside}</section>" if inside else ""


def text(answer: Answer) -> str:
    """The answer's own words, with marks that lead to the sources below."""
    return f'<div class="svarstext">{_cited(answer, answer.text)}</div>'


def caveats(answer: Answer) -> str:
    """What a careful reader must know."""
    items = "".join(f"<li>{_cited(answer, caveat)}</li>" for caveat in answer.caveats)
    return f"<ul>{items}</ul>" if items else ""


def sources(answer: Answer) -> str:
    """Numbered sources, each with its whole quote."""
    items = "".join(_source(citation) for citation in answer.citations)
    return f'<ol class="kallor">{items}</ol>' if items else ""


def rows(answer: Answer) -> str:
    """Every row of every query, with nothing left out."""
    return "".join(
        tables.html(Table([column_name(name) for name in lookup.columns], lookup.rows))
        for lookup in answer.lookups
        if lookup.rows
    )


def method(answer: Answer) -> str:
    """The calculations and the queries."""
    sums = "".join(
        f"<dt>{markup.line(made.label)}</dt>"
        f"<dd>{markup.line(numbers.expression(made.expression))} = {markup.line(made.shown)}</dd>"
        for made in answer.calculations
    )
    queries = "".join(
        f"<pre><code>{markup.code(lookup.sql)}</code></pre>{_parameters(lookup.params)}"
        for lookup in answer.lookups
    )
    return (f"<dl>{sums}</dl>" if sums else "") + queries


def _parameters(params: Iterable[str | int | float | bool | None]) -> str:
    values = "; ".join(markup.line(numbers.column([value])[0]) for value in params)
    return f"<p>{texts.PARAMETERS}: {values}</p>" if values else ""


def _cited(answer: Answer, said: str) -> str:
    known = frozenset(citation.n for citation in answer.citations)
    return markup.linked(markup.prose(said), 0, known, texts.SOURCE_HIDDEN)


def _source(citation: Citation) -> str:
    where = f"{markup.line(citation.label)}, {render.page(citation)}"
    path = "" if citation.section == citation.label else f"<p>{markup.line(citation.section)}</p>"
    quote = markup.line(citation.quote).replace(" … ", " …<br>")
    return (
        f'<li id="k0-{citation.n}" value="{citation.n}"><strong>{where}</strong>{path}'
        f"<blockquote>{quote}</blockquote></li>"
    )


def facts(stamp: Stamp) -> tuple[tuple[str, str], ...]:
    """What a sheet says about itself: names and values."""
    return (
        (sheet_texts.REPORT, f"{texts.REPORT}. {texts.PUBLISHER}"),
        (sheet_texts.SAVED, stamp.saved_at),
        (sheet_texts.PROGRAM, sheet_texts.PROGRAM_VALUE.format(stamp.program)),
        (sheet_texts.DATA, sheet_texts.DATA_VALUE.format(stamp.data_version)),
    )


def _stamp(stamp: Stamp) -> str:
    return "<dl>" + "".join(f"<dt>{k}</dt><dd>{escape(v)}</dd>" for k, v in facts(stamp)) + "</dl>"


@cache
def _style() -> str:
    return (Path(__file__).parent / "sheet.css").read_text(encoding="utf-8")
