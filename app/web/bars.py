"""A bar chart -> HTML: a list of names and figures as text, each with its bar as SVG beneath.

Pure. Every figure of the chart is text, so a screen reader reads what the eye sees; the bars are
decoration. Widths are in percent of the line: the chart fits 320 pixels as well as 1920, names
wrap instead of overlapping, and nothing has to be scaled (Gradio's cleaning drops viewBox).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.web import markup

BAR_HEIGHT = 12
MARK_WIDTH = 3  # pixels of the line that marks what to compare with


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `percent` and `mark` are parts of the full width; `mark` is what to compare with."""

    name: str
    shown: str
    percent: float
    mark: float | None = None


def html(bars: Sequence[Bar], caption: str) -> str:
    """The chart with its caption.

    >>> html([Bar("Trafik", "1 av 4", 25.0)], "Andel")[:74]
    '<figure class="diagram"><figcaption>Andel</figcaption><ul class="staplar">'
    """
    items = "".join(f"<li>{_bar(bar)}</li>" for bar in bars)
    heading = f"<figcaption>{markup.line(caption)}</figcaption>"
    return f'<figure class="diagram">{heading}<ul class="staplar">{items}</ul></figure>'


def _bar(bar: Bar) -> str:
    name = f'<span class="stapelnamn">{markup.line(bar.name)}</span>'
    value = f'<span class="stapelvarde">{markup.line(bar.shown)}</span>'
    track = _rect("spar", 0, "100%")
    own = _rect("stapel", 0, f"{_inside(bar.percent)}%") if bar.percent > 0 else ""
    mark = ""
    if bar.mark is not None:
        place = f"{_inside(bar.mark)}%"
        mark = f'<rect class="snitt" x="{place}" y="0" width="{MARK_WIDTH}" height="16"></rect>'
    return f'{name} {value}<svg width="100%" height="16">{track}{own}{mark}</svg>'


def _rect(css: str, x: int, width: str) -> str:
    size = f'x="{x}" y="2" width="{width}" height="{BAR_HEIGHT}" rx="3"'
    return f'<rect class="{css}" {size}></rect>'


def _inside(percent: float) -> float:
    """Whatever comes, no bar leaves its line; two decimals are less than a pixel."""
    return round(min(max(percent, 0.0), 100.0), 2)
