"""An answer as a sheet and its rows as CSV; a saved sheet can be asked again and compared."""

import csv
import io
import json

import httpx
import pytest

from app import replay
from app.types import Answer
from app.web import answer_files
from tests.edge_tools import assistant
from tests.fakes import bygglov
from tests.test_web_render import Elements
from tests.web_tools import RunningServer

pytest_plugins = ["tests.web_fixtures"]

QUESTIONS = [
    ["Hur många kommuner har en e-tjänst för bygglov?"],
    ["Vilka är de fem vanligaste e-tjänsterna?", "och de ovanligaste?"],
    ["Svarade Marks kommun?"],
    ["Vad är | en `e-tjänst`?\n```json\n{}\n```"],
    ["Vad kostar det <pre id='svar-som-data'>{}</pre>?"],
]


def saved(answer: Answer, ending: str) -> str:
    """The file's text."""
    content = answer_files.written(answer, ending)
    assert content is not None
    return content.decode("utf-8")


@pytest.mark.parametrize("ending", ["html", "md", "json"])
@pytest.mark.parametrize("turns", QUESTIONS)
def test_every_saved_form_can_be_replayed(turns: list[str], ending: str) -> None:
    """With the real assistant: what was saved is what is answered again, byte for byte."""
    text = saved(assistant().ask(turns), ending)
    outcome = replay.replay(assistant(), replay.read(text))
    assert outcome.holds, outcome.differs


@pytest.mark.parametrize("ending", ["html", "md", "json"])
def test_a_sheet_that_was_changed_does_not_hold(ending: str) -> None:
    text = saved(assistant().ask(QUESTIONS[0]), ending)
    assert "37 av de 223" in text.replace("\u00a0", " ")
    changed = text.replace("37 av de 223", "38 av de 223")
    assert replay.replay(assistant(), replay.read(changed)).differs == ("text",)


def test_html_sheet_has_everything_and_fetches_nothing() -> None:
    html = saved(bygglov(), "html")
    found = Elements(html)
    assert found.tags.isdisjoint({"script", "link", "img", "iframe"})
    assert all(f'id="{target[1:]}"' in html for target in found.targets)
    for part in (
        "<h1>Hur många kommuner har en e-tjänst för bygglov?</h1>",
        "Ansöka om bygglov 37 16,6%",
        "223 − 37 = 186",
        "13 av de 236 kommuner",
        "FROM bilaga2",
        "version prov0001",
        "fraga replay FIL",
    ):
        assert part in html


def test_markdown_sheet_reads_well() -> None:
    text = saved(bygglov(), "md")
    assert text.startswith(
        "# Underlag: Hur många kommuner har en e-tjänst för bygglov?\n\n## Svar\n"
    )
    assert "1. Bilaga 2, s. 29 (" in text
    assert (
        "| Kategori | E-tjänst | Antal kommuner | Andel (%) |\n| --- | --- | ---: | ---: |\n"
        in text
    )
    assert "| Bygga och bo | Ansöka om bygglov | 37 | 16,6 |" in text
    assert "- Kommuner utan e-tjänsten: 223 − 37 = 186" in text


def test_rows_are_sent_as_csv(server: RunningServer) -> None:
    reply = httpx.post(f"{server.url}api/v1/answer.csv", json={"turns": ["bygglov"], "table": 1})
    assert reply.headers["content-disposition"] == 'attachment; filename="underlag.csv"'
    rows = list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        ["Kategori", "E-tjänst", "Antal kommuner", "Andel (%)"],
        ["Bygga och bo", "Ansöka om bygglov", "37", "16,6"],
    ]


@pytest.mark.parametrize("table", [0, 2, -1, "1", None, True])
def test_rows_that_are_not_there(server: RunningServer, table: object) -> None:
    reply = httpx.post(
        f"{server.url}api/v1/answer.csv", json={"turns": ["bygglov"], "table": table}
    )
    assert (reply.status_code, reply.text) == (404, "Svaret har ingen sådan tabell.")


@pytest.mark.parametrize("ending", ["html", "md", "json", "csv"])
def test_bad_requests_get_a_sentence(server: RunningServer, ending: str) -> None:
    url = f"{server.url}api/v1/answer.{ending}"
    assert httpx.post(url, content="{").status_code == 400
    reply = httpx.post(url, json={"turns": ["x" * 501]})
    assert (reply.status_code, reply.text[:29]) == (400, "Frågan är 501 tecken lång, me")
    assert httpx.get(url).status_code == 404


def test_json_sheet_says_when_it_was_saved() -> None:
    value = json.loads(saved(bygglov(), "json"))
    assert value["question"] == bygglov().question
    assert value["saved_at"][:2] == "20"
