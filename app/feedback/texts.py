"""What the command `fraga feedback` says, and what the page says about feedback."""

HELP = """\
Besökarnas omdömen om svar. De sparas bara om mappen FRAGA_FEEDBACK_DIR är satt.

Användning:
  fraga feedback list [--json]                 visa omdömena, nyast först
  fraga feedback export [--json]               skriv dem som JSON Lines, för fraga-evals add
  fraga feedback delete [--json] [--all] [ID]  ta bort ett omdöme, eller alla

Val:
  --all      ta bort alla
  --json     skriv utfallet som JSON
  --help     visa den här hjälpen
"""
NO_FOLDER = "Ingen mapp är vald. Ange en i FRAGA_FEEDBACK_DIR."
CANNOT_OPEN = "Omdömena i {path} går inte att öppna: {why}."
NONE_SAVED = "Inga omdömen är sparade."
ONE_OR_ALL = "Ange vilket omdöme som ska tas bort, eller --all."
NO_SUCH = "Det finns inget omdöme {id}."
DELETED_ONE, DELETED_MANY = "1 omdöme är borttaget.", "{n} omdömen är borttagna."
VERDICTS = {"up": "bra", "down": "dåligt"}

UP, DOWN = "Bra svar", "Dåligt svar"
TITLE_UP = "Vad var bra?"
TITLE_DOWN = "Vad var fel?"
COMMENT = "Kommentar (valfritt)"
STORED = (
    "Det här sparas i högst {days} dagar: frågorna i samtalet fram till svaret, svaret, ditt "
    "omdöme, din kommentar och dagens datum. Ingen adress och inget som pekar ut dig sparas. "
    "Skriv inga personuppgifter i kommentaren."
)
SEND, CANCEL = "Skicka omdömet", "Avbryt"
SENT, NOT_SENT = "Tack, omdömet är sparat.", "Det gick inte att spara omdömet."
BAD_VERDICT = '"verdict" ska vara "up" eller "down".'
BAD_COMMENT = '"comment" ska vara en text på högst {} tecken.'
FULL = "Det går inte att spara fler omdömen just nu."
