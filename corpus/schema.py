"""Which tables `data/` holds, with their columns in order, types, keys and Swedish descriptions.

The one place for this: the CSV writer takes the columns from here and `datapackage.json` is made
from here. Column names are Swedish without å, ä, ö, since people download these files.
"""

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `required` means that no cell is empty."""

    name: str
    type: ColumnType
    text: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file. `foreign` is (columns here, table, columns there)."""

    name: str
    title: str
    text: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: tuple[tuple[str, ...], str, tuple[str, ...]] | None = None

    @property
    def file(self) -> str:
        """The file's name in `data/`."""
        return f"{self.name}.csv"


def _text(name: str, text: str, *, required: bool = True) -> Column:
    return Column(name, "string", text, required)


def _count(name: str, text: str, *, required: bool = True) -> Column:
    return Column(name, "integer", text, required)


PAGE = _count("sida", "Sida i rapporten")
BASIS = _text("sidgrund", "printed: sidnumret är tryckt eller följer säkert; counted: räknat")
QUOTE = _text("citat", "Ordagrant ur rapporten; … står för ett hopp")
PLACE = (
    _text("etikett", "Närmaste rubrik, Figur N eller Bilaga N"),
    _text("avsnitt", "Alla rubriker ovanför, utifrån och in"),
    PAGE,
    BASIS,
)
CATEGORY = _text("kategori", "Verksamhetsområde enligt rapportens tabell")
SERVICE = _text("tjanst", "E-tjänstens namn; samma namn kan stå under flera kategorier")

TABLES = (
    Table(
        "bilaga1",
        "Bilaga 1: kommuner som besvarat enkäten",
        "De 236 kommuner som besvarade en eller flera frågor.",
        (
            _text("kommun", "Kommunens namn"),
            _text("tryckt", "Namnet som det står i rapporten"),
            PAGE,
        ),
        ("kommun",),
        (("kommun",), "kommuner", ("kommun",)),
    ),
    Table(
        "kommuner",
        "Sveriges 290 kommuner 2011",
        "Alla kommuner, och om Bilaga 1 tar upp dem.",
        (
            _text("kommun", "Kommunens namn"),
            Column("svarat", "boolean", "ja om kommunen står i Bilaga 1"),
        ),
        ("kommun",),
    ),
    Table(
        "bilaga2",
        "Bilaga 2: förekomst av 38 e-tjänster",
        "Hur många av de 223 kommuner som besvarade frågan som har e-tjänsten.",
        (
            CATEGORY,
            SERVICE,
            _count("antal", "Antal kommuner som har tjänsten (enhet: kommuner)"),
            Column("andel", "number", "Andel av 223 kommuner (enhet: procent, en decimal)"),
            PAGE,
            QUOTE,
        ),
        ("kategori", "tjanst"),
    ),
    Table(
        "bilaga3",
        "Bilaga 3: integration med verksamhetssystem",
        "Om e-tjänsten är integrerad. Basen är summan av de tre antalen, inte antalet i Bilaga 2.",
        (
            CATEGORY,
            SERVICE,
            _count("integrerad", "Antal som svarat integrerad (enhet: kommuner)"),
            _count("ej_integrerad", "Antal som svarat ej integrerad (enhet: kommuner)"),
            _count("vet_ej", "Antal som svarat vet ej (enhet: kommuner)"),
            _count("integrerad_andel", "Andel integrerad (enhet: procent av svarande)"),
            _count("ej_integrerad_andel", "Andel ej integrerad (enhet: procent av svarande)"),
            _count("vet_ej_andel", "Andel vet ej (enhet: procent av svarande)"),
            _count("svarande", "Summan av de tre antalen (enhet: kommuner)"),
            PAGE,
            QUOTE,
        ),
        ("kategori", "tjanst"),
        (("kategori", "tjanst"), "bilaga2", ("kategori", "tjanst")),
    ),
    *(
        Table(
            f"figur{number}",
            f"Figur {number}: {title}",
            f"Antal kommuner för varje svar, av {base}. Flera svar fick anges.",
            (
                _text("svar", "Svarsalternativ"),
                _count("antal", "Antal kommuner (enhet: kommuner)"),
                PAGE,
                QUOTE,
            ),
            ("svar",),
        )
        for number, title, base in (
            (8, "typ av strategi", "49 kommuner med strategi"),
            (9, "fördelning av ansvaret", "216 svarande kommuner"),
        )
    ),
    Table(
        "figurer",
        "Rapportens figurer",
        "28 figurer, numrerade 1 till 29; figur 5 finns inte i rapporten.",
        (
            _count("nummer", "Figurens nummer"),
            _text("rubrik", "Bildtexten som den är tryckt"),
            _text("amne", "Vad figuren visar"),
            _count("svarande", "Antal svarande (enhet: kommuner)", required=False),
            _text("svarande_citat", "Ord i rapporten som ger antalet", required=False),
            _text(
                "varden",
                "in_text: värdena finns i texten; from_table: följer av Bilaga 2; "
                "part_in_prose: några står i texten; lost: finns bara som bild",
            ),
            PAGE,
            BASIS,
        ),
        ("nummer",),
    ),
    Table(
        "stycken",
        "Rapportens stycken",
        "Rubriker, stycken, punkter och bildtexter, ordagrant.",
        (
            _text("id", "Styckets id: sida och nummer"),
            _text("slag", "heading, paragraph, bullet eller caption"),
            _text("text", "Ordagrann text med utjämnade mellanrum"),
            *PLACE,
        ),
        ("id",),
    ),
    Table(
        "meningar",
        "Rapportens meningar",
        "Meningar ur stycken, och hela punkter.",
        (
            _text("id", "Meningens id"),
            _text("stycke", "Stycket som meningen står i"),
            _text("text", "Ordagrann text med utjämnade mellanrum"),
            *PLACE,
        ),
        ("id",),
        (("stycke",), "stycken", ("id",)),
    ),
    Table(
        "nyckeltal",
        "Nyckeltal i löptexten",
        "Varje tal i löptexten, på varje ställe det står.",
        (
            _text("id", "Nyckeltalets id"),
            _text("fakta", "Samma för alla ställen som säger samma sak"),
            Column("varde", "number", "Talets värde; enheten står i kolumnen enhet"),
            _text("enhet", "Till exempel procent eller kommuner"),
            _text("bestamning", "Till exempel ca eller över", required=False),
            _text("population", "Vilka talet gäller"),
            _count("svarande", "Antal svarande (enhet: kommuner)", required=False),
            _text("svarande_citat", "Ord i rapporten som ger antalet", required=False),
            _count("ar", "År som talet gäller"),
            _text("amne", "Ämne"),
            _text("pastaende", "Mening med {} där talet står"),
            QUOTE,
            *PLACE,
            _text("visas", "Talet med enhet, som rapporten skriver det"),
        ),
        ("id",),
    ),
    Table(
        "anmarkningar",
        "Anmärkningar",
        "Tryckfel, motsägelser, avklippt text och förbehåll om metoden.",
        (
            _text("id", "Anmärkningens id"),
            _text("slag", "slip, clash, cut_off eller method"),
            _text("om", "Vad den gäller, åtskilt med |"),
            _text("text", "Förbehållet"),
            _text("citat", "Ordagrant ur rapporten, åtskilt med |", required=False),
        ),
        ("id",),
    ),
    Table(
        "inte_data",
        "Tal som inte är resultat",
        "Tal i löptexten som inte är nyckeltal, med skälet.",
        (
            _text("tal", "Talet som det står"),
            QUOTE,
            _text("skal", "Varför talet inte är ett nyckeltal"),
        ),
        ("tal", "citat"),
    ),
)
TABLE = {table.name: table for table in TABLES}

# Written by hand, so never rebuilt; read by `vocabulary.py`.
VOCABULARY = Table(
    "vokabular",
    "Ordlista",
    "Vardagsord för rapportens e-tjänster, figurer, nyckeltal och avsnitt. Skriven för hand.",
    (
        _text("slag", "Vad ordet kan stå för, till exempel tjanst, fakta eller avsnitt"),
        _text("enhet", "Vad ordet står för"),
        _text("relation", "betyder: ordet står för enheten; inte: ordet får inte tas för den"),
        _text("term", "Ordet eller uttrycket"),
    ),
    ("slag", "enhet", "relation", "term"),
)
