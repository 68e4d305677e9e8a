"""Reports: figures in Swedish form, plots that hold what they say, nothing unescaped."""

from evals.html_report import html
from evals.markdown import summary
from evals.parts import rows
from evals.results import Share, SystemResult
from evals.schema import KINDS
from evals.svg import shares, times
from evals.table_rows import KINDS_IN_SWEDISH
from tests.test_evals_gate import a_run, result


def test_every_kind_has_a_swedish_name() -> None:
    assert tuple(KINDS_IN_SWEDISH) == KINDS


def test_a_bar_is_as_long_as_its_share() -> None:
    plot = shares([("uppslag", Share(count=1, n=2, low=0.25, high=0.75))], "Rätt")
    assert '<rect x="190" y="11.0" width="210.0" height="14"' in plot
    assert "50,0 % (1 av 2)" in plot


def test_a_histogram_marks_median_and_percentile() -> None:
    plot = times([1, 2, 3, 10], 2, 10, "Tider")
    assert "median 2,0 ms" in plot
    assert "95:e percentilen 10,0 ms" in plot
    assert "långsammare än 20,0 ms: 0 svar, det längsta 10,0 ms" in plot


def test_the_page_escapes_what_visitors_wrote() -> None:
    page = html(a_run(result("a-1", "wrong", turns=("<script>alert(1)</script>",))))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "Det finns inget tidigare resultat att jämföra med." in page


def test_what_was_not_measured_says_why() -> None:
    run = a_run(result("a-1"))
    absent = SystemResult(name="plain", not_measured="vikterna finns inte här")
    run = run.model_copy(update={"systems": (*run.systems, absent)})
    assert "* vanligt LangChain-recept: inte mätt, vikterna finns inte här" in summary(run)
    assert "<li>vanligt LangChain-recept: inte mätt, vikterna finns inte här</li>" in html(run)


def test_failures_are_listed_with_their_reason() -> None:
    text = summary(a_run(result("a-1", "wrong")))
    assert "## Fel hos Fråga rapporten (1)\n\n* `a-1` 'Hemlig fråga?': 37 saknas" in text


def test_a_part_whose_loss_changes_nothing_is_told() -> None:
    whole, broken = [result("a-1"), result("a-2")], [result("a-1"), result("a-2", "wrong")]
    ours = a_run(*whole).systems[0]
    same = ours.model_copy(update={"name": "ours-without-tables"})
    worse = a_run(*broken).systems[0].model_copy(update={"name": "ours-without-vocabulary"})
    assert rows([ours, same, worse]) == [
        ["utan tabeller", "0", "0", "p = 1,000", "ändrar inget fall: laga eller ta bort delen"],
        ["utan ordlista", "1", "0", "p = 1,000", ""],
    ]
    assert rows([same]) == []
    run = a_run(*whole).model_copy(update={"systems": (ours, same)})
    assert "## Vad delarna är värda" in summary(run)
    assert "<h3>Vad delarna är värda</h3>" in html(run)
