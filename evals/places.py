"""The pages and labels that a source may name: 33 pages, 3 appendices, 28 figures, the headings.

Built from plain values so that tests need no corpus; `evals.report` fills it from `corpus.load`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

FIRST_PAGE, LAST_PAGE = 3, 33  # the pages that the report's text covers
APPENDIX_PAGES = {"bilaga 1": (28,), "bilaga 2": (29, 30), "bilaga 3": (31, 32)}
COUNTED_PAGES = frozenset({25, 26, 27})  # page_basis "counted": may be off by one


def fold_label(label: str) -> str:
    """Labels are compared without case, surplus space and final full stop.

    >>> fold_label(" Bilaga  2.")
    'bilaga 2'
    """
    return " ".join(label.split()).casefold().rstrip(".")


@dataclass(frozen=True, slots=True)
class Places:
    """Which labels exist, and on which pages each may be cited."""

    pages: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Folded label to its pages; no pages means any."""
    any_heading: bool = False
    """True where the headings are not known (no corpus yet): unknown labels pass."""

    def objection(self, label: str, page: int) -> str | None:
        """Why this source cannot be, in Swedish, or None."""
        if not FIRST_PAGE <= page <= LAST_PAGE:
            return f"rapporten har ingen sida {page}; sidorna är {FIRST_PAGE} till {LAST_PAGE}"
        folded = fold_label(label)
        known = {**APPENDIX_PAGES, **self.pages}
        if folded not in known:
            return None if self.any_heading else f"rapporten har ingen {label!r}"
        pages = known[folded]
        near = {p + d for p in pages if p in COUNTED_PAGES for d in (-1, 1)}
        if pages and page not in near.union(pages):
            return f"{label} står på s. {', '.join(map(str, pages))}, inte {page}"
        return None
