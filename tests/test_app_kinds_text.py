"""Bilaga 1 and the key figures of the prose, checked by hand against the report."""

import pytest

from app.plan import Condition, Filter, KeyFigure, Membership
from app.texts import calc as calc_say
from app.texts import prose as say
from app.texts import ranking as ranking_say
from tests.app_tools import corpus, ran

A_RING = "Åmål, Ånge, Årjäng, Åstorp och Åtvidaberg"


def test_a_municipality_that_answered() -> None:
    done = ran(Membership(names=("Kiruna",)))
    assert done.text == (
        "Ja, **Kiruna** besvarade enkäten: kommunen finns bland de 236 i Bilaga 1 [2] [1]."
    )
    assert done.caveats == [
        "Bilaga 1 säger att kommunen besvarade en eller flera frågor, inte vilka. Frågan om "
        "e-tjänster besvarades av 223 kommuner."
    ]
    assert ("Bilaga 1", 28) in done.pages


def test_a_municipality_that_did_not() -> None:
    done = ran(Membership(names=("Eskilstuna",)))
    assert done.text.startswith(
        "Nej, **Eskilstuna** besvarade inte enkäten: kommunen finns inte bland de 236 i Bilaga 1"
    )
    assert done.caveats == [say.MISSING_SOURCE]
    assert done.evidence.lookups[-1].rows == (("Eskilstuna", "nej"),)


def test_no_municipality() -> None:
    done = ran(Membership(names=("Ale",), unknown_names=("Narnia",)))
    first, second = done.text.split("\n\n")
    assert first.startswith("Ja, **Ale** besvarade enkäten")
    assert second == (
        "Narnia är inte en av Sveriges 290 kommuner och finns därför inte i Bilaga 1."
    )


@pytest.mark.parametrize("name", ["Stenungsund", "Ljusdal", "Mark"])
def test_misprinted_names_are_found_and_said(name: str) -> None:
    done = ran(Membership(names=(name,)))
    assert done.text.startswith(f"Ja, **{name}** besvarade enkäten")
    assert any("feltryckta i Bilaga 1" in caveat for caveat in done.caveats)


@pytest.mark.parametrize(
    ("answered", "text"),
    [
        (True, "236 av landets 290 kommuner (81 %) besvarade en eller flera frågor i enkäten 2011"),
        (False, "54 av landets 290 kommuner (18,6 %) besvarade inte enkäten 2011"),
    ],
)
def test_how_many_answered(answered: bool, text: str) -> None:
    assert ran(Membership(ask="number", answered=answered)).text.startswith(text)


@pytest.mark.parametrize(
    ("answered", "letters", "text"),
    [
        (True, ("Å",), f"5 kommuner på ”Å” besvarade enkäten [1]: {A_RING}."),
        (False, ("Å",), "2 kommuner på ”Å” besvarade inte enkäten [2]: Åre och Åsele."),
        (True, ("J",), "2 kommuner på ”J” besvarade enkäten [1]: Järfälla och Jönköping."),
        (True, ("W",), "Ingen kommun på ”W” besvarade enkäten [1]."),
        (True, ("D", "J"), "4 kommuner på ”D” och ”J” besvarade enkäten [1]: Dals-Ed, Danderyd, "
         "Järfälla och Jönköping."),
    ],
)  # fmt: skip
def test_municipalities_by_letter(answered: bool, letters: tuple[str, ...], text: str) -> None:
    done = ran(Membership(ask="list", answered=answered, letters=letters))
    assert done.text == text
    assert done.caveats == ([] if answered else [say.MISSING_SOURCE])


def test_the_commonest_letter() -> None:
    done = ran(Membership(ask="letters"))
    assert done.text.startswith("Vanligast är ”S”: 27 av de kommuner som besvarade enkäten börjar")


@pytest.mark.parametrize(
    ("answered", "count", "first"), [(True, 236, "Ale, Alingsås"), (False, 54, "Arjeplog, Arvids")]
)
def test_all_names(answered: bool, count: int, first: str) -> None:
    done = ran(Membership(ask="list", answered=answered))
    assert done.caveats == ([] if answered else [say.MISSING_SOURCE])
    lead, names = done.text.split("\n\n")
    assert lead.startswith(f"{count} av landets 290")
    assert names.startswith(first)
    assert len(names.replace(" och ", ", ").split(", ")) == count


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("prioritet-hog", "63 %"),
        ("strategi-har", "22 %"),
        ("strategi-har-antal", "49 kommuner"),
        ("ansvarig-utsedd-under-10000", "42 %"),
        ("verktyg-behovsanalys", "40 %"),
        ("samverkan-statliga-myndigheter", "33 %"),
        ("effekt-informationskvalitet", "hälften"),
        ("forbattring-enklare-vardag", "över 40 %"),
        ("hinder-finansiering", "73 %"),
        ("betaltjanst", "7 %"),
        ("planerar-over-nio", "17 %"),
        ("identifiering-foretag-over-50000", "40 %"),
        ("foretagare-kontakt", "åtta av tio"),
        ("medborgarkontakter", "ca 70 %"),
    ],
)
def test_key_figures_as_the_report_words_them(fact: str, text: str) -> None:
    done = ran(KeyFigure(facts=(fact,)))
    assert text.lower() in done.text.lower()
    record = corpus().facts[fact][0]
    assert (record.source.label, record.source.page) in done.pages


def test_every_fact_passes_the_guard_whatever_is_asked_of_it() -> None:
    for fact in corpus().facts:
        for ask in ("value", "rest", "respondents", "change", "number"):
            step = KeyFigure.model_validate({"facts": [fact], "ask": ask})
            assert ran(step).text.endswith(".")


def test_the_base_of_a_key_figure_stands_in_the_sentence() -> None:
    assert " (av 219 svarande, 2011) [" in ran(KeyFigure(facts=("strategi-har",))).text


@pytest.mark.parametrize(
    ("fact", "text", "expression"),
    [
        ("prioritet-hog", "37 % är resten (av 221 svarande): rapporten anger att", "100 - 63"),
        ("forbattring-enklare-vardag", "Mindre än 60 % är resten: rapporten", "100 - 40"),
        ("medborgarkontakter", "Ca 30 % är resten: rapporten anger att", "100 - 70"),
    ],
)
def test_what_is_left_of_a_key_figure(fact: str, text: str, expression: str) -> None:
    done = ran(KeyFigure(facts=(fact,), ask="rest"))
    assert done.text.startswith(text)
    assert expression in done.shown


def test_a_share_as_a_number_is_worked_out_and_rough() -> None:
    done = ran(KeyFigure(facts=("samverkan-andra-kommuner",), ask="number"))
    assert done.text.endswith("Det motsvarar ungefär 161 kommuner.")  # 160,5 half up
    assert done.shown == {"75 * 214 / 100": "161"}
    without = ran(KeyFigure(facts=("hinder-finansiering",), ask="number"))
    assert "motsvarar" not in without.text  # the report has no base for it


def test_respondents_of_a_key_figure() -> None:
    done = ran(KeyFigure(facts=("bits",), ask="respondents"))
    assert done.text.startswith("190 kommuner svarade på frågan om")
    unknown = ran(KeyFigure(facts=("betaltjanst",), ask="respondents"))
    assert unknown.text.startswith(say.NO_RESPONDENTS)


def test_the_change_since_2009() -> None:
    done = ran(KeyFigure(facts=("strategi-arbete-pagar",), ask="change"))
    assert done.text.startswith(
        "Andelen ökade med 12 procentenheter, från 20 % år 2009 till 32 % år 2011"
    )
    assert done.shown == {"32 - 20": "12"}
    assert done.caveats == [calc_say.DIFFERENT_BASES]


def test_a_fact_without_an_earlier_figure_has_no_change() -> None:
    assert ran(KeyFigure(facts=("bits",), ask="change")).text.startswith("56 %")


def test_places_that_disagree_are_warned_of() -> None:
    done = ran(KeyFigure(facts=("infosak-policy",)))
    assert any("Rapporten är inte samstämmig" in caveat for caveat in done.caveats)
    assert {5, 25} <= {page for _, page in done.pages}


@pytest.mark.parametrize(
    ("aspect", "said"),
    [
        ("has", "fanns inte i någon kommun"),
        ("integrated", "var inte integrerade med verksamhetssystem i någon kommun"),
        ("not_integrated", "fick inte svaret ”Ej integrerad” från någon kommun"),
        ("unknown", "fick inte ”Vet ej” om integration av någon kommun"),
    ],
)
def test_a_threshold_of_zero_is_plain_swedish(aspect: str, said: str) -> None:
    assert ranking_say.condition(aspect, "eq", "count", "0", "", "dem") == said


def test_zero_integrated_and_zero_not_integrated_are_told_apart() -> None:
    none = Condition(comparator="eq", value=0, form="count")
    integrated = ran(Filter(conditions=(none,), aspect="integrated")).text
    assert "e-tjänsterna var inte integrerade med verksamhetssystem i någon kommun" in integrated
    other = ran(Filter(conditions=(none,), aspect="not_integrated")).text
    assert "fick inte svaret ”Ej integrerad” från någon kommun" in other
    never = ran(Filter(conditions=(none,))).text
    assert never.startswith(
        "Det finns ingen e-tjänst bland de 38 som inte fanns i någon kommun [1]"
    )


def test_negation_stands_before_the_verb_after_som() -> None:
    said = ranking_say.condition("has", "eq", "count", "0", "", "")
    assert ranking_say.scope_words([], said) == "Bland e-tjänsterna som inte fanns i någon kommun"
    more = ranking_say.condition("not_integrated", "gt", "count", "5", "", "")
    assert more == "var utan integration med verksamhetssystem i fler än 5 kommuner"
