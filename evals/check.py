"""`python -m evals.check [DIR ...]`: are the case files right? For authors, before they hand in.

Exit status 1 when anything is wrong. Also there as `fraga-evals check-cases`.
"""

import sys
from collections import Counter
from pathlib import Path

from corpus.load import load
from evals.cases import CASES, check
from evals.places import of_corpus
from evals.tables import open_tables


def report(folders: list[Path]) -> tuple[list[str], int]:
    """Lines to print and exit status."""
    cases, problems = check(folders, open_tables(), of_corpus(load()))
    lines = [str(p) for p in problems]
    kinds = Counter(case.kind for case in cases)
    lines += [f"{kind:16} {n:4}" for kind, n in sorted(kinds.items())]
    lines.append(f"{len(cases)} fall lästa, {len(problems)} fel")
    return lines, 1 if problems else 0


if __name__ == "__main__":
    out, status = report([Path(a) for a in sys.argv[1:]] or [CASES / "open"])
    sys.stdout.write("\n".join(out) + "\n")
    raise SystemExit(status)
