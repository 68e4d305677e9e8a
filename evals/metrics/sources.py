"""Is a cited place one that gold calls fair? Same label, same page.

One page either way is allowed where the page is counted rather than printed (25 to 27). Whether the
quote carries the claim is another question: see `citation`.
"""

from app.types import Answer, Citation
from evals.places import COUNTED_PAGES, fold_label
from evals.types import Case, GoldSource


def is_fair(citation: Citation, source: GoldSource) -> bool:
    """Whether a citation names the gold source."""
    counted = citation.page_basis == "counted" or source.page in COUNTED_PAGES
    return fold_label(citation.label) == fold_label(source.label) and abs(
        citation.page - source.page
    ) <= int(counted)


def any_fair(case: Case, answer: Answer) -> bool:
    """Whether at least one citation names a fair source."""
    return any(is_fair(c, s) for c in answer.citations for s in case.sources)
