"""Every Swedish text of the tab with tables and the report's own text."""

TAB = "Data"
TABLES_TAB = "Tabeller och nyckeltal"
TEXT_TAB = "Rapportens text"

TABLES_HEADING = "Tabeller och nyckeltal"
TABLES_INTRO = "Det här är de uppgifter som svaren bygger på, rad för rad."
TABLE = "Tabell"
FILTER = "Filtrera"
FILTER_HINT = "Visa rader med de här orden"
COUNT = "{} av {} rader"
NO_ROWS = "Ingen rad har de orden."
CSV = "Ladda ner raderna som CSV"
PACKAGE = "Hela datapaketet (zip)"
PACKAGE_TEXT = (
    "Datapaketet har alla tabeller som CSV, rapportens text och en beskrivning av varje kolumn. "
    "Rapporten ägs av utgivaren."
)

TEXT_HEADING = "Rapportens text"
TEXT_INTRO = (
    "Sök ord i texten eller läs den sida för sida. Diagram som är bilder finns inte med; det gör "
    "bara deras bildtexter."
)
SEARCH = "Sök ord i rapporten"
SEARCH_HINT = "Till exempel: säkerhet"
FIND = "Sök"
FOUND_ONE = "1 ställe"
FOUND_MANY = "{} ställen"
NOT_FOUND = "Orden finns inte tillsammans i något stycke i rapporten."
NO_SEARCH = "Här visas de ställen där orden finns. Sätt citattecken om ord som ska stå ihop."
PAGE = "Sida"
PAGE_HEADING = "Sida {}"
PAGE_COUNTED = "Ungefär sida {}"
COUNTED_NOTE = "Sidnumret är räknat och kan vara en sida fel."
BACK_COVER = "Baksidan upprepar delar av förordet."

TITLES: dict[str, str] = {
    "bilaga2": "Bilaga 2: e-tjänster",
    "bilaga3": "Bilaga 3: integration",
    "nyckeltal": "Nyckeltal i texten",
    "kommuner": "Kommuner (Bilaga 1)",
    "figurer": "Figurer",
    "figur8": "Figur 8: strategi",
    "figur9": "Figur 9: ansvar",
}
"""What each table is called where it is chosen; its own title stands over the rows."""

VALUES: dict[str, str] = {
    "in_text": "i texten",
    "from_table": "följer av Bilaga 2",
    "part_in_prose": "delvis i löptexten",
    "lost": "bara i bilden",
    "ja": "ja",
    "nej": "nej",
}
"""Codes of the data files as words."""

COLUMNS: dict[str, str] = {
    "uppgift": "Uppgift",
    "varden": "Värden finns",
    "svarat": "Besvarade enkäten",
    "amne": "Visar",
}
"""Headings that differ from those of an answer's rows."""
