"""Reports: figures in Swedish form, plots that hold what they say, nothing unescaped."""

from evals.compare import Named, compare
from evals.html_report import html
from evals.html_tools import meter
from evals.markdown import summary
from evals.parts import rows
from evals.results import CaseResult, Share, SystemResult
from evals.schema import KINDS
from evals.svg import bar, histogram
from evals.table_rows import KINDS_IN_SWEDISH
from tests.test_evals_gate import a_run, result


def test_every_kind_has_a_swedish_name() -> None:
    assert tuple(KINDS_IN_SWEDISH) == KINDS


def test_a_bar_is_as_long_as_its_share() -> None:
    drawing = bar(Share(count=1, n=2, low=0.25, high=0.75))
    assert '<rect class="bar" y="2" width="50.0" height="10"/>' in drawing
    assert 'x1="25.0" y1="7" x2="75.0" y2="7"' in drawing
    assert "50,0 % (1 av 2)" in meter(Share(count=1, n=2))


def test_a_histogram_marks_median_and_percentile() -> None:
    drawing = histogram([1, 2, 3, 100], p50=2, p95=10)
    assert [m for m in ("10.0", "50.0") if f'class="mark" x1="{m}" y1="0" x2="{m}"' in drawing] == [
        "10.0",  # 2 of 20 ms
        "50.0",  # 10 of 20 ms
    ]
    assert drawing.count('height="100.0"') == 4  # one in each bin; 100 ms in the last


def a_page(*cases: CaseResult) -> str:
    before = Named("a", [case.model_copy(update={"verdict": "right"}) for case in cases])
    return html(
        a_run(*cases), compare(before, Named("b", list(cases))), "godkänd körning 2026-01-01"
    )


def test_times_are_told_in_words_too() -> None:
    page = a_page(*(result(f"a-{i}", ms=float(i)) for i in (1, 2, 3, 4)))
    assert "Median 2,0 ms, 95:e percentilen 4,0 ms (strecken), n = 4." in page


def test_what_broke_is_told_with_question_and_reason() -> None:
    page = a_page(result("a-1"), result("a-2", "wrong"))
    assert "Mot godkänd körning 2026-01-01: rätt 2 → 1 av 2 fall som båda har" in page
    assert (
        '<tr><th scope="row">a-2</th><td>Hemlig fråga?</td><td>37 saknas</td></tr>'
        in page.partition("Gick sönder (1)")[2]
    )


def test_a_failure_has_all_that_is_needed_to_judge_it() -> None:
    dangerous = result("b-1", "wrong", wrong_figure=True, gold=("tal: 37 kommuner", "källa: x"))
    page = a_page(result("a-1", "wrong"), dangerous)
    part = page.partition('id="fel"')[2]
    assert part.index("b-1") < part.index("a-1"), "wrong figures come first"
    assert '<strong class="mark">fel tal</strong>' in part
    assert "<dt>Facit</dt><dd>tal: 37 kommuner<br>källa: x</dd>" in part
    assert "<small>answered, Bilaga 2, s. 29</small>" in part
    head = "".join(f'<th scope="col">{x}</th>' for x in ("Slag", "Fel", "varav fel tal"))
    assert f'{head}<th scope="col">talet saknas</th>' in part
    assert 'href="#fel-lookup">uppslag</a></th><td>2</td><td>1</td><td>2</td>' in part


def test_a_fault_is_listed_without_an_answer() -> None:
    page = a_page(result("a-1", "fault", answer=None, error="RuntimeError: x", ms=None))
    assert "<dt>Svar</dt>" not in page


def test_nothing_was_measured() -> None:
    run = a_run(result("a-1"))
    absent = SystemResult(name="plain", not_measured="vikterna finns inte här")
    assert "Inget system kunde mätas här." in html(run.model_copy(update={"systems": (absent,)}))


def test_the_page_is_about_our_system_wherever_it_was_run() -> None:
    ours = a_run(result("a-1")).systems[0]
    other = a_run(result("a-1", "wrong")).systems[0].model_copy(update={"name": "bm25"})
    page = html(a_run(result("a-1")).model_copy(update={"systems": (other, ours)}))
    assert page.index("100,0 %") < page.index("0,0 % (0 av 1)")
    assert "<p>Fråga rapporten</p>" in page


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
        ["tabeller", "0", "0", "p = 1,000", "ändrar inget fall: laga eller ta bort delen"],
        ["ordlista", "1", "0", "p = 1,000", "kan vara slump"],
    ]
    assert rows([same]) == []
    run = a_run(*whole).model_copy(update={"systems": (ours, same)})
    assert "## Vad delarna är värda" in summary(run)
    assert "<h3>Vad delarna är värda</h3>" in html(run)


def test_many_systems_are_told_briefly_by_kind() -> None:
    ours = a_run(result("a-1"), result("a-2", "wrong")).systems[0]
    run = a_run(result("a-1"))
    others = [ours.model_copy(update={"name": name}) for name in ("bm25", "plain")]
    text = summary(run.model_copy(update={"systems": (ours, *others)}))
    assert "| lookup (uppslag) | 50,0 % | 50,0 % | 50,0 % |" in text
    assert "| lookup (uppslag) | 50,0 % (1 av 2) [0,0–100,0] |" in summary(
        run.model_copy(update={"systems": (ours,)})
    )
