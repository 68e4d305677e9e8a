"""Texts to vectors: the shipped static model by numpy alone, any other by sentence-transformers.

The shipped model is an ordinary sentence-transformers folder (StaticEmbedding, Normalize). Reading
it without that library gives the same vectors and saves some four seconds and 400 MB at start.
Nothing is ever downloaded unless the caller allows it.
"""

import hashlib
import json
import logging
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.types import Encoder, Vectors

SHIPPED: Final = Path(__file__).parent / "model"
WEIGHTS, TOKENIZER, MODULES = "model.safetensors", "tokenizer.json", "modules.json"
STATIC_MODULES = ["StaticEmbedding", "Normalize"]
NAME_LENGTH = 12  # hex digits of a hash: short enough to read, long enough to tell models apart
E5_PREFIXES = ("query: ", "passage: ")  # the E5 family was trained with these before every text

logger = logging.getLogger(__name__)


class MissingModelError(RuntimeError):
    """The embedding model of the settings cannot be opened. The text is for the user."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Språkmodellen för sökning, {name!r}, går inte att öppna. Inställningen "
            "FRAGA_EMBEDDING_MODEL ska vara tom (den medföljande modellen) eller namnge en mapp "
            "med en modell för sentence-transformers eller en modell som redan är hämtad."
        )


class StaticEncoder:
    """A mean of learnt word-piece vectors, length 1; all zeros when no piece is known."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        """Read the folder; a missing file raises `MissingModelError`."""
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            weights: dict[str, Any] = load_file(folder / WEIGHTS)
            self._weights = weights["embedding.weight"].astype(np.float32)
        except Exception as error:  # tokenizers raises bare Exception
            raise MissingModelError(str(folder)) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.name = f"static-{_files_hash(folder)}"

    def documents(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        vectors = np.zeros((len(texts), self._weights.shape[1]), dtype=np.float32)
        for row, encoding in enumerate(encodings):
            if encoding.ids:
                vectors[row] = self._weights[encoding.ids].mean(axis=0)
        return _unit(vectors)

    def query(self, text: str) -> Vectors:
        """The vector of a question: made like that of a document."""
        vector: Vectors = self.documents([text])[0]
        return vector


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by folder or by a name that is in the local cache.

    The library is imported and the model read at the first text, not before. One torch thread: two
    threads on a busy machine of two cores were measured ten times slower than one.
    """

    def __init__(
        self,
        name: str,
        *,
        query_prefix: str | None = None,
        document_prefix: str | None = None,
        allow_download: bool = False,
    ) -> None:
        """Prefixes not given are those of the E5 family for its names, else empty."""
        e5 = E5_PREFIXES if "e5" in Path(name).name.lower().split("-") else ("", "")
        self._query_prefix = e5[0] if query_prefix is None else query_prefix
        self._document_prefix = e5[1] if document_prefix is None else document_prefix
        self._source, self._allow_download = name, allow_download
        folder = Path(name)
        local = f"{folder.name}-{_files_hash(folder)}" if folder.is_dir() else name
        self.name = "|".join((local, self._query_prefix, self._document_prefix))
        self._model: Any = None
        self._lock = threading.Lock()

    def documents(self, texts: Sequence[str]) -> Vectors:
        """One row a text, each with the document prefix."""
        return self._encode([self._document_prefix + text for text in texts])

    def query(self, text: str) -> Vectors:
        """The vector of a question, with the query prefix; zeros for no text at all."""
        vector: Vectors = self._encode([self._query_prefix + text])[0]
        return vector if text.strip() else np.zeros_like(vector)

    def _encode(self, texts: list[str]) -> Vectors:
        with self._lock:
            self._model = self._model or self._open()
            vectors = self._model.encode(texts, show_progress_bar=False, convert_to_numpy=True)
        return _unit(np.asarray(vectors, dtype=np.float32))

    def _open(self) -> Any:  # noqa: ANN401  # the library has no types
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        import torch  # noqa: PLC0415
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        torch.set_num_threads(1)
        try:
            return SentenceTransformer(
                self._source, device="cpu", local_files_only=not self._allow_download
            )
        except Exception as error:  # each backend raises its own kind
            logger.debug("sentence-transformers could not open %r", self._source, exc_info=True)
            raise MissingModelError(self._source) from error


def open_encoder(
    name: str = "",
    *,
    query_prefix: str | None = None,
    document_prefix: str | None = None,
    allow_download: bool = False,
) -> Encoder:
    """The shipped model for an empty name, else the model of a folder or of a known name."""
    folder = Path(name) if name else SHIPPED
    if is_static(folder) and not query_prefix and not document_prefix:
        return StaticEncoder(folder)
    if not name:
        raise MissingModelError(str(SHIPPED))
    return SentenceTransformerEncoder(
        name,
        query_prefix=query_prefix,
        document_prefix=document_prefix,
        allow_download=allow_download,
    )


def is_static(folder: Path) -> bool:
    """Whether a folder holds StaticEmbedding and Normalize and nothing else."""
    try:
        modules = json.loads((folder / MODULES).read_text(encoding="utf-8"))
        return [m["type"].rpartition(".")[2] for m in modules] == STATIC_MODULES
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _unit(vectors: Vectors) -> Vectors:
    """Rows of length 1; rows that are zero or not finite become zeros."""
    clean = np.nan_to_num(vectors, nan=0.0, posinf=0.0, neginf=0.0)
    lengths = np.linalg.norm(clean, axis=1, keepdims=True)
    result: Vectors = np.divide(clean, lengths, out=np.zeros_like(clean), where=lengths > 0)
    return result


def _files_hash(folder: Path) -> str:
    """A hash of the files that decide the vectors (names and bytes); README and caches do not."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in {".json", ".safetensors", ".bin", ".txt", ".model"}:
            digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:NAME_LENGTH]
