"""Tables and figures: all rows are there, and every percentage can be worked out again."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from corpus.load import load
from corpus.pages import read_lines
from corpus.tables import CATEGORIES, read_municipalities
from corpus.text import is_verbatim, read_report
from corpus.types import FigureValues, ServiceId

CORPUS = load()
RESPONDENTS = 223  # municipalities that answered the question on e-services


def percent(part: int, whole: int, step: str) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal(step), ROUND_HALF_UP)


def test_236_of_290_municipalities_answered() -> None:
    answered = [town for town in CORPUS.municipalities if town.answered]
    assert len({town.name for town in CORPUS.municipalities}) == 290
    assert (len(answered), 290 - len(answered)) == (236, 54)


def test_three_municipalities_are_misprinted() -> None:
    changed = {t.printed: t.name for t in CORPUS.municipalities if t.printed not in (None, t.name)}
    assert changed == {"Ljusdals": "Ljusdal", "Marks": "Mark", "Stenungssund": "Stenungsund"}


@pytest.mark.parametrize("name", ["Lilla Edet", "Upplands Väsby", "Upplands-Bro", "Östra Göinge"])
def test_names_of_two_words_are_read_whole(name: str) -> None:
    assert next(town for town in CORPUS.municipalities if town.name == name).answered


@pytest.mark.parametrize("name", ["Uppsala", "Ystad", "Eskilstuna", "Skövde"])
def test_these_did_not_answer(name: str) -> None:
    assert not next(town for town in CORPUS.municipalities if town.name == name).answered


def test_a_name_that_is_no_municipality_is_an_error() -> None:
    names = tuple(t.name for t in CORPUS.municipalities if t.name != "Kil")
    with pytest.raises(ValueError, match=r"no municipality of 2011: \['Kil'\]$"):
        read_municipalities(read_lines(read_report()), names)


def test_both_appendices_have_the_same_38_services_in_the_same_order() -> None:
    services = [row.service for row in CORPUS.services]
    assert len(set(services)) == 38
    assert services == [row.service for row in CORPUS.integrations]
    assert list(dict.fromkeys(service.category for service in services)) == list(CATEGORIES)


def test_shares_in_bilaga_2_recompute() -> None:
    for row in CORPUS.services:
        assert Decimal(str(row.share)) == percent(row.count, RESPONDENTS, "0.1"), row.service


def test_shares_in_bilaga_3_recompute() -> None:
    for row in CORPUS.integrations:
        shares = [row.integrated_share, row.not_integrated_share, row.unknown_share]
        counts = [row.integrated, row.not_integrated, row.unknown]
        assert shares == [int(percent(n, row.respondents, "1")) for n in counts], row.service
        assert sum(shares) in (99, 100, 101)


def test_base_of_bilaga_3_is_its_own() -> None:
    preschool = ServiceId("Förskola", "Ansöka om förskola")
    assert CORPUS.service_by_id[preschool].count == 102
    assert CORPUS.integration_by_id[preschool].respondents == 97


def test_a_row_over_several_lines_has_one_quote() -> None:
    row = CORPUS.integration_by_id[ServiceId("Trafik", CORPUS.services[31].service.name)]
    assert row.quote == "Ansöka om parkeringstillstånd för rörelsehindrade 2 9 2 15% 69% 15%"
    assert row.source.label == "Bilaga 3"


def test_every_row_is_quoted_verbatim() -> None:
    quotes = [row.quote for row in CORPUS.services]
    quotes += [row.quote for row in CORPUS.integrations]
    quotes += [bar.quote for bar in CORPUS.figure_values]
    assert [quote for quote in quotes if not is_verbatim(quote)] == []


def test_bars_of_figures_8_and_9() -> None:
    bars = {(bar.figure, bar.label): bar.count for bar in CORPUS.figure_values}
    assert bars == {
        (8, "Kommunövergripande"): 41,
        (8, "Del av varje verksamhetsområde"): 11,
        (8, "Annat"): 6,
        (9, "Ansvarig ingår i kommunens ledningsgrupp"): 54,
        (9, "Ansvarig finns på kommun-/stadsledningskontoret"): 67,
        (9, "Ansvarig finns på IT-avdelningen"): 33,
        (9, "Ansvaret ligger på varje verksamhetschef"): 32,
        (9, "Ansvarig finns på informationsavdelningen"): 17,
        (9, "Annat"): 15,
        (9, "Nej"): 75,
    }


def test_28_figures_and_no_figure_5() -> None:
    assert set(CORPUS.figure_by_number) == set(range(1, 30)) - {5}
    assert all(is_verbatim(figure.caption) for figure in CORPUS.figures)


def test_18_captions_print_respondents_and_prose_gives_one_more() -> None:
    without = [f.number for f in CORPUS.figures if f.respondents is None]
    assert without == [1, 11, 12, 15, 16, 17, 21, 24, 26]
    assert CORPUS.figure_by_number[25].respondents == 190
    for figure in CORPUS.figures:
        quote = figure.respondents_quote
        assert (quote is None) == (figure.respondents is None)
        assert quote is None or (is_verbatim(quote) and str(figure.respondents) in quote)


@pytest.mark.parametrize(
    ("values", "numbers"),
    [
        ("in_text", [8, 9]),
        ("from_table", [20]),
        ("part_in_prose", [2, 6, 11, 13, 15, 16, 17, 18, 21, 22, 25, 26, 29]),
    ],
)
def test_where_the_values_of_a_figure_are(values: FigureValues, numbers: list[int]) -> None:
    assert [figure.number for figure in CORPUS.figures if figure.values == values] == numbers


def test_figure_20_follows_from_bilaga_2() -> None:
    assert sum(row.share > 20 for row in CORPUS.services) == 14
