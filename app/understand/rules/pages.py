"""Rules for places named by number: what a page holds, and numbers past the last page or appendix.

Only where nothing else is named: "står det på s. 22 att ..." asks about what it says, not the page.
"""

from app.plan import Refusal, Summary
from app.understand.rules.ask import Ask, Readings
from app.understand.rules.named import strong_facts

APPENDICES = (1, 2, 3)
FEW = 6  # words; "sidan 22" alone asks what is there


def numbered_place(ask: Ask) -> Readings:
    """A page by its number; a refusal that says what there is, for a number past the last."""
    parsed = ask.parsed
    if parsed.appendices and not set(parsed.appendices) & set(APPENDICES):
        return (Refusal(reason="not_surveyed", about="bilaga"),)
    if len(parsed.pages) != 1 or _names_more(ask):
        return None
    asks = parsed.has("text.summary", "text.figure_shows", "text.where", "form.which")
    if not (asks or len(parsed.tokens) <= FEW) or parsed.has("text.claim"):
        return None
    pages = [s.source.page for s in ask.corpus.sentences]
    if not min(pages) <= parsed.pages[0] <= max(pages):
        return (Refusal(reason="not_surveyed", about="sida"),)
    return (Summary(page=parsed.pages[0]),)


def _names_more(ask: Ask) -> bool:
    parsed = ask.parsed
    named = parsed.rows or parsed.categories or parsed.options or parsed.figures
    return bool(named or parsed.places.names or strong_facts(ask))
