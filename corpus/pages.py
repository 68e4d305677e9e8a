"""Which page a line of the report stands on.

Does not guess: the rule is fixed, and `read_lines` fails if it ever disagrees with a page number
that is printed in the text. The text has no form feeds; the PDF's text layer starts most pages
with a line that begins with exactly one space.
"""

import re
from dataclasses import dataclass

from corpus.types import PageBasis

FIRST_PAGE = 3  # "Förord"; the cover and the imprint are not in the text
LAST_PAGE = 33  # the back cover
UNSURE_PAGES = range(25, 28)  # text is lost here, so a page turn may be off by one
TITLE_LINE = "E-förvaltning och e-tjänster i Sveriges kommuner 2011"
# Lines that begin with one space but go on from lost text, a caption or a table head:
NOT_A_NEW_PAGE = (
    " Figur 9.",
    " (Antalet svarande: 136",
    " ID). 35 procent",
    " Figur 27.",
    " kommuner med fler än",
    " Antal Antal Antal",
)

_ONE_SPACE = re.compile(r" \S")
_PAGE_NUMBER = re.compile(r" (\d+) ?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report, as extracted, and its page. Page headings are left out."""

    text: str
    page: int


def page_basis(page: int) -> PageBasis:
    """Say whether a page number is printed (or follows from one) or counted.

    >>> page_basis(24), page_basis(25), page_basis(28)
    ('printed', 'counted', 'printed')
    """
    return "counted" if page in UNSURE_PAGES else "printed"


def read_lines(report: str) -> tuple[Line, ...]:
    r"""Give each line its page; raise ValueError where a printed page number disagrees.

    >>> [line.page for line in read_lines(" Förord \ntext \n\n Inledning \ntext")]
    [3, 3, 3, 4, 4]
    """
    page = FIRST_PAGE - 1
    lines: list[Line] = []
    in_heading = False
    for text in report.split("\n"):
        number = _PAGE_NUMBER.match(text)
        if text.strip() == TITLE_LINE:
            page, in_heading = page + 1, True
        elif in_heading and number:
            _check_printed(int(number[1]), page)
            in_heading = False
        elif not in_heading:
            page += _opens_page(text)
            lines.append(Line(text, page))
    return tuple(lines)


def _opens_page(text: str) -> bool:
    return bool(_ONE_SPACE.match(text)) and not text.startswith(NOT_A_NEW_PAGE)


def _check_printed(printed: int, counted: int) -> None:
    if printed != counted:
        raise ValueError(f"The report prints page {printed}, the page rule gives {counted}.")
