"""Two questions in one sentence: parted, answered one by one, or left whole."""

import pytest

from app.understand.parts import parted
from tests.edge_tools import assistant


def _said(question: str) -> str:
    return assistant().ask([question]).text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Hur många har bygglov och hur många har tomtkö?", 2),
        ("När gjordes enkäten samt vem fick den?", 2),
        ("Hur många har bygglov och tomtkö?", 0),
        ("Svarade Umeå? Och hur många svarade inte?", 0),  # two sentences, not one
        ("Bygglov och hur många har det?", 0),  # the first part asks nothing
        ("Hur många har bygglov och hur många har det inte? Jag menar ansökan.", 0),
    ],
)
def test_where_a_sentence_parts(question: str, parts: int) -> None:
    assert len(parted(question) or ()) == parts


def test_both_questions_are_answered_in_their_order() -> None:
    text = _said("Hur många kommuner svarade på enkäten, och hur många gjorde det inte?")
    first, second = text.split("\n\n")
    assert first.startswith("236 av landets 290") and second.startswith("54 av landets 290")


def test_one_lookup_that_holds_both_is_not_parted() -> None:
    plan = assistant().ask(["Hur många har bygglov och hur många har tomtkö?"]).plan
    assert plan["rule"] == "cells"


def test_a_second_part_that_leans_on_nothing_is_not_guessed() -> None:
    text = _said("Hur många har bygglov, och vilken andel motsvarar det?")
    assert "\n\n" not in text
    assert text.startswith("37 av de 223 svarande kommunerna (16,6 %)")
