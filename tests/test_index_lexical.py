"""BM25 with every score worked out by hand: idf * tf / (tf + k1 * (1 - b + b * length / mean))."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import documents
from index.lexical import K1, B, Lexical, terms
from tests.index_tools import CORPUS, no_network  # noqa: F401

TEXTS = ("ledighet", "ledighet ledighet vigsel", "vigsel färja hamn")
MEAN = (len(terms(TEXTS[0])) + len(terms(TEXTS[1])) + len(terms(TEXTS[2]))) / 3
LEXICAL = Lexical(TEXTS)


def score(tf: int, length: int, having: int) -> float:
    idf = log(1 + (3 - having + 0.5) / (having + 0.5))
    return idf * tf / (tf + K1 * (1 - B + B * length / MEAN))


def test_scores_are_those_of_the_formula() -> None:
    one, two, three = (len(terms(text)) for text in TEXTS)
    vigsel = terms("vigsel")
    assert vigsel == ["vigsel"]
    assert LEXICAL.scores("vigsel") == pytest.approx([0, score(1, two, 2), score(1, three, 2)])
    assert LEXICAL.scores("hamn") == pytest.approx([0, 0, score(1, three, 1)])
    assert one < two


def test_inflections_and_parts_find_each_other() -> None:
    lexical = Lexical(["Anmäla frånvaro", "Ansöka om bygglov"])
    assert np.argmax(lexical.scores("frånvaroanmälan")) == 0
    assert np.argmax(lexical.scores("bygglovsansökan")) == 1
    assert np.argmax(lexical.scores("ansökningarna")) == 1


@pytest.mark.parametrize("question", ["", "   ", "hur många kommuner har", "xyzzy", "?!"])
def test_nothing_known_scores_nothing(question: str) -> None:
    assert LEXICAL.scores(question).tolist() == [0, 0, 0]


def test_an_empty_text_among_others_is_never_found() -> None:
    assert Lexical(["", "vigsel"]).scores("vigsel")[0] == 0


def test_scores_equal_those_of_bm25s() -> None:
    bm25s = pytest.importorskip("bm25s")
    texts = [document.page_content for document in documents(CORPUS)]
    theirs = bm25s.BM25(k1=K1, b=B, method="lucene", backend="numpy")
    theirs.index([terms(text) for text in texts], show_progress=False)
    ours = Lexical(texts)
    for question in (*texts[::40], "Hur många kommuner har e-tjänst för bygglov och vigsel?"):
        known = [term for term in terms(question) if term in theirs.vocab_dict]
        assert ours.scores(question) == pytest.approx(theirs.get_scores(known), abs=1e-4)


def test_no_texts_have_no_scores() -> None:
    assert Lexical([]).scores("bygglov").shape == (0,)
    assert Lexical([""]).scores("bygglov").tolist() == [0]


@given(st.text(max_size=60))
def test_any_text_gets_finite_scores(question: str) -> None:
    scores = LEXICAL.scores(question)
    assert scores.shape == (3,)
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()
