"""Text -> HTML that is safe to place in the page, and nothing but the elements we mean.

Everything is escaped here, by us. Gradio's own cleaning is a second net: it lets through remote
images, forms and full-page styles, so it cannot be the first. The result never holds a line break,
because an HTML block without blank lines is passed through Gradio's Markdown untouched: no
asterisk, bracket or address in a visitor's text can come alive there.
"""

import re
from html import escape

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("zero", {"html": False, "linkify": False}).enable(
    [
        "paragraph",
        "list",
        "emphasis",
        "newline",
        "escape",
        "table",
        "entity",
    ]
)
"""Paragraphs, lists, tables and emphasis. No links, images, headings, code or HTML."""

_MARK = re.compile(r"\[(\d{1,3}(?:,\s*\d{1,3})*)\]")
_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")  # all that Python breaks lines at
_PERCENT = re.compile(r"(\d) %")


def plain(text: str) -> str:
    r"""Text as it stands: escaped, with line breaks kept as elements.

    >>> plain("<script>alert(1)</script>")
    '&lt;script&gt;alert(1)&lt;/script&gt;'
    >>> plain("rad ett\r\n\r\nrad två")
    'rad ett<br><br>rad två'
    """
    return "<br>".join(escape(line) for line in text.splitlines())


def line(text: str) -> str:
    r"""Text for one line: escaped, line breaks as spaces.

    >>> line("Bilaga 2\n<i>")
    'Bilaga 2 &lt;i&gt;'
    """
    return escape(_BREAKS.sub(" ", text))


def code(text: str) -> str:
    r"""Text for `<pre>`: escaped, line breaks as character references so that the block holds.

    >>> code("SELECT 1\nFROM t WHERE a < 2")
    'SELECT 1&#10;FROM t WHERE a &lt; 2'
    """
    return "&#10;".join(escape(line) for line in text.splitlines())


def prose(text: str) -> str:
    """An answer's Markdown as HTML on one line; "16,6 %" does not break over two lines.

    >>> prose("**37** kommuner (16,6 %)")
    '<p><strong>37</strong> kommuner (16,6&nbsp;%)</p>'
    >>> prose("![x](http://a.se/b.png) <b>")
    '<p>![x](http://a.se/b.png) &lt;b&gt;</p>'
    """
    html = _BREAKS.sub(" ", _MARKDOWN.render(text)).strip()
    return _PERCENT.sub(r"\1&nbsp;%", html)


def linked(html: str, turn: int, numbers: frozenset[int], hidden: str) -> str:
    """Turns the marks "[1]" and "[1, 2]" of an answer into links to the sources of that turn.

    A mark without a source stays as it was written.

    >>> linked("<p>37 [1] [9]</p>", 2, frozenset({1}), "Källa")
    '<p>37 <a class="mark" href="#k2-1"><span class="dold">Källa </span>1</a> [9]</p>'
    """

    def links(match: re.Match[str]) -> str:
        wanted = [int(part) for part in match[1].split(",")]
        if not numbers.issuperset(wanted):
            return match[0]
        return " ".join(mark(turn, number, hidden) for number in wanted)

    return _MARK.sub(links, html)


def mark(turn: int, number: int, hidden: str) -> str:
    """The link from an answer to one of its sources; `hidden` is read out, not shown."""
    name = f'<span class="dold">{escape(hidden)} </span>{number}'
    return f'<a class="mark" href="#k{turn}-{number}">{name}</a>'
