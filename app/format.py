"""Numbers as Swedish text. Pure.

The guard reads these forms back, so every figure of an answer goes through here.
"""

from decimal import ROUND_HALF_UP, Decimal

SPACE = "\u00a0"  # no-break: "16,6 %" and "10 000" never break over a line


def half_up(value: float | Decimal, decimals: int) -> Decimal:
    """Rounded half up, as the report rounds.

    >>> half_up(16.65, 1), half_up(0.5, 0)
    (Decimal('16.7'), Decimal('1'))
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def number(value: float | Decimal, decimals: int | None = None) -> str:
    """A number with decimal comma and thousands spaces; whole numbers without decimals.

    >>> number(10000).replace(SPACE, " "), number(16.6), number(2.0), number(2.0, 1), number(-3)
    ('10 000', '16,6', '2', '2,0', '\u22123')
    """
    if decimals is None:
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        whole = exact == exact.to_integral_value()
        text = f"{exact:f}" if not whole else f"{exact.to_integral_value():f}"
    else:
        text = f"{half_up(value, decimals):f}"
    sign = "\u2212" if text.startswith("-") else ""
    digits, _, fraction = text.lstrip("-").partition(".")
    grouped = f"{int(digits):,}".replace(",", SPACE)
    return sign + grouped + (f",{fraction}" if fraction else "")


def percent(value: float | Decimal, decimals: int | None = None) -> str:
    """A share: "16,6 %".

    >>> percent(16.6).replace(SPACE, " "), percent(17, 1).replace(SPACE, " ")
    ('16,6 %', '17,0 %')
    """
    return f"{number(value, decimals)}{SPACE}%"


def counted(value: int, one: str, many: str) -> str:
    """A count with its noun.

    >>> counted(1, "kommun", "kommuner").replace(SPACE, " ")
    '1 kommun'
    """
    return f"{number(value)}{SPACE}{one if value == 1 else many}"


def joined(items: list[str]) -> str:
    """A Swedish list.

    >>> joined(["a", "b", "c"])
    'a, b och c'
    """
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} och {items[-1]}"


def page(number_: int, basis: str) -> str:
    """A page as the reader should look it up.

    >>> page(29, "printed").replace(SPACE, " "), page(26, "counted").replace(SPACE, " ")
    ('s. 29', 'ca s. 26')
    """
    return f"{'ca ' if basis == 'counted' else ''}s.{SPACE}{number_}"
