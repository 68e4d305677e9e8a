"""Does a quote stand on the page that the citation names? A right quote with a wrong page misleads.

One stretch of the quote must: a row may be quoted with its table's title from the page before. One
that runs over a page break belongs to the page where it begins. One page either way is allowed
where the page is counted rather than printed.
"""

from functools import cache

from app.types import Answer, Citation
from corpus.pages import read_lines
from corpus.text import GAP, fold, read_report

TELLING = 10  # characters; a shorter stretch, such as "41", may stand on any page


def misplaced(answer: Answer) -> tuple[str, ...]:
    """The quotes that do not begin on their page, as "s. 29: quote"."""
    return tuple(
        f"s. {c.page}: {c.quote}" for c in answer.citations if c.quote.strip() and not _is_placed(c)
    )


def _is_placed(citation: Citation) -> bool:
    off = (0, -1, 1) if citation.page_basis == "counted" else (0,)
    stretches = fold(citation.quote).split(GAP)
    telling = [s for s in stretches if len(s) >= TELLING] or stretches
    return any(_begins_on(s, citation.page + d) for s in telling for d in off)


def _begins_on(stretch: str, page: int) -> bool:
    here, following = _page(page), _page(page + 1)
    if stretch in here:
        return True
    return stretch in fold(f"{_raw().get(page, '')}\n{_raw().get(page + 1, '')}") and (
        stretch not in following
    )


@cache
def _raw() -> dict[int, str]:
    pages: dict[int, list[str]] = {}
    for line in read_lines(read_report()):
        pages.setdefault(line.page, []).append(line.text)
    return {page: "\n".join(lines) for page, lines in pages.items()}


@cache
def _page(page: int) -> str:
    return fold(_raw().get(page, ""))
