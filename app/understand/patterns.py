"""Cues and scope signs as data: TOML files of regular expressions, compiled once.

>>> sorted(Patterns.load().cues("hur många saknar bygglov"))
['aspect.lacks', 'aspect.negation', 'form.any_question', 'form.count']
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent


def _compile(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{p})" for p in patterns))


@dataclass(frozen=True)
class Patterns:
    """Compiled signs by name: a cue is "group.word" of `[group] word = [...]` in cues.toml."""

    cue: dict[str, re.Pattern[str]]
    scope: dict[str, re.Pattern[str]]

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> "Patterns":
        """Read cues.toml and scope.toml beside this file."""
        groups = tomllib.loads((HERE / "cues.toml").read_text("utf-8"))
        limits = tomllib.loads((HERE / "scope.toml").read_text("utf-8"))
        cue: dict[str, re.Pattern[str]] = {}
        for group, names in groups.items():
            for name, patterns in names.items():
                cue[f"{group}.{name}"] = _compile(patterns)
        return Patterns(cue, {n: _compile(v["patterns"]) for n, v in limits.items()})

    def cues(self, text: str) -> frozenset[str]:
        """Names of the cues in a text (lower case)."""
        return frozenset(name for name, pattern in self.cue.items() if pattern.search(text))

    def limits(self, text: str) -> frozenset[str]:
        """Names of the scope signs in a text (lower case)."""
        return frozenset(name for name, pattern in self.scope.items() if pattern.search(text))
