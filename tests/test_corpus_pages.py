"""Pages, sections and passages: everything stands where DESIGN.md says."""

import pytest

from corpus.load import load
from corpus.pages import FIRST_PAGE, LAST_PAGE, read_lines
from corpus.passages import read_passages
from corpus.sections import OUTLINE
from corpus.text import is_verbatim, read_report

CORPUS = load()
LINES = read_lines(read_report())

FIGURE_PAGES = {
    **{1: 7, 2: 8, 3: 9, 4: 9, 6: 10, 7: 10, 8: 11, 9: 11, 10: 12, 11: 13, 12: 14, 13: 15, 14: 16},
    **{15: 17, 16: 18, 17: 19, 18: 20, 19: 20, 20: 21, 21: 22, 22: 23, 23: 23, 24: 24, 25: 25},
    **{26: 26, 27: 26, 28: 27, 29: 27},
}


def test_every_page_from_foreword_to_back_cover_is_found() -> None:
    assert sorted({line.page for line in LINES}) == list(range(FIRST_PAGE, LAST_PAGE + 1))


def test_only_pages_25_to_27_are_counted() -> None:
    counted = {p.source.page for p in CORPUS.passages if p.source.page_basis == "counted"}
    assert counted == {25, 26, 27}


def test_figures_stand_on_their_pages() -> None:
    assert {figure.number: figure.source.page for figure in CORPUS.figures} == FIGURE_PAGES


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("Förord", 3),
        ("Övergripande iakttagelser", 4),
        ("Övergripande iakttagelser > Hinder för utvecklingen av e-förvaltning", 5),
        ("Övergripande iakttagelser > E-tjänster", 5),
        ("Övergripande iakttagelser > Öppenhet, innovation och tillgänglighet", 5),
        ("Inledning > Svarsfrekvens", 6),
        ("Resultat", 8),
        ("Resultat > E-tjänster till privatpersoner och företag > Planerade e-tjänster", 23),
        ("Resultat > Informationssäkerhet", 25),
        ("Bilaga 1. Kommuner som besvarat enkäten", 28),
        ("Bilaga 2. Förekomst av 38 utvalda e-tjänster i de 223 kommuner som besvarat frågan", 29),
        ("Baksida", 33),
    ],
)
def test_sections_start_on_their_pages(path: str, page: int) -> None:
    places = {section.source.section: section.source for section in CORPUS.sections}
    assert places[path].page == page


def test_rows_of_the_appendices_turn_the_page_where_the_report_does() -> None:
    last_on_29 = [row.service.name for row in CORPUS.services if row.source.page == 29][-1]
    first_on_32 = next(row.service for row in CORPUS.integrations if row.source.page == 32)
    assert last_on_29 == "Anmälan om bullerstörning"
    assert (first_on_32.category, first_on_32.name) == ("Trafik", "Ansöka om skolskjuts")


def test_a_printed_page_number_that_disagrees_is_an_error() -> None:
    wrong = read_report().replace("\n 12 \n", "\n 14 \n")
    with pytest.raises(ValueError, match=r"^The report prints page 14, the page rule gives 12\.$"):
        read_lines(wrong)


def test_a_heading_that_is_gone_is_an_error() -> None:
    lines = [line for line in LINES if line.text.strip() != "Betaltjänster"]
    with pytest.raises(ValueError, match=r"^Heading 'Betaltjänster' was not found"):
        read_passages(lines)


def test_all_headings_are_passages_in_order() -> None:
    assert [passage.text for passage in CORPUS.headings] == [heading.text for heading in OUTLINE]


def test_labels_are_headings_figures_or_appendices_without_full_stop() -> None:
    for passage in CORPUS.passages:
        source = passage.source
        assert not source.label.endswith(".")
        assert source.label.startswith(("Figur ", "Bilaga ")) or source.section.endswith(
            source.label
        )


def test_passages_and_sentences_are_verbatim_and_have_their_own_ids() -> None:
    texts = {passage.id: passage.text for passage in CORPUS.passages}
    texts |= {sentence.id: sentence.text for sentence in CORPUS.sentences}
    assert len(texts) == len(CORPUS.passages) + len(CORPUS.sentences)
    assert [id_ for id_, text in texts.items() if not is_verbatim(text)] == []


def test_sentences_lie_in_their_passage() -> None:
    passages = {passage.id: passage for passage in CORPUS.passages}
    for sentence in CORPUS.sentences:
        assert sentence.text in passages[sentence.passage_id].text
        assert sentence.source == passages[sentence.passage_id].source


def test_no_loose_chart_label_is_taken_for_prose() -> None:
    kept = [p.text for p in CORPUS.passages if p.source.page in (11, 12)]
    assert not any("Antal kommuner" in text or "0 10 20" in text for text in kept)
    assert len(kept) == 9


def test_back_cover_is_marked_so_that_search_can_skip_it() -> None:
    marked = [section for section in CORPUS.sections if section.is_back_cover]
    assert [section.source.page for section in marked] == [33]
    assert CORPUS.sections[-1] == marked[0]
