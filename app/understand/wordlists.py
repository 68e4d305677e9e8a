"""Word lists as data: words.toml beside this file, read once.

>>> "vara" in word_list("places", "ordinary")
True
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.plan import Comparator

HERE = Path(__file__).parent
KNOWN_WORDS = HERE / "data" / "known_words.txt"
"""Words of the written questions, one a line, made by `python -m app.understand.train`."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    return tomllib.loads((HERE / "words.toml").read_text("utf-8"))


def word_list(group: str, name: str) -> tuple[str, ...]:
    """The words under `[group] name = [...]`, in lower case, in the order of the file.

    Raises:
        KeyError: When words.toml has no such list.
    """
    return tuple(_lists()[group][name])


def phrases_by_comparator(place: str) -> dict[Comparator, tuple[str, ...]]:
    """Phrases "before" or "after" a number by their comparator, in the order of the file.

    Raises:
        KeyError: When `place` is neither.
    """
    return {name: tuple(phrases) for name, phrases in _lists()["comparators"][place].items()}
