"""Comparisons and sums, added up by hand from the appendices."""

import pytest

from app.plan import Aggregate, Comparison, Operand, Scope
from app.texts import calc as say
from app.texts import tables as table_say
from tests.app_tools import (
    BOCKER,
    BYGGLOV,
    E_BOCKER,
    FORSKOLA,
    GRUNDSKOLA,
    SERVERING,
    more_than,
    option,
    ran,
    service,
)

GYMNASIUM = service("Ansöka om gymnasieprogram")


def compared(*operands: Operand, operation: str = "difference") -> Comparison:
    """A comparison of these sides."""
    return Comparison.model_validate({"operands": operands, "operation": operation})


def test_a_difference_in_municipalities_and_points() -> None:
    done = ran(compared(Operand(row=E_BOCKER), Operand(row=BOCKER)))
    assert done.text == (
        "Skillnaden är 28 kommuner (12,6 procentenheter): 148 kommuner (66,4 %) hade **Boka och "
        "låna om böcker**, och 120 kommuner (53,8 %) hade **Låna e-böcker och andra digitala "
        "medier** [1] [2]."
    )
    assert done.shown == {"148 - 120": "28", "66.4 - 53.8": "12,6"}
    assert done.caveats == [say.PRINTED_SHARES]


def test_points_first_when_they_are_asked_for() -> None:
    done = ran(compared(Operand(row=BOCKER), Operand(row=E_BOCKER), operation="points"))
    assert done.text.startswith("Skillnaden är 12,6 procentenheter")


def test_a_ratio() -> None:
    done = ran(compared(Operand(row=BYGGLOV), Operand(row=BOCKER), operation="ratio"))
    assert done.text.startswith(
        "Förhållandet är 4,0 gånger, alltså **Boka och låna om böcker** jämfört med **Ansöka om "
        "bygglov**: 148 kommuner"
    )
    assert done.shown == {"148 / 37": "4,0"}


def test_a_ratio_to_nothing_is_no_number() -> None:
    sides = (Operand(row=r, aspect="unknown") for r in (BYGGLOV, service("Ansöka om skolskjuts")))
    done = ran(compared(*sides, operation="ratio"))
    assert done.text.startswith("**Ansöka om bygglov** ligger högst: 3 av 29 kommuner (10 %)")


def test_which_is_larger_and_equal() -> None:
    larger = ran(compared(Operand(row=FORSKOLA), Operand(row=GYMNASIUM), operation="which"))
    assert larger.text.startswith("**Ansöka om gymnasieprogram** ligger högst: 115 kommuner")
    equal = ran(compared(Operand(row=BYGGLOV), Operand(row=GRUNDSKOLA)))
    assert equal.text.startswith("De är lika: 37 kommuner (16,6 %) hade **Ansöka om bygglov**, och")


def test_more_than_two() -> None:
    rows = (FORSKOLA, BOCKER, BYGGLOV)
    done = ran(compared(*(Operand(row=r) for r in rows), operation="which"))
    assert done.text.startswith("**Boka och låna om böcker** ligger högst: 148")
    assert done.text.index("102 kommuner") < done.text.index("37 kommuner")
    tied = ran(compared(*(Operand(row=r) for r in (BYGGLOV, GRUNDSKOLA, SERVERING))))
    assert tied.text.startswith("**Ansöka om bygglov** och **Ansöka om grundskola** ligger högst")


def test_lacking_and_having() -> None:
    done = ran(compared(Operand(row=BYGGLOV, aspect="lacks"), Operand(row=BYGGLOV)))
    assert done.text.startswith("Skillnaden är 149 kommuner (66,8 procentenheter): 186 kommuner")


def test_integration_of_two_services_has_different_bases() -> None:
    sides = (Operand(row=r, aspect="integrated") for r in (BYGGLOV, SERVERING))
    done = ran(compared(*sides, operation="points"))
    assert done.text.startswith("Skillnaden är 24 procentenheter")
    assert "17 av 29 kommuner (59 %) hade **Ansöka om bygglov** integrerad" in done.text
    assert "7 av 20 kommuner (35 %)" in done.text
    assert say.DIFFERENT_BASES in done.caveats


def test_answers_about_integration() -> None:
    sides = (Operand(row=BYGGLOV, aspect=a) for a in ("answered", "unanswered"))
    done = ran(compared(*sides))
    assert done.text.startswith("Skillnaden är 21 kommuner: 29 av 37 kommuner (78,4 %) svarade om")
    assert "8 av 37 kommuner (21,6 %) svarade inte om integration" in done.text


def test_bars_of_a_figure() -> None:
    done = ran(compared(Operand(row=option(9, "Nej")), Operand(row=option(9, "Annat"))))
    assert done.text.startswith("Skillnaden är 60 kommuner: 75 av 216 kommuner svarade ”Nej”, och")
    assert done.caveats == [table_say.SEVERAL_ANSWERS]


def test_categories() -> None:
    done = ran(compared(Operand(category="Kultur och fritid"), Operand(category="Grundskola")))
    assert done.text.startswith("Skillnaden är 53 förekomster: **Kultur och fritid** hade")
    assert done.shown["405 - 352"] == "53"
    assert done.shown["85 + 74 + 68 + 50 + 38 + 37"] == "352"
    assert say.COUNTED_TWICE in done.caveats


def test_facts_of_the_same_question() -> None:
    done = ran(compared(Operand(fact="bits"), Operand(fact="informationsklassificering")))
    assert done.text.startswith("Skillnaden är 34 procentenheter: 56 % av")
    assert say.DIFFERENT_BASES not in done.caveats


def test_facts_of_different_bases_say_so() -> None:
    done = ran(compared(Operand(fact="prioritet-hog"), Operand(fact="strategi-har")))
    assert done.text.startswith("Skillnaden är 41 procentenheter")
    assert say.DIFFERENT_BASES in done.caveats


def test_a_count_is_never_held_against_a_percentage() -> None:
    done = ran(compared(Operand(row=BOCKER), Operand(fact="e-tjanst-nagon"), operation="which"))
    winner = done.text.split(" ligger högst", 1)[0]
    assert "82 %" in winner  # 82 > 66,4, though 148 > 82
    apart = ran(compared(Operand(fact="strategi-har-antal"), Operand(fact="prioritet-hog")))
    assert apart.caveats[-1] == say.NOT_COMPARABLE
    assert "49 kommuner" in apart.text and "63 %" in apart.text
    assert "Skillnaden" not in apart.text


def test_what_the_report_gives_roughly_stays_rough() -> None:
    done = ran(
        compared(Operand(fact="forbattring-enklare-vardag"), Operand(fact="hinder-finansiering"))
    )
    assert done.text.startswith("Skillnaden är 33 procentenheter")
    assert say.ROUGH in done.caveats


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (Aggregate(), "Sammanlagt 1 638 förekomster för de 38 e-tjänsterna [1] [2]."),
        (Aggregate(scope=Scope(categories=("Trafik",))), "Sammanlagt 30 förekomster för de 4 "
         "e-tjänsterna inom Trafik [1]."),
        (Aggregate(scope=Scope(rows=(BYGGLOV, GRUNDSKOLA))), "Sammanlagt 74 förekomster: "
         "**Ansöka om bygglov** 37 och **Ansöka om grundskola** 37 [1]."),
        (Aggregate(aspect="integrated"), "Sammanlagt 789 kommunsvar ”Integrerad” för "
         "de 38 e-tjänsterna"),
        (Aggregate(scope=Scope(table="figure8")), "Sammanlagt 58 svar: ”Kommunövergripande” 41, "),
        (Aggregate(scope=Scope(table="figure9")), "Sammanlagt 293 svar: ”Nej” 75, "),
        (Aggregate(operation="mean"), "I genomsnitt hade en svarande kommun 7,3 av de 38 "
         "e-tjänsterna 2011: 1 638 förekomster fördelade på 223 svarande kommuner"),
        (Aggregate(operation="mean", by_service=True), "Medelvärdet för de 38 e-tjänsterna är "
         "43,1 kommuner (19,3 %)"),
        (Aggregate(operation="mean", scope=Scope(categories=("Arbete",))), "Medelvärdet för de 2 "
         "e-tjänsterna inom Arbete är 69,0 kommuner (30,9 %)"),
        (Aggregate(operation="mean", scope=Scope(most_common=2)), "Medelvärdet för de 2 "
         "e-tjänsterna är 134,0 kommuner (60,1 %)"),
        (Aggregate(operation="mean", scope=Scope(table="figure9")), "Medelvärdet för de 7 "
         "svarsalternativen är 41,9 kommuner [1]."),
        (Aggregate(operation="median"), "Medianen för de 38 e-tjänsterna är 33,5 kommuner"),
        (Aggregate(operation="median", scope=Scope(table="figure9")), "Medianen för de 7 "
         "svarsalternativen är 33 kommuner"),
        (Aggregate(operation="rows"), "Enkäten frågade om 38 e-tjänster"),
        (Aggregate(operation="rows", scope=Scope(categories=("Grundskola",))), "6 av de 38 "
         "e-tjänsterna hör till Grundskola [1]: "),
        (Aggregate(operation="rows", scope=Scope(words=("jobb",))), "2 av de 38 e-tjänsterna har "
         "”jobb” i namnet [1]: **Söka lediga jobb inom kommunen**; **Söka sommarjobb inom"),
        (Aggregate(operation="rows", scope=Scope(limits=more_than(100))),
         "5 av de 38 e-tjänsterna"),
        (Aggregate(operation="rows", scope=Scope(table="figure8")), "Frågan hade 3 "
         "svarsalternativ [1]: ”Kommunövergripande”; "),
        (Aggregate(operation="share_of_total", scope=Scope(categories=("Grundskola",))),
         "21,5 % av alla förekomster: 352 av 1 638 gäller Grundskola"),
        (Aggregate(operation="share_of_total", scope=Scope(table="figure9", rows=(
            option(9, "Nej"),))), "25,6 % av alla svar: 75 av 293 gäller ”Nej”"),
        (Aggregate(operation="sum", scope=Scope(limits=more_than(500))), say.NOTHING),
        (Aggregate(operation="mean", scope=Scope(limits=more_than(500))), say.NOTHING),
    ],
)  # fmt: skip
def test_sums_and_means(step: Aggregate, text: str) -> None:
    done = ran(step, asked=(100,))
    assert done.text.startswith(text)


def test_the_mean_of_all_gives_both_readings_and_its_base() -> None:
    done = ran(Aggregate(operation="mean"))
    assert "Medelvärdet för de 38 e-tjänsterna är 43,1 kommuner" in done.text
    assert done.caveats == [
        "Medelvärdet är räknat på de 223 kommuner som besvarade frågan om e-tjänster."
    ]


def test_a_sum_says_that_municipalities_are_counted_twice() -> None:
    assert ran(Aggregate()).caveats == [say.COUNTED_TWICE]
    assert ran(Aggregate(scope=Scope(table="figure9"))).caveats == [table_say.SEVERAL_ANSWERS]
    assert ran(Aggregate(scope=Scope(rows=(BYGGLOV,)))).caveats == []


def test_one_line_for_each_category() -> None:
    done = ran(Aggregate(per_category=True))
    lead, _, *lines = done.text.splitlines()
    assert lead.startswith("De 38 e-tjänsterna är fördelade på 14 kategorier [1]")
    assert lines[0] == "- Förskola: 2 e-tjänster, sammanlagt 180 förekomster"
    assert lines[13] == "- Övrigt: 1 e-tjänst, sammanlagt 106 förekomster"
    sums = [int(line.split("sammanlagt ")[1].split(" ")[0]) for line in lines]
    assert sums == [180, 352, 197, 62, 25, 7, 8, 81, 25, 405, 30, 22, 138, 106]


def test_one_line_for_each_of_some_categories() -> None:
    scope = Scope(categories=("Trafik", "Miljö"))
    assert ran(Aggregate(per_category=True, operation="rows", scope=scope)).text.splitlines() == [
        "Så fördelar sig e-tjänsterna i de 2 kategorierna [1] [2] [3]:",
        "",
        "- Trafik: 4 e-tjänster",
        "- Miljö: 2 e-tjänster",
    ]


def test_how_many_categories_there_are() -> None:
    done = ran(Aggregate(operation="categories"))
    assert "indelade i 14 områden: Förskola, Grundskola, Gymnasium, Vuxenutbildning" in done.text
    assert done.text.endswith("Miljö, Arbete och Övrigt [1] [2].")
