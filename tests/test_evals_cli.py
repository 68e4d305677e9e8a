"""The command: what it prints, writes, refuses and exits with."""

import json
from pathlib import Path

import pytest

from evals import add as adding
from evals import closed, gate
from evals.cases import CASES
from evals.cli import main
from evals.commands import author
from evals.score import Asked, score
from evals.show import lay_open
from tests.evals_tools import answer, bygglov

GOOD = Path(__file__).parent / "data" / "evals" / "good"
FAKE = ["--cases", str(GOOD), "--system", "tests.evals_tools:reply"]


def run(*arguments: str) -> int:
    """The exit status."""
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    return int(stop.value.code or 0)


def test_run_writes_three_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ut"
    assert run("run", *FAKE, "--system", "bm25", "--out", str(out)) == 0
    assert {f.name for f in out.iterdir()} == {"results.json", "summary.md", "report.html"}
    shown = capsys.readouterr()
    assert "| Rätt svar | 100,0 % (6 av 6) |" in shown.out
    assert shown.out == (out / "summary.md").read_text(encoding="utf-8") + "\n"
    assert "tests.evals_tools:reply: 6 fall" in shown.err
    page = (out / "report.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="sv">')
    # Self-contained: nothing is fetched. The one address is the name of SVG's namespace.
    assert page.replace("http://www.w3.org/2000/svg", "").count("http") == 1
    assert "http-equiv" in page


def test_run_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("run", *FAKE, "--kind", "dialogue", "--json") == 0
    given = json.loads(capsys.readouterr().out)
    assert given["systems"][0]["summary"]["right"]["n"] == 1
    assert given["provenance"]["data_version"]


def test_a_fault_ends_non_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("run", "--cases", str(GOOD), "--system", "tests.evals_tools:falls") == 1
    shown = capsys.readouterr()
    assert "| Rätt svar | 83,3 % (5 av 6) |" in shown.out
    assert shown.err.endswith("1 fall slutade med fel i systemet.\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["--closed", "--kind", "lookup"],
            "--closed körs på alla slutna fall och ger bara summor: utan --out, --cases, --kind.",
        ),
        (
            ["--cases", str(CASES / "closed")],
            "De slutna fallen körs bara med fraga-evals run --closed.",
        ),
        (
            ["--cases", str(GOOD), "--kind", "summary"],
            "Inga fall i good/ för slagen summary.",
        ),
    ],
)
def test_orders_that_are_refused(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("run", *arguments) == 1
    assert capsys.readouterr().err == f"{expected}\n"


def test_a_folder_that_cannot_be_made_is_told_before_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fil"
    file.touch()
    assert run("run", *FAKE, "--out", str(file / "ut")) == 1
    assert capsys.readouterr().err == (
        f"Det går inte att skriva i {file / 'ut'}: den mappen kan inte göras.\n"
    )


def test_a_bad_case_stops_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("- {id: a-t-01, expcted: 1}", encoding="utf-8")
    assert run("run", "--cases", str(tmp_path), "--system", "bm25") == 1
    assert capsys.readouterr().err.startswith(
        "Fallen har fel, och körningen har inte börjat:\na.yaml: a-t-01: expcted: okänd nyckel;"
    )


def test_closed_cases_are_counted_and_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    text = (GOOD / "mixed-t.yaml").read_text(encoding="utf-8")
    (folder / "mixed-t.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("evals.running.CASES", tmp_path)
    monkeypatch.setattr(closed, "append", lambda lines: None)
    assert run("run", "--closed", "--system", "tests.evals_tools:talks") == 0
    shown = capsys.readouterr()
    assert "| Rätt svar | 83,3 % (5 av 6) |" in shown.out
    for secret in ("lookup-t-01", "serveringstillstånd", "Peru", "saknas i"):
        assert secret not in shown.out + shown.err


def test_show_lays_a_case_open(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ["--cases", str(GOOD), "--system", "tests.evals_tools:forgets_serving"]
    assert run("show", "lookup-t-01", *wrong) == 0
    assert (
        capsys.readouterr().out
        == """lookup-t-01 (lookup)
Fråga: Hur många kommuner har e-tjänst för serveringstillstånd?
Plan: {}
Citat [1]: Bilaga 2, s. 29: 'Ansöka om serveringstillstånd 25 11,2%'
Svar (answered):
37 kommuner har det [1].

Facit
  utfall: answer
  tal: 25 kommuner (eller 11,2), bas 223
  fel tal: 7
  källa: Bilaga 2, s. 29

Bedömning: fel
  values: 25 kommuner saknas i första meningen
  svaret påstår ett fel tal
  tal utan belägg: 37
"""
    )
    assert run("show", "lookup-t-77", *wrong) == 1
    assert capsys.readouterr().err == (
        "Inget öppet fall heter 'lookup-t-77'. Slutna fall visas inte.\n"
    )


def test_compare_two_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = "tests.evals_tools:reply", "tests.evals_tools:forgets_serving"
    out = str(tmp_path)
    run("run", "--cases", str(GOOD), "--system", good, "--system", bad, "--out", out)
    capsys.readouterr()
    assert run("compare", out, out, "--system", good, "--to", bad) == 0
    shown = capsys.readouterr().out
    assert "Sämre: lookup-t-01: 25 kommuner saknas i första meningen" in shown
    assert run("compare", out, out) == 1
    assert capsys.readouterr().err == f"{out} har inga resultat för systemet 'ours'.\n"


def test_check_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check-cases", str(GOOD)) == 0
    assert capsys.readouterr().out.endswith("6 fall lästa, 0 fel\n")
    (tmp_path / "a.yaml").write_text("- {id: a-t-01, expcted: 1}", encoding="utf-8")
    assert run("check-cases", str(tmp_path), "--json") == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["key"] == "expcted"


@pytest.fixture
def own_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "open"
    folder.mkdir()
    for module in ("evals.commands.author.CASES", "evals.commands.common.CASES"):
        monkeypatch.setattr(module, tmp_path)
    return folder


GOLD = ["--kind", "lookup", "--value", "37", "--unit", "kommuner", "--base", "223"]


def test_add_saves_a_checked_case(own_cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in ("01", "02"):
        assert run("add", "Hur många har bygglov?", *GOLD, "--source", "Bilaga 2:29") == 0
        assert f"- id: lookup-egen-{number}" in capsys.readouterr().out
    assert run("check-cases", str(own_cases)) == 0


def test_add_gives_a_draft_back_when_gold_is_missing(
    own_cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("add", "Hur många har bygglov?", "--kind", "lookup") == 1
    assert capsys.readouterr().err == (
        "Inte sparat. Utkast:\n- id: lookup-egen-01\n  kind: lookup\n  turns:\n"
        "  - Hur många har bygglov?\n  outcome: answer\nDet som saknas eller är fel:\n"
        "values: ett svar måste kräva något: values, readings eller phrases\n"
    )
    assert list(own_cases.iterdir()) == []


def test_add_from_saved_feedback(
    own_cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "omdomen.jsonl"
    items = [{"id": "a", "turns": ["Ett?", "Två?"]}, {"id": "b", "answer": {"question": "Tre?"}}]
    saved.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    assert run("add", "--feedback", str(saved), "--id", "b", *GOLD) == 0
    assert "- Tre?" in capsys.readouterr().out
    assert run("add", "--feedback", str(saved), *GOLD) == 1
    assert capsys.readouterr().err == ("omdomen.jsonl har 2 poster som passar; välj en med --id\n")


def test_a_source_is_written_with_a_colon() -> None:
    with pytest.raises(adding.AddError) as error:
        adding.source("Bilaga 2, s. 29")
    assert str(error.value) == (
        "Källan 'Bilaga 2, s. 29' ska skrivas som 'Bilaga 2:29': etikett, kolon, sida"
    )


def test_export(own_cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (GOOD / "mixed-t.yaml").read_text(encoding="utf-8")
    (own_cases / "mixed-t.yaml").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("evals.commands.keep.CASES", tmp_path)
        assert run("export", str(tmp_path / "ut"), "--json") == 0
    assert json.loads(capsys.readouterr().out)["n"] == 6
    lines = (tmp_path / "ut" / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[2]) == {
        "id": "refusal-t-01",
        "kind": "refusal",
        "turns": ["Vad är huvudstaden i Peru?"],
        "outcome": "refuse",
        "reason": ["off_topic"],
    }
    assert (tmp_path / "ut" / "format.md").read_text(encoding="utf-8").startswith("# Eval cases")
    card = (tmp_path / "ut" / "README.md").read_text(encoding="utf-8")
    assert "license: not yet licensed" in card
    assert "6 fall, varav 1 är samtal i flera steg." in card
    assert "{" not in card


def test_gate_and_accept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same case set, first answered rightly and then with a neighbouring row's figure."""
    monkeypatch.setattr(gate, "ACCEPTED", tmp_path / "accepted.json")
    for name in ("load_accepted", "save_accepted"):
        function = getattr(gate, name)
        monkeypatch.setattr(gate, name, lambda *a, f=function: f(*a, tmp_path / "accepted.json"))
    for name, system in (("bra", "reply"), ("trasig", "forgets_serving")):
        out = tmp_path / name
        run(
            "run",
            "--cases",
            str(GOOD),
            "--system",
            f"tests.evals_tools:{system}",
            "--out",
            str(out),
        )
        file = out / "results.json"
        text = file.read_text(encoding="utf-8").replace(f"tests.evals_tools:{system}", "ours")
        file.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert run("accept", "--why", "början", "--results", str(tmp_path / "bra")) == 0
    assert capsys.readouterr().out == "Godkänt: 6 av 6 rätt.\n"
    assert run("gate", "--results", str(tmp_path / "bra")) == 0
    assert capsys.readouterr().out == "6 av 6 rätt; 0 hinder\n"
    assert run("gate", "--results", str(tmp_path / "trasig")) == 1
    assert capsys.readouterr().out == (
        "lookup-t-01: var rätt, är nu fel: 25 kommuner saknas i första meningen\n"
        "lookup-t-01: tal utan belägg: 37\n"
        "5 av 6 rätt; 2 hinder\n"
    )


def test_author_module_has_its_own_folder() -> None:
    """Guards the fixture above: the names that it replaces must exist."""
    assert author.CASES.name == "cases"


def test_show_tells_the_plan_by_what_matters() -> None:
    plan = {
        "kind": "lookup",
        "rule": "task:lookup",
        "score": 0.912,
        "readings": [{"kind": "lookup", "form": "count", "alternatives": False, "rows": []}],
        "context": [{"name": "Ansöka om bygglov"}],
        "recognised": ["tjänst: bygglov"],
    }
    given = answer("37 kommuner har det [1].", plan=plan)
    shown = lay_open(bygglov(), score(bygglov(), Asked(given, 1.0)))
    assert shown.splitlines()[2:6] == [
        "Plan: lookup, regel task:lookup, säkerhet 0,912",
        '  läsning: {"kind": "lookup", "form": "count"}',
        '  sammanhang: [{"name": "Ansöka om bygglov"}]',
        "  sett: tjänst: bygglov",
    ]
