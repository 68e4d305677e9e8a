"""How figures are printed in reports: Swedish form, and always with n where it is a share. Pure."""

from evals.results import Share

NOTHING = "–"
SMALLEST = 0.001  # p-values below this are not told apart


def number(value: float | None, decimals: int = 1) -> str:
    """A number with decimal comma.

    >>> number(12.345), number(None), number(2011, 0)
    ('12,3', '–', '2011')
    """
    return NOTHING if value is None else f"{value:.{decimals}f}".replace(".", ",")


def plain_number(value: float) -> str:
    """A gold figure as a person writes it, with the decimals that it has.

    >>> plain_number(16.6), plain_number(37.0), plain_number(1234567)
    ('16,6', '37', '1234567')
    """
    return f"{value:.10g}".replace(".", ",")


def chance(p: float) -> str:
    """A p-value; below a thousandth only that much is said.

    >>> chance(0.125), chance(0.0000001)
    ('p = 0,125', 'p < 0,001')
    """
    return "p < 0,001" if p < SMALLEST else f"p = {number(p, 3)}"


def percent(value: float | None) -> str:
    """A share between 0 and 1 as percent.

    >>> percent(0.875)
    '87,5 %'
    """
    return NOTHING if value is None else f"{number(value * 100)} %"


def of_n(share: Share) -> str:
    """A share with its count and n.

    >>> of_n(Share(count=7, n=8))
    '87,5 % (7 av 8)'
    """
    return NOTHING if not share.n else f"{percent(share.share)} ({share.count} av {share.n})"


def spread(share: Share) -> str:
    """The interval of a share.

    >>> spread(Share(count=7, n=8, low=0.625, high=1.0))
    '62,5–100,0'
    """
    if share.low is None or share.high is None:
        return NOTHING
    return f"{number(share.low * 100)}–{number(share.high * 100)}"
