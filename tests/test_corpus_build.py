"""What is checked in is what a rebuild gives, reads back the same, and is valid for others."""

import json
import shutil
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from corpus import notes
from corpus.annotations import read_items
from corpus.build import build, stale_files, write
from corpus.load import load
from corpus.notes import read_notes
from corpus.records import Records
from corpus.schema import TABLES
from corpus.text import DATA, is_verbatim

BUILT = build()
CORPUS = load()
ROOT = Path(__file__).parent.parent


def test_checked_in_files_are_fresh() -> None:
    assert stale_files(BUILT) == []


@pytest.mark.parametrize("field", [field.name for field in fields(Records)])
def test_what_is_read_back_is_what_was_built(field: str) -> None:
    assert getattr(CORPUS, field) == getattr(BUILT, field)


def test_write_gives_the_checked_in_bytes(tmp_path: Path) -> None:
    write(BUILT, tmp_path)
    for file in sorted(tmp_path.iterdir()):
        assert file.read_bytes() == (DATA / file.name).read_bytes(), file.name


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    write(BUILT, tmp_path)
    (tmp_path / "bilaga2.csv").write_text("fel", encoding="utf-8")
    (tmp_path / "figur8.csv").unlink()
    assert stale_files(BUILT, tmp_path) == ["bilaga2.csv", "figur8.csv"]


def test_check_command_passes_and_counts() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "corpus", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "services           38\n" in done.stdout


def test_data_version_changes_with_the_data(tmp_path: Path) -> None:
    copy = shutil.copytree(DATA, tmp_path / "data")
    assert load(copy) == CORPUS
    table = copy / "bilaga2.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",102,", ",103,"), encoding="utf-8")
    assert load(copy).data_version != CORPUS.data_version


def test_a_table_with_other_columns_is_refused(tmp_path: Path) -> None:
    copy = shutil.copytree(DATA, tmp_path / "data")
    (copy / "kommuner.csv").write_text("namn,svarat\n", encoding="utf-8")
    message = (
        r"^kommuner\.csv has the columns \['namn', 'svarat'\], "
        r"expected \['kommun', 'svarat'\]\. Run: python -m corpus$"
    )
    with pytest.raises(ValueError, match=message):
        load(copy)


def test_files_are_utf8_with_unix_line_ends() -> None:
    for path in DATA.iterdir():
        content = path.read_bytes()
        assert b"\r" not in content, path.name
        assert content.decode("utf-8"), path.name


def test_datapackage_is_valid_and_lists_every_file() -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(DATA / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "note"]) == []
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    listed = {resource["path"] for resource in package["resources"]}
    assert listed == {path.name for path in DATA.iterdir()} - {"datapackage.json"}
    assert "licenses" not in package
    assert package["contributors"][0]["role"] == "publisher"


def test_datapackage_catches_a_row_without_its_counterpart(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    copy = shutil.copytree(DATA, tmp_path / "data")
    table = copy / "bilaga3.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("Trafik,", "Trafiken,", 1), encoding="utf-8")
    report = frictionless.Package(str(copy / "datapackage.json")).validate()
    assert {error[0] for error in report.flatten(["type"])} == {"foreign-key"}


def test_column_names_are_ascii() -> None:
    assert all(c.name.isascii() and c.name.islower() for table in TABLES for c in table.columns)


def test_notes_cover_what_the_design_lists() -> None:
    by_kind = {kind: [n.id for n in CORPUS.notes if n.kind == kind] for kind in notes.KINDS}
    assert {"figur-54", "storsta-storleksklassen", "figur-5-saknas"} <= set(by_kind["slip"])
    assert {"figur-22-och-23", "policy-eller-bits", "prioritet-ordval"} <= set(by_kind["clash"])
    assert len(by_kind["cut_off"]) == 4
    assert {"bilaga-3-bas", "bilaga-3-avrundning", "svarade-inte-pa-allt"} <= set(by_kind["method"])


def test_notes_quote_verbatim() -> None:
    assert [quote for n in CORPUS.notes for quote in n.quotes if not is_verbatim(quote)] == []


def test_a_note_that_no_longer_holds_stops_the_build() -> None:
    row = CORPUS.integrations[0]
    changed = (replace(row, integrated_share=row.integrated_share + 1), *CORPUS.integrations[1:])
    with pytest.raises(ValueError, match=r"^Note 'bilaga-3-avrundning' no longer holds"):
        read_notes(replace(BUILT, integrations=changed))


def test_cut_off_text_without_a_note_stops_the_build() -> None:
    changed = [
        replace(p, text="och slutar mitt i") if p.id == "s10-04" else p for p in BUILT.passages
    ]
    with pytest.raises(ValueError, match=r"^Text is cut off at "):
        read_notes(replace(BUILT, passages=tuple(changed)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"quotes": ["I Figur 55 nedan"]}, r"has quotes that are not verbatim: \['I Figur 55"),
        ({"text": "Det är 12 procent."}, r"has numbers that no quote holds: \['12.0'\]"),
        ({"about": ["figur 99"]}, r"has unknown subjects: \['figur 99'\]"),
        ({"kind": "slipp"}, r"has kind 'slipp', expected one of"),
    ],
)
def test_a_wrong_note_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, object], message: str
) -> None:
    first = next(read_items("notes.yaml", notes.KEYS))
    monkeypatch.setattr(notes, "read_items", lambda *_: iter([{**first, **change}]))
    with pytest.raises(ValueError, match=message):
        read_notes(BUILT)


def test_an_unknown_key_in_annotations_is_named() -> None:
    with pytest.raises(ValueError, match=r"^notes\.yaml, item 1: missing or unknown keys"):
        list(read_items("notes.yaml", frozenset({"id"})))
