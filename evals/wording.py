"""The parts of an answer's text: its first sentence, its lines, and whether a phrase stands in it.

Markdown is read only as far as a visitor sees it: list items, paragraphs, headings, emphasis.
"""

import re
from dataclasses import dataclass

from evals.swedish import folded, plain

SHORT = 3  # phrases up to this length must be whole words: "ja" stands in "tjänst"

_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+|^\s*\|")
_HEADING = re.compile(r"^\s*#+\s+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"')\]»”]*(?:\s*\[\^?\d+(?:\s*[,–-]\s*\d+)*\])*(?=\s|$)")
_NEVER_LAST = re.compile(
    r"(?:^|[\s(])(?:s|sid|ca|bl\.a|t\.ex|d\.v\.s|dvs|resp|nr|jfr|p\.g\.a|inkl|exkl|ev|enl)\.$",
    re.IGNORECASE,
)
_BARE_REPLY = re.compile(r"^(?:ja|nej|jo|jodå|javisst)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A list item, a table row or a paragraph."""

    text: str
    is_item: bool


def lines(text: str) -> tuple[Line, ...]:
    r"""Cut a text into list items and paragraphs; headings are left out.

    >>> [line.text for line in lines("Två:\n- ett\n  till\n- tre\n\nSlut\npå det.")]
    ['Två:', 'ett till', 'tre', 'Slut på det.']
    """
    found: list[Line] = []
    fresh = True
    for raw in text.splitlines():
        if not raw.strip() or _HEADING.match(raw):
            fresh = True
        elif _ITEM.match(raw):
            found.append(Line(plain(_ITEM.sub("", raw)).strip(), is_item=True))
            fresh = False
        elif fresh:
            found.append(Line(plain(raw).strip(), is_item=False))
            fresh = False
        else:
            found[-1] = Line(f"{found[-1].text} {plain(raw).strip()}", found[-1].is_item)
    return tuple(found)


def lead(text: str) -> str:
    r"""The first sentence; a colon runs on through the first item, a bare "Nej." into the next.

    >>> lead("37 kommuner (16,6 %) har det, se s. 29. Andra har det inte.")
    '37 kommuner (16,6 %) har det, se s. 29.'
    >>> lead("Vanligast är:\n1. Boka böcker: 148\n2. E-böcker: 120")
    'Vanligast är: Boka böcker: 148'
    >>> lead("Nej. Det är 37. Inte 11.")
    'Nej. Det är 37.'
    """
    blocks = lines(text)
    if not blocks:
        return ""
    first = _first_sentence(blocks[0].text)
    if first == blocks[0].text and len(blocks) > 1:
        if first.endswith(":"):
            return f"{first} {_first_sentence(blocks[1].text)}"
        if _BARE_REPLY.match(first):
            return f"{first} {_first_sentence(blocks[1].text)}"
    return first


def _first_sentence(text: str) -> str:
    for match in _SENTENCE_END.finditer(text):
        head, rest = text[: match.end()], text[match.end() :].lstrip()
        if _NEVER_LAST.search(text[: match.start() + 1]) or (rest and rest[0].islower()):
            continue
        if _BARE_REPLY.match(head) and rest:
            continue
        return head
    return text


def stands_in(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text: short words as whole words, figures as whole figures.

    >>> stands_in("ja", "Tjänsten finns"), stands_in("s. 2", "se s. 29")
    (False, False)
    >>> stands_in("Finans", "självfinansiering")
    True
    """
    needle = folded(phrase)
    if not needle:
        return False
    short = len(needle) <= SHORT
    before = r"(?<!\w)" if short else (r"(?<!\d)" if needle[0].isdigit() else "")
    after = r"(?!\w)" if short else (r"(?!\d)" if needle[-1].isdigit() else "")
    return re.search(f"{before}{re.escape(needle)}{after}", folded(text)) is not None
