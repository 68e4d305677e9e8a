"""What the command line says: help, messages and errors."""

HELP: dict[str, str] = {
    "": """\
Fråga rapporten: svar på svenska ur rapporten E-förvaltning och e-tjänster i Sveriges
kommuner 2011, med exakta siffror och källor.

Användning:
  fraga "Fråga?"              ställ en fråga
  fraga ask [VAL] [FRÅGA]     samma sak, även för en fråga som består av ett kommandos namn
  fraga serve [VAL]           starta webbsidan
  fraga replay [VAL] FIL      ställ en sparad fråga igen och jämför svaren
  fraga index build|status    sökindexet
  fraga feedback list|export|delete
                              besökarnas omdömen om svar

Val:
  --version                   visa programmets version
  --help                      visa den här hjälpen; fraga ask --help visar hjälp om ask

Inställningar läses ur miljövariabler som börjar på FRAGA_; de står i docs/settings.md.
""",
    "ask": """\
Ställ en fråga om rapporten.

Användning:
  fraga ask [--json] FRÅGA
  fraga ask --jsonl < frågor.jsonl > svar.jsonl

Val:
  --json     skriv svaret som JSON på en rad
  --jsonl    läs en fråga per rad, {"id": "1", "turns": ["Fråga?"]}, och skriv ett svar per rad
  --help     visa den här hjälpen

Slutvärde: 0 för svar, även när rapporten saknar uppgiften; 2 för en fråga som inte går att
läsa; 1 om något gick fel, och i --jsonl om någon rad inte gick att läsa.
""",
    "serve": """\
Starta webbsidan.

Användning:
  fraga serve [--host ADRESS] [--port PORT]

Val:
  --host     adress att lyssna på (annars FRAGA_HOST, annars 127.0.0.1)
  --port     port att lyssna på (annars FRAGA_PORT, annars 7860)
  --help     visa den här hjälpen
""",
    "replay": """\
Ställ en sparad fråga igen och jämför det nya svaret med det sparade.

Användning:
  fraga replay [--json] FIL

FIL är ett svar som fraga ask --json har skrivit, eller ett svarsblad som är sparat på webbsidan
(HTML, Markdown eller JSON).

Val:
  --json     skriv utfallet som JSON på en rad
  --help     visa den här hjälpen

Slutvärde: 0 om svaret är detsamma, 1 om det skiljer sig, 2 om filen inte går att läsa.
""",
    "index": """\
Sökindexet över rapportens texter. Utan mapp byggs det i minnet vid start.

Användning:
  fraga index build [--json]     bygg indexet i mappen FRAGA_INDEX_DIR
  fraga index status [--json]    visa vad som finns där

Val:
  --json     skriv utfallet som JSON på en rad
  --help     visa den här hjälpen
""",
}
"""By command; "" is the program's own."""

VERSION = "Fråga rapporten {version}, dataversion {data}"
NOT_INSTALLED = "(inte installerat)"

NO_SUCH_OPTION = "Valet {name} finns inte."
NEEDS_VALUE = "Valet {name} ska följas av ett värde."
NEEDS_NO_VALUE = "Valet {name} tar inget värde."
MISSING_FILE = "Ange den fil som ska prövas."
NO_SUCH_COMMAND = "Kommandot finns inte."
MISUSED = "Kommandot går inte att förstå."
SEE_HELP = "{problem} Se {command} --help."
TWO_FORMS = "Välj antingen --json eller --jsonl."
QUESTION_WITH_JSONL = "Med --jsonl läses frågorna från standard in, inte från kommandoraden."

BATCH_DONE = "{lines}, varav {bad} som inte gick att läsa. Svarstid: median {p50} ms, p95 {p95} ms."
LINES_ONE, LINES_MANY = "1 rad", "{n} rader"

CANNOT_READ = "Filen {file} går inte att läsa: {why}."
NOT_AN_ANSWER = "Filen {file} {why}."
NO_SUCH_FILE = "den finns inte"
NOT_A_FILE = "den är en mapp"
NOT_ALLOWED = "du saknar behörighet"
NOT_UTF8 = "den är inte UTF-8"
UNREADABLE = "fel vid läsning"
HOLDS = "Svaret håller: det är detsamma som det sparade, tecken för tecken (dataversion {version})."
DIFFERS = "Svaret håller inte. Det skiljer sig i: {keys}."
OTHER_DATA = "Det sparade svaret bygger på dataversion {saved}, programmet har nu {now}."

INDEX_BUILT = "Sökindexet finns i {path}: {units} enheter, klart på {seconds} s."
INDEX_IN_MEMORY = (
    "Sökindexet byggdes i minnet på {seconds} s: {units} enheter. Inget är sparat; ange en mapp i "
    "FRAGA_INDEX_DIR om det ska sparas."
)
INDEX_FAILED = "Sökindexet kunde inte byggas i {path}: {why}. Programmet söker då i minnet."
INDEX_STATES: dict[str, str] = {
    "memory": "Ingen mapp är vald (FRAGA_INDEX_DIR). Sökindexet byggs i minnet vid start.",
    "none": "Det finns inget sökindex i {path}. Det byggs när det behövs.",
    "ready": "Sökindexet i {path} är klart: {units} enheter.",
    "damaged": "Sökindexet i {path} är skadat. Det byggs om när det behövs.",
    "stale": "Sökindexet för dagens data saknas ({path}). Det byggs när det behövs.",
}
INDEX_OTHERS = "Mappen har också {n} index för andra data eller modeller."
