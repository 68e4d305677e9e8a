"""Quality -> HTML: what the assistant can and cannot do, what was measured, how, and its limits.

Pure. Every figure comes from the results; the closed half leads, since the open one has been worked
on. Nothing is rounded to look better: half up, one decimal, with n beside.
"""

from collections.abc import Iterable

from app.format import percent
from app.quality import Quality, Result, Share
from app.web import bars, markup, program, quality_texts, tables
from app.web.tables import Table


def page(quality: Quality, data_version: str) -> str:
    """The whole tab."""
    return (
        f"<h2>{markup.line(quality_texts.HEADING)}</h2>"
        f'<div class="tvalistor">{_list(quality_texts.CAN, quality_texts.CAN_ITEMS)}'
        f"{_list(quality_texts.CANNOT, quality_texts.CANNOT_ITEMS)}</div>"
        f"{_scores(quality, data_version)}"
        f"{_list(quality_texts.METHOD, quality_texts.METHOD_ITEMS)}"
        f"{_list(quality_texts.LIMITS, quality_texts.LIMITS_ITEMS)}"
        f'<p class="svag">{_version(data_version)}</p>'
    )


def _list(title: str, items: Iterable[str]) -> str:
    listed = "".join(f"<li>{markup.line(item)}</li>" for item in items)
    return f"<section><h3>{markup.line(title)}</h3><ul>{listed}</ul></section>"


def _scores(quality: Quality, data_version: str) -> str:
    closed, known = quality.closed, quality.open
    title = f"<h3>{quality_texts.SCORES}</h3>"
    if closed is None or known is None:
        return f"<section>{title}<p>{quality_texts.NO_RESULTS}</p></section>"
    said = [
        quality_texts.LEAD.format(
            n=closed.right.n,
            right=_shown(closed.right),
            low=percent(100 * closed.right.low, 1),
            high=percent(100 * closed.right.high, 1),
        ),
        quality_texts.WRONG.format(wrong=_shown(closed.wrong_figures)),
    ]
    after = [
        quality_texts.HALVES,
        quality_texts.MEASURED.format(closed=closed.measured, open=known.measured),
    ]
    if {closed.data_version, known.data_version} != {data_version}:
        after.append(quality_texts.OTHER_DATA)
    table = tables.html(Table(quality_texts.COLUMNS, _rows(closed, known), row_head=0))
    folded = f"<details><summary>{quality_texts.AS_TABLE}</summary>{table}</details>"
    return (
        f"<section>{title}{_paragraphs(said)}{_chart(closed)}{folded}{_paragraphs(after)}</section>"
    )


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{markup.line(text)}</p>" for text in texts)


def _chart(closed: Result) -> str:
    shown = [
        bars.Bar(_kind(kind), _shown(share), share.percent) for kind, share in closed.kinds.items()
    ]
    best_first = sorted(shown, key=lambda bar: -bar.percent)
    return bars.html(best_first, quality_texts.CHART)


def _rows(closed: Result, known: Result) -> list[tuple[str, str, str]]:
    rows = [
        (quality_texts.RIGHT, _shown(closed.right), _shown(known.right)),
        (quality_texts.WRONG_FIGURES, _shown(closed.wrong_figures), _shown(known.wrong_figures)),
        (quality_texts.GROUNDED, _shown(closed.grounded), _shown(known.grounded)),
        (quality_texts.VERBATIM, _shown(closed.verbatim), _shown(known.verbatim)),
    ]
    nothing = Share(0, 0, 0.0, 0.0)
    rows += [
        (_kind(kind), _shown(closed.kinds.get(kind, nothing)), _shown(share))
        for kind, share in known.kinds.items()
    ]
    return rows


def _kind(kind: str) -> str:
    return quality_texts.KINDS.get(kind, kind)


def _shown(share: Share) -> str:
    """A share with its n: "81,5 % (444 av 545)"; a dash where nothing was measured."""
    if not share.n:
        return "–"
    return quality_texts.OF_N.format(share=percent(share.percent, 1), count=share.count, n=share.n)


def _version(data_version: str) -> str:
    said = quality_texts.VERSION.format(program=program.version(), data=data_version)
    return markup.line(said)
