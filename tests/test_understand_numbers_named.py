"""Places named by number, columns told in full, and comparisons where count and share disagree."""

import pytest

from tests.edge_tools import assistant


def _said(*turns: str) -> str:
    return assistant().ask(list(turns)).text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Vad står på sidan 22?", "Det här står på s. 22:\n\n- 7 procent av kommunerna har någon"),
        ("vad står på s 30", "Det här står på s. 30:\n\n- en del av tabellen i Bilaga 2 [1]"),
        ("sida 28?", "Det här står på s. 28:\n\n- en del av tabellen i Bilaga 1 [1]"),
        ("Sid 26", "Det här står på ca s. 26:"),
        (
            "Vad står på s. 99?",
            "Det står inte i rapporten: den sidan finns inte. Texten börjar på s. 3 [1] och slutar "
            "på s. 33 [2].",
        ),
        (
            "Var är bilaga 4?",
            "Det står inte i rapporten: den bilagan finns inte. Den har Bilaga 1 [1], Bilaga 2 [2] "
            "och Bilaga 3 [3].",
        ),
    ],
)
def test_places_by_number(question: str, start: str) -> None:
    assert _said(question).startswith(start)


def test_a_page_with_a_claim_or_a_service_is_about_that() -> None:
    assert "37 av de 223" in _said("Står det på s. 29 hur många som har bygglov?")
    assert "Det här står på" not in _said("Stämmer det som står på s. 22?")


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
