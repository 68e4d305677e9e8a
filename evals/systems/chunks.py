"""A plain character splitter, as in any first recipe for chatting with a document.

Knows nothing of pages, tables or headings; that is the point of the baseline.
"""

SIZE = 500  # characters a chunk: the common choice for small embedding models (256 word pieces)
OVERLAP = 50
SEPARATORS = ("\n\n", "\n", ". ", " ")


def split(text: str, size: int = SIZE, overlap: int = OVERLAP) -> list[str]:
    """Cut a text into overlapping chunks, each ending at the best separator in its last half.

    >>> split("ett två tre fyra fem", size=10, overlap=3)
    ['ett två', 'vå tre', 're fyra', 'ra fem']
    """
    chunks: list[str] = []
    start = 0
    while start < len(text):
        end = _cut(text, start, size)
        chunks.append(text[start:end].strip())
        if end >= len(text):
            break
        start = max(end - overlap, start + 1)
    return [chunk for chunk in chunks if chunk]


def _cut(text: str, start: int, size: int) -> int:
    end = start + size
    if end >= len(text):
        return len(text)
    for separator in SEPARATORS:
        at = text.rfind(separator, start + size // 2, end)
        if at > 0:
            return at + len(separator)
    return end
