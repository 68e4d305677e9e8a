"""Feedback: only where a folder is set, with nothing about who gave it, and it can be removed."""

import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from app.feedback import store as stores
from app.feedback import texts
from app.feedback.store import Full, Store
from app.web import ask_tab
from app.web.types import Conversation, WebSettings
from tests.edge_tools import Terminal
from tests.fakes import BY_WORD, VERSION, FakeAssistant, bygglov
from tests.web_tools import RunningServer, serving

pytest_plugins = ["tests.web_fixtures"]

TURNS = ("Hur många har bygglov?", "och tomtkö?")


def kept(folder: Path, days: int = 365) -> Store:
    """A store with two verdicts."""
    store = Store(folder, days)
    store.add("up", "", TURNS[:1], "37 av 223", VERSION)
    store.add("down", "Fel <b>tal</b>", TURNS, "20 av 223", VERSION)
    return store


def test_verdicts_survive_and_are_listed_newest_first(tmp_path: Path) -> None:
    kept(tmp_path)
    items = Store(tmp_path, 365).items()
    assert [(x.verdict, x.comment, x.turns) for x in items] == [
        ("down", "Fel <b>tal</b>", TURNS),
        ("up", "", TURNS[:1]),
    ]
    assert items[0].saved_on == date.today().isoformat()
    assert len({x.id for x in items}) == 2


def test_nothing_else_is_in_the_file(tmp_path: Path) -> None:
    """The columns are all that is kept: no address, no session, no time of day."""
    store = kept(tmp_path)
    with sqlite3.connect(store.path) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(feedback)")]
    assert columns == ["id", "saved_on", "verdict", "comment", "turns", "answer", "data_version"]
    db.close()


def test_old_verdicts_are_removed(tmp_path: Path) -> None:
    store = kept(tmp_path)
    old = (date.today() - timedelta(days=31)).isoformat()
    with sqlite3.connect(store.path) as db:
        db.execute("UPDATE feedback SET saved_on = ? WHERE verdict = 'up'", (old,))
    db.close()
    assert len(Store(tmp_path, 31).items()) == 2
    assert [x.verdict for x in Store(tmp_path, 30).items()] == ["down"]


def test_what_is_deleted_is_gone_from_the_file(tmp_path: Path) -> None:
    store = kept(tmp_path)
    assert store.delete(store.items()[0].id) == 1
    assert b"tomtk" not in store.path.read_bytes()
    assert store.delete("finns inte") == 0
    assert store.delete() == 1
    assert store.items() == []


def test_a_full_store_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MAX_ROWS", 2)
    with pytest.raises(Full):
        kept(tmp_path).add("up", "", TURNS, "", VERSION)


def test_buttons_are_there_only_when_it_is_on() -> None:
    talk = Conversation().add("a", bygglov())
    assert "omdome" not in str(ask_tab.messages(talk))
    shown = str(ask_tab.messages(talk, 30))
    assert "Det här sparas i högst 30 dagar" in shown
    assert texts.UP in shown and texts.DOWN in shown


def post(server: RunningServer, **body: object) -> httpx.Response:
    """Sends a verdict."""
    return httpx.post(f"{server.url}api/v1/feedback", json=body)


def test_it_is_closed_without_a_folder(server: RunningServer) -> None:
    assert post(server, turns=["hej"], verdict="up").status_code in {404, 405}


def test_a_verdict_is_kept_with_the_programs_own_answer(tmp_path: Path) -> None:
    settings = WebSettings(feedback_dir=tmp_path)
    with serving(FakeAssistant(by_word=BY_WORD), settings) as server:
        reply = post(server, turns=["bygglov"], verdict="down", comment=" 😀 <script> ", answer="x")
        assert (reply.status_code, reply.text) == (200, texts.SENT)
        for wrong, said in (
            ({"turns": ["a"], "verdict": "kanske"}, texts.BAD_VERDICT),
            ({"turns": ["a"]}, texts.BAD_VERDICT),
            ({"turns": ["a"], "verdict": "up", "comment": 3}, texts.BAD_COMMENT.format(2000)),
            (
                {"turns": ["a"], "verdict": "up", "comment": "x" * 2001},
                texts.BAD_COMMENT.format(2000),
            ),
        ):
            reply = post(server, **wrong)
            assert (reply.status_code, reply.text) == (400, said)
        assert post(server, turns=[], verdict="up").status_code == 400
    (item,) = Store(tmp_path, 365).items()
    assert (item.comment, item.turns, item.answer) == ("😀 <script>", ("bygglov",), bygglov().text)


def test_commands_list_export_and_delete(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert terminal.fraga("feedback", "list").err == texts.NO_FOLDER + "\n"
    monkeypatch.setenv("FRAGA_FEEDBACK_DIR", str(tmp_path))
    assert terminal.fraga("feedback", "list").out == texts.NONE_SAVED + "\n"
    newest, oldest = kept(tmp_path).items()
    shown = terminal.fraga("feedback", "list").out
    assert shown.startswith(f"{newest.id}  {newest.saved_on}  dåligt\n{TURNS[0]}\n{TURNS[1]}\n")
    assert terminal.fraga("feedback", "list", "--json").json[0]["id"] == newest.id  # type: ignore[index]
    assert [line["id"] for line in terminal.fraga("feedback", "export").lines] == [
        oldest.id,
        newest.id,
    ]
    wrong = terminal.fraga("feedback", "delete")
    assert (wrong.status, wrong.err) == (2, texts.ONE_OR_ALL + "\n")
    assert terminal.fraga("feedback", "delete", "zz").err == texts.NO_SUCH.format(id="zz") + "\n"
    assert terminal.fraga("feedback", "delete", newest.id).out == texts.DELETED_ONE + "\n"
    assert terminal.fraga("feedback", "delete", "--all", "--json").json == {"deleted": 1}
    assert "fraga feedback export" in terminal.fraga("feedback", "--help").out


def test_an_export_becomes_a_case(tmp_path: Path) -> None:
    """What evals reads of an exported line: the visitor's own turns."""
    from evals.add import turns_of_feedback

    item = kept(tmp_path).items()[0]
    file = tmp_path / "omdomen.jsonl"
    file.write_text(json.dumps(item.as_dict()) + "\n", encoding="utf-8")
    assert turns_of_feedback(file, item.id) == list(TURNS)


def test_a_folder_that_cannot_be_used_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.web.server import create_app

    taken = tmp_path / "fil"
    taken.write_text("", encoding="utf-8")
    with pytest.raises(SystemExit):
        create_app(FakeAssistant(), WebSettings(feedback_dir=taken))
    assert capsys.readouterr().err.startswith(f"Omdömena i {taken} går inte att öppna: ")
