"""Two plots as SVG text: shares with intervals, and a distribution of times. Pure, no library.

Hand-made, because the report must be one small file that prints sharply and needs no script.
"""

from collections.abc import Sequence
from html import escape

from evals.numbers_shown import number, of_n
from evals.results import Share

LABEL, PLOT, TEXT = 190, 420, 170  # widths in pixels: names, the plot itself, figures beside it
ROW, BAR = 24, 14  # heights in pixels: a row, the bar in it
INK, BAR_COLOUR, LINE, MEDIAN = "#1b1b1b", "#2f6f9f", "#8a8a8a", "#a33b20"
BINS = 40
BEYOND = 2  # the scale of times ends at so many times the 95th percentile
EDGE = 40  # pixels left free at the sides of the histogram, for its labels


def shares(rows: Sequence[tuple[str, Share]], title: str) -> str:
    """Horizontal bars from 0 to 100 percent, each with its 95 percent interval and its n."""
    height = ROW * len(rows) + 34
    parts = [_open(LABEL + PLOT + TEXT, height, title)]
    for tick in (0, 25, 50, 75, 100):
        x = LABEL + PLOT * tick / 100
        parts.append(_line(x, 4, x, height - 26, LINE, dashed=True))
        parts.append(_text(x, height - 10, f"{tick} %", "middle"))
    for i, (name, share) in enumerate(rows):
        parts += _bar(name, share, 6 + i * ROW)
    return "".join([*parts, "</svg>"])


def _bar(name: str, share: Share, top: float) -> list[str]:
    middle = top + ROW / 2
    parts = [_text(LABEL - 8, middle + 4, name, "end")]
    if share.share is not None:
        width = PLOT * share.share
        parts.append(
            f'<rect x="{LABEL}" y="{middle - BAR / 2:.1f}" width="{width:.1f}" height="{BAR}" '
            f'fill="{BAR_COLOUR}"/>'
        )
    if share.low is not None and share.high is not None:
        low, high = LABEL + PLOT * share.low, LABEL + PLOT * share.high
        parts.append(_line(low, middle, high, middle, INK))
        parts += [_line(x, middle - 4, x, middle + 4, INK) for x in (low, high)]
    parts.append(_text(LABEL + PLOT + 10, middle + 4, of_n(share), "start"))
    return parts


def times(values: Sequence[float], p50: float, p95: float, title: str) -> str:
    """A histogram of milliseconds with median and 95th percentile; the slowest are one last bar."""
    top = max(p95 * BEYOND, 1e-9)
    counts = [0] * BINS
    for value in values:
        counts[min(int(value / top * BINS), BINS - 1)] += 1
    width, height, floor = LABEL + PLOT + TEXT, 190, 150
    parts = [_open(width, height, title)]
    step = (width - 2 * EDGE) / BINS
    for i, count in enumerate(counts):
        tall = (floor - 34) * count / max(counts)
        parts.append(
            f'<rect x="{EDGE + i * step:.1f}" y="{floor - tall:.1f}" width="{step - 1:.1f}" '
            f'height="{tall:.1f}" fill="{BAR_COLOUR}"/>'
        )
    parts.append(_line(EDGE, floor, width - EDGE, floor, INK))
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = EDGE + (width - 2 * EDGE) * share
        parts.append(_text(x, floor + 18, f"{number(top * share)} ms", "middle"))
    slow = sum(value >= top for value in values)
    note = f"långsammare än {number(top)} ms: {slow} svar, det längsta {number(max(values))} ms"
    parts.append(_text(width - EDGE, floor + 36, note, "end"))
    for at, name, y in ((p50, "median", 14), (p95, "95:e percentilen", 28)):
        x = EDGE + (width - 2 * EDGE) * at / top
        parts.append(_line(x, y - 8, x, floor, MEDIAN))
        parts.append(_text(x + 5, y, f"{name} {number(at)} ms", "start"))
    return "".join([*parts, "</svg>"])


def _open(width: float, height: float, title: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" '
        f'aria-label="{escape(title, quote=True)}"><title>{escape(title)}</title>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, dashed: bool = False) -> str:
    dash = ' stroke-dasharray="2 4"' if dashed else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{dash}/>'
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}">{escape(text)}</text>'
    )
