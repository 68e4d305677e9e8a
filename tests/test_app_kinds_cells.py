"""Single cells: lookups, complements, cross tables, overviews and self-comparisons, by hand."""

import pytest

from app.plan import (
    Aspect,
    Complement,
    CrossTable,
    Form,
    Lookup,
    Overview,
    Row,
    SelfComparison,
)
from app.texts import tables as say
from tests.app_tools import BYGGLOV, FORSKOLA, GRUNDSKOLA, SNO, corpus, option, ran, service

HEADING = (
    "Bilaga 2. Förekomst av 38 utvalda e-tjänster i de 223 kommuner som besvarat frågan … "
    "Ansöka om bygglov 37 16,6%"
)
ALL_SIDES: tuple[Aspect, ...] = ("integrated", "not_integrated", "unknown")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("both", "37 av de 223 svarande kommunerna (16,6 %) hade"),
        ("count", "37 av de 223 svarande kommunerna (16,6 %) hade"),
        ("share", "16,6 % av de 223 svarande kommunerna (37 kommuner) hade"),
    ],
)
def test_a_service_opens_with_what_was_asked(form: Form, said: str) -> None:
    done = ran(Lookup(rows=(BYGGLOV,), form=form))
    assert done.text == f"{said} e-tjänsten **Ansöka om bygglov** 2011 [1]."
    [citation] = done.evidence.citations
    assert (citation.label, citation.page, citation.quote) == ("Bilaga 2", 29, HEADING)
    assert done.evidence.lookups[0].rows[0][-2:] == (37, 16.6)


def test_every_row_of_bilaga_2_is_answered_as_printed() -> None:
    for record in corpus().services:
        row = Row(category=record.service.category, name=record.service.name)
        share = f"{record.share:.1f}".replace(".", ",")
        done = ran(Lookup(rows=(row,)))
        said = f"{record.count} av de 223 svarande kommunerna ({share} %) hade e-tjänsten"
        assert done.text.startswith(said)
        assert record.quote.endswith(f"{record.count} {share}%")
        assert done.pages == [("Bilaga 2", record.source.page)]


def test_a_name_under_several_headings_is_told_apart() -> None:
    rows = tuple(service("Ansöka om ledighet", c) for c in ("Grundskola", "Gymnasium"))
    done = ran(Lookup(rows=rows, alternatives=True))
    first, second = done.text.split("\n\n")
    assert first.startswith("38 av de 223") and "**Ansöka om ledighet** (Grundskola)" in first
    assert second.startswith("35 av de 223") and "**Ansöka om ledighet** (Gymnasium)" in second


@pytest.mark.parametrize(
    ("aspect", "text"),
    [
        ("lacks", "186 av de 223 svarande kommunerna (83,4 %) saknade e-tjänsten"),
        ("integrated", "I 17 av de 29 kommuner som svarade om integration (59 %) var e-tjänsten"),
        ("not_integrated", "I 9 av de 29 kommuner som svarade om integration (31 %) var e-tjänst"),
        ("unknown", "3 av de 29 kommuner som svarade om integration (10 %) svarade ”Vet ej” för"),
        ("answered", "29 av de 37 kommuner som hade e-tjänsten **Ansöka om bygglov** (78,4 %) sva"),
        ("unanswered", "8 av de 37 kommuner som hade e-tjänsten **Ansöka om bygglov** (21,6 %) sv"),
    ],
)
def test_every_column_of_bygglov(aspect: Aspect, text: str) -> None:
    assert ran(Lookup(rows=(BYGGLOV,), aspects=(aspect,))).text.startswith(text)


def test_a_share_of_bilaga_3_opens_with_the_share() -> None:
    done = ran(Lookup(rows=(BYGGLOV,), aspects=("integrated",), form="share"))
    assert done.text.startswith("I 59 % av de 29 kommuner som svarade om integration (17 kommuner)")


def test_all_of_bilaga_3_in_one_sentence() -> None:
    done = ran(Lookup(rows=(FORSKOLA,), aspects=ALL_SIDES))
    assert done.text == (
        "Av de 97 kommuner som svarade om integration med verksamhetssystem för e-tjänsten "
        "**Ansöka om förskola** uppgav 84 (87 %) att den var integrerad, 7 (7 %) att den inte var "
        "det och 6 (6 %) att de inte visste [1]."
    )
    assert done.shown == {"84 + 7 + 6": "97"}
    assert done.pages == [("Bilaga 3", 31)]
    assert done.caveats == [say.INTEGRATION_BASE]


def test_every_row_of_bilaga_3_is_answered_as_printed() -> None:
    for record in corpus().integrations:
        row = Row(category=record.service.category, name=record.service.name)
        done = ran(Lookup(rows=(row,), aspects=ALL_SIDES))
        assert f"uppgav {record.integrated} ({record.integrated_share} %)" in done.text
        assert f"{record.not_integrated} ({record.not_integrated_share} %) att den" in done.text
        assert f"{record.unknown} ({record.unknown_share} %) att de" in done.text
        counts = (record.integrated, record.not_integrated, record.unknown)
        assert record.quote.split(" ")[-6:-3] == [str(c) for c in counts]


def test_few_answers_are_warned_of() -> None:
    done = ran(Lookup(rows=(SNO,), aspects=("unknown",)))
    assert done.text.startswith("1 av de 1 kommuner som svarade om integration (100 %)")
    assert done.caveats[1] == (
        "Andelen bygger på få svar: bara 1 kommuner svarade om integration för e-tjänsten."
    )


def test_fourteen_answers_are_few_and_twenty_are_not() -> None:
    tomtko = ran(Lookup(rows=(service("Anmäla till tomtkö"),), aspects=("integrated",)))
    assert "bara 14 kommuner" in tomtko.caveats[1]  # 3 + 7 + 4
    served = ran(Lookup(rows=(service("Ansöka om serveringstillstånd"),), aspects=("unknown",)))
    assert served.caveats == [say.INTEGRATION_BASE]  # 7 + 11 + 2


@pytest.mark.parametrize(
    ("figure", "label", "count", "respondents"),
    [
        (8, "Kommunövergripande", 41, 49),
        (8, "Del av varje verksamhetsområde", 11, 49),
        (8, "Annat", 6, 49),
        (9, "Ansvarig ingår i kommunens ledningsgrupp", 54, 216),
        (9, "Ansvarig finns på kommun-/stadsledningskontoret", 67, 216),
        (9, "Ansvarig finns på IT-avdelningen", 33, 216),
        (9, "Ansvaret ligger på varje verksamhetschef", 32, 216),
        (9, "Ansvarig finns på informationsavdelningen", 17, 216),
        (9, "Annat", 15, 216),
        (9, "Nej", 75, 216),
    ],
)
def test_every_bar_of_figures_8_and_9(
    figure: int, label: str, count: int, respondents: int
) -> None:
    done = ran(Lookup(rows=(option(figure, label),)))
    assert done.text.startswith(f"{count} av {respondents} svarande kommuner")
    assert f"”{label}”" in done.text
    assert done.caveats == [say.SEVERAL_ANSWERS]
    assert done.evidence.citations[0].quote.endswith(f"{count} … {label}")


def test_the_share_of_a_bar_is_worked_out() -> None:
    done = ran(Lookup(rows=(option(9, "Nej"),), form="share"))
    assert done.text.startswith("75 av 216 svarande kommuner (34,7 %) svarade ”Nej”")
    assert done.shown == {"100 * 75 / 216": "34,7 %"}


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("both", "186 av de 223 svarande kommunerna (83,4 %) saknade"),
        ("share", "83,4 % av de 223 svarande kommunerna (186 kommuner) saknade"),
    ],
)
def test_complement_of_a_service(form: Form, said: str) -> None:
    done = ran(Complement(rows=(BYGGLOV,), form=form))
    assert done.text == f"{said} e-tjänsten **Ansöka om bygglov** 2011 [1]."
    assert done.shown == {"223 - 37": "186", "100 * (223 - 37) / 223": "83,4 %"}


@pytest.mark.parametrize(
    ("figure", "label", "form", "said"),
    [
        (9, "Nej", "both", "141 av 216 svarande kommuner (65,3 %) svarade inte ”Nej”"),
        (9, "Nej", "share", "65,3 % av 216 svarande kommuner (141 kommuner) svarade inte ”Nej”"),
        (8, "Annat", "both", "43 av 49 svarande kommuner med en strategi för e-förvaltning (87,8"),
    ],
)
def test_complement_of_a_bar(figure: int, label: str, form: Form, said: str) -> None:
    assert ran(Complement(rows=(option(figure, label),), form=form)).text.startswith(said)


@pytest.mark.parametrize(
    ("ask", "said", "calculated"),
    [
        ("answered", "29 av de 37 kommuner som hade", {"100 * (29) / 37": "78,4 %"}),
        ("unanswered", "8 av de 37 kommuner som hade", {"37 - 29": "8"}),
        ("integrated", "17 av de 37 kommuner som hade", {"100 * (17) / 37": "45,9 %"}),
    ],
)
def test_bilaga_2_beside_bilaga_3(ask: str, said: str, calculated: dict[str, str]) -> None:
    step = CrossTable.model_validate({"rows": [BYGGLOV], "ask": ask})
    done = ran(step)
    assert done.text.startswith(said)
    assert calculated.items() <= done.shown.items()
    assert done.pages == [("Bilaga 2", 29), ("Bilaga 3", 31)]
    assert (say.INTEGRATED_OF_ALL in done.caveats) == (ask == "integrated")


def test_overview_of_a_category_is_sorted_and_cited_by_page() -> None:
    done = ran(Overview(category="Miljö"))
    assert done.text.splitlines()[2:] == [
        "- Anmäla om matförgiftning: 14 kommuner (6,3 %)",
        "- Anmälan om bullerstörning: 8 kommuner (3,6 %)",
    ]
    assert "2 e-tjänster inom Miljö; så många av de 223" in done.text
    assert done.pages == [("Bilaga 2", 29), ("Bilaga 2", 30)]


def test_overview_of_a_category_with_one_service_has_both_appendices() -> None:
    done = ran(Overview(category="Handikappomsorg"))
    first, second = done.text.split("\n\n")
    assert first.startswith("8 av de 223 svarande kommunerna (3,6 %) hade")
    assert second.startswith("Av de 7 kommuner som svarade om integration")


def test_self_comparison_gives_each_service_its_own_sentence() -> None:
    done = ran(SelfComparison(has=(BYGGLOV,), lacks=(GRUNDSKOLA,)))
    has, lacks = done.text.split("\n\n")
    assert has.startswith("37 av de 223")
    assert lacks.startswith("186 av de 223 svarande kommunerna (83,4 %) saknade")
    assert lacks.endswith("; 37 (16,6 %) hade den.")


def test_self_comparison_with_a_number_sets_it_beside_the_mean() -> None:
    done = ran(SelfComparison(number=12), asked=(12,))
    assert done.text.startswith(
        "Ni har 12 av de 38 e-tjänsterna; 2011 hade en svarande kommun i genomsnitt 7,3 "
        "(1 638 förekomster fördelade på 223 svarande kommuner)"
    )
    assert done.shown["1638 / 223"] == "7,3"
