"""Numbers and sums as Swedes write them. Pure functions; nothing is rounded.

Figures reach the page as JSON numbers and as expressions with decimal points: here they get their
comma, their thousands space and the signs that a reader expects.
"""

import math
import re
from collections.abc import Iterable
from decimal import Decimal

from app.types import JsonScalar
from app.web import texts

_SIGNS = {"*": " × ", "/": " / ", "+": " + ", "-": " − "}
_SIGN = re.compile(r"\s*([*/+-])\s*")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_UNARY = re.compile(r"(^|[(×/+−])\s*− ")
NO_BREAK = "\u00a0"


def column(values: Iterable[JsonScalar]) -> list[str]:
    r"""The cells of one column: fractions get as many decimals as the longest of them has.

    >>> column([45.7, 35.0]), column([63.0, 22.0]), column([100000, 2011, None, True, "Umeå"])
    (['45,7', '35,0'], ['63', '22'], ['100\xa0000', '2011', '–', 'ja', 'Umeå'])
    """
    cells = list(values)
    decimals = max((_decimals(cell) for cell in cells if isinstance(cell, float)), default=0)
    return [_shown(cell, decimals) for cell in cells]


def _decimals(value: float) -> int:
    """How many decimals a number is written with: 45.7 has one, 63.0 has none."""
    fraction = format(Decimal(repr(value)), "f").partition(".")[2]
    return len(fraction.rstrip("0"))


def _shown(value: JsonScalar, decimals: int) -> str:
    if value is None:
        return texts.NOTHING
    if isinstance(value, bool):
        return texts.YES if value else texts.NO
    if isinstance(value, str):
        return value
    if isinstance(value, float) and not math.isfinite(value):
        return texts.NOTHING
    places = decimals if isinstance(value, float) else 0
    whole, _, fraction = format(Decimal(repr(value)), f".{places}f").partition(".")
    if len(whole.lstrip("-")) > 4:  # four figures stay together: most of them are years
        whole = f"{int(whole):,}".replace(",", NO_BREAK)
    return whole.replace("-", "−") + (f",{fraction}" if fraction else "")


def expression(text: str) -> str:
    """A calculation as it would stand on paper.

    >>> expression("37/223*100")
    '37 / 223 × 100'
    >>> expression("(45.7 - 16.6) * -1")
    '(45,7 − 16,6) × −1'
    """
    signed = _SIGN.sub(lambda match: _SIGNS[match[1]], text).strip()
    return _POINT.sub(",", _UNARY.sub(lambda match: f"{_after(match[1])}−", signed))


def _after(sign: str) -> str:
    """What stands before a minus that belongs to its number: a space after a sign, else none."""
    return sign if sign in {"", "("} else f"{sign} "
