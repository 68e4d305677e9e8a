"""The score table of README.md: written between two marks from the accepted and the closed results.

`--check` fails when the README does not say what the results say.
"""

from pathlib import Path

from evals.closed import ClosedRun
from evals.errors import EvalError
from evals.gate import Accepted
from evals.markdown import table
from evals.numbers_shown import number, of_n
from evals.results import Share
from evals.table_rows import KINDS_IN_SWEDISH

README = Path(__file__).resolve().parent.parent / "README.md"
START, END = "<!-- evals: start -->", "<!-- evals: slut -->"


class ReadmeError(EvalError):
    """README cannot be written or is stale; the text says what to do, in Swedish."""


def block(accepted: Accepted, closed: ClosedRun | None) -> str:
    """The table, open and closed half side by side."""
    rows = [
        ["Rätt svar", of_n(accepted.right), of_n(closed.right) if closed else "–"],
        [
            "Svar med fel tal",
            of_n(accepted.wrong_figures),
            of_n(closed.wrong_figures) if closed else "–",
        ],
        [
            "Svar där varje tal har belägg",
            of_n(accepted.grounded),
            of_n(closed.grounded) if closed else "–",
        ],
        [
            "Svar med ordagranna citat",
            of_n(accepted.verbatim),
            of_n(closed.verbatim) if closed else "–",
        ],
        [
            "Svarstid, median",
            f"{number(accepted.p50_ms)} ms",
            f"{number(closed.p50_ms)} ms" if closed else "–",
        ],
    ]
    nothing = Share(count=0, n=0)
    for kind, name in KINDS_IN_SWEDISH.items():
        if kind in accepted.kinds:
            other = closed.kinds.get(kind, nothing) if closed else nothing
            rows.append([f"– {name}", of_n(accepted.kinds[kind]), of_n(other)])
    dates = f"Öppna fall: {accepted.created[:10]}, incheckning {accepted.commit}."
    if closed:
        dates += f" Slutna fall: {closed.created[:10]}, incheckning {closed.commit}."
    return f"{table(['Mått', 'Öppna fall', 'Slutna fall'], rows)}\n\n{dates}"


def renewed(readme: str, new: str) -> str:
    """The README with the block between its marks replaced."""
    before, start, rest = readme.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ReadmeError(f"README.md saknar märkena {START} och {END}.")
    return f"{before}{START}\n{new}\n{END}{after}"


def write(new: str, path: Path = README, check: bool = False) -> None:
    """Write the block, or with `check` only see that it is there."""
    if not path.is_file():
        raise ReadmeError(f"{path.name} finns inte.")
    old = path.read_text(encoding="utf-8")
    text = renewed(old, new)
    if check and text != old:
        raise ReadmeError("README.md visar andra siffror än de godkända. Kör: fraga-evals readme")
    if not check:
        path.write_text(text, encoding="utf-8")
