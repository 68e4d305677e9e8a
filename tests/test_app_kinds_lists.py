"""Rankings and filters, with places, ties and thresholds counted by hand from the appendices."""

import pytest

from app.plan import Aspect, Condition, Filter, Ranking, Row, Scope
from app.texts import ranking as say
from app.texts.calc import NOTHING
from tests.app_tools import BOCKER, BYGGLOV, more_than, option, ran

OPTIONS = Scope(table="figure9")
NO_ANSWER = Scope(table="figure9", without=(option(9, "Nej"),))


def test_the_most_common_service() -> None:
    done = ran(Ranking())
    assert done.text == (
        "Vanligast är **Boka och låna om böcker**: 148 av de 223 svarande kommunerna (66,4 %) hade "
        "den 2011 [1]."
    )


def test_the_least_common_are_two() -> None:
    done = ran(Ranking(direction="bottom"))
    assert done.text == (
        "Ovanligast är **Följa snöröjningen** och **Följa utförandet av äldreomsorg**: vardera "
        "2 av de 223 svarande kommunerna (0,9 %) hade den 2011 [1]."
    )


@pytest.mark.parametrize(
    ("start", "opening", "name"),
    [
        (2, "Näst vanligast är", "**Låna e-böcker och andra digitala medier**: 120"),
        (3, "På tredje plats är", "**Ansöka om gymnasieprogram**: 115"),
        (6, "På sjätte plats är", "**Boka idrotts- och fritidsanläggningar**: 93"),
    ],
)
def test_a_place_further_down(start: int, opening: str, name: str) -> None:
    assert ran(Ranking(start=start)).text.startswith(f"{opening} {name}")


@pytest.mark.parametrize("start", [7, 8])
def test_a_shared_place_has_all_that_share_it(start: int) -> None:
    text = ran(Ranking(start=start)).text
    assert "**Följa elevernas utveckling via digitala IUP** (Grundskola)" in text
    assert "**Söka lediga jobb inom kommunen**: vardera 85 av de 223" in text


def test_a_list_in_one_sentence() -> None:
    assert ran(Ranking(k=3)).text == (
        "De tre vanligaste e-tjänsterna är **Boka och låna om böcker** (148 kommuner, 66,4 %), "
        "**Låna e-böcker och andra digitala medier** (120 kommuner, 53,8 %) och **Ansöka om "
        "gymnasieprogram** (115 kommuner, 51,6 %) [1]."
    )


def test_a_tie_at_the_edge_is_kept() -> None:
    assert ran(Ranking(k=7), asked=(7,)).text.startswith("De åtta vanligaste e-tjänsterna är")


def test_the_rarest_as_a_list() -> None:
    text = ran(Ranking(direction="bottom", k=3)).text
    assert text.startswith("De tre ovanligaste e-tjänsterna är **Följa snöröjningen** (2 kommuner,")
    assert "**Följa handläggningsprocessen för äldreomsorg** (4 kommuner, 1,8 %)" in text


@pytest.mark.parametrize(
    ("direction", "opening", "detail"),
    [
        ("top", "De två e-tjänster som oftast saknas är **Följa snö", "221 kommuner, 99,1 %"),
        ("bottom", "De två e-tjänster som mest sällan saknas är **Boka", "75 kommuner, 33,6 %"),
    ],
)
def test_what_is_lacked_most(direction: str, opening: str, detail: str) -> None:
    step = Ranking.model_validate({"aspect": "lacks", "direction": direction, "k": 2})
    text = ran(step).text
    assert text.startswith(opening) and detail in text


@pytest.mark.parametrize(
    ("aspect", "form", "direction", "text"),
    [
        ("integrated", "both", "top", "Flest kommuner (integrerad med verksamhetssystem) har "
         "**Ansöka om förskola**: 84 av 97 kommuner som svarade om integration (87 %)"),
        ("integrated", "share", "bottom", "Lägst andel (integrerad med verksamhetssystem) har "
         "**Följa snöröjningen**: 0 av 1 kommuner"),
        ("not_integrated", "share", "top", "Störst andel (ej integrerad med verksamhetssystem) "
         "har **Anmälan om bullerstörning**: 6 av 7 kommuner som svarade om integration (86 %)"),
        ("unknown", "share", "top", "Störst andel (”Vet ej” om integration) har **Följa "
         "snöröjningen**: 1 av 1 kommuner"),
        ("answered", "share", "bottom", "Lägst andel (svar om integration) har **Anmäla "
         "frånvaro**: 32 av de 68 kommuner som hade e-tjänsten (47,1 %)"),
        ("unanswered", "both", "top", "Flest kommuner (uteblivna svar om integration) har **Boka "
         "och låna om böcker**: 64 av de 148 kommuner som hade e-tjänsten (43,2 %)"),
    ],
)  # fmt: skip
def test_rankings_of_every_column(aspect: Aspect, form: str, direction: str, text: str) -> None:
    step = Ranking.model_validate({"aspect": aspect, "form": form, "direction": direction})
    done = ran(step)
    assert done.text.startswith(text)
    assert say.SMALL_BASES in done.caveats


def test_equal_shares_of_different_bases_each_get_their_own() -> None:
    text = ran(Ranking(aspect="integrated", form="share")).text
    assert "**Följa handläggningsprocessen för bygglov** med 8 av 8 kommuner som" in text
    assert "**Följa handläggningsprocessen för äldreomsorg** med 2 av 2 kommuner som" in text


def test_a_list_of_worked_out_shares_shows_what_was_calculated() -> None:
    done = ran(Ranking(aspect="answered", k=3))
    assert "**Ansöka om förskola** (97 av 102, 95,1 %)" in done.text
    assert "**Boka och låna om böcker** (84 av 148, 56,8 %)" in done.text
    assert "**Låna e-böcker och andra digitala medier** (73 av 120, 60,8 %)" in done.text
    assert done.shown["100 * 84 / 148"] == "56,8 %"


@pytest.mark.parametrize(
    ("direction", "place"),
    [("top", "plats 17 (delad) av 38"), ("bottom", "plats 21 (delad) från slutet av 38")],
)
def test_the_place_of_one_service(direction: str, place: str) -> None:
    step = Ranking.model_validate({"of_row": BYGGLOV, "direction": direction})
    assert ran(step).text.startswith(f"**Ansöka om bygglov** ligger på {place} e-tjänster: 37 av")


def test_a_place_of_its_own_is_not_shared() -> None:
    assert ran(Ranking(of_row=BOCKER)).text.startswith(
        "**Boka och låna om böcker** ligger på plats 1 av 38 e-tjänster: 148 av"
    )


def test_a_ranking_of_nothing_says_so() -> None:
    for k in (1, 3):
        assert ran(Ranking(scope=Scope(limits=more_than(500)), k=k)).text == NOTHING


def test_a_ranking_within_a_category_or_among_few() -> None:
    within = ran(Ranking(scope=Scope(categories=("Trafik",))))
    assert within.text.startswith("Inom Trafik: vanligast är ")
    assert "**Ansöka om parkeringstillstånd för rörelsehindrade**: 17 av" in within.text
    among = ran(Ranking(scope=Scope(most_common=3), aspect="integrated", form="share"))
    assert among.text.startswith("Bland de tre vanligaste e-tjänsterna: störst andel ")
    assert "**Låna e-böcker" in among.text and "63 av 73 kommuner" in among.text  # 86 %, as 72/84
    large = ran(Ranking(scope=Scope(limits=more_than(100)), direction="bottom"), [100])
    assert large.text.startswith("Bland e-tjänsterna som fanns i fler än 100 kommuner: ovanligast")
    assert "**Ansöka om förskola**: 102 av" in large.text


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (Ranking(scope=OPTIONS), "Vanligast är ”Nej”: 75 av 216 svarande kommuner [1]."),
        (Ranking(scope=NO_ANSWER), "Vanligast är ”Ansvarig finns på kommun-/stadslednings"),
        (Ranking(scope=OPTIONS, direction="bottom"), "Ovanligast är ”Annat”: 15 av 216"),
        (Ranking(scope=Scope(table="figure8"), start=2), "Näst vanligast är ”Del av varje verk"),
    ],
)
def test_rankings_of_the_bars_of_a_figure(step: Ranking, text: str) -> None:
    assert ran(step).text.startswith(text)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (Ranking(by_category="sum"), "Flest förekomster av e-tjänster har **Kultur och fritid** "
         "(405 förekomster, 5 e-tjänster) [1]."),
        (Ranking(by_category="sum", direction="bottom"), "Färst förekomster av e-tjänster har "
         "**Individ- och familjeomsorg** (7 förekomster, 1 e-tjänster) [1]."),
        (Ranking(by_category="rows"), "Flest e-tjänster i enkäten har **Grundskola** (6) [1]."),
        (Ranking(by_category="sum", start=2), "På plats 2 (flest förekomster av e-tjänster) ligger "
         "**Grundskola** (352 förekomster, 6 e-tjänster)"),
        (Ranking(by_category="rows", start=4), "På plats 4 (flest e-tjänster i enkäten) ligger "
         "**Bygga och bo** (4), **Trafik** (4) och **Äldreomsorg** (4)"),
    ],
)  # fmt: skip
def test_rankings_of_categories(step: Ranking, text: str) -> None:
    assert ran(step, asked=(step.start,)).text.startswith(text)


def under(comparator: str, value: float, form: str = "count", **more: object) -> Condition:
    """A threshold."""
    return Condition.model_validate(
        {"comparator": comparator, "value": value, "form": form, **more}
    )


@pytest.mark.parametrize(
    ("condition", "count", "said"),
    [
        (under("gt", 100), 5, "fanns i fler än 100 kommuner"),
        (under("ge", 102), 5, "fanns i minst 102 kommuner"),
        (under("lt", 5), 3, "fanns i färre än 5 kommuner"),
        (under("le", 5), 4, "fanns i högst 5 kommuner"),
        (under("eq", 37), 2, "fanns i exakt 37 kommuner"),
        (under("between", 80, high=110), 5, "fanns i mellan 80 och 110 kommuner"),
        (under("gt", 50, "share"), 3, "fanns i mer än 50 % av de svarande kommunerna"),
        (under("gt", 50, "share", said="hälften"), 3, "fanns i mer än hälften av de svarande"),
        (under("gt", 20, "share"), 14, "fanns i mer än 20 % av de svarande kommunerna"),
    ],
)
def test_filters_of_services(condition: Condition, count: int, said: str) -> None:
    asked = [condition.value, *([condition.high] if condition.high else [])]
    done = ran(Filter(conditions=(condition,)), asked=asked)
    assert done.text.startswith(f"{count} av de 38 e-tjänsterna {said}")
    assert len([line for line in done.text.splitlines() if line.startswith("- ")]) == count


@pytest.mark.parametrize(
    ("aspect", "condition", "count"),
    [
        ("lacks", under("ge", 200), 17),
        ("integrated", under("eq", 100, "share"), 2),
        ("unknown", under("eq", 0), 6),
        ("answered", under("lt", 50, "share"), 1),
        ("not_integrated", under("gt", 0, than="integrated"), 14),
        ("integrated", under("lt", 0, than="not_integrated"), 14),
    ],
)
def test_filters_of_other_columns(aspect: Aspect, condition: Condition, count: int) -> None:
    done = ran(Filter(aspect=aspect, conditions=(condition,)), asked=[condition.value])
    assert done.text.startswith(f"{count} av de 38 e-tjänsterna ")
    assert done.caveats == ([] if aspect == "lacks" else [say.SMALL_BASES])


def test_one_column_beside_another_in_words() -> None:
    more = Filter(aspect="not_integrated", conditions=(under("gt", 0, than="integrated"),))
    assert (
        "e-tjänsterna hade fler svar ”inte integrerade” än ”integrerade” [1] [2]:" in ran(more).text
    )
    level = Filter(aspect="not_integrated", conditions=(under("eq", 0, than="integrated"),))
    assert ran(level).text.startswith(
        "2 av de 38 e-tjänsterna hade lika många svar ”inte integrerade” som ”integrerade”"
    )


def test_a_worked_out_share_in_a_list_is_a_calculation() -> None:
    done = ran(Filter(aspect="answered", conditions=(under("lt", 50, "share"),)), asked=(50,))
    assert done.text.endswith("- **Anmäla frånvaro**: 32 av 68 kommuner (47,1 %)")
    assert done.shown["100 * 32 / 68"] == "47,1 %"


def test_a_filter_within_a_category_and_by_a_word() -> None:
    within = Filter(
        scope=Scope(categories=("Kultur och fritid",)), conditions=(under("gt", 40, "share"),)
    )
    text = ran(within, asked=(40,)).text
    assert text.startswith("3 av de 5 e-tjänsterna inom Kultur och fritid fanns i mer än 40 %")
    word = ran(Filter(scope=Scope(words=("ledighet",))))
    assert word.text.startswith("2 av de 38 e-tjänsterna har ”ledighet” i namnet [1]:")
    assert "(Gymnasium): 35 kommuner (15,7 %)" in word.text


def test_a_filter_that_nothing_meets() -> None:
    done = ran(Filter(conditions=(under("gt", 200),)), asked=(200,))
    assert done.text == "Ingen av de 38 e-tjänsterna fanns i fler än 200 kommuner [1] [2]."


def test_a_number_is_followed_by_the_names() -> None:
    done = ran(Filter(conditions=(under("eq", 37),), output="number"), asked=(37,))
    assert done.text == (
        "2 av de 38 e-tjänsterna fanns i exakt 37 kommuner [1].\n\n"
        "Det är **Ansöka om bygglov**; **Ansöka om grundskola**."
    )


def test_a_filter_without_conditions_lists_the_scope() -> None:
    rows: tuple[Row, ...] = (BYGGLOV,)
    assert ran(Filter(scope=Scope(rows=rows))).text.startswith("Det är 1 av de 1 e-tjänsterna")
    without = Filter(scope=Scope(categories=("Bygga och bo",), without=rows))
    assert ran(without).text.startswith("Det är 3 av de 3 e-tjänsterna inom Bygga och bo")


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        (under("gt", 60), ["Nej", "Ansvarig finns på kommun-/stadsledningskontoret"]),
        (under("gt", 30, "share"), ["Nej", "Ansvarig finns på kommun-/stadsledningskontoret"]),
        (under("between", 15, high=17), ["Ansvarig finns på informationsavdelningen", "Annat"]),
    ],
)
def test_filters_of_the_bars_of_a_figure(condition: Condition, names: list[str]) -> None:
    text = ran(Filter(scope=OPTIONS, conditions=(condition,)), asked=(30, 60)).text
    assert text.startswith("2 av de 7 svarsalternativen stämmer in [1]:")
    assert [line.split("”")[1] for line in text.splitlines() if line[:1] == "-"] == names


def test_no_bar_meets_the_condition() -> None:
    done = ran(Filter(scope=OPTIONS, conditions=(under("gt", 100),)))
    assert done.text == "Inget av de 7 svarsalternativen stämmer in [1]."
