"""Does every quote stand word for word in the report? Uses the corpus's own folding and search."""

from app.types import Answer
from corpus.text import is_verbatim


def not_verbatim(answer: Answer) -> tuple[str, ...]:
    """The quotes that do not stand in the report; an empty quote does not."""
    return tuple(
        c.quote for c in answer.citations if not c.quote.strip() or not is_verbatim(c.quote)
    )
