"""Is the same question answered the same way twice? Compares canonical JSON."""

import json

from app.types import Answer

PASSING = frozenset({"id", "timings_ms"})  # may differ between two answers that are the same


def canonical(answer: Answer) -> str:
    """An answer as JSON with sorted keys, without what may differ."""
    kept = {k: v for k, v in answer.model_dump(mode="json").items() if k not in PASSING}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def is_stable(first: Answer, second: Answer) -> bool:
    """Whether two answers to one question are the same."""
    return canonical(first) == canonical(second)
