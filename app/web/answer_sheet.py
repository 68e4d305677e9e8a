"""An Answer as a sheet for a case file: HTML, Markdown and JSON; `fraga replay` reads each of them.

Pure. All three hold everything: question, answer, quotes, rows, queries, sums, caveats, versions
and date, and the Answer itself as data, so that it can be made again and compared.
"""

import json
from collections.abc import Iterable
from html import escape

from app.types import Answer, Citation, LookupRecord
from app.web import numbers, render, sheet, sheet_texts, texts
from app.web.sheet import Stamp, section
from app.web.tables import column_name


def as_json(answer: Answer, saved_at: str) -> str:
    """The Answer with the time when it was saved, which replay does not compare."""
    value = {**answer.model_dump(mode="json"), "saved_at": saved_at}
    return json.dumps(value, ensure_ascii=False) + "\n"


def as_html(answer: Answer, stamp: Stamp, saved_at: str) -> str:
    """One page that stands alone."""
    earlier = "".join(f"<li>{escape(turn)}</li>" for turn in answer.turns[:-1])
    parts = [
        section(sheet_texts.EARLIER, f"<ol>{earlier}</ol>" if earlier else ""),
        section(sheet_texts.ANSWER, sheet.text(answer)),
        section(sheet_texts.CAVEATS, sheet.caveats(answer)),
        section(sheet_texts.SOURCES, sheet.sources(answer)),
        section(sheet_texts.ROWS, sheet.rows(answer)),
        section(sheet_texts.METHOD, sheet.method(answer)),
        section(sheet_texts.REPLAY, _data(answer, saved_at)),
    ]
    return sheet.document(sheet_texts.TITLE, answer.question, parts, stamp)


def _data(answer: Answer, saved_at: str) -> str:
    """The Answer itself, for replay, folded away."""
    data = escape(as_json(answer, saved_at).strip())
    return (
        f"<p>{escape(sheet_texts.REPLAY_HOW)}</p><details><summary>{sheet_texts.AS_DATA}</summary>"
        f'<pre id="svar-som-data">{data}</pre></details>'
    )


def as_markdown(answer: Answer, stamp: Stamp, saved_at: str) -> str:
    """The same as text that any editor shows."""
    parts = [
        f"# {sheet_texts.TITLE}: {_line(answer.question)}",
        _block(sheet_texts.EARLIER, (f"- {_line(turn)}" for turn in answer.turns[:-1])),
        f"## {sheet_texts.ANSWER}\n\n{answer.text}",
        _block(sheet_texts.CAVEATS, (f"- {caveat}" for caveat in answer.caveats)),
        _block(sheet_texts.SOURCES, map(_source, answer.citations)),
        _block(sheet_texts.ROWS, (_table(lookup) for lookup in answer.lookups if lookup.rows)),
        _block(sheet_texts.METHOD, _method(answer)),
        _block(sheet_texts.ABOUT, (f"- {name}: {value}" for name, value in sheet.facts(stamp))),
        f"## {sheet_texts.REPLAY}\n\n{sheet_texts.REPLAY_HOW}\n\n"
        f"```json\n{as_json(answer, saved_at).strip()}\n```",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(heading: str, lines: Iterable[str]) -> str:
    shown = list(lines)
    return f"## {heading}\n\n" + "\n".join(shown) if shown else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _source(citation: Citation) -> str:
    where = f"{citation.label}, {render.page(citation)}"
    path = f" ({citation.section})" if citation.section != citation.label else ""
    return f"{citation.n}. {where}{path}: ”{citation.quote}”"


def _table(lookup: LookupRecord) -> str:
    """Rows as a Markdown table, numbers to the right."""
    columns = list(zip(*lookup.rows, strict=True))
    shown = zip(*(numbers.column(column) for column in columns), strict=True)
    kinds = ["---:" if isinstance(column[0], int | float) else "---" for column in columns]
    heads = [column_name(name) for name in lookup.columns]
    lines = [heads, kinds, *shown]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


def _method(answer: Answer) -> Iterable[str]:
    for made in answer.calculations:
        yield f"- {made.label}: {numbers.expression(made.expression)} = {made.shown}"
    for lookup in answer.lookups:
        values = "; ".join(numbers.column([value])[0] for value in lookup.params)
        said = f"\n{texts.PARAMETERS}: {values}" if values else ""
        yield f"\n```sql\n{lookup.sql}\n```{said}"
