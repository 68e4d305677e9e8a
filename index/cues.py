"""Words that tell which table or chart is meant, where the rest of a question fits two units.

"Ansöka om bygglov" is a row of Bilaga 2 and one of Bilaga 3: only words like "integrerad" tell them
apart. A chart's number is a name. Moves the scores of search a little; never takes a unit
away.
"""

import re
from collections.abc import Sequence

import numpy as np

from index.types import Vectors

INTEGRATION_WEIGHT = 0.3  # of Bilaga 3's rows where integration is spoken of
UNSPOKEN_WEIGHT = -0.05  # of the same rows elsewhere: Bilaga 2 is what most ask about
FIGURE_WEIGHT = 0.6  # of a chart that is named by its number
_INTEGRATION = re.compile(
    r"integr|koppl(?:ad|at|ing|ar|a)|verksamhetssystem|systemkoppl|bilaga (?:3|tre)\b|\bvet[- ]ej\b"
)
_FIGURE = re.compile(r"\b(?:fig(?:ur(?:en)?|ure)?\.?|diagram(?:met)?)\s*(?:nr\s*)?(\d{1,2})\b")


class Cues:
    """Reads the cues for a fixed list of units."""

    def __init__(self, units: Sequence[str]) -> None:
        """Note which units are rows of Bilaga 3, and where each chart stands."""
        self._integration = np.array([unit.startswith("int:") for unit in units], dtype=np.float32)
        self._figures = {
            unit.removeprefix("fig:"): at for at, unit in enumerate(units) if unit[:4] == "fig:"
        }

    def scores(self, question: str) -> Vectors:
        """What the cues add to each unit, and take from Bilaga 3 where there are none."""
        text = question.lower()
        weight = INTEGRATION_WEIGHT if _INTEGRATION.search(text) else UNSPOKEN_WEIGHT
        found: Vectors = self._integration * np.float32(weight)
        for number in _FIGURE.findall(text):
            if number in self._figures:
                found[self._figures[number]] += FIGURE_WEIGHT
        return found
