"""Chroma, embedded: vectors of the units, in memory or in a folder.

No other file knows Chroma, but `vectorstore.py`, which shows a collection to LangChain.

A folder index is `<folder>/<fingerprint>/`: built beside its place, its manifest written last, then
moved in one step. So a reader sees a whole index or none, and two builders cannot harm each other
(two processes that write to one Chroma folder damage it silently). An index that is half, stale,
damaged or read-only is never an error: the program says so in the log and works from memory.
"""

import contextlib
import hashlib
import json
import logging
import os
import shutil
import time
import uuid
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import chromadb
import numpy as np
from chromadb.config import Settings
from langchain_core.documents import Document

from index.types import DocKind, Encoder, Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from langchain_chroma import Chroma

SCHEMA: Final = 1  # raise when what is stored, or how, changes
MANIFEST: Final = "manifest.json"
TWIN: Final = "passages.txt"
DATABASE: Final = "chroma"
COLLECTION: Final = "rapport"
COSINE: Final[Any] = {"hnsw": {"space": "cosine"}}  # Chroma's own default is l2
FINGERPRINT_LENGTH = 16
BATCH = 5_000  # Chroma takes 5 461 at a time
BUILDING: Final = ".building-"
ABANDONED_SECONDS = 24 * 3600  # no build takes a day
MOVES = 3  # tries against other builders that come and go

State = Literal["none", "ready", "damaged", "stale"]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made from; written last, so its presence says that the index is whole."""

    schema: int
    data_version: str
    encoder: str
    units: int
    texts: str


@dataclass(frozen=True, slots=True)
class Status:
    """What stands in an index folder. `others` counts indexes of other data, models or versions."""

    state: State
    path: Path
    units: int
    others: int


class Store:
    """An open index. Safe to use from several threads: it only reads.

    Asks Chroma for ids and distances alone: LangChain's search makes a document of every candidate,
    which took three quarters of the time of a query, and its import half a second at start. The
    collection is laid out as LangChain's is, and `langchain` opens it as one.
    """

    def __init__(self, client: "Client", name: str) -> None:
        """Open a collection that exists."""
        self._client, self._name = client, name
        self._collection = client.get_collection(name, embedding_function=None)

    def nearest(
        self, vector: Vectors, k: int, kinds: Collection[DocKind] | None = None
    ) -> list[tuple[str, float]]:
        """Ids of the k nearest units with their cosines, best first; none for a zero vector.

        Chroma itself would return arbitrary units for vectors that are zero or not numbers.
        """
        if k < 1 or not np.isfinite(vector).all() or not vector.any():
            return []
        if kinds is not None and not kinds:
            return []
        where: Any = None if kinds is None else {"kind": {"$in": sorted(kinds)}}
        found = self._collection.query(
            query_embeddings=[vector.tolist()],
            n_results=k,
            where=where,
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        return [(unit, 1.0 - d) for unit, d in zip(found["ids"][0], distances, strict=True)]

    def count(self) -> int:
        """How many units the index holds."""
        return int(self._collection.count())

    def works(self) -> bool:
        """Whether the first unit finds itself or its equal: a damaged index fails or gives less."""
        stored = self._collection.get(limit=1, include=["embeddings"])["embeddings"]
        if stored is None or not len(stored):
            return False
        vector = np.asarray(stored[0], dtype=np.float32)
        return not vector.any() or bool(self.nearest(vector, 1))

    def langchain(self, encoder: Encoder) -> "Chroma":
        """The same collection as LangChain's vector store."""
        from index.vectorstore import as_langchain  # noqa: PLC0415  # loads langchain-chroma

        return as_langchain(self._client, self._name, encoder)

    def close(self) -> None:
        """Let go of files and memory."""
        self._client.close()


def in_memory(documents: Sequence[Document], encoder: Encoder) -> Store:
    """A new index in memory, apart from all others of the process."""
    client = cast("Client", chromadb.EphemeralClient(_settings()))
    # All clients in memory share one database: a fresh name keeps the indexes apart.
    return _filled(client, f"{COLLECTION}-{uuid.uuid4().hex}", documents, encoder)


def fingerprint(manifest: Manifest) -> str:
    """The name of an index's folder: other data, model, texts or schema give another."""
    said = json.dumps(asdict(manifest), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def manifest_of(documents: Sequence[Document], encoder: Encoder, data_version: str) -> Manifest:
    """What an index of these documents with this encoder must say."""
    texts = hashlib.sha256()
    for document in documents:
        texts.update(f"{document.id}\n{document.page_content}\n".encode())
    short = texts.hexdigest()[:FINGERPRINT_LENGTH]
    return Manifest(SCHEMA, data_version, encoder.name, len(documents), short)


def build(folder: Path, documents: Sequence[Document], encoder: Encoder, data_version: str) -> Path:
    """Build the index unless a sound one is there; return its path. May raise OSError."""
    manifest = manifest_of(documents, encoder, data_version)
    final = folder / fingerprint(manifest)
    if _is_sound(final, manifest):
        return final
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    beside = folder / f"{BUILDING}{os.getpid()}-{uuid.uuid4().hex}"
    beside.mkdir()
    try:
        client = _client(beside / DATABASE)
        _filled(client, COLLECTION, documents, encoder).close()
        _write_twin(beside / TWIN, documents)
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1) + "\n"
        (beside / MANIFEST).write_text(text, encoding="utf-8")
        _move(beside, final, manifest)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return final


def open_folder(
    folder: Path, documents: Sequence[Document], encoder: Encoder, data_version: str
) -> Store:
    """The folder's index, built first if there is none; from memory, with a log line, if not."""
    manifest = manifest_of(documents, encoder, data_version)
    path = folder / fingerprint(manifest)
    try:
        if not _is_whole(path, manifest):
            build(folder, documents, encoder, data_version)
        return _open(path, manifest)
    except BaseException as error:  # Chroma's Rust part panics outside of Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        logger.warning("Sökindexet i %s kan inte användas, söker i minnet: %s", path, error)
        return in_memory(documents, encoder)


def status(
    folder: Path, documents: Sequence[Document], encoder: Encoder, data_version: str
) -> Status:
    """What stands in the folder, opened to see whether it works."""
    manifest = manifest_of(documents, encoder, data_version)
    path = folder / fingerprint(manifest)
    others = len([p for p in _indexes(folder) if p != path])
    if not path.exists():
        return Status("stale" if others else "none", path, 0, others)
    sound = _is_sound(path, manifest)
    return Status("ready" if sound else "damaged", path, manifest.units if sound else 0, others)


def _settings() -> Settings:
    """New each time: Chroma changes the settings that it is given."""
    return Settings(anonymized_telemetry=False)


def _client(path: Path) -> "Client":
    """By real path: Chroma keeps open clients by the text of their path."""
    return cast("Client", chromadb.PersistentClient(str(path.resolve()), _settings()))


def _filled(client: "Client", name: str, documents: Sequence[Document], encoder: Encoder) -> Store:
    collection = client.create_collection(
        name, configuration=COSINE, embedding_function=None, get_or_create=False
    )
    for at in range(0, len(documents), BATCH):
        part = documents[at : at + BATCH]
        texts = [document.page_content for document in part]
        collection.add(
            ids=[str(document.id) for document in part],
            embeddings=encoder.documents(texts),
            documents=texts,
            metadatas=[document.metadata for document in part],
        )
    return Store(client, name)


def _open(path: Path, manifest: Manifest) -> Store:
    """An index as it stands; a fault if it does not hold what its manifest says."""
    if not (path / DATABASE / "chroma.sqlite3").is_file():
        raise FileNotFoundError(f"Databasen saknas i {path}")
    client = _client(path / DATABASE)
    try:
        store = Store(client, COLLECTION)
        found = store.count()
        if found != manifest.units or not store.works():
            raise RuntimeError(f"{found} enheter i databasen, {manifest.units} i {MANIFEST}")
    except BaseException:
        client.close()
        raise
    return store


def _is_whole(path: Path, manifest: Manifest) -> bool:
    """Whether the manifest, which is written last, is there and says what it should."""
    try:
        said = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(said == asdict(manifest))


def _is_sound(path: Path, manifest: Manifest) -> bool:
    if not _is_whole(path, manifest):
        return False
    try:
        _open(path, manifest).close()
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        logger.info("Sökindexet i %s är skadat: %s", path, error)
        return False
    return True


def _move(beside: Path, final: Path, manifest: Manifest) -> None:
    """Put a finished index in its place, unless another builder was first; mend what is damaged."""
    for _ in range(MOVES):
        with contextlib.suppress(OSError):
            os.replace(beside, final)
            return
        if _is_sound(final, manifest):
            return
        with contextlib.suppress(OSError):
            aside = beside.with_name(f"{beside.name}-old")
            os.replace(final, aside)
            shutil.rmtree(aside, ignore_errors=True)
    raise OSError(f"Indexet kunde inte flyttas till {final}")


def _sweep(folder: Path) -> None:
    """Remove what builders that were killed left behind."""
    for left in folder.glob(f"{BUILDING}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > ABANDONED_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def _write_twin(path: Path, documents: Sequence[Document]) -> None:
    """What was indexed, for people: id, page and text of each unit."""
    lines = (f"{d.id}\ts. {d.metadata['page']}\t{d.page_content}\n" for d in documents)
    path.write_text("".join(lines), encoding="utf-8")


def _indexes(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [p for p in sorted(folder.iterdir()) if (p / MANIFEST).is_file() and p.name[0] != "."]
