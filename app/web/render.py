"""Answer -> the HTML of its message in the conversation. Pure: strings in, strings out.

What stands beside the conversation (quotes, rows, calculation) is made in `evidence.py`. No class
here decides what an answer means: status, caveats and suggestions come from the answer as they are.
"""

from app.feedback import texts as say
from app.types import Answer, Citation
from app.web import markup, texts
from app.web.types import Exchange


def question(exchange: Exchange) -> str:
    """The visitor's own words, literally.

    >>> from app.types import Answer
    >>> answer = Answer(question="", status="answered", text="", data_version="d")
    >>> question(Exchange(1, "<b>Hej</b>", answer))
    '<div class="fraga" id="fraga-1">&lt;b&gt;Hej&lt;/b&gt;</div>'
    """
    asked = markup.plain(exchange.question)
    return f'<div class="fraga" id="fraga-{exchange.number}">{asked}</div>'


def answer(exchange: Exchange, *, tools: bool = True, feedback_days: int = 0) -> str:
    """The answer first, then what to keep in mind, its sources in one line, and what to do with it.

    The tools are buttons that ask.js and save.js act on; a saved sheet has none. With
    `feedback_days` a verdict is asked for, and the form says that it is kept so long.
    """
    given = exchange.answer
    text = f'<div class="svarstext">{_cited(exchange, given.text)}</div>'
    inside = f"{_status(given)}{text}{_caveats(exchange)}{_source_line(exchange)}"
    inside += _TOOLS if tools else ""
    inside += _verdict(feedback_days) if feedback_days else ""
    kind = given.status.replace("_", "-")
    name = f"svar-{exchange.number}"
    return f'<div class="svar {kind}" id="{name}" tabindex="-1">{inside}</div>'


def _verdict(days: int) -> str:
    """Two buttons, and what feedback.js shows in its form."""
    buttons = "".join(
        f'<button type="button" class="omdome {css}">{sign} {markup.line(name)}</button>'
        for css, sign, name in (("upp", "👍", say.UP), ("ner", "👎", say.DOWN))
    )
    stored = f'<span class="omdomestext" hidden>{markup.line(say.STORED.format(days=days))}</span>'
    return f'<div class="omdomen">{buttons}<span class="omdomestack"></span>{stored}</div>'


_SAVE = "".join(
    f'<button type="button" class="spara {ending}"><span class="dold">{texts.SAVE_HIDDEN} </span>'
    f"{short}</button>"
    for ending, short in texts.SAVE_AS.items()
)
_TOOLS = (
    f'<div class="verktygsrad"><button type="button" class="kopiera">{texts.COPY}</button>'
    f'<span class="sparrad"><span class="svag">{texts.SAVE}</span>{_SAVE}</span></div>'
)


def page(citation: Citation) -> str:
    """The page as it is cited: "s. 29", or "ca s. 26" where the number was counted.

    >>> page(Citation(n=1, label="", section="", page=26, page_basis="counted", quote=""))
    'ca s. 26'
    """
    return f"ca s. {citation.page}" if citation.page_basis == "counted" else f"s. {citation.page}"


def _cited(exchange: Exchange, text: str) -> str:
    numbers = frozenset(citation.n for citation in exchange.answer.citations)
    html = markup.prose(text)
    return markup.linked(html, exchange.number, numbers, texts.SOURCE_HIDDEN)


def _status(given: Answer) -> str:
    label = texts.STATUS_LABELS[given.status]
    return f'<p class="lage">{markup.line(label)}</p>' if label else ""


def _caveats(exchange: Exchange) -> str:
    if not exchange.answer.caveats:
        return ""
    items = "".join(f"<li>{_cited(exchange, text)}</li>" for text in exchange.answer.caveats)
    heading = f'<p class="forbehall-rubrik">{markup.line(texts.CAVEATS)}</p>'
    return f'<div class="forbehall">{heading}<ul>{items}</ul></div>'


def _source_line(exchange: Exchange) -> str:
    citations = exchange.answer.citations
    if not citations:
        return ""
    items = "".join(f"<li>{_source(exchange.number, citation)}</li>" for citation in citations)
    return f'<div class="kallrad"><span>{texts.SOURCE_LINE}</span><ul>{items}</ul></div>'


def _source(turn: int, citation: Citation) -> str:
    link = markup.mark(turn, citation.n, texts.SOURCE_HIDDEN)
    return f"{link} {markup.line(citation.label)}, {page(citation).replace(' ', '&nbsp;')}"
