"""Messages about bad input and faults: what was wrong, and what to do."""

EMPTY = (
    "Frågan är tom. Skriv en fråga om rapporten, till exempel ”Hur många kommuner har e-tjänst för "
    "bygglov?”."
)
NO_WORDS = "Frågan innehåller inga ord. Skriv en fråga om rapporten med ord."
TOO_LONG = "Frågan är för lång: {n} tecken. Den får vara högst {limit} tecken."
FAULT = (
    "Något gick fel och svaret hålls inne, så att ingen felaktig uppgift visas. Felet är loggat. "
    "Försök gärna med en annan formulering."
)
BAD_JSON = "Rad {line}: raden är inte giltig JSON."
NOT_OBJECT = "Rad {line}: raden ska vara ett JSON-objekt med ”turns”."
NO_TURNS = "Rad {line}: ”turns” ska vara en lista med minst en fråga som text."
BAD_ID = "Rad {line}: ”id” ska vara text eller saknas."
BAD_TURN = "Rad {line}: {message}"
NOT_UTF8 = "Rad {line}: raden är inte giltig UTF-8."
LINE_TOO_LONG = "Rad {line}: raden är längre än {limit} byte."
NOT_TEXT = "Rad {line}: texten innehåller tecken som inte går att läsa."
