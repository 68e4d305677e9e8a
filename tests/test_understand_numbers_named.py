"""Places named by number, columns told in full, and comparisons where count and share disagree."""

import re

import pytest

from app.plan import Clarify
from app.understand.rules.greeting import greeting
from tests.edge_tools import assistant


def _said(*turns: str) -> str:
    return assistant().ask(list(turns)).text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Vad står på sidan 22?", "Det här står på s. 22:\n\n- 7 procent av kommunerna har någon"),
        ("vad står på s 30", "Det här står på s. 30:\n\n- En del av tabellen i Bilaga 2 [1]."),
        ("sida 28?", "Det här står på s. 28:\n\n- En del av tabellen i Bilaga 1 [1]."),
        ("Sid 26", "Det här står på ca s. 26:"),
        (
            "Vad står på s. 99?",
            "Det står inte i rapporten: den sidan finns inte. Texten börjar på s. 3 [1] och slutar "
            "på s. 33 [2].",
        ),
        (
            "Var är bilaga 4?",
            "Det står inte i rapporten: den bilagan finns inte. Rapporten har Bilaga 1 [1], "
            "Bilaga 2 [2] och Bilaga 3 [3].",
        ),
    ],
)
def test_places_by_number(question: str, start: str) -> None:
    assert _said(question).startswith(start)


def test_a_page_with_a_claim_or_a_service_is_about_that() -> None:
    assert "37 av de 223" in _said("Står det på s. 29 hur många som har bygglov?")
    assert "Det här står på" not in _said("Stämmer det som står på s. 22?")


@pytest.mark.parametrize(
    ("question", "pages"),
    [
        ("Vad står på sidan 3-5?", (3, 4, 5)),
        ("Vad står på sidorna 29 och 30?", (29, 30)),
        ("Vad står på sid 8 till 10?", (8, 9, 10)),
        ("Sidorna 3, 7 och 33?", (3, 7, 33)),
        ("Vad står på sidan 10-15?", (10, 11, 12)),
    ],
)
def test_each_page_named_is_answered(question: str, pages: tuple[int, ...]) -> None:
    said = _said(question)
    assert [int(n) for n in re.findall(r"Det här står på s\. (\d+):", said)] == list(pages)
    assert ("Jag visar högst tre sidor åt gången." in said) == ("10-15" in question)


def test_a_page_that_there_is_not_beside_one_that_there_is() -> None:
    said = _said("Vad står på sidorna 33 och 99?")
    assert said.startswith("Det här står på s. 33:") and "den sidan finns inte" in said


@pytest.mark.parametrize(
    "question",
    [
        "Vilka e-tjänster har fler än 20 procent enligt sidan 21?",
        "Vilken tjänst på sidan 29 är vanligast?",
        "Stämmer det att 22 procent står på sidan 10?",
        "Hur stor andel är det på sidan 8?",
    ],
)
def test_a_page_with_a_question_of_its_own_is_not_told_in_full(question: str) -> None:
    assert "Det här står på" not in _said(question)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Vad innehåller bilaga 2?", (2,)),
        ("Vad står i bilaga 2?", (2,)),
        ("Vad står i bilaga 3?", (3,)),
        ("Sammanfatta bilaga 2", (2,)),
        ("Vad handlar bilaga 1 om?", (1,)),
        ("Bilaga 3", (3,)),
        ("Vad finns i bilaga 1 och 2?", (1, 2)),
        ("Vilka kommuner står i bilaga 1?", ()),
        ("Var är bilaga 2?", ()),
        ("Vad säger bilaga 2 om bygglov?", ()),
        ("Vad är summan av bilaga 3?", ()),
    ],
)
def test_an_appendix_asked_for_is_told(question: str, numbers: tuple[int, ...]) -> None:
    assert [int(n) for n in re.findall(r"Bilaga (\d) har rubriken", _said(question))] == [*numbers]


@pytest.mark.parametrize(
    ("message", "about"),
    [
        ("Hej!", "hej"),
        ("hejsan", "hej"),
        ("God morgon", "hej"),
        ("Tack!", "tack"),
        ("Tack så mycket för hjälpen!", "tack"),
        ("ok", "tack"),  # what is left of "ok tack"
        ("hej då", "hej då"),
        ("Hejdå :D", "hej då"),
        ("Tack, hej då!", "hej då"),
        ("Hej! Tack!", "tack"),
    ],
)
def test_a_greeting_alone_is_answered_in_kind(message: str, about: str) -> None:
    assert _greeted(message) == (Clarify(reason="not_understood", about=about),)


@pytest.mark.parametrize("message", ["Hej bygglov", "Hur många har bygglov? Tack!", "Bra?x", "och"])
def test_a_greeting_with_a_question_is_a_question(message: str) -> None:
    assert _greeted(message) is None


def _greeted(message: str) -> object:
    planner = assistant().planner
    return greeting(planner._ask(planner.reader.read(message)))


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Vilken var oftast integrerad, bygglov eller sommarjobb?", "Antalet är störst för **Söka"),
        (
            "Störst andel integrerad, bygglov eller sommarjobb?",
            "**Ansöka om bygglov**",
        ),
        ("Är bygglov vanligare än tomtkö?", "**Ansöka om bygglov**"),
    ],
)
def test_which_is_larger_by_count_and_by_share(question: str, start: str) -> None:
    assert _said(question).startswith(start)


@pytest.mark.parametrize(
    ("turns", "part"),
    [
        (("Hur många har e-bokning av idrottshallar?",), "93 av de 223"),
        (("Webbansökan till komvux, hur många?",), "44 av de 223"),
        (("lediga tjänster på nätet?",), "Söka lediga jobb"),
        (("hur många grundskoletjänster fanns i enkäten?",), "6 av de 38"),
        (("Svarade Täby på enkäten?", "Nacka?"), "**Nacka** besvarade"),
        (("Nacka?",), "**Nacka** besvarade"),
        (("Hur många har bygglov?", "Och tomtkö?", "Hur många har båda två?"), "inte att räkna"),
        (
            ("106 kommuner har felanmälan, men hur många av dem uppgav att den är integrerad?",),
            "I 26 av de 59",
        ),
        (
            ("gymnasieansökan, hur många av de som har den svarade inte på om den är integrerad?",),
            "43 av de 115",
        ),
        (("Föreningsstöd: antal integrerade, ej integrerade och vet ej?",), "16 (70 %)"),
        (
            ("Bland e-tjänster som minst 100 kommuner har, vilken är mest integrerad i procent?",),
            "Bland e-tjänsterna som fanns i minst 100 kommuner",
        ),
    ],
)
def test_questions_whose_words_once_misled(turns: tuple[str, ...], part: str) -> None:
    assert part in _said(*turns)


@pytest.mark.parametrize("question", ["vilken av dem är störst?", "på vilken sida stod det?"])
def test_a_pronoun_with_nothing_before_it_is_asked_back(question: str) -> None:
    assert assistant().ask([question]).reason == "no_referent"
