"""The report's text: reading it, folding white space, cutting sentences, checking quotes.

Does not know pages, headings or tables. Folding stands in one place because a quote is only
verbatim if quote and report were folded alike.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
REPORT = DATA / "report.txt"
BULLET = "\uf0b7"
GAP = " … "  # joins the stretches of a quote that leaves something out

_HYPHEN_AT_LINE_END = re.compile(r"-[^\S\n]*\n\s*")
_WHITE_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÅÄÖ0-9])")
_NO_END = re.compile(r"(?:\b(?:Figur|figur|Bilaga|bilaga) \d+|\bex|\bca)\.$")


def read_report() -> str:
    """Return the report exactly as it was extracted from its PDF."""
    return REPORT.read_bytes().decode("utf-8")


def fold(text: str) -> str:
    r"""Drop bullet signs, join words cut at a hyphen, make all other white space one space.

    >>> fold("utveckla e-\n\nförvaltning  har\u00a0ganska \n låg")
    'utveckla e-förvaltning har ganska låg'
    >>> fold("\uf0b7 Enklare vardag \n")
    'Enklare vardag'
    """
    text = text.replace(BULLET, "").replace("\r", "\n")
    return _WHITE_SPACE.sub(" ", _HYPHEN_AT_LINE_END.sub("-", text)).strip()


@cache
def folded_report() -> str:
    """Return the whole report, folded: what quotes are compared with."""
    return fold(read_report())


def is_verbatim(quote: str) -> bool:
    """Tell whether each stretch of the quote stands in the report, not cut inside a word or number.

    >>> is_verbatim("Ansöka om bygglov 37 16,6%")
    True
    >>> is_verbatim("41 … Kommunövergripande")
    True
    >>> is_verbatim("Ansöka om bygglov 7 16,6%"), is_verbatim("3 procent av kommunerna har utsett")
    (False, False)
    >>> is_verbatim("")
    False
    """
    return all(_stands_in(stretch, folded_report()) for stretch in fold(quote).split(GAP))


@lru_cache(maxsize=8_192)  # answers quote the same rows again and again
def _stands_in(stretch: str, text: str) -> bool:
    pattern = rf"(?<!\w){re.escape(stretch)}(?!\w)"
    return bool(stretch.strip()) and re.search(pattern, text) is not None


def split_sentences(text: str) -> list[str]:
    """Cut folded text into sentences; a figure's number or a short form ends none.

    >>> split_sentences("E-samhället är här! Men det är ojämnt fördelat. 35 procent anger nej.")
    ['E-samhället är här!', 'Men det är ojämnt fördelat.', '35 procent anger nej.']
    >>> split_sentences("Se Figur 3. Den visar antal.")
    ['Se Figur 3. Den visar antal.']
    """
    sentences: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if sentences and _NO_END.search(sentences[-1]):
            sentences[-1] += f" {piece}"
        else:
            sentences.append(piece)
    return sentences
