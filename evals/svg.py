"""Two plots as small SVGs: a share with its interval, and a distribution of times. Pure.

Hand-made, without a library, because the report must be one small file that prints sharply and
needs no script. They stretch to the width they are given and hold no text: figures and labels stand
beside them in HTML, so that they can be read on a telephone and read aloud. Colours are those of
the page's style.
"""

from collections.abc import Sequence

from evals.results import Share

BAR = 14  # height of a bar in the drawing's units
HEIGHT = 100  # height of the histogram
BINS = 40
BEYOND = 2  # the scale of times ends at so many times the 95th percentile


def bar(share: Share) -> str:
    """A bar from 0 to 100 percent with its 95 percent interval; nothing without cases.

    >>> bar(Share(count=0, n=0))
    ''
    """
    if share.share is None:
        return ""
    parts = [f'<rect class="bar" y="2" width="{100 * share.share:.1f}" height="{BAR - 4}"/>']
    if share.low is not None and share.high is not None:
        low, high, middle = 100 * share.low, 100 * share.high, BAR / 2
        parts.append(_line(low, middle, high, middle))
        parts += [_line(x, 3, x, BAR - 3) for x in (low, high)]
    return _drawing(BAR, parts, "share")


def histogram(values: Sequence[float], p50: float, p95: float) -> str:
    """Counts of milliseconds, with the median and the 95th percentile as lines."""
    top = end_of_scale(p95)
    counts = [0] * BINS
    for value in values:
        counts[min(int(value / top * BINS), BINS - 1)] += 1
    parts = []
    for i, count in enumerate(counts):
        tall = HEIGHT * count / max(counts)
        parts.append(
            f'<rect class="bar" x="{i * 100 / BINS:.2f}" y="{HEIGHT - tall:.1f}" '
            f'width="{100 / BINS - 0.3:.2f}" height="{tall:.1f}"/>'
        )
    parts += [_line(100 * at / top, 0, 100 * at / top, HEIGHT, "mark") for at in (p50, p95)]
    return _drawing(HEIGHT, parts, "times")


def end_of_scale(p95: float) -> float:
    """Where the scale of times ends; the slowest stand together in the last bar.

    >>> end_of_scale(20)
    40
    """
    return max(p95 * BEYOND, 1e-9)


def _drawing(height: float, parts: Sequence[str], name: str) -> str:
    return (
        f'<svg class="{name}" viewBox="0 0 100 {height:g}" preserveAspectRatio="none" '
        f'aria-hidden="true">{"".join(parts)}</svg>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, name: str = "interval") -> str:
    return (
        f'<line class="{name}" x1="{x1:.1f}" y1="{y1:g}" x2="{x2:.1f}" y2="{y2:g}" '
        'vector-effect="non-scaling-stroke"/>'
    )
