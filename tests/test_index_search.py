"""Hybrid search with scores worked out by hand: its switches, its margin, what it does not load.

Three services; the encoder counts "bygglov", "förskola", "böcker" and "integration".
"""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index.questions import Question
from index.search import LEXICAL_WEIGHT, SearchIndex, best, fuse
from tests.index_tools import FakeEncoder, no_network, small_corpus  # noqa: F401

BYGGLOV, FORSKOLA, BOCKER = (
    "Bygga och bo > Ansöka om bygglov",
    "Förskola > Ansöka om förskola",
    "Kultur och fritid > Boka och låna om böcker",
)
NULLS = (
    Question("null:cost_or_supplier", "Vad kostar bygglov och böcker?"),
    Question("sen:x", "förskola"),
)
HALF = 0.5**0.5  # the cosine of one word with two


def index(*without: str) -> SearchIndex:
    return SearchIndex(small_corpus(), FakeEncoder(), nulls=NULLS, without=without)


INDEX = index()


def ids(found: SearchIndex, question: str, **options: object) -> list[str]:
    return [hit.id for hit in found.search(question, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cosines", "words", "expected"),
    [
        ({}, {}, {}),
        ({"a": 0.8}, {}, {"a": 0.8}),
        ({}, {"a": 4.0, "b": 1.0}, {"a": 0.2, "b": 0.05}),
        ({"a": 0.8, "b": 0.5}, {"b": 4.0, "c": 2.0}, {"a": 0.8, "b": 0.7, "c": 0.6}),
        ({"a": 0.8}, {"a": 0.0}, {"a": 0.8}),
    ],
)
def test_fusion(
    cosines: dict[str, float], words: dict[str, float], expected: dict[str, float]
) -> None:
    assert fuse(cosines, words, 0.2) == pytest.approx(expected)


def test_ties_keep_their_order_and_k_may_be_anything() -> None:
    scores = {"a": 1.0, "b": 2.0, "c": 1.0}
    assert best(scores, 3) == [("b", 2.0), ("a", 1.0), ("c", 1.0)]
    assert best(scores, 0) == best(scores, -1) == []


def test_scores_are_cosine_plus_words() -> None:
    first, second = INDEX.search("bygglov", k=2)
    assert (first.id, first.kind) == (f"row:{BYGGLOV}", "row")
    assert second.id == f"int:{BYGGLOV}"
    # The row is shorter than the integration, so it is also the better match of words.
    assert first.score == pytest.approx(1 + LEXICAL_WEIGHT, abs=1e-5)
    assert HALF < second.score < HALF + LEXICAL_WEIGHT
    assert first.text.startswith("Bygga och bo: Ansöka om bygglov. 37 kommuner")


@pytest.mark.parametrize(("word", "service"), [("låna", BOCKER), ("ansökan", BYGGLOV)])
def test_words_decide_where_the_vectors_do_not(word: str, service: str) -> None:
    # Both integrations say "integration" once beside one other counted word: equal cosines.
    assert ids(INDEX, f"integration {word}", k=1) == [f"int:{service}"]


def test_without_words_only_the_cosine_counts() -> None:
    [hit] = index("lexical").search("böcker", k=1)
    assert (hit.id, hit.score) == (f"row:{BOCKER}", pytest.approx(1, abs=1e-5))


def test_without_vectors_only_words_count() -> None:
    found = index("vectors").search("ansökan bygglovet", k=6)
    assert found[0].id == f"row:{BYGGLOV}"
    assert found[0].score == pytest.approx(LEXICAL_WEIGHT)
    assert not any(BOCKER in hit.id for hit in found)


def test_without_both_nothing_is_found() -> None:
    assert index("vectors", "lexical").search("bygglov") == []


def test_a_switch_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="Cannot") as error:
        index("chroma")
    assert str(error.value) == "Cannot do without ['chroma'], only ['lexical', 'vectors']."


def test_kinds_limit_vectors_and_words() -> None:
    assert ids(INDEX, "bygglov", kinds=["integration"], k=1) == [f"int:{BYGGLOV}"]
    assert {hit.kind for hit in INDEX.search("bygglov förskola", kinds=["row"])} == {"row"}
    assert INDEX.search("bygglov", kinds=["figure"]) == []
    assert INDEX.search("bygglov", kinds=[]) == []


@pytest.mark.parametrize("question", ["", "  ", "?!", "xyzzy"])
def test_a_question_without_a_known_word_finds_nothing(question: str) -> None:
    assert INDEX.search(question) == []
    assert INDEX.nearest_null(question) == 0.0
    assert INDEX.margin(question) == -1.0


def test_the_margin_is_best_unit_less_best_unanswerable() -> None:
    assert INDEX.nearest_null("bygglov") == pytest.approx(HALF)
    assert INDEX.margin("bygglov") == pytest.approx(1 - HALF)
    # Only lines marked null: count; "förskola" belongs to a unit.
    assert INDEX.nearest_null("förskola") == 0.0
    assert INDEX.margin("förskola") == pytest.approx(1)
    # Bygglov and books are near the unanswerable question itself, and half as near to each row.
    assert INDEX.margin("bygglov böcker") == pytest.approx(HALF - 1)


def test_without_unanswerable_questions_the_margin_is_the_cosine() -> None:
    alone = SearchIndex(small_corpus(), FakeEncoder(), nulls=())
    assert alone.margin("bygglov") == pytest.approx(1)


def test_k_is_kept_and_never_exceeded() -> None:
    assert len(INDEX.search("bygglov ansöka", k=2)) == 2
    assert len(INDEX.search("bygglov ansöka förskola böcker", k=100)) == 6
    assert INDEX.search("bygglov", k=0) == []


def test_many_threads_get_the_same_from_one_opening() -> None:
    found: list[list[str]] = []
    shared = index()

    def ask() -> None:
        found.append(ids(shared, "bygglov", k=3))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [ids(INDEX, "bygglov", k=3)] * 8


def test_a_folder_gives_the_same_as_memory(tmp_path: Path) -> None:
    folder = SearchIndex(small_corpus(), FakeEncoder(), folder=tmp_path, nulls=NULLS)
    assert folder.search("bygglov") == INDEX.search("bygglov")
    assert len(list(tmp_path.iterdir())) == 1


def test_importing_search_loads_no_large_library() -> None:
    program = (
        "import sys, index.search, index.encoder; "
        "large = ('chromadb', 'langchain', 'torch', 'sentence_transformers', 'bm25s', 'pydantic'); "
        "print(sorted({m.split('.')[0] for m in sys.modules if m.startswith(large)}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
