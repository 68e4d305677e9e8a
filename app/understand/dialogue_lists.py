"""Follow-ups after a list or a ranking of the tables."""

import re

from app.plan import Aggregate, Filter, Overview, Ranking, Scope, Step
from app.understand.rules.ask import Ask


def on_list(ask: Ask, base: Filter | Overview) -> tuple[Step, ...] | None:
    """After a list: its first, its number, its sum, or the same list of another category."""
    parsed = ask.parsed
    scope = base.scope if isinstance(base, Filter) else Scope(categories=(base.category or "",))
    if parsed.categories:
        scope = Scope(categories=parsed.categories)
    if parsed.has("order.top", "order.bottom"):
        aspect = base.aspect if isinstance(base, Filter) else "has"
        way = "bottom" if parsed.has("order.bottom") else "top"
        return (Ranking(scope=scope, aspect=aspect, direction=way, k=ask.thresholds.k or 1),)
    if isinstance(base, Filter) and ask.thresholds.conditions:
        return (base.model_copy(update={"conditions": ask.thresholds.conditions}),)
    if parsed.categories:
        if isinstance(base, Overview):
            return (Overview(category=parsed.categories[0]),)
        return (base.model_copy(update={"scope": scope}),)
    if parsed.has("calc.sum", "calc.mean"):
        return (Aggregate(scope=scope, operation="mean" if parsed.has("calc.mean") else "sum"),)
    if parsed.has("form.count"):
        if isinstance(base, Filter) and base.conditions:
            return (base.model_copy(update={"output": "number"}),)
        return (Aggregate(scope=scope, operation="rows"),)
    return None


def on_ranking(ask: Ask, base: Ranking) -> tuple[Step, ...] | None:
    """After a ranking: the next places, its other end, more of it, or another column."""
    parsed, found = ask.parsed, ask.thresholds
    if parsed.has("order.next") or found.place or "nästa" in parsed.text or "sen då" in parsed.text:
        start = found.place if found.place and found.place > 2 else base.start + base.k
        return (base.model_copy(update={"start": start, "k": found.k or 1, "of_row": None}),)
    turned = re.search(r"ovanlig|minst|sällsynt|botten|sist|lägst|färst", parsed.text)
    way = "bottom" if turned else "top" if parsed.has("order.top") else base.direction
    if found.k or turned or parsed.has("order.top"):
        return (base.model_copy(update={"k": found.k or base.k, "start": 1, "direction": way}),)
    if ask.about_integration:
        return (base.model_copy(update={"aspect": ask.aspects[0], "form": "share"}),)
    return None
