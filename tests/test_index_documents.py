"""Every unit of the report becomes one document with an id that the corpus knows."""

from collections import Counter

import pytest
from langchain_core.documents import Document

from corpus.sections import BACK_COVER
from index.documents import PREFIX, documents, kind_of
from tests.index_tools import CORPUS, no_network  # noqa: F401

DOCUMENTS = documents(CORPUS)
BY_ID = {str(document.id): document for document in DOCUMENTS}


def test_every_unit_is_there_once() -> None:
    back = sum(s.source.label == BACK_COVER for s in CORPUS.sentences)
    assert len(BY_ID) == len(DOCUMENTS)
    assert back > 0
    assert Counter(d.metadata["kind"] for d in DOCUMENTS) == {
        "row": 38,
        "integration": 38,
        "option": 10,
        "key_figure": len(CORPUS.facts),
        "sentence": len(CORPUS.sentences) - back,
        "figure": 28,
    }


@pytest.mark.parametrize(
    ("unit", "text", "page"),
    [
        (
            "row:Bygga och bo > Ansöka om bygglov",
            "Bygga och bo: Ansöka om bygglov. 37 kommuner har e-tjänsten, det är 16,6 procent av "
            "de 223 kommuner som besvarat frågan (Bilaga 2).",
            29,
        ),
        (
            "int:Bygga och bo > Ansöka om bygglov",
            "Bygga och bo: Ansöka om bygglov. Integration med verksamhetssystem: 17 kommuner "
            "(59 procent) har integrerat e-tjänsten, 9 (31 procent) har den ej integrerad och "
            "3 (10 procent) svarar vet ej (Bilaga 3).",
            31,
        ),
        (
            "opt:figur9:Ansvarig finns på IT-avdelningen",
            "Fördelning av ansvaret för e-förvaltning: Ansvarig finns på IT-avdelningen. "
            "33 kommuner svarar så (Figur 9).",
            11,
        ),
        (
            "fact:prioritet-hog",
            "Prioritering: 63 procent av kommunerna anger att arbetet med att utveckla "
            "e-förvaltning har mycket hög eller ganska hög prioritet.",
            8,
        ),
        (
            "sen:s12-04-3",
            "Verktyg för utveckling av e-förvaltning: Riskhantering används i lägst utsträckning.",
            12,
        ),
        (
            "fig:13",
            "Diagram: former av samverkan. Figur 13. Andel kommuner som samverkar inom olika "
            "samverkansformer (Antal svarande: 214 kommuner)",
            15,
        ),
    ],
)
def test_one_of_each_kind(unit: str, text: str, page: int) -> None:
    document = BY_ID[unit]
    assert document.page_content == text
    assert document.metadata["page"] == page
    assert document.metadata["unit"] == unit.partition(":")[2]
    assert document.metadata["section"]


def test_a_bullet_keeps_the_line_that_introduces_it() -> None:
    assert BY_ID["sen:s06-08-1"].page_content == (
        "Om rapporten: Följande indelning har använts: 10 000 – 19 999 invånare"
    )
    assert BY_ID["sen:s08-04-1"].page_content.count(":") == 1


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.id)
def test_ids_lead_back_to_the_corpus(document: Document) -> None:
    kind, name = document.metadata["kind"], document.metadata["unit"]
    known = {
        "row": {str(s) for s in CORPUS.service_by_id},
        "integration": {str(s) for s in CORPUS.integration_by_id},
        "option": {f"figur{v.figure}:{v.label}" for v in CORPUS.figure_values},
        "key_figure": set(CORPUS.facts),
        "sentence": {s.id for s in CORPUS.sentences},
        "figure": {str(n) for n in CORPUS.figure_by_number},
    }
    assert name in known[kind]
    assert kind_of(str(document.id)) == kind
    assert document.metadata["id"] == document.id == f"{PREFIX[kind]}:{name}"


def test_no_hole_is_left_in_a_statement() -> None:
    assert not [d.id for d in DOCUMENTS if "{}" in d.page_content or ".." in d.page_content]


def test_an_unknown_prefix_says_which_there_are() -> None:
    with pytest.raises(ValueError, match="prefix") as error:
        kind_of("rad:x")
    assert str(error.value) == (
        "Unit 'rad:x' has the prefix 'rad', expected one of row, int, opt, fact, sen, fig."
    )
