"""Chroma in memory and in a folder: whole or not at all, whoever builds and whatever is broken."""

import json
import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest

from index import store
from index.documents import documents
from index.store import build, fingerprint, in_memory, manifest_of, open_folder, status
from tests.index_tools import FakeEncoder, no_network, small_corpus  # noqa: F401

ENCODER = FakeEncoder()
DOCUMENTS = documents(small_corpus())
DOCUMENTS_BY_ID = {document.id: document for document in DOCUMENTS}
BYGGLOV = ENCODER.query("bygglov")
ROW, INTEGRATION = (f"{p}:Bygga och bo > Ansöka om bygglov" for p in ("row", "int"))
ROOT = Path(__file__).parent.parent


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The path of a whole index in a folder."""
    return build(tmp_path, DOCUMENTS, ENCODER, "v1")


def warnings_of(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]


def test_nearest_gives_cosines_best_first() -> None:
    found = in_memory(DOCUMENTS, ENCODER).nearest(BYGGLOV, 3)
    # The row says bygglov once: cosine 1. The integration also says integration once: 1 / sqrt 2.
    assert [unit for unit, _ in found[:2]] == [ROW, INTEGRATION]
    assert [score for _, score in found] == pytest.approx([1, 0.5**0.5, 0], abs=1e-5)


def test_kinds_are_filtered() -> None:
    opened = in_memory(DOCUMENTS, ENCODER)
    assert [u for u, _ in opened.nearest(BYGGLOV, 1, ["integration"])] == [INTEGRATION]
    assert len(opened.nearest(BYGGLOV, 10, ["row"])) == 3
    assert opened.nearest(BYGGLOV, 10, []) == []
    assert opened.nearest(BYGGLOV, 10, ["figure"]) == []


@pytest.mark.parametrize("bad", [0.0, np.nan, np.inf])
def test_a_vector_that_says_nothing_finds_nothing(bad: float) -> None:
    vector = np.full(len(BYGGLOV), bad, dtype=np.float32)
    assert in_memory(DOCUMENTS, ENCODER).nearest(vector, 3) == []


def test_more_than_there_is_gives_all() -> None:
    opened = in_memory(DOCUMENTS, ENCODER)
    assert len(opened.nearest(BYGGLOV, 1000)) == len(DOCUMENTS) == 6
    assert opened.nearest(BYGGLOV, 0) == []


def test_the_same_collection_opens_as_langchains_vector_store() -> None:
    opened = in_memory(DOCUMENTS, ENCODER)
    vectorstore = opened.langchain(ENCODER)
    [(document, distance)] = vectorstore.similarity_search_with_score("bygglov", k=1)
    assert (document.id, document.page_content) == (ROW, DOCUMENTS_BY_ID[ROW].page_content)
    assert document.metadata == DOCUMENTS_BY_ID[ROW].metadata
    assert distance == pytest.approx(0, abs=1e-5)
    assert len(vectorstore.get()["ids"]) == 6


def test_indexes_in_memory_do_not_mix() -> None:
    one, two = in_memory(DOCUMENTS[:2], ENCODER), in_memory(DOCUMENTS, ENCODER)
    assert (one.count(), two.count()) == (2, 6)


def test_a_folder_holds_index_manifest_and_a_twin_for_people(built: Path, tmp_path: Path) -> None:
    assert sorted(p.name for p in built.iterdir()) == ["chroma", "manifest.json", "passages.txt"]
    assert [p.name for p in tmp_path.iterdir()] == [built.name]
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    assert manifest["units"] == 6
    assert (manifest["data_version"], manifest["encoder"]) == ("v1", ENCODER.name)
    first = (built / "passages.txt").read_text("utf-8").splitlines()[0]
    assert first == f"{DOCUMENTS[0].id}\ts. 29\t{DOCUMENTS[0].page_content}"


def test_an_opened_folder_answers_like_memory(built: Path, tmp_path: Path) -> None:
    opened = open_folder(tmp_path, DOCUMENTS, ENCODER, "v1")
    assert opened.nearest(BYGGLOV, 2) == in_memory(DOCUMENTS, ENCODER).nearest(BYGGLOV, 2)
    opened.close()


def test_a_whole_index_is_not_built_again(built: Path, tmp_path: Path) -> None:
    before = (built / "manifest.json").stat().st_mtime_ns
    assert build(tmp_path, DOCUMENTS, ENCODER, "v1") == built
    assert (built / "manifest.json").stat().st_mtime_ns == before


def test_other_data_model_text_or_schema_is_another_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = manifest_of(DOCUMENTS, ENCODER, "v1")
    others = [
        manifest_of(DOCUMENTS, ENCODER, "v2"),
        manifest_of(DOCUMENTS, FakeEncoder(("bok",)), "v1"),
        manifest_of(DOCUMENTS[1:], ENCODER, "v1"),
    ]
    monkeypatch.setattr(store, "SCHEMA", 2)
    others.append(manifest_of(DOCUMENTS, ENCODER, "v1"))
    assert len({fingerprint(m) for m in (first, *others)}) == 5


def test_status_follows_what_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    assert status(folder, DOCUMENTS, ENCODER, "v1").state == "none"
    path = build(folder, DOCUMENTS, ENCODER, "v1")
    ready = status(folder, DOCUMENTS, ENCODER, "v1")
    assert (ready.state, ready.path, ready.units, ready.others) == ("ready", path, 6, 0)
    stale = status(folder, DOCUMENTS, ENCODER, "v2")
    assert (stale.state, stale.units, stale.others) == ("stale", 0, 1)
    (path / "manifest.json").unlink()
    assert status(folder, DOCUMENTS, ENCODER, "v1").state == "damaged"


def test_a_half_built_index_is_built_anew(built: Path, tmp_path: Path) -> None:
    (built / "manifest.json").unlink()
    opened = open_folder(tmp_path, DOCUMENTS, ENCODER, "v1")
    assert opened.count() == 6
    opened.close()
    assert status(tmp_path, DOCUMENTS, ENCODER, "v1").state == "ready"
    assert [p.name for p in tmp_path.iterdir()] == [built.name]


def test_a_stale_index_is_left_and_another_built(built: Path, tmp_path: Path) -> None:
    opened = open_folder(tmp_path, DOCUMENTS[:4], ENCODER, "v2")
    assert opened.count() == 4
    opened.close()
    assert built.is_dir()
    assert status(tmp_path, DOCUMENTS, ENCODER, "v1").others == 1


@pytest.mark.parametrize("harm", ["cut", "noise", "gone", "rows"])
def test_a_damaged_index_means_memory_and_a_log_line(
    harm: str, built: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = built / "chroma" / "chroma.sqlite3"
    content = database.read_bytes()
    if harm == "cut":
        database.write_bytes(content[: len(content) // 3])
    elif harm == "noise":
        database.write_bytes(bytes(len(content)))
    elif harm == "gone":
        database.unlink()
    else:
        manifest = json.loads((built / "manifest.json").read_text("utf-8"))
        fewer = store.Manifest(**manifest | {"units": 7})
        with pytest.raises(RuntimeError, match="6 enheter i databasen, 7 i manifest.json"):
            store._open(built, fewer)
        return
    opened = open_folder(tmp_path, DOCUMENTS, ENCODER, "v1")
    assert [unit for unit, _ in opened.nearest(BYGGLOV, 1)] == [ROW]
    [line] = warnings_of(caplog)
    assert line.startswith(f"Sökindexet i {built} kan inte användas, söker i minnet: ")
    assert status(tmp_path, DOCUMENTS, ENCODER, "v1").state == "damaged"


def test_build_mends_a_damaged_index(built: Path, tmp_path: Path) -> None:
    (built / "chroma" / "chroma.sqlite3").unlink()
    assert build(tmp_path, DOCUMENTS, ENCODER, "v1") == built
    assert status(tmp_path, DOCUMENTS, ENCODER, "v1").state == "ready"


def test_a_folder_that_cannot_be_written_means_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    opened = open_folder(tmp_path / "file", DOCUMENTS, ENCODER, "v1")
    assert opened.count() == 6
    assert len(warnings_of(caplog)) == 1


def test_a_read_only_index_means_memory(
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(
        *_: object, **__: object
    ) -> NoReturn:  # root may write anywhere: say what Chroma says
        raise RuntimeError("attempt to write a readonly database")

    monkeypatch.setattr(store.chromadb, "PersistentClient", refuse)
    assert open_folder(tmp_path, DOCUMENTS, ENCODER, "v1").count() == 6
    assert warnings_of(caplog) == [
        f"Sökindexet i {built} kan inte användas, söker i minnet: "
        "attempt to write a readonly database"
    ]


def test_a_panic_of_the_database_is_caught_but_not_a_stop_signal(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panic(BaseException):
        """Like those of Chroma's Rust part: no Exception."""

    def fail_with(error: BaseException) -> None:
        def fail(*_: object, **__: object) -> NoReturn:
            raise error

        monkeypatch.setattr(store.chromadb, "PersistentClient", fail)

    fail_with(Panic("rust"))
    assert open_folder(tmp_path, DOCUMENTS, ENCODER, "v1").count() == 6
    fail_with(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        open_folder(tmp_path, DOCUMENTS, ENCODER, "v1")


def test_what_a_killed_builder_left_is_swept_when_old(tmp_path: Path) -> None:
    old, new = tmp_path / ".building-1-a", tmp_path / ".building-2-b"
    old.mkdir()
    new.mkdir()
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (two_days_ago, two_days_ago))
    build(tmp_path, DOCUMENTS, ENCODER, "v1")
    assert not old.exists()
    assert new.exists()


BUILDER = """
import sys
from pathlib import Path
from index.documents import documents
from index.store import open_folder
from tests.index_tools import FakeEncoder, small_corpus
while not Path(sys.argv[2]).exists(): pass
opened = open_folder(Path(sys.argv[1]), documents(small_corpus()), FakeEncoder(), "v1")
print(opened.count(), opened.nearest(FakeEncoder().query("bygglov"), 1)[0][0])
"""


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    start = tmp_path / "start"
    command = [sys.executable, "-c", BUILDER, str(tmp_path / "index"), str(start)]
    builders = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    time.sleep(0.2)
    start.touch()
    for builder in builders:
        out, err = builder.communicate(timeout=60)
        assert out.strip() == f"6 {ROW}", err
        assert "minnet" not in err
    assert len(list((tmp_path / "index").iterdir())) == 1
    assert status(tmp_path / "index", DOCUMENTS, ENCODER, "v1").state == "ready"


def test_threads_that_build_at_once_agree(tmp_path: Path) -> None:
    paths: list[Path] = []

    def work() -> None:
        paths.append(build(tmp_path, DOCUMENTS, ENCODER, "v1"))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(paths) == 4
    assert len(set(paths)) == 1
    assert status(tmp_path, DOCUMENTS, ENCODER, "v1").state == "ready"
