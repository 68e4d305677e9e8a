"""A citation -> its page's own text with the quoted stretches marked, folded until asked for. Pure.

Nothing is shown where the quote cannot be found on the page that it cites: a page without a mark
would only mislead.
"""

from app.reading import pages
from app.types import Citation
from app.web import data_view, markup, texts
from corpus.load import Corpus


def html(citation: Citation, corpus: Corpus | None) -> str:
    """The page with its marks, or "" without a corpus or without a place to mark."""
    if corpus is None:
        return ""
    found = pages.page(corpus, citation.page)
    lines = [(line.kind, pages.quoted(line.text, [citation.quote])) for line in found.lines]
    if not any(piece.marked for _, pieces in lines for piece in pieces):
        return ""
    title = f"<summary>{markup.line(texts.IN_PAGE)}</summary>"
    inside = f'<div class="sidtext liten">{data_view.page_lines(lines, headings=False)}</div>'
    return f'<details class="pasidan">{title}{inside}</details>'
