"""The corpus as LangChain documents: one for each unit of the report that search can find.

`page_content` is what is embedded: tables are put into words, so that a question in everyday
Swedish has something to resemble. It is never shown or quoted; answers read the records that an id
points at. Headings and the back cover, which repeats Förord, are left out.
"""

from collections.abc import Iterator
from typing import Final

from langchain_core.documents import Document

from corpus.load import Corpus
from corpus.sections import BACK_COVER
from corpus.types import (
    Figure,
    FigureValue,
    IntegrationRow,
    KeyFigure,
    Sentence,
    ServiceRow,
    Source,
)
from index.types import DocKind

PREFIX: Final[dict[DocKind, str]] = {
    "row": "row",
    "integration": "int",
    "option": "opt",
    "key_figure": "fact",
    "sentence": "sen",
    "figure": "fig",
}
"""How the ids of each kind begin: "row:Förskola > Ansöka om förskola", "fig:9"."""

SERVICE_BASE = 223  # municipalities behind Bilaga 2, from its heading


def documents(corpus: Corpus) -> list[Document]:
    """All units in the report's order, kind by kind; every id occurs once."""
    return [
        *(_row(row) for row in corpus.services),
        *(_integration(row) for row in corpus.integrations),
        *(_option(value, corpus.figure_by_number[value.figure]) for value in corpus.figure_values),
        *(_key_figure(fact, places) for fact, places in corpus.facts.items()),
        *_sentences(corpus),
        *(_figure(figure) for figure in corpus.figures),
    ]


def kind_of(unit: str) -> DocKind:
    """The kind that an id's prefix says.

    >>> kind_of("int:Trafik > Ansöka om färdtjänst")
    'integration'
    """
    start = unit.partition(":")[0]
    for kind, prefix in PREFIX.items():
        if prefix == start:
            return kind
    known = ", ".join(PREFIX.values())
    raise ValueError(f"Unit {unit!r} has the prefix {start!r}, expected one of {known}.")


def _document(kind: DocKind, name: str, text: str, source: Source) -> Document:
    """`unit` is the id without prefix: the name by which the corpus knows the record."""
    place = {"section": source.section, "page": source.page}
    return Document(
        id=f"{PREFIX[kind]}:{name}",
        page_content=text,
        metadata={"id": f"{PREFIX[kind]}:{name}", "kind": kind, "unit": name, **place},
    )


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _row(row: ServiceRow) -> Document:
    text = (
        f"{row.service.category}: {row.service.name}. {row.count} kommuner har e-tjänsten, det är "
        f"{_comma(row.share)} procent av de {SERVICE_BASE} kommuner som besvarat frågan (Bilaga 2)."
    )
    return _document("row", str(row.service), text, row.source)


def _integration(row: IntegrationRow) -> Document:
    text = (
        f"{row.service.category}: {row.service.name}. Integration med verksamhetssystem: "
        f"{row.integrated} kommuner ({row.integrated_share} procent) har integrerat e-tjänsten, "
        f"{row.not_integrated} ({row.not_integrated_share} procent) har den ej integrerad och "
        f"{row.unknown} ({row.unknown_share} procent) svarar vet ej (Bilaga 3)."
    )
    return _document("integration", str(row.service), text, row.source)


def _option(value: FigureValue, figure: Figure) -> Document:
    text = f"{figure.topic[:1].upper()}{figure.topic[1:]}: {value.label}. {value.count} kommuner "
    text += f"svarar så (Figur {value.figure})."
    return _document("option", f"figur{value.figure}:{value.label}", text, value.source)


def _key_figure(fact: str, places: tuple[KeyFigure, ...]) -> Document:
    """The place to cite first, with its topic and the years and population that it holds for."""
    first = places[0]
    statement = first.statement.replace("{}", first.shown)
    text = f"{first.topic[:1].upper()}{first.topic[1:]}: {statement[:1].upper()}{statement[1:]}."
    return _document("key_figure", fact, text, first.source)


def _sentences(corpus: Corpus) -> Iterator[Document]:
    """Sentences under their heading; bullets also after the line that introduces them."""
    bullets = {p.id for p in corpus.passages if p.kind == "bullet"}
    lead = ""
    for sentence in corpus.sentences:
        if sentence.source.label == BACK_COVER:
            continue
        if sentence.passage_id not in bullets:
            lead = sentence.text if sentence.text.endswith(":") else ""
        yield _sentence(sentence, lead if sentence.passage_id in bullets else "")


def _sentence(sentence: Sentence, lead: str) -> Document:
    text = " ".join(part for part in (f"{sentence.source.label}:", lead, sentence.text) if part)
    return _document("sentence", sentence.id, text, sentence.source)


def _figure(figure: Figure) -> Document:
    text = f"Diagram: {figure.topic}. {figure.caption}"
    return _document("figure", str(figure.number), text, figure.source)
