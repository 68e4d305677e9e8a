"""Verdicts on claims: true, about, false, or none where the report does not settle it."""

import pytest

from app.evidence import Evidence
from app.kinds.claim import verdict
from app.plan import (
    Aggregate,
    Aspect,
    Claim,
    ClaimTruth,
    Comparison,
    Complement,
    Condition,
    CrossTable,
    Filter,
    KeyFigure,
    Lookup,
    Membership,
    Operand,
    PassageStep,
    Ranking,
    Row,
    Scope,
    Stated,
)
from tests.app_tools import BOCKER, BYGGLOV, E_BOCKER, GRUNDSKOLA, SERVERING, desk, option, ran

OVER_HALF = (Condition(comparator="gt", value=50, form="share"),)


def judged(truth: ClaimTruth, stated: Stated | None = None, **more: object) -> str | None:
    """The verdict on a claim; running it whole also passes the guard."""
    step = Claim.model_validate({"truth": truth, "stated": stated, **more})
    asked = [stated.value] if stated is not None and stated.value is not None else []
    ran(step, asked)
    return verdict(step, Evidence(desk()))


def count(value: float, comparator: str = "eq", said: str = "") -> Stated:
    """A claimed number of municipalities."""
    return Stated.model_validate({"value": value, "comparator": comparator, "said": said})


def share(value: float, comparator: str = "eq", said: str = "") -> Stated:
    """A claimed percentage."""
    return Stated.model_validate(
        {"value": value, "comparator": comparator, "said": said, "form": "share"}
    )


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        (count(37), "true"),
        (count(38), "false"),
        (share(16.6), "true"),
        (share(17), "true"),  # as precisely as it is put
        (share(16), "false"),
        (share(16.5), "false"),
        (count(36, "gt"), "true"),
        (count(37, "gt"), "false"),
        (count(37, "ge"), "true"),
        (count(38, "ge"), "false"),
        (count(38, "lt"), "true"),
        (count(37, "lt"), "false"),
        (count(37, "le"), "true"),
        (count(36, "le"), "false"),
        (share(20, said="en femtedel"), "false"),  # 16,6 is too far from 20
        (None, None),
        (Stated(), None),
    ],
)
def test_claims_about_a_cell(stated: Stated | None, found: str | None) -> None:
    assert judged(Lookup(rows=(BYGGLOV,)), stated) == found


def test_a_vague_word_may_be_near() -> None:
    half = share(50, said="hälften")
    gymnasium = Lookup(rows=(Row(category="Gymnasium", name="Ansöka om gymnasieprogram"),))
    assert judged(gymnasium, half) == "about"  # 51,6 %
    assert judged(gymnasium, share(50, said="50 procent")) == "false"
    assert judged(Lookup(rows=(BOCKER,)), share(66.66666666666667, said="två av tre")) == "about"


@pytest.mark.parametrize(
    ("aspect", "stated", "found"),
    [
        ("lacks", count(186), "true"),
        ("lacks", share(83.4), "true"),
        ("lacks", share(16.6), "false"),
        ("integrated", count(17), "true"),
        ("integrated", share(59), "true"),
        ("not_integrated", share(31), "true"),
        ("unknown", count(9), "false"),
        ("answered", count(29), "true"),
        ("unanswered", share(21.6), "true"),
    ],
)
def test_claims_about_every_column(aspect: Aspect, stated: Stated, found: str) -> None:
    assert judged(Lookup(rows=(BYGGLOV,), aspects=(aspect,)), stated) == found


@pytest.mark.parametrize(
    ("truth", "stated", "found"),
    [
        (Complement(rows=(BYGGLOV,)), count(186), "true"),
        (Complement(rows=(option(9, "Nej"),)), count(141), "true"),
        (Complement(rows=(option(9, "Nej"),)), count(75), "false"),
        (Lookup(rows=(option(9, "Nej"),)), share(34.7), "true"),
        (CrossTable(rows=(BYGGLOV,)), count(29), "true"),
        (CrossTable(rows=(BYGGLOV,), ask="unanswered"), count(8), "true"),
        (CrossTable(rows=(BYGGLOV,), ask="integrated"), share(45.9), "true"),
        (CrossTable(rows=(BYGGLOV,), ask="integrated"), share(78.4), "false"),
        (Membership(ask="number"), count(236), "true"),
        (Membership(ask="number"), share(81), "true"),
        (Membership(ask="number", answered=False), count(54), "true"),
        (Filter(conditions=OVER_HALF), count(3), "true"),
        (Filter(conditions=OVER_HALF), share(3), None),
        (KeyFigure(facts=("prioritet-hog",)), share(63), "true"),
        (KeyFigure(facts=("prioritet-hog",)), count(63), None),
        (KeyFigure(facts=("strategi-har-antal",)), count(49), "true"),
        (KeyFigure(facts=("foretagare-kontakt",)), share(80), "true"),
        (KeyFigure(facts=("prioritet-hog",), ask="rest"), share(37), "true"),
        (KeyFigure(facts=("bits",), ask="respondents"), count(190), "true"),
        (KeyFigure(facts=("strategi-arbete-pagar",), ask="change"), share(12), "true"),
        (KeyFigure(facts=("strategi-har",), ask="number"), count(48), "true"),
        (KeyFigure(facts=("bits", "infosak-ansvarig")), share(56), None),
        (Aggregate(), count(1638), None),
    ],
)  # fmt: skip
def test_claims_about_other_truths(truth: ClaimTruth, stated: Stated, found: str | None) -> None:
    asked = Claim(truth=truth, stated=stated)
    assert verdict(asked, Evidence(desk())) == found


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        (share(40, "gt"), "true"),  # "över 40 procent"
        (share(35, "ge"), "true"),
        (share(45, "gt"), None),
        (share(40, "lt"), "false"),
        (share(45, "lt"), None),
        (share(40), None),
        (share(30), "false"),
        (share(45), None),
    ],
)
def test_the_report_says_only_over_40(stated: Stated, found: str | None) -> None:
    assert judged(KeyFigure(facts=("forbattring-enklare-vardag",)), stated) == found


def test_the_rest_of_over_40_is_under_60() -> None:
    truth = KeyFigure(facts=("forbattring-enklare-vardag",), ask="rest")
    assert judged(truth, share(60, "lt")) == "true"
    assert judged(truth, share(60, "gt")) == "false"
    assert judged(truth, share(50, "gt")) is None


@pytest.mark.parametrize(
    ("truth", "claimed", "found"),
    [
        (Ranking(), BOCKER, "true"),
        (Ranking(), BYGGLOV, "false"),
        (Ranking(k=3), E_BOCKER, "true"),
        (Ranking(start=2), E_BOCKER, "true"),
        (Ranking(start=17), BYGGLOV, "true"),
        (Ranking(aspect="integrated", form="share"), BYGGLOV, "false"),
        (Ranking(scope=Scope(table="figure9")), option(9, "Nej"), "true"),
    ],
)
def test_claims_about_a_place(truth: Ranking, claimed: Row, found: str) -> None:
    step = Claim(truth=truth, claimed=(claimed,))
    assert verdict(step, Evidence(desk())) == found


def test_a_false_place_is_followed_by_the_row_s_own_figure() -> None:
    lead, own = ran(Claim(truth=Ranking(), claimed=(BYGGLOV,))).text.split("\n\n")
    assert lead.startswith("Nej, det stämmer inte: vanligast är **Boka och låna om böcker**: 148")
    assert own.startswith("37 av de 223 svarande kommunerna")
    assert "\n\n" not in ran(Claim(truth=Ranking(), claimed=(BOCKER,))).text


def sides(*operands: Operand, operation: str = "which") -> Comparison:
    """A comparison."""
    return Comparison.model_validate({"operands": operands, "operation": operation})


MORE, LESS = Stated(comparator="gt"), Stated(comparator="lt")
BOOKS = (Operand(row=BOCKER), Operand(row=E_BOCKER))


@pytest.mark.parametrize(
    ("truth", "stated", "found"),
    [
        (sides(*BOOKS), MORE, "true"),
        (sides(*reversed(BOOKS)), MORE, "false"),
        (sides(*reversed(BOOKS)), LESS, "true"),
        (sides(Operand(row=BYGGLOV), Operand(row=GRUNDSKOLA)), MORE, "false"),
        (sides(*BOOKS, operation="difference"), count(28), "true"),
        (sides(*BOOKS, operation="difference"), count(27), "false"),
        (sides(*BOOKS, operation="points"), count(12.6, said="12,6 procentenheter"), "true"),
        (sides(*BOOKS, operation="points"), share(28), "false"),
        (sides(Operand(row=BOCKER), Operand(row=BYGGLOV), operation="ratio"), count(4), "true"),
        (sides(Operand(row=BOCKER), Operand(fact="e-tjanst-nagon")), MORE, "false"),
        (sides(Operand(category="Arbete"), Operand(category="Miljö")), MORE, "true"),
        (sides(Operand(fact="strategi-har-antal"), Operand(fact="prioritet-hog")), MORE, None),
        (sides(Operand(row=BOCKER), Operand()), MORE, None),
        (sides(Operand(row=BOCKER), *BOOKS), MORE, None),
    ],
)  # fmt: skip
def test_claims_about_two_figures(truth: Comparison, stated: Stated, found: str | None) -> None:
    assert verdict(Claim(truth=truth, stated=stated), Evidence(desk())) == found


def test_integration_is_compared_by_share_when_points_are_claimed() -> None:
    truth = sides(*(Operand(row=r, aspect="integrated") for r in (BYGGLOV, SERVERING)))
    stated = count(24, said="24 procentenheter")
    assert verdict(Claim(truth=truth, stated=stated), Evidence(desk())) == "true"


@pytest.mark.parametrize(
    ("name", "answered", "text"),
    [
        ("Kiruna", True, "Ja, **Kiruna** besvarade enkäten"),
        ("Eskilstuna", True, "Nej, **Eskilstuna** besvarade inte enkäten"),
        ("Kiruna", False, "Nej, det stämmer inte: **Kiruna** besvarade enkäten"),
        ("Eskilstuna", False, "Ja, det stämmer: **Eskilstuna** besvarade inte enkäten"),
    ],
)
def test_claims_about_a_municipality(name: str, answered: bool, text: str) -> None:
    step = Claim(truth=Membership(names=(name,), answered=answered))
    assert ran(step).text.startswith(text)


def test_several_municipalities_get_no_verdict() -> None:
    truth = Membership(names=("Kiruna", "Eskilstuna"))
    assert judged(truth) is None
    assert judged(Membership(names=("Kiruna",), unknown_names=("Narnia",))) is None


def test_a_negated_claim_turns_the_verdict() -> None:
    assert judged(Lookup(rows=(BYGGLOV,)), count(37), negated=True) == "false"
    assert judged(Lookup(rows=(BYGGLOV,)), count(38), negated=True) == "true"
    assert judged(Lookup(rows=(BYGGLOV,)), negated=True) is None


@pytest.mark.parametrize(
    ("stated", "opening"),
    [
        (count(37), "Ja, det stämmer: 37 av de 223"),
        (count(50), "Nej, det stämmer inte: 37 av de 223"),
        (None, "37 av de 223"),
    ],
)
def test_the_verdict_opens_the_answer(stated: Stated | None, opening: str) -> None:
    step = Claim(truth=Lookup(rows=(BYGGLOV,)), stated=stated)
    assert ran(step, asked=(50,)).text.startswith(opening)


def test_a_vague_verdict_says_about() -> None:
    truth = Lookup(rows=(BOCKER,))
    step = Claim(truth=truth, stated=share(66.66666666666667, said="två tredjedelar"))
    assert ran(step).text.startswith("Ja, det stämmer ungefär: 148 av de 223")


def test_a_sentence_of_the_report_is_given_without_verdict() -> None:
    found = next(s for s in desk().corpus.sentences if s.text.startswith("Riskhantering"))
    step = Claim(truth=PassageStep(sentences=(found.id,)))
    assert ran(step).text.startswith("Riskhantering används i lägst utsträckning")
