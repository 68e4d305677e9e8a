"""Folding, quotes and sentences."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import REPORT, fold, folded_report, is_verbatim, read_report, split_sentences

REPORT_SHA256 = "8573d2cf0ac1770ab12364298aa759363fbcf07a60f6c34d0d1a34243a0ba3c8"
REPORT_LIKE = st.text(alphabet="ae-–. \t\n\r\u00a0\uf0b75%ö")


def test_report_is_the_publishers_byte_for_byte() -> None:
    assert hashlib.sha256(REPORT.read_bytes()).hexdigest() == REPORT_SHA256


@given(st.one_of(st.text(), REPORT_LIKE))
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(REPORT_LIKE)
def test_folded_text_has_single_spaces_only(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip()
    assert "  " not in folded
    assert not set(folded) & set("\n\r\t\u00a0\uf0b7")


@given(REPORT_LIKE)
def test_fold_keeps_every_other_sign_in_order(text: str) -> None:
    kept = [sign for sign in text if not sign.isspace() and sign != "\uf0b7"]
    assert [sign for sign in fold(text) if sign != " "] == kept


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Anmäla om matförgiftning 14 6,3%", True),  # three lines in the report
        ("54 … Ansvarig ingår i kommunens ledningsgrupp", True),
        ("tas fram … Ansvarig ingår", False),
        ("procent av kommunerna har strategier för e-förvaltning.", True),
        ("2 procent av kommunerna har strategier", False),  # cut inside 22
        ("22 procent av kommunerna har strategi", False),  # cut inside strategier
        ("63 procent av kommunerna  uppger", True),  # folded alike
        ("", False),
        (" … ", False),
    ],
)
def test_is_verbatim(quote: str, *, expected: bool) -> None:
    assert is_verbatim(quote) is expected


def test_words_cut_at_a_line_end_are_whole_in_the_folded_report() -> None:
    assert "har ganska låg eller mycket låg prioritet" in folded_report()
    assert "att utveckla e-förvaltning har ganska låg" in folded_report()
    assert "e- förvaltning" not in folded_report()
    assert "\n" in read_report()


def test_sentences_put_together_again_are_the_text() -> None:
    text = (
        "I figur 2 illustreras att 63 procent anger ja. 35 procent anger nej. Då hade 20 procent."
    )
    assert " ".join(split_sentences(text)) == text
    assert len(split_sentences(text)) == 3
