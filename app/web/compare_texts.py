"""Every Swedish text of the tab where a municipality compares itself, and of its files."""

TAB = "Jämför er kommun"
HEADING = "Jämför er kommun"
INTRO = (
    "Kryssa i vilka av rapportens {} e-tjänster ni har, så ser ni hur vanliga de var i kommunerna "
    "2011, vad andra hade som ni saknar och hur ofta tjänsterna var integrerade med "
    "verksamhetssystem."
)
PRIVATE = "Kryssen sparas inte på servern. De finns i sidans adress, så att du kan spara länken."
MUNICIPALITY = "Er kommun (valfritt)"
MUNICIPALITY_HINT = "Skriv kommunens namn"
TICKS = "Det här har vi"
COUNT = "{} av {} e-tjänster ikryssade"
CLEAR = "Rensa kryssen"
TO_RESULT = "Till jämförelsen"

RESULT = "Jämförelsen"
RESULT_NAMED = "Jämförelsen: {}"
EMPTY = (
    "Här visas jämförelsen när ni kryssat i en e-tjänst eller valt en kommun: hur många kommuner "
    "som har var och en, vanliga e-tjänster ni saknar, ovanliga ni har, och hur ni ligger till "
    "inom varje område."
)
TICK_MORE = "Kryssa i vilka e-tjänster ni har för att se hur de står sig."

OWN = "Det ni har, och hur vanligt det är"
LACKED = "Vanliga e-tjänster som ni saknar"
LACKED_INTRO = "Fler än {} procent av kommunerna hade dem 2011. Vanligast först."
NONE_LACKED = "Ni har alla e-tjänster som fler än {} procent av kommunerna hade."
RARE = "Ovanliga e-tjänster som ni har"
RARE_INTRO = "Färre än {} procent av kommunerna hade dem 2011. Ovanligast först."
NONE_RARE = "Ingen av era e-tjänster fanns i färre än {} procent av kommunerna."
CATEGORIES = "Område för område"
CHART = (
    "Andel av områdets e-tjänster som ni har. Strecket visar genomsnittet för en svarande kommun."
)
CHART_VALUE = "{own} av {services}, i snitt {mean}"
AS_TABLE = "Diagrammet som tabell"
INTEGRATION = "Hur ofta era e-tjänster var integrerade"
INTEGRATION_INTRO = (
    "Av de kommuner som svarade om integration för e-tjänsten: så många hade den integrerad med "
    "verksamhetssystem."
)
FEW = "få svar"

SAVE = "Ta med jämförelsen"
CSV = "Ladda ner som CSV"
SHEET = "Spara som underlag (HTML)"
LINK = "Kopiera länk till kryssen"

COLUMNS_OWN = ("E-tjänst", "Område", "Antal kommuner", "Andel (%)", "Plats")
COLUMNS_CATEGORY = ("Område", "E-tjänster", "Ni har", "I snitt per kommun")
COLUMNS_INTEGRATION = ("E-tjänst", "Område", "Integrerad", "Svarande", "Integrerad (%)")
COLUMNS_FILE = (
    "Nr",
    "Område",
    "E-tjänst",
    "Ni har",
    "Antal kommuner",
    "Andel av kommunerna (%)",
    "Plats",
    "Integrerad (antal)",
    "Svarade om integration",
    "Integrerad (%)",
)
FILE_NAME = "jamforelse"

SHEET_TITLE = "Underlag: jämförelse med rapporten"
SHEET_TICKS = "Det vi har kryssat i"
SHEET_LINK = "Öppna sidan med de här kryssen: lägg till {} efter sidans adress."
