"""Standing -> the HTML of the comparison, for the page and for the sheet. Pure.

Figures come from the standing alone; what they mean is said in its answer, in the report's words.
"""

from app.kinds.lookup import SMALL
from app.self_comparison.standing import COMMON_PERCENT, RARE_PERCENT
from app.self_comparison.types import CategoryLine, ServiceLine, Standing
from app.types import JsonScalar
from app.web import bars, compare_texts, markup, render, tables, texts
from app.web import evidence as evidence_view
from app.web.tables import Table
from app.web.types import Exchange


def heading(standing: Standing) -> str:
    """The title of the result."""
    name = standing.ticks.municipality
    return compare_texts.RESULT_NAMED.format(name) if name else compare_texts.RESULT


def summary(standing: Standing) -> str:
    """What the comparison says in words, with caveats and its sources in one line."""
    return render.answer(Exchange(0, standing.answer.question, standing.answer), tools=False)


def details(standing: Standing, *, folded: bool = True) -> str:
    """Tables and chart; nothing where nothing was ticked. On paper nothing is `folded` away."""
    if not standing.lines:
        return ""
    return "".join(
        (
            _own(standing),
            _lacked(standing),
            _rare(standing),
            _categories(standing, folded),
            _integration(standing),
        )
    )


def sources(standing: Standing) -> str:
    """Quotes, and how the figures were worked out."""
    exchange = Exchange(0, standing.answer.question, standing.answer)
    listed = evidence_view.citations(exchange, unfolded=False)
    return _section(texts.SOURCES, "", listed + evidence_view.method(standing.answer))


def _own(standing: Standing) -> str:
    return _section(compare_texts.OWN, "", _services(standing.own))


def _lacked(standing: Standing) -> str:
    lines = standing.common_lacked
    if not lines:
        return _section(compare_texts.LACKED, compare_texts.NONE_LACKED.format(COMMON_PERCENT))
    intro = compare_texts.LACKED_INTRO.format(COMMON_PERCENT)
    return _section(compare_texts.LACKED, intro, _services(lines))


def _rare(standing: Standing) -> str:
    lines = standing.rare_had
    if not lines:
        return _section(compare_texts.RARE, compare_texts.NONE_RARE.format(RARE_PERCENT))
    intro = compare_texts.RARE_INTRO.format(RARE_PERCENT)
    return _section(compare_texts.RARE, intro, _services(lines))


def _services(lines: tuple[ServiceLine, ...]) -> str:
    rows = [(x.row.name, x.row.category, x.count, x.share, x.rank) for x in lines]
    return tables.html(Table(compare_texts.COLUMNS_OWN, rows, row_head=0, sortable=True))


def _categories(standing: Standing, folded: bool) -> str:
    chart = bars.html([_bar(line) for line in standing.categories], compare_texts.CHART)
    rows = [
        (x.name, x.services, x.own, float(x.mean_shown.replace(",", ".")))
        for x in standing.categories
    ]
    table = tables.html(Table(compare_texts.COLUMNS_CATEGORY, rows, row_head=0))
    if folded:
        table = f"<details><summary>{compare_texts.AS_TABLE}</summary>{table}</details>"
    return _section(compare_texts.CATEGORIES, "", chart + table)


def _bar(line: CategoryLine) -> bars.Bar:
    shown = compare_texts.CHART_VALUE.format(
        own=line.own, services=line.services, mean=line.mean_shown
    )
    per_service = 100 / line.services
    return bars.Bar(line.name, shown, line.own * per_service, line.mean * per_service)


def _integration(standing: Standing) -> str:
    rows: list[tuple[JsonScalar, ...]] = [
        (_few(x), x.row.category, x.integrated, x.respondents, x.integrated_share)
        for x in standing.own
    ]
    table = tables.html(Table(compare_texts.COLUMNS_INTEGRATION, rows, row_head=0, sortable=True))
    return _section(compare_texts.INTEGRATION, compare_texts.INTEGRATION_INTRO, table)


def _few(line: ServiceLine) -> str:
    """The service's name, marked where its share rests on few replies."""
    few = line.respondents < SMALL  # as in answers
    return f"{line.row.name} ({compare_texts.FEW})" if few else line.row.name


def _section(title: str, intro: str, inside: str = "") -> str:
    said = f"<p>{markup.line(intro)}</p>" if intro else ""
    return f'<section class="avsnittsruta"><h3>{markup.line(title)}</h3>{said}{inside}</section>'


def file_rows(standing: Standing) -> list[tuple[JsonScalar, ...]]:
    """All 38 services as rows of the CSV file, in the order of Bilaga 2."""
    return [
        (
            x.number,
            x.row.category,
            x.row.name,
            x.ticked,
            x.count,
            x.share,
            x.rank,
            x.integrated,
            x.respondents,
            x.integrated_share,
        )
        for x in sorted(standing.lines, key=lambda x: x.number)
    ]
