"""The failures of a system, to be read: what was asked, answered and wanted, worst first. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from evals.html_tools import table
from evals.results import CaseResult, SystemResult
from evals.swedish import plain
from evals.table_rows import KINDS_IN_SWEDISH, PIECES_IN_SWEDISH

ABOUT = (
    "Svar med fel tal står först inom varje slag: de är de farligaste. Läs facit och fråga dig om "
    "en noggrann handläggare hade godtagit svaret; då är det fallet som ska rättas."
)


def failures(system: SystemResult) -> str:
    """Every failed case, by kind, under a table of what was wrong."""
    failed = [case for case in system.cases if not case.right]
    if not failed:
        return "<p>Inga.</p>"
    kinds = [k for k in KINDS_IN_SWEDISH if any(case.kind == k for case in failed)]
    groups = [(k, [case for case in failed if case.kind == k]) for k in kinds]
    listed = "".join(
        f'<h3 id="fel-{kind}">{escape(KINDS_IN_SWEDISH[kind])} ({len(cases)})</h3>'
        + "".join(_failure(case) for case in sorted(cases, key=_danger))
        for kind, cases in groups
    )
    n = f"<p>{len(failed)} av {len(system.cases)} fall. {ABOUT}</p>"
    return f"{n}{_overview(groups)}{listed}"


def _danger(case: CaseResult) -> tuple[bool, bool, str]:
    return (case.verdict != "fault", not case.wrong_figure, case.id)


def _overview(groups: Sequence[tuple[str, Sequence[CaseResult]]]) -> str:
    """How many cases of each kind failed on what; a case may fail on several things."""
    counts = {kind: Counter(p for case in cases for p in _pieces(case)) for kind, cases in groups}
    pieces = [p for p in PIECES_IN_SWEDISH if any(counts[kind][p] for kind in counts)]
    rows = [
        [
            f'<a href="#fel-{kind}">{escape(KINDS_IN_SWEDISH[kind])}</a>',
            str(len(cases)),
            str(sum(bool(case.wrong_figure) for case in cases) or ""),
            *(str(counts[kind][piece] or "") for piece in pieces),
        ]
        for kind, cases in groups
    ]
    head = ["Slag", "Fel", "varav fel tal", *(PIECES_IN_SWEDISH[piece] for piece in pieces)]
    return table(head, rows, label="Vad som var fel, efter slag av fråga", raw=(0,))


def _pieces(case: CaseResult) -> Iterable[str]:
    return {finding.piece for finding in case.findings}


def _failure(case: CaseResult) -> str:
    turns = "".join(f"<p class=q>{escape(turn) or '(tom fråga)'}</p>" for turn in case.turns)
    mark = ' <strong class="mark">fel tal</strong>' if case.wrong_figure else ""
    parts = [
        ("Fel", _list([f.text for f in case.findings])),
        ("Facit", _list(case.gold)),
        ("Svar", _answer(case)),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in parts if text)
    return (
        f'<article id="{escape(case.id)}"><h4><code>{escape(case.id)}</code>{mark}</h4>'
        f"{turns}<dl>{rows}</dl></article>"
    )


def _list(lines: Sequence[str]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _answer(case: CaseResult) -> str:
    if case.answer is None:
        return ""
    given = case.answer
    status = given.status + (f" ({given.reason})" if given.reason else "")
    cited = "; ".join(dict.fromkeys(f"{c.label}, s. {c.page}" for c in given.citations))
    rule = str(given.plan.get("rule") or "")
    beside = ", ".join(x for x in (status, f"regel {rule}" if rule else "", cited) if x)
    return f"<div class=a>{escape(plain(given.text))}</div><small>{escape(beside)}</small>"
