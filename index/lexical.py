"""BM25 over Swedish keys and the parts of compounds: finds by words what vectors find by likeness.

Knows nothing of meaning ("dagis" does not find "förskola"). Built in memory at start, some ten
milliseconds for this report. Only this file knows bm25s.
"""

from collections.abc import Sequence

import bm25s
import numpy as np

from index.swedish import STOP_WORDS, tokens, words
from index.types import Vectors

K1 = 1.2  # 0.9 to 1.5 were measured alike (within .01 of recall@1)
B = 0.5  # 0.3 to 0.75 alike; no length correction at all (0) was worse
NOTHING = "\0"  # a token that no text holds, so that a text without words can be indexed


def terms(text: str) -> list[str]:
    """Keys of the content words and of their compound parts, repeats kept.

    >>> terms("Hur många har e-tjänst för bygglovsansökan?")
    ['många', 'bygglovsansöka', 'bygglov', 'ansöka', 'bygga', 'lov']
    """
    return [
        key
        for token in tokens(words(text))
        if token.surface not in STOP_WORDS
        for key in (token.key, *token.parts)
    ]


class Lexical:
    """A BM25 index of texts, which keep their order."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts; there must be one at least."""
        self._size = len(texts)
        self._bm25 = bm25s.BM25(k1=K1, b=B, method="lucene", backend="numpy")
        self._bm25.index([terms(text) or [NOTHING] for text in texts], show_progress=False)

    def scores(self, question: str) -> Vectors:
        """A score for each text, 0 where it shares no word with the question."""
        known = [term for term in terms(question) if term in self._bm25.vocab_dict]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known), dtype=np.float32)
