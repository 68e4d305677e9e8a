"""Stand-ins that a person can follow: queued answers, and a record of what was asked."""

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from app.evidence import Desk
from app.types import Answer, Calculation, Citation, LookupRecord
from corpus.load import load
from corpus.text import DATA
from index.tables import Tables

VERSION = "prov0001"


class FakeAssistant:
    """Answers in the order queued; then by a word of the question; else with an echo."""

    data_version = VERSION

    def __init__(
        self, queued: Sequence[Answer] = (), by_word: Mapping[str, Callable[[], Answer]] = {}
    ) -> None:
        """`by_word` maps a word in lower case to the answer that it gets, every time."""
        self.queued = list(queued)
        self.by_word = dict(by_word)
        self.asked: list[tuple[str, ...]] = []
        self._lock = threading.Lock()

    @property
    def desk(self) -> Desk:
        """The real report: what is looked up there is never made up."""
        return desk()

    def ask(self, turns: Sequence[str], *, id: str | None = None) -> Answer:
        """The answer whose turn it is, with the question and id of this call."""
        question = turns[-1]
        with self._lock:
            self.asked.append(tuple(turns))
            given = self.queued.pop(0) if self.queued else self._by_word(question)
        return given.model_copy(update={"question": question, "id": id})

    def _by_word(self, question: str) -> Answer:
        for word, answer in self.by_word.items():
            if word in question.lower():
                return answer()
        return echo(question)


@cache
def desk() -> Desk:
    """Records and tables, read once; tests/web_fixtures.py lets them go."""
    return Desk(load(), Tables(DATA))


def echo(question: str) -> Answer:
    """A plain answer without sources: "Du frågade: ..."."""
    return Answer(
        question=question,
        status="out_of_scope",
        reason="off_topic",
        text=f"Du frågade: {question}",
        data_version=VERSION,
    )


def bygglov() -> Answer:
    """One figure with two sources, a row, a sum, a caveat and three follow-ups."""
    return Answer(
        question="Hur många kommuner har en e-tjänst för bygglov?",
        status="answered",
        text=(
            "**37 av 223 kommuner (16,6 %)** hade 2011 en e-tjänst för att ansöka om bygglov [1]. "
            "Det betyder att 186 kommuner saknade den.\n\n"
            "Andelen räknas på de 223 kommuner som besvarat frågan om e-tjänster [2]."
        ),
        citations=(
            Citation(
                n=1,
                label="Bilaga 2",
                section="Bilaga 2. Förekomst av 38 utvalda e-tjänster i de 223 kommuner som "
                "besvarat frågan > Bygga och bo",
                page=29,
                page_basis="printed",
                quote="Ansöka om bygglov 37 16,6%",
            ),
            Citation(
                n=2,
                label="E-tjänster till privatpersoner och företag",
                section="Resultat > E-tjänster till privatpersoner och företag",
                page=20,
                page_basis="printed",
                quote="82 procent av de 223 svarande kommunerna uppger att tillhandahåller någon "
                "av de 38 e-tjänster som enkäten frågar om.",
            ),
        ),
        lookups=(
            LookupRecord(
                sql="SELECT kategori, tjanst, antal, andel\nFROM bilaga2\nWHERE kategori = ? "
                "AND tjanst = ?",
                params=("Bygga och bo", "Ansöka om bygglov"),
                columns=("kategori", "tjanst", "antal", "andel"),
                rows=(("Bygga och bo", "Ansöka om bygglov", 37, 16.6),),
            ),
        ),
        calculations=(
            Calculation(
                label="Kommuner utan e-tjänsten", expression="223 - 37", result=186, shown="186"
            ),
        ),
        caveats=("13 av de 236 kommuner som svarade på enkäten hoppade över frågan.",),
        suggestions=(
            "Hur många har integrerat e-tjänsten för bygglov med verksamhetssystem?",
            "Hur många kommuner har en e-tjänst för att följa bygglovet?",
            "Vilka e-tjänster är vanligast?",
        ),
        data_version=VERSION,
        timings_ms={"total": 2.4},
    )


TOP = (
    ("Kultur och fritid", "Boka och låna om böcker", 148, 66.4),
    ("Kultur och fritid", "Låna e-böcker och andra digitala medier", 120, 53.8),
    ("Gymnasium", "Ansöka om gymnasieprogram", 115, 51.6),
    ("Övrigt", "Göra felanmälan, lämna synpunkter och ge förslag", 106, 47.5),
    ("Förskola", "Ansöka om förskola", 102, 45.7),
)


def ranking() -> Answer:
    """A list of five with five sources and one table."""
    lines = "\n".join(
        f"{rank}. {name}: {count} kommuner ({str(share).replace('.', ',')} %) [{rank}]"
        for rank, (_, name, count, share) in enumerate(TOP, start=1)
    )
    return Answer(
        question="Vilka är de fem vanligaste e-tjänsterna?",
        status="answered",
        text="Vanligast är att boka och låna om böcker, som 148 av 223 kommuner hade. "
        f"De fem vanligaste är:\n\n{lines}",
        citations=tuple(
            Citation(
                n=rank,
                label="Bilaga 2",
                section=f"Bilaga 2. Förekomst av 38 utvalda e-tjänster > {category}",
                page=29,
                page_basis="printed",
                quote=f"{name} {count} {str(share).replace('.', ',')}%",
            )
            for rank, (category, name, count, share) in enumerate(TOP, start=1)
        ),
        lookups=(
            LookupRecord(
                sql="SELECT kategori, tjanst, antal, andel FROM bilaga2\nORDER BY antal DESC",
                params=(5,),
                columns=("kategori", "tjanst", "antal", "andel"),
                rows=TOP,
            ),
        ),
        suggestions=("Vilka är de fem ovanligaste?",),
        plan={"kind": "ranking"},
        data_version=VERSION,
    )


def lost_chart() -> Answer:
    """A refusal that names the figure, on a page whose number is counted."""
    return Answer(
        question="Hur ser figur 27 ut?",
        status="not_in_report",
        reason="lost_chart",
        text="Värdena i figur 27 finns bara i en bild och går inte att läsa ur texten [1].",
        citations=(
            Citation(
                n=1,
                label="Figur 27",
                section="Resultat > Informationssäkerhet",
                page=26,
                page_basis="counted",
                quote="Figur 27. Förekomsten av tvåfaktorslösningar för identifiering och "
                "autentisering av medarbetare",
            ),
        ),
        data_version=VERSION,
    )


BY_WORD: dict[str, Callable[[], Answer]] = {
    "bygglov": bygglov,
    "fem vanligaste": ranking,
    "figur": lost_chart,
}
