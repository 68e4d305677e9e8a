"""Words that mean one thing share a key, compounds open up, and any text can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.swedish import (
    STOP_WORDS,
    content_keys,
    fold_diacritics,
    key,
    normalise,
    part_keys,
    split_compound,
    tokens,
    words,
)


@pytest.mark.parametrize(
    "same",
    [
        ("kommun", "kommuner", "kommunen", "kommunerna", "kommunernas", "kommuns"),
        ("ansökan", "ansökningar", "ansöka", "ansöker", "ansökningarna"),
        ("anmälan", "anmäla", "anmälningar", "anmäler"),
        ("boka", "bokning", "bokningar", "bokar"),
        ("låna", "lån", "lånar", "utlåning"),
        ("integration", "integrationer", "integrera", "integrerad", "integrerade"),
        ("bok", "böcker", "böckerna"),
        ("barn", "barnen", "barnens"),
        ("bygglov", "bygglovet", "bygglovets"),
        ("skolskjuts", "skolskjutsen", "skolskjutsar"),
        ("förskola", "förskolan", "förskolor", "förskolorna"),
        ("e-tjänst", "e-tjänster", "e-tjänsten", "e-tjänsternas"),
        ("e-bok", "e-böcker", "e-böckerna"),
        ("strategi", "strategier", "strategin", "strategierna"),
        ("hinder", "hindren", "hindret"),
        ("bygglovsansökan", "bygglovsansökningar"),
        ("sommarjobb", "sommarjobben", "sommarjobbet"),
    ],
)
def test_forms_of_a_word_share_a_key(same: tuple[str, ...]) -> None:
    assert {key(word) for word in same} == {key(same[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("förskola", "grundskola"),
        ("bok", "boka"),
        ("hemtjänst", "färdtjänst"),
        ("anmälan", "ansökan"),
        ("kommun", "landsting"),
    ],
)
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("bygglovsansökan", "bygglov"),
        ("bygglovsansökan", "ansökan"),
        ("förskoleansökan", "förskola"),
        ("barnomsorgsplats", "barnomsorg"),
        ("skolskjutsansökan", "skolskjuts"),
        ("frånvaroanmälan", "frånvaro"),
        ("bullerstörningar", "störning"),
        ("gymnasieprogram", "program"),
        ("webb-tjänster", "webb"),
    ],
)
def test_compounds_open_up(word: str, part: str) -> None:
    assert key(part) in part_keys(word)


@pytest.mark.parametrize("word", ["kommun", "bok", "vigsel", "jobb", "buller", ""])
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert split_compound(word) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Fem e-tjänster, 16,6 % (s. 29)", ["fem", "e-tjänster", "16,6", "s", "29"]),
        ("ETJÄNSTER e tjänst E-TJÄNST", ["e-tjänster", "e-tjänst", "e-tjänst"]),
        ("e-förvaltning, eförvaltning", ["e-förvaltning", "e-förvaltning"]),
        ("E-bok? e böcker!", ["e-bok", "e-böcker"]),
        ("IT-avdelningen", ["it-avdelningen"]),
        ("WCAG 2.0", ["wcag", "2.0"]),
        ("A\u030akerska", ["åkerska"]),  # a letter and its ring apart
        ("", []),
        ("?!…", []),
    ],
)
def test_words_of_a_text(text: str, said: list[str]) -> None:
    assert words(text) == said


def test_tokens_keep_order_and_position() -> None:
    found = tokens(words("Ansöka om bygglov"))
    assert [(t.surface, t.key, t.start) for t in found] == [
        ("ansöka", "ansöka", 0),
        ("om", "om", 1),
        ("bygglov", "bygglov", 2),
    ]


def test_stop_words_carry_no_content() -> None:
    assert content_keys("Hur är det med den, har de någon?") == ()
    assert not {"och", "kommuner", "e-tjänst"} - STOP_WORDS


def test_folding_leaves_plain_letters_alone() -> None:
    assert fold_diacritics("Färdtjänst för Åre, École") == "Fardtjanst for Are, Ecole"
    assert fold_diacritics("bygglov") == "bygglov"


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    found = tokens(words(text))
    assert [t.start for t in found] == list(range(len(found)))
    assert all(t.key and t.surface for t in found)
    assert all(part for t in found for part in t.parts)
    assert words(text) == words(normalise(text))


@given(st.sampled_from(["kommunerna", "Bygglov", "ETJÄNST", "böcker"]))
def test_capitals_mean_nothing(word: str) -> None:
    assert [key(w) for w in words(word)] == [key(w) for w in words(word.upper())]
