"""Answers -> the HTML of the source panel: quotes, the rows behind a figure, and "Så räknade vi".

Pure, and complete: every answer of the conversation keeps its place, newest first, so that the
numbers of earlier answers still lead somewhere. Nothing is shortened without saying so.
"""

from app.types import Answer, Calculation, Citation, LookupRecord
from app.web import answer_chart, markup, numbers, quoted_page, render, tables, texts
from app.web.tables import Table
from app.web.types import Conversation, Exchange
from corpus.load import Corpus

MAX_ROWS = 300  # more than any table of the report has (290 municipalities)


def panel(conversation: Conversation, corpus: Corpus) -> str:
    """The whole panel, or a line on what it is for while nothing has been asked.

    The newest answer has its quotes in the text of their pages and its chart; earlier ones are
    folded and have their quotes and rows.
    """
    heading = f'<h2 id="kallor-rubrik">{texts.SOURCES}</h2>'
    if not conversation.exchanges:
        return f'<div class="kallor tom">{heading}<p>{markup.line(texts.SOURCES_EMPTY)}</p></div>'
    *earlier, last = conversation.exchanges
    blocks = [_newest(last, corpus)]
    if earlier:
        blocks.append(f'<h3 class="tidigare-rubrik">{texts.EARLIER}</h3>')
        blocks.extend(_earlier(exchange) for exchange in reversed(earlier))
    return f'<div class="kallor">{heading}{"".join(blocks)}</div>'


def _newest(exchange: Exchange, corpus: Corpus) -> str:
    asked = f'<span class="svag">{texts.TO_QUESTION}</span> {markup.plain(exchange.question)}'
    return f'<section><p class="till-fraga">{asked}</p>{_evidence(exchange, corpus)}</section>'


def _earlier(exchange: Exchange) -> str:
    title = f"<summary>{markup.plain(exchange.question)}</summary>"
    return f'<details class="tidigare">{title}{_evidence(exchange)}</details>'


def _evidence(exchange: Exchange, corpus: Corpus | None = None) -> str:
    given = exchange.answer
    if not (given.citations or given.lookups or given.calculations):
        return f'<p class="svag">{markup.line(texts.NO_SOURCES)}</p>'
    chart = answer_chart.chart(given, corpus) if corpus else ""
    drawn = f'<div class="rader"><h3>{texts.CHART}</h3>{chart}</div>' if chart else ""
    return f"{citations(exchange, corpus)}{drawn}{_rows(exchange)}{method(given)}"


def citations(exchange: Exchange, corpus: Corpus | None = None, *, unfolded: bool = True) -> str:
    """The numbered sources with their quotes; with a corpus, also in the text of their pages."""
    listed = exchange.answer.citations
    items = "".join(
        _citation(exchange.number, citation, quoted_page.html(citation, corpus), unfolded)
        for citation in listed
    )
    return f'<ol class="kallista">{items}</ol>' if items else ""


def _citation(turn: int, citation: Citation, in_page: str, unfolded: bool) -> str:
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
        f"</summary>{section}{quote}{in_page}{back}</details></li>"
    )


def _rows(exchange: Exchange) -> str:
    """The rows behind the answer; each table can be saved."""
    shown = [lookup for lookup in exchange.answer.lookups if lookup.rows]
    if not shown:
        return ""
    parts = "".join(f"{_table(lookup)}{_SAVE_ROWS}" for lookup in shown)
    return f'<div class="rader" id="rader-{exchange.number}"><h3>{texts.ROWS}</h3>{parts}</div>'


_SAVE_ROWS = f'<button type="button" class="spara csv">{markup.line(texts.SAVE_ROWS)}</button>'


def _table(lookup: LookupRecord) -> str:
    columns = [tables.column_name(name) for name in lookup.columns]
    table = tables.html(Table(columns, lookup.rows[:MAX_ROWS], sortable=len(lookup.rows) > 1))
    return f'{table}<p class="svag">{_row_count(lookup)}</p>'


def _row_count(lookup: LookupRecord) -> str:
    count = len(lookup.rows)
    if count > MAX_ROWS:
        return texts.ROWS_CUT.format(MAX_ROWS, count)
    return texts.ROW_COUNT_ONE if count == 1 else texts.ROW_COUNT_MANY.format(count)


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
