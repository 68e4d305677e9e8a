"""Retrieval metrics by hand, and search held against gold's places."""

import json
from math import log2

import pytest

from corpus.load import load as load_corpus
from corpus.types import Source
from evals import retrieval
from evals.metrics.retrieval import ndcg, recall, reciprocal_rank
from evals.types import Case, GoldSource
from index.documents import documents
from tests import evals_tools as tools
from tests.test_evals_cli import GOOD, run

BILAGA = Source("Bilaga 2", "Bilaga 2. Förekomst", 29, "printed")
FIGURE = Source("Figur 8", "Resultat > Strategi", 11, "printed")
PROSE = Source("Strategi", "Resultat > Strategi", 11, "printed")


def test_the_metrics_by_hand() -> None:
    ranked, relevant = ["x", "a", "y", "b"], {"a", "b", "c"}
    assert [recall(ranked, relevant, k) for k in (1, 2, 4)] == [0, 1 / 3, 2 / 3]
    assert reciprocal_rank(ranked, relevant) == 1 / 2
    best = 1 + 1 / log2(3) + 1 / 2
    assert ndcg(ranked, relevant) == pytest.approx((1 / log2(3) + 1 / log2(5)) / best)
    assert ndcg(ranked, relevant, k=1) == 0
    assert reciprocal_rank([*"0123456789", "a"], {"a"}) == 0
    assert ndcg([], relevant) == reciprocal_rank([], relevant) == recall([], relevant, 5) == 0


def test_units_of_one_place_count_once() -> None:
    cases = [
        tools.case(sources=(GoldSource("bilaga 2.", 29),)),
        tools.case(sources=(GoldSource("Strategi", 11), GoldSource("Förord", 3))),
        tools.case(sources=(GoldSource("Bilaga 2", 30),)),  # the page is printed: no slack
        tools.case(outcome="refuse"),
        tools.case(turns=("Hej", "Och du?"), sources=(GoldSource("Bilaga 2", 29),)),
    ]
    found = retrieval.measure("x", lambda question: [BILAGA, BILAGA, FIGURE, PROSE], cases)
    assert found.n == 3
    assert found.recall == {1: 1 / 3, 5: 0.5, 10: 0.5}
    assert found.mrr == (1 + 1 / 2 + 0) / 3
    assert found.ndcg == pytest.approx((1 + 1 / log2(3) / (1 + 1 / log2(3))) / 3)


def test_nothing_to_find() -> None:
    nothing: list[Case] = [tools.case()]
    with pytest.raises(retrieval.NoSourcesError, match="Inget av fallen har en källa"):
        retrieval.measure("x", lambda question: [], nothing)


def test_every_unit_of_search_has_a_place() -> None:
    corpus = load_corpus()
    assert {str(d.id) for d in documents(corpus)} <= set(retrieval.places(corpus))


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("retrieval", "--cases", str(GOOD), "--json") == 0
    ways = json.loads(capsys.readouterr().out)["ways"]
    assert [way["name"] for way in ways] == list(retrieval.WAYS)
    assert all(way["n"] == 2 and 0 <= way["ndcg"] <= 1 for way in ways)
