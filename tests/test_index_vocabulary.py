"""Terms are found in any order and inflection; the longest wins; near words are not taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vocabulary import load_vocabulary
from index.swedish import tokens, words
from index.vocabulary import Term, Unit, Vocabulary, term_keys

BUILD, FOLLOW, PRE = (Unit("tjanst", name) for name in ("Bygglov", "Följa bygglov", "Förskola"))
LEAVE_PRIMARY, LEAVE_UPPER = Unit("tjanst", "G > Ledighet"), Unit("tjanst", "Gy > Ledighet")
VOCABULARY = Vocabulary(
    [
        Term(BUILD, "ansöka om bygglov"),
        Term(BUILD, "bygglov"),
        Term(FOLLOW, "följa bygglov"),
        Term(PRE, "dagis"),
        Term(PRE, "förskola"),
        Term(PRE, "öppen förskola", blocks=True),
        Term(LEAVE_PRIMARY, "ledighet"),
        Term(LEAVE_UPPER, "ledighet"),
    ]
)


def found(text: str) -> list[tuple[Unit, ...]]:
    return [mention.units for mention in VOCABULARY.find(tokens(words(text)))]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Hur många har bygglov?", [(BUILD,)]),
        ("Ansökningar om bygglovet", [(BUILD,)]),
        ("bygglovsansökan", [(BUILD,)]),
        ("Går bygglov att följa?", [(FOLLOW,)]),
        ("dagis eller bygglov", [(PRE,), (BUILD,)]),
        ("bygglov eller förskolan", [(BUILD,), (PRE,)]),
        ("ledigheter", [(LEAVE_PRIMARY, LEAVE_UPPER)]),
        ("Finns öppna förskolor?", []),
        ("Något helt annat", []),
        ("", []),
    ],
)
def test_what_a_question_names(text: str, units: list[tuple[Unit, ...]]) -> None:
    assert found(text) == units


def test_words_far_apart_are_no_term() -> None:
    far = "följa att en eller annan dag kanske någon gång sedan bygglov"
    assert found(far) == [(BUILD,)]


def test_a_mention_says_where_and_by_which_term() -> None:
    [mention] = VOCABULARY.find(tokens(words("kan jag följa mitt bygglov")))
    assert (mention.term, mention.positions, mention.weight) == ("följa bygglov", (2, 4), 2.0)


def test_a_word_inside_a_compound_counts_a_little_less() -> None:
    [mention] = VOCABULARY.find(tokens(words("bygglovshandläggning")))
    assert mention.weight == pytest.approx(0.9)


def test_terms_lose_their_stop_words_but_never_all() -> None:
    assert term_keys("Ansöka om bygglov") == ("ansöka", "bygglov")
    assert term_keys("hur många") != ()


# "tjänst" is a stop word and "tjänster" is not, so "38 tjänster" says as much as this term does.
SHADOWED = {("e-tjanst-ingen", "ingen tjänst 38")}
VOCABULARY_OF_REPORT = load_vocabulary()
REPORT = Vocabulary(Term(Unit(e.kind, e.unit), e.term, e.blocks) for e in VOCABULARY_OF_REPORT)


@pytest.mark.parametrize("kind", sorted({e.kind for e in VOCABULARY_OF_REPORT}))
def test_every_term_of_the_report_finds_its_unit(kind: str) -> None:
    missing = [
        (e.unit, e.term)
        for e in VOCABULARY_OF_REPORT
        if e.kind == kind
        and not e.blocks
        and not any(Unit(e.kind, e.unit) in m.units for m in REPORT.find(tokens(words(e.term))))
    ]
    assert set(missing) <= SHADOWED


@given(st.text(max_size=60))
def test_any_question_can_be_searched(text: str) -> None:
    said = tokens(words(text))
    for mention in REPORT.find(said):
        assert mention.units
        assert all(0 <= at < len(said) for at in mention.positions)
