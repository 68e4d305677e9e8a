"""Hybrid search with scores worked out by hand: its switches, its sureness, what it does not load.

Three services; the encoder counts "bygglov", "förskola", "böcker" and "integration".
"""

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from corpus.vocabulary import Entry
from index.cues import FIGURE_WEIGHT, INTEGRATION_WEIGHT, UNSPOKEN_WEIGHT, Cues
from index.questions import Question
from index.search import (
    LEXICAL_WEIGHT,
    MEMORY_WEIGHT,
    VOCABULARY_WEIGHT,
    WRITTEN_WEIGHT,
    SearchIndex,
    fuse,
)
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
    return SearchIndex(small_corpus(), FakeEncoder(), questions=NULLS, entries=(), without=without)


INDEX = index()


def ids(found: SearchIndex, question: str, **options: object) -> list[str]:
    return [hit.id for hit in found.search(question, **options)]  # type: ignore[arg-type]


def array(*scores: float) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    return np.array(scores, dtype=np.float32)


@pytest.mark.parametrize(
    ("signals", "expected"),
    [
        (((0.8, 0.5), (0, 0), (0, 0), (0, 0)), (0.8, 0.5)),
        (((0, 0), (1, 0), (0, 0), (0, 0)), (MEMORY_WEIGHT, 0)),
        (((0, 0), (0, 0), (4, 1), (0, 0)), (LEXICAL_WEIGHT, LEXICAL_WEIGHT / 4)),
        (((0, 0), (0, 0), (0, 0), (0, 9)), (0, WRITTEN_WEIGHT)),
    ],
)
def test_fusion(signals: tuple[tuple[float, float], ...], expected: tuple[float, ...]) -> None:
    cosines, memory, words, written = (array(*signal) for signal in signals)
    assert fuse(cosines, memory, words, written) == pytest.approx(expected)


def test_fusion_of_nothing_is_nothing() -> None:
    assert fuse(array(), array(), array(), array()).tolist() == []


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
    assert hit.id == f"row:{BOCKER}"
    assert hit.score == pytest.approx(1, abs=1e-5)


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
    assert (
        str(error.value) == "Cannot do without ['chroma'], only ['lexical', 'memory', 'vectors']."
    )


def test_kinds_limit_vectors_and_words() -> None:
    assert ids(INDEX, "bygglov", kinds=["integration"], k=1) == [f"int:{BYGGLOV}"]
    assert {hit.kind for hit in INDEX.search("bygglov förskola", kinds=["row"])} == {"row"}
    assert INDEX.search("bygglov", kinds=["figure"]) == []
    assert INDEX.search("bygglov", kinds=[]) == []


@pytest.mark.parametrize("question", ["", "  ", "?!", "xyzzy"])
def test_a_question_without_a_known_word_finds_nothing(question: str) -> None:
    assert INDEX.search(question) == []
    assert INDEX.answerable(question) < 0.5


def test_the_signals_are_the_nearest_of_each_sort() -> None:
    near = INDEX.signals("bygglov")
    assert near.unit == pytest.approx(1)
    assert near.memory == 0
    assert near.null == pytest.approx(HALF)  # the question marked null: has books in it as well
    assert (near.unknown, near.outside_years) == (0, False)
    far = INDEX.signals("xyzzy 1999")
    assert (far.unit, far.null, far.unknown, far.outside_years) == (0, 0, 1, True)


def test_nearness_to_an_unanswerable_question_makes_less_sure() -> None:
    alone = SearchIndex(small_corpus(), FakeEncoder(), questions=(), entries=())
    assert INDEX.answerable("bygglov") < alone.answerable("bygglov")
    assert INDEX.answerable("bygglov böcker") < INDEX.answerable("bygglov")


ASKED = (Question(f"row:{BOCKER}", "pocketbok förskola"), Question(f"int:{BYGGLOV}", "altan"))
TERMS = (Entry("tjanst", BOCKER, "deckare", blocks=False),)
TAUGHT = SearchIndex(small_corpus(), FakeEncoder(), questions=ASKED, entries=TERMS)


@pytest.mark.parametrize(("word", "service"), [("deckare", BOCKER), ("altan", BYGGLOV)])
def test_what_was_written_for_one_table_serves_both(word: str, service: str) -> None:
    found = {hit.id: hit.score for hit in TAUGHT.search(word)}
    score = WRITTEN_WEIGHT + (VOCABULARY_WEIGHT if word == "deckare" else 0)
    both = {f"row:{service}": score, f"int:{service}": score + UNSPOKEN_WEIGHT}
    assert found == pytest.approx(both)


def test_a_written_question_counts_by_its_vector() -> None:
    words_off = SearchIndex(
        small_corpus(), FakeEncoder(), questions=ASKED, entries=(), without={"lexical"}
    )
    scores = {hit.id: hit.score for hit in words_off.search("förskola")}
    assert scores[f"row:{FORSKOLA}"] == pytest.approx(1, abs=1e-5)
    assert scores[f"row:{BOCKER}"] == pytest.approx(MEMORY_WEIGHT, abs=1e-5)


def test_without_memory_only_the_units_texts_count() -> None:
    bare = SearchIndex(
        small_corpus(), FakeEncoder(), questions=ASKED, entries=TERMS, without={"memory"}
    )
    assert bare.search("deckare") == []


def test_cues_tell_the_tables_apart_and_know_a_chart_by_its_number() -> None:
    cues = Cues([f"row:{BYGGLOV}", f"int:{BYGGLOV}", "fig:2", "fig:12"])
    for said in ("är bygglov integrerat", "Koppling till system?", "bilaga 3", "vet ej om bygglov"):
        assert cues.scores(said).tolist() == pytest.approx([0, INTEGRATION_WEIGHT, 0, 0])
    for said in ("Figur 12?", "fig. 12", "diagrammet 12"):
        assert cues.scores(said).tolist() == pytest.approx([0, UNSPOKEN_WEIGHT, 0, FIGURE_WEIGHT])
    assert cues.scores("figur 5 om bygglov").tolist() == pytest.approx([0, UNSPOKEN_WEIGHT, 0, 0])


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
    folder = SearchIndex(
        small_corpus(), FakeEncoder(), folder=tmp_path, questions=NULLS, entries=()
    )
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
