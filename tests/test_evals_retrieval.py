"""Retrieval metrics by hand, labelled files, and every way to search held against gold."""

import json
from collections.abc import Sequence
from math import log2
from pathlib import Path

import pytest
from sklearn.metrics import ndcg_score, roc_auc_score

from corpus.load import load as load_corpus
from corpus.types import Source
from evals import retrieval, retrieval_sets
from evals.metrics import retrieval as metrics
from evals.metrics.retrieval import auroc, ndcg, recall, reciprocal_rank
from evals.retrieval_sets import Labelled
from evals.retrieval_text import as_text
from evals.retrieval_ways import HYBRID, MINILM, NAMES, Way, open_ways
from evals.systems.base import NotMeasured
from evals.types import Case, GoldSource
from index.documents import documents
from index.questions import same_fact
from tests import evals_tools as tools
from tests.index_tools import FakeEncoder, small_corpus
from tests.test_evals_cli import GOOD, run

BILAGA = Source("Bilaga 2", "Bilaga 2. Förekomst", 29, "printed")
FIGURE = Source("Figur 8", "Resultat > Strategi", 11, "printed")
PROSE = Source("Strategi", "Resultat > Strategi", 11, "printed")
BYGGLOV = "row:Bygga och bo > Ansöka om bygglov"
KNOWN = frozenset({BYGGLOV, "sen:s14-03-2", "fig:12"})


def test_the_metrics_by_hand() -> None:
    ranked, relevant = ["x", "a", "y", "b"], {"a", "b", "c"}
    assert [recall(ranked, relevant, k) for k in (1, 2, 4)] == [0, 1 / 3, 2 / 3]
    assert reciprocal_rank(ranked, relevant) == 1 / 2
    best = 1 + 1 / log2(3) + 1 / 2
    assert ndcg(ranked, relevant) == pytest.approx((1 / log2(3) + 1 / log2(5)) / best)
    assert ndcg(ranked, relevant, k=1) == 0
    assert reciprocal_rank([*"0123456789", "a"], {"a"}) == 0
    assert ndcg([], relevant) == reciprocal_rank([], relevant) == recall([], relevant, 5) == 0


def test_the_metrics_equal_those_of_a_well_kept_library() -> None:
    """scikit-learn's: ranx has them all, but brings a dozen packages for reading data sets."""
    lists = {"q1": ["x", "a", "y", "b"], "q2": ["z", "y"], "q3": ["y", "x", "w"]}
    gold = {"q1": {"a", "b"}, "q2": {"z"}, "q3": {"w"}}
    for query, ranked in lists.items():
        relevance = [[float(d in gold[query]) for d in ranked]]
        scores = [[10.0 - i for i in range(len(ranked))]]
        assert ndcg(ranked, gold[query]) == pytest.approx(ndcg_score(relevance, scores))
        assert reciprocal_rank(ranked, gold[query]) == pytest.approx(
            max(r / (i + 1) for i, r in enumerate(relevance[0]))
        )
    above, below = [0.9, 0.4, 0.8], [0.4, 0.1]
    truth = [1] * len(above) + [0] * len(below)
    assert auroc(above, below) == pytest.approx(roc_auc_score(truth, [*above, *below]))


def test_auroc_and_its_interval() -> None:
    assert auroc([0.9, 0.4], [0.4, 0.1]) == 3.5 / 4
    assert auroc([], [0.1]) is None
    low, high = metrics.spread_of_auroc([0.9, 0.4, 0.8, 0.7], [0.4, 0.1, 0.75]) or (0, 0)
    assert 0 <= low < (auroc([0.9, 0.4, 0.8, 0.7], [0.4, 0.1, 0.75]) or 0) < high <= 1
    assert metrics.spread_of_mean([]) is metrics.spread_of_auroc([], [1.0]) is None
    assert metrics.spread_of_mean([0.0, 1.0] * 50) == pytest.approx((0.4, 0.6), abs=0.03)


def test_units_of_one_place_count_once() -> None:
    cases = [
        tools.case(sources=(GoldSource("bilaga 2.", 29),)),
        tools.case(sources=(GoldSource("Strategi", 11), GoldSource("Förord", 3))),
        tools.case(sources=(GoldSource("Bilaga 2", 30),)),  # the page is printed: no slack
        tools.case(outcome="refuse"),
        tools.case(turns=("Hej", "Och du?"), sources=(GoldSource("Bilaga 2", 29),)),
    ]
    found = retrieval.by_place("x", lambda question: [BILAGA, BILAGA, FIGURE, PROSE], cases)
    assert found.n == 3
    assert found.recall == {1: 1 / 3, 5: 0.5, 10: 0.5}
    assert found.mrr == (1 + 1 / 2 + 0) / 3
    assert found.ndcg == pytest.approx((1 + 1 / log2(3) / (1 + 1 / log2(3))) / 3)


def test_nothing_to_find() -> None:
    nothing: list[Case] = [tools.case()]
    with pytest.raises(retrieval.NoSourcesError, match="Inget av fallen har en källa"):
        retrieval.by_place("x", lambda question: [], nothing)


def test_every_unit_of_search_has_a_place() -> None:
    corpus = load_corpus()
    assert {str(d.id) for d in documents(corpus)} <= set(retrieval.places(corpus))


def test_one_of_the_labelled_units_or_one_that_says_the_same_is_enough() -> None:
    lists = {"q1": (["x", "b"], 0.9), "q2": (["c"], 0.4), "q3": (["x"], 0.6), "q4": (["a"], 0.1)}
    way = Way("x", lists.__getitem__)
    asked = [
        Labelled("q1", ("a", "b"), "vardag"),
        Labelled("q2", ("a",), "rapport"),
        Labelled("q3", ("a",), "vardag"),
        Labelled("q4", ("null:person",), "null"),
    ]
    related = {"a": frozenset({"c"})}
    found = retrieval.by_unit(way, asked, related)
    assert (found.n, found.nulls) == (3, 1)
    assert found.recall == {1: 1 / 3, 5: 2 / 3, 10: 2 / 3}
    assert found.mrr == pytest.approx((1 / 2 + 1 + 0) / 3)
    assert found.ndcg == pytest.approx((1 / log2(3) + 1 + 0) / 3)
    assert found.auroc == 1
    kinds = retrieval.by_kind(way, asked, related)
    assert [(k.name, k.n, k.recall[1]) for k in kinds] == [("rapport", 1, 1), ("vardag", 2, 0)]


def write(folder: Path, text: str) -> Path:
    path = folder / "oberoende.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_labelled_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "question\tunit\tkind\n# en anmärkning\n\n"
        f"Altan?\t{BYGGLOV}\tvardag\nVitt på kartan?\tsen:s14-03-2|fig:12\trapport\n"
        "Väder?\tnull:off_topic\tnull\n",
    )
    found = retrieval_sets.read_set(path, KNOWN)
    assert found == (
        Labelled("Altan?", (BYGGLOV,), "vardag"),
        Labelled("Vitt på kartan?", ("sen:s14-03-2", "fig:12"), "rapport"),
        Labelled("Väder?", ("null:off_topic",), "null"),
    )
    assert [q.is_null for q in found] == [False, False, True]
    assert retrieval_sets.files_of(tmp_path) == retrieval_sets.files_of(path) == [path]
    assert retrieval_sets.files_of(tmp_path / "borta") == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Hemligt?\tfig:12", "2 fält, men raden ska ha tre: fråga, enhet och slag."),
        ("Hemligt?\tfig:99\tx", "enheten finns inte i rapporten (fig:99)."),
        ("Hemligt?\t\tx", "enheten finns inte i rapporten (tomt fält)."),
        ("Hemligt?\tfig:12|null:person\tx", "en fråga kan inte både ha och sakna svar."),
    ],
)
def test_a_bad_line_is_named_by_number_and_never_shown(
    line: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(retrieval_sets.SetError) as error:
        retrieval_sets.read_set(write(tmp_path, f"question\tunit\tkind\n{line}\n"), KNOWN)
    assert str(error.value) == f"oberoende.tsv, rad 2: {said}"


def test_known_vocabulary_stands_in_wordings_that_training_lacks() -> None:
    corpus = load_corpus()
    asked = retrieval_sets.known_vocabulary(corpus)
    assert len(asked) > 300
    assert {q.kind for q in asked} == set(retrieval_sets.FRAMES)
    assert {u for q in asked for u in q.units if not q.is_null} <= retrieval_sets.units_of(corpus)
    frames = (Path(retrieval_sets.__file__).parents[1] / "index/data/frames.tsv").read_text("utf-8")
    said = [frame for some in retrieval_sets.FRAMES.values() for frame in some]
    assert not [frame for frame in said if f"\t{frame}\n" in frames]


def test_ways_stand_in_order_and_the_absent_one_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("evals.retrieval_ways.weights", lambda given: None)
    ways = open_ways(small_corpus(), FakeEncoder(), ())
    assert tuple(way.name for way in ways) == NAMES
    assert isinstance(ways[0], NotMeasured)
    for way in ways[1:]:
        assert isinstance(way, Way)
        ranked, sure = way.ask("bygglov")
        assert ranked[0] == BYGGLOV
        assert sure > way.ask("xyzzy")[1]


def measured(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run("retrieval", "--cases", str(GOOD), *arguments) == 0
    return capsys.readouterr().out


@pytest.fixture
def no_minilm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its weights may be on this machine, and are slow."""
    monkeypatch.setattr("evals.retrieval_ways.weights", lambda given: None)


@pytest.mark.usefixtures("no_minilm")
def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(measured(capsys, "--only", "ställe", "--json"))
    assert [way["name"] for way in found["ways"]] == list(NAMES)
    first, *others = found["ways"]
    assert first["not_measured"].startswith("vikterna finns inte här; installera")
    assert all(way["n"] == 2 and 0 <= way["ndcg"] <= 1 for way in others)
    assert found["sets"] == []


@pytest.mark.usefixtures("no_minilm")
def test_the_command_shows_figures_of_a_labelled_file_and_no_question(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write(tmp_path, f"Hemlig altan?\t{BYGGLOV}\tvardag\nHemligt väder?\tnull:off_topic\tx\n")
    text = measured(capsys, "--only", "enhet", "--units", str(path))
    assert "## oberoende" in text
    assert f"| {HYBRID} | 1 | " in text
    assert f"| {MINILM} | inte mätt: vikterna" in text
    assert "Hemlig" not in text
    assert "Hemlig" not in measured(capsys, "--only", "enhet", "--units", str(path), "--json")


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("retrieval", "--only", "allt") == 1
    said = capsys.readouterr().err
    assert "--only kan vara ställe, enhet, ord, utelämnade, inte allt." in said


def test_cases_that_lack_a_word_are_listed() -> None:
    origin = json.loads('{"created":"","commit":"","machine":"","versions":{},"data_version":"",'
                        '"cases_hash":""}')  # fmt: skip
    found = retrieval.Retrievals(
        provenance=origin,
        ways=(),
        missing=(retrieval.Missing(id="lookup-t-99", words=("zumba", "spinning")),),
    )
    assert as_text(found).endswith("* lookup-t-99: zumba, spinning")


def test_the_files_of_the_project_can_be_read() -> None:
    """Closed to whoever works on search: read by the machine, and only counted here."""
    units = retrieval_sets.units_of(load_corpus())
    sets: Sequence[tuple[Labelled, ...]] = [
        retrieval_sets.read_set(path, units)
        for path in retrieval_sets.files_of(retrieval_sets.FOLDER)
    ]
    assert all(sets)


def test_related_units_are_those_of_the_corpus() -> None:
    related = same_fact(load_corpus())
    assert "sen:s20-02-5" in retrieval.right_units(("sen:s06-02-6",), related)
