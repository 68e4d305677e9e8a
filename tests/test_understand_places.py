"""Municipalities in a question: names, words that are also names, strangers, initial letters."""

import pytest

from app.understand.parsed import Places
from app.understand.places import PlaceFinder
from tests.index_tools import CORPUS

FINDER = PlaceFinder(CORPUS.municipalities)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Svarade Kiruna och Umeå?", ("Kiruna", "Umeå")),
        ("Svarade Upplands Väsby?", ("Upplands Väsby",)),
        ("Svarade Malmös kommun?", ("Malmö",)),
        ("Är gbg med?", ("Göteborg",)),
        ("Finns Visby med?", ("Gotland",)),
        ("Svarade Linkoping?", ("Linköping",)),
        ("Svarade Kirunna?", ("Kiruna",)),
    ],
)
def test_names(question: str, names: tuple[str, ...]) -> None:
    assert FINDER.find(question, survey=True) == Places(names=names)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Svarade Västervik och lund?", ("Västervik", "Lund")),
        ("Vilka kommuner utom Mark svarade?", ("Mark",)),
        ("Deltog mora kommun?", ("Mora",)),
        ("svarade vara", ("Vara",)),
        ("SALA", ("Sala",)),
    ],
)
def test_words_used_as_names(question: str, names: tuple[str, ...]) -> None:
    assert FINDER.find(question, survey=True).names == names


@pytest.mark.parametrize(
    "question",
    [
        "Kan det vara så?",
        "Finns det ett berg av ansökningar?",
        "Vara med eller inte?",
        "Är det VARA?",
        "Vad har kommunerna i köping och handel?",
    ],
)
def test_words_that_stay_words(question: str) -> None:
    assert FINDER.find(question, survey=False) == Places()


def test_name_beside_its_kind_needs_no_survey() -> None:
    assert FINDER.find("Har Vara kommun bygglov?", survey=False).names == ("Vara",)


def test_verb_that_is_a_name_needs_a_verb_of_answering() -> None:
    assert FINDER.find("kan det vara eller berg", survey=True).names == ("Berg",)


@pytest.mark.parametrize("place", ["Oslo", "oslo", "Skåne", "Köpenhamns"])
def test_strangers(place: str) -> None:
    assert FINDER.find(f"Svarade {place}?", survey=True) == Places(unknown=(place,))


def test_spelling_is_mended_in_lower_case_for_long_names_only() -> None:
    assert FINDER.find("svarade kirunna", survey=True).names == ("Kiruna",)
    assert FINDER.find("svarade borrs", survey=True).names == ()


def test_spelling_is_mended_in_questions_about_the_survey_and_in_names_alone() -> None:
    assert FINDER.find("Hur många har Kirunna?", survey=False) == Places()
    assert FINDER.find("kirunna då?", survey=False).names == ("Kiruna",)


def test_an_ordinary_word_alone_or_in_a_list_of_names_is_a_name() -> None:
    assert FINDER.find("Och nacka?", survey=False).names == ("Nacka",)
    assert FINDER.find("täby, nacka och lund, svarade de?", survey=True).names == (
        "Täby", "Nacka", "Lund",
    )  # fmt: skip
    assert FINDER.find("kan det vara så?", survey=True).names == ()


@pytest.mark.parametrize(
    ("question", "letters"),
    [
        ("Vilka börjar på b eller c?", ("B", "C")),
        ("Kommuner på bokstaven Å", ("Å",)),
        ("Vilka inleds med ”Ö”?", ("Ö",)),
        ("Hur många på A, B och A?", ("A", "B")),
        ("Vilka finns på Gotland?", ()),
        ("Vad står på sidan 5?", ()),
        ("Vilka har plan B?", ()),
    ],
)
def test_letters(question: str, letters: tuple[str, ...]) -> None:
    assert FINDER.find(question, survey=True).letters == letters


def test_each_name_once() -> None:
    assert FINDER.find("Svarade Umeå? Ja, Umeå.", survey=True).names == ("Umeå",)


def test_empty_question() -> None:
    assert FINDER.find("", survey=True) == Places()
