"""The pages and labels that a source may name: 33 pages, 3 appendices, 28 figures, the headings.

Built from plain values so that tests need no corpus; `of_corpus` fills it from the real one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.load import Corpus

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

    pages: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    """Folded label to its pages."""

    def objection(self, label: str, page: int) -> str | None:
        """Why this source cannot be, in Swedish, or None."""
        if not FIRST_PAGE <= page <= LAST_PAGE:
            return f"rapporten har ingen sida {page}; sidorna är {FIRST_PAGE} till {LAST_PAGE}"
        folded = fold_label(label)
        if folded not in self.pages:
            return f"rapporten har ingen rubrik, figur eller bilaga {label!r}"
        pages = self.pages[folded]
        near = {p + d for p in pages if p in COUNTED_PAGES for d in (-1, 1)}
        if page not in near.union(pages):
            return f"{label} står på s. {', '.join(map(str, pages))}, inte {page}"
        return None


def of_corpus(corpus: Corpus) -> Places:
    """The labels of the report: a heading may be cited on any page that its section reaches."""
    pages: dict[str, set[int]] = {}
    for section in corpus.sections:
        reached = {p.source.page for p in section.passages}
        # Text under a sub-heading is under the headings above it too; a label may recur.
        for label in (section.source.label, *section.source.section.split(" > ")):
            pages.setdefault(fold_label(label), set()).update(reached)
    for figure in corpus.figures:
        pages[f"figur {figure.number}"] = {figure.source.page}
    for appendix, on in APPENDIX_PAGES.items():
        pages.setdefault(appendix, set()).update(on)
    return Places({label: tuple(sorted(on)) for label, on in pages.items()})
