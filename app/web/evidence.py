"""Answers -> the HTML of the source panel: quotes, the rows behind a figure, and "Så räknade vi".

Pure, and complete: every answer of the conversation keeps its place, newest first, so that the
numbers of earlier answers still lead somewhere. Nothing is shortened without saying so.
"""

from app.types import Answer, Calculation, Citation, LookupRecord
from app.web import markup, numbers, render, tables, texts
from app.web.tables import Table
from app.web.types import Conversation, Exchange

MAX_ROWS = 300  # more than any table of the report has (290 municipalities)


def panel(conversation: Conversation) -> str:
    """The whole panel, or a line on what it is for while nothing has been asked."""
    heading = f'<h2 id="kallor-rubrik">{texts.SOURCES}</h2>'
    if not conversation.exchanges:
        return f'<div class="kallor tom">{heading}<p>{markup.line(texts.SOURCES_EMPTY)}</p></div>'
    *earlier, last = conversation.exchanges
    blocks = [_newest(last)]
    if earlier:
        blocks.append(f'<h3 class="tidigare-rubrik">{texts.EARLIER}</h3>')
        blocks.extend(_earlier(exchange) for exchange in reversed(earlier))
    return f'<div class="kallor">{heading}{"".join(blocks)}</div>'


def _newest(exchange: Exchange) -> str:
    asked = f'<span class="svag">{texts.TO_QUESTION}</span> {markup.plain(exchange.question)}'
    return f'<section><p class="till-fraga">{asked}</p>{_evidence(exchange)}</section>'


def _earlier(exchange: Exchange) -> str:
    title = f"<summary>{markup.plain(exchange.question)}</summary>"
    return f'<details class="tidigare">{title}{_evidence(exchange)}</details>'


def _evidence(exchange: Exchange) -> str:
    given = exchange.answer
    if not (given.citations or given.lookups or given.calculations):
        return f'<p class="svag">{markup.line(texts.NO_SOURCES)}</p>'
    return f"{citations(exchange)}{_rows(given)}{method(given)}"


def citations(exchange: Exchange, *, unfolded: bool = True) -> str:
    """The numbered sources with their quotes."""
    listed = exchange.answer.citations
    items = "".join(_citation(exchange.number, citation, unfolded) for citation in listed)
    return f'<ol class="kallista">{items}</ol>' if items else ""


def _citation(turn: int, citation: Citation, unfolded: bool) -> str:
    where = render.page(citation).replace(" ", "&nbsp;")
    number = f'<span class="nummer">{citation.n}</span>'
    title = (
        f'<span class="plats">{markup.line(citation.label)}</span><span class="sida">{where}</span>'
    )
    path = "" if citation.section == citation.label else markup.line(citation.section)
    section = f'<p class="avsnitt">{path}</p>' if path else ""
    stretches = markup.line(citation.quote).replace(" … ", " …<br>")  # each stretch on its line
    quote = f"<blockquote>{stretches}</blockquote>"
    back = f'<a class="tillbaka" href="#svar-{turn}">{texts.BACK_TO_ANSWER}</a>'
    state = " open" if unfolded else ""
    return (
        f'<li id="k{turn}-{citation.n}" tabindex="-1"><details{state}><summary>{number}{title}'
        f"</summary>{section}{quote}{back}</details></li>"
    )


def _rows(given: Answer) -> str:
    shown = "".join(_table(lookup) for lookup in given.lookups if lookup.rows)
    return f'<div class="rader"><h3>{texts.ROWS}</h3>{shown}</div>' if shown else ""


def _table(lookup: LookupRecord) -> str:
    columns = [column_name(name) for name in lookup.columns]
    table = tables.html(Table(columns, lookup.rows[:MAX_ROWS], sortable=len(lookup.rows) > 1))
    return f'{table}<p class="svag">{_row_count(lookup)}</p>'


def _row_count(lookup: LookupRecord) -> str:
    count = len(lookup.rows)
    if count > MAX_ROWS:
        return texts.ROWS_CUT.format(MAX_ROWS, count)
    return texts.ROW_COUNT_ONE if count == 1 else texts.ROW_COUNT_MANY.format(count)


def column_name(name: str) -> str:
    """A column of the data files as a reader wants to see it."""
    key = name.lower().strip("_")
    return texts.COLUMNS.get(key, key.replace("_", " "))


def method(given: Answer) -> str:
    """The calculation and the query, closed until asked for."""
    sums = "".join(_calculation(calculation) for calculation in given.calculations)
    queries = "".join(_query(lookup) for lookup in given.lookups)
    if not (sums or queries):
        return ""
    listed = f'<h4>{texts.CALCULATIONS}</h4><dl class="utrakning">{sums}</dl>' if sums else ""
    version = f'<p class="svag">{markup.line(texts.VERSION.format(given.data_version))}</p>'
    title = f"<summary>{texts.METHOD}</summary>"
    return f'<details class="metod">{title}{listed}{queries}{version}</details>'


def _calculation(calculation: Calculation) -> str:
    result = f"{numbers.expression(calculation.expression)} = {calculation.shown}"
    return f"<dt>{markup.line(calculation.label)}</dt><dd>{markup.line(result)}</dd>"


def _query(lookup: LookupRecord) -> str:
    sql = f"<h4>{texts.QUERY}</h4><pre><code>{markup.code(lookup.sql)}</code></pre>"
    if not lookup.params:
        return sql
    values = "; ".join(markup.line(numbers.column([value])[0]) for value in lookup.params)
    return f'{sql}<p class="varden"><span class="svag">{texts.PARAMETERS}:</span> {values}</p>'
