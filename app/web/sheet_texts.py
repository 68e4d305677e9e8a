"""What a saved sheet says besides the answer that it holds."""

TITLE = "Underlag"
REPORT = "Rapport"
SAVED = "Sparat"
PROGRAM = "Program"
DATA = "Data"
PROGRAM_VALUE = "Fråga rapporten {}"
DATA_VALUE = "version {} (kontrollsumma över rapportens datafiler)"
QUESTION = "Fråga"
EARLIER = "Tidigare i samtalet"
ANSWER = "Svar"
CAVEATS = "Att tänka på"
SOURCES = "Källor och citat"
ROWS = "Raderna bakom svaret"
METHOD = "Så räknade vi"
NO_LANGUAGE_MODEL = (
    "Svaret är gjort utan språkmodell: talen är hämtade ur rapportens tabeller och text, och "
    "citaten är ordagranna."
)
ABOUT = "Om underlaget"
REPLAY = "Pröva om svaret håller"
REPLAY_HOW = (
    "Spara filen och kör: fraga replay FIL. Då ställs frågan igen, och programmet säger om svaret "
    "är detsamma tecken för tecken."
)
AS_DATA = "Svaret som data (JSON)"
