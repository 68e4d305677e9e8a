"""Every Swedish text of the page and of the HTTP endpoint, in one place.

No HTML and no logic beyond filling in a number: how a text looks is decided in `render.py`.
"""

from app.feedback import texts as feedback
from app.types import Status

TITLE = "Fråga rapporten"
REPORT = "E-förvaltning och e-tjänster i Sveriges kommuner 2011"
PUBLISHER = "Sveriges Kommuner och Landsting (SKL), oktober 2011"
PROMISE = (
    "Alla svar kommer ur rapporten. Siffrorna hämtas exakt ur dess tabeller och text, "
    "utan språkmodell, och källan visas alltid."
)

TAB = "Fråga"
QUESTION_LABEL = "Din fråga"
QUESTION_PLACEHOLDER = "Ställ en fråga"
SEND = "Fråga"
NEW_CONVERSATION = "Ny konversation"
KEPT = (
    "Frågorna sparas bara i din egen webbläsare, så att samtalet finns kvar när du kommer "
    "tillbaka. Ny konversation tar bort dem."
)
CHAT_LABEL = "Konversation"

START_HEADING = "Vad vill du veta?"
START_INTRO = (
    "Fråga med egna ord om e-tjänster, strategier, samverkan, hinder och informationssäkerhet "
    "i kommunerna 2011. Du kan ställa följdfrågor."
)
START_LIMITS = (
    "Rapporten visar inte vad en enskild kommun har svarat, bara vilka kommuner som besvarat "
    "enkäten. Det som inte står i rapporten får du veta att den inte har."
)
STARTERS: dict[str, tuple[str, ...]] = {
    "E-tjänster": (
        "Hur många kommuner har en e-tjänst för bygglov?",
        "Vilka är de fem vanligaste e-tjänsterna?",
    ),
    "Strategi och samverkan": (
        "Hur stor andel av kommunerna har en strategi för e-förvaltning?",
        "Hur många kommuner samverkar med andra kommuner?",
    ),
    "Hinder och säkerhet": (
        "Vilket är det största hindret för e-förvaltning?",
        "Hur många kommuner använder BITS?",
    ),
    "Om undersökningen": (
        "Svarade Umeå på enkäten?",
        "Vad menas med e-tjänst i rapporten?",
    ),
}

SOURCES = "Källor"
SOURCES_EMPTY = (
    "Här visas varifrån svaret kommer: citatet ur rapporten, sidan, tabellraderna bakom siffran "
    "och hur den räknats ut."
)
SOURCE_LINE = "Källor:"
SOURCE_HIDDEN = "Källa"
TO_QUESTION = "Till frågan"
EARLIER = "Källor till tidigare svar"
NO_SOURCES = "Svaret bygger inte på något ställe i rapporten."
BACK_TO_ANSWER = "Tillbaka till svaret"
ROWS = "Raderna bakom svaret"
ROW_COUNT_ONE = "1 rad"
ROW_COUNT_MANY = "{} rader"
ROWS_CUT = "Visar de {} första av {} rader."
IN_PAGE = "Visa i sidans text"
SAVE_ROWS = "Ladda ner raderna som CSV"
SAVE = "Spara underlag:"
SAVE_AS = {"html": "HTML", "md": "Markdown", "json": "JSON"}
SAVE_HIDDEN = "Spara underlag som"
SAVED = "Sparat"
NOT_SAVED = "Det gick inte att spara"
CHART = "Diagram"
CHART_SHARES = "Andel i procent. Hela bredden är 100 procent."
CHART_OF_BASE = "Andel av de {} svarande kommunerna. Hela bredden är 100 procent."
CHART_OF_OTHER_BASES = (
    "Andel av dem som svarade, olika många för varje rad. Hela bredden är 100 procent."
)
CHART_COUNTS = "Antal kommuner. Den längsta stapeln är det största antalet."
METHOD = "Så räknade vi"
CALCULATIONS = "Uträkning"
QUERY = "Fråga till tabellerna (SQL)"
PARAMETERS = "Värden i frågan"
VERSION = "Dataversion {}"
CAVEATS = "Att tänka på"
SUGGESTIONS = "Fråga vidare"
COPY = "Kopiera svar och källor"
COPIED = "Kopierat"
LINK_COPIED = "Länken är kopierad"
NOT_COPIED = "Det gick inte att kopiera"
YOU = "Du"
ANSWER = "Svar"
YES, NO, NOTHING = "ja", "nej", "–"

STATUS_LABELS: dict[Status, str] = {
    "answered": "",
    "clarify": "Behöver förtydligas",
    "not_in_report": "Finns inte i rapporten",
    "out_of_scope": "Utanför rapporten",
    "error": "Frågan kunde inte besvaras",
}

COLUMNS: dict[str, str] = {
    "kategori": "Kategori",
    "tjanst": "E-tjänst",
    "antal": "Antal kommuner",
    "andel": "Andel (%)",
    "sida": "Sida",
    "citat": "Citat",
    "kommun": "Kommun",
    "tryckt": "Tryckt som",
    "svarat": "Svarat",
    "svar": "Svar",
    "integrerad": "Integrerad",
    "ej_integrerad": "Ej integrerad",
    "vet_ej": "Vet ej",
    "integrerad_andel": "Integrerad (%)",
    "ej_integrerad_andel": "Ej integrerad (%)",
    "vet_ej_andel": "Vet ej (%)",
    "svarande": "Svarande",
    "bas": "Svarande",
    "plats": "Plats i ordningen",
    "varde": "Värde",
    "enhet": "Enhet",
    "fakta": "Uppgift",
    "pastaende": "Påstående",
    "ar": "År",
    "amne": "Ämne",
    "population": "Gäller",
    "etikett": "Plats",
    "avsnitt": "Avsnitt",
    "nummer": "Nummer",
    "rubrik": "Rubrik",
}
"""Column names of the data files as a reader wants to see them; others are shown as they are."""

EMPTY_QUESTION = "Skriv en fråga först."
TOO_LONG = "Frågan är {} tecken lång, men högst {} ryms. Korta den och skicka igen."
TURN_TOO_LONG = "Tur {} är {} tecken lång, men högst {} ryms."
TURN_EMPTY = "Tur {} är tom."
NOT_JSON = 'Begäran är inte giltig JSON. Skicka till exempel {"turns": ["Hur många svarade?"]}.'
NOT_TURNS = '"turns" ska vara en lista med minst en text, till exempel ["Hur många svarade?"].'
NOT_TEXT = "Texten innehåller tecken som inte går att läsa. Skriv om den och skicka igen."
NOT_ID = '"id" ska vara en text eller null.'
BODY_TOO_LARGE = "Begäran är för stor: högst {} byte ryms."
BAD_LENGTH = "Huvudet Content-Length är inte ett giltigt tal."
BUSY = "Många frågar just nu. Vänta en liten stund och skicka frågan igen."
NO_ROWS_HERE = "Svaret har ingen sådan tabell."
NO_SUCH_TABLE = "Tabellen finns inte. De som finns, med .csv eller .json: {}."
NO_SUCH_PAGE = "Rapporten har ingen sida {}."
NOT_READY = "Programmet är inte redo att svara."
LOGIN_NEEDED = "Inloggning krävs."
NO_SCRIPT = "Sidan behöver JavaScript för att kunna ta emot frågor."

SERVING = "Fråga rapporten finns på {} (stoppa med Ctrl+C)"
PORT_TAKEN = (
    "Port {} på {} används redan av ett annat program. Stoppa det eller välj en annan port."
)
ADDRESS_REFUSED = "Det går inte att lyssna på {}, port {}: {}."

GRADIO_GAPS: dict[str, str] = {
    "chat_interface.chatbot": "Konversation",
    "chat_interface.message_placeholder": QUESTION_PLACEHOLDER,
    "chat_interface.additional_inputs": "Fler val",
    "chat_interface.conversation": "Konversation",
    "chat_interface.new_chat": NEW_CONVERSATION,
    "chatbot.copy_message": "Kopiera svaret",
    "chatbot.copied_message": "Svaret är kopierat",
    "chatbot.complete": "Klart",
    "status.queue_position": "Plats i kön",
    "common.runs": "Körningar",
    "common.run": "Kör",
    "common.progress": "Förlopp",
}
"""Texts that Gradio's own Swedish translation lacks (see tests/test_web_page.py)."""

BROWSER: dict[str, object] = {
    "you": YOU,
    "answer": ANSWER,
    "choices": SUGGESTIONS,
    "rows": ROWS,
    "sources": SOURCES,
    "source": SOURCE_HIDDEN,
    "report": f"{REPORT}. {PUBLISHER}.",
    "copied": COPIED,
    "notCopied": NOT_COPIED,
    "linkCopied": LINK_COPIED,
    "saved": SAVED,
    "notSaved": NOT_SAVED,
    "feedback": {
        "titleUp": feedback.TITLE_UP,
        "titleDown": feedback.TITLE_DOWN,
        "comment": feedback.COMMENT,
        "send": feedback.SEND,
        "cancel": feedback.CANCEL,
        "sent": feedback.SENT,
        "notSent": feedback.NOT_SENT,
    },
    "page": "Sida",
    "inPage": "Sidans text",
    "sorted": {"ascending": "Sorterat stigande efter", "descending": "Sorterat fallande efter"},
    "exact": {
        "chatbot conversation": CHAT_LABEL,
        "Close": "Stäng",
        "Clear": "Rensa",
        "Error": "Fel",
        "Warning": "Varning",
        "Info": "Information",
        "Success": "Klart",
    },
    "starts": {
        "Queue is full": BUSY,
        "Too many requests": BUSY,
        "This application is currently busy": BUSY,
        "Connection to the server was lost": "Kontakten med servern bröts. Försöker igen …",
        "Connection errored out": "Kontakten med servern bröts. Skicka frågan igen.",
        "Could not parse server response": "Servern svarade inte som väntat. Försök igen.",
        "Server returned": "Servern kunde inte ta emot frågan. Försök igen.",
        "An unknown error": "Något gick fel. Skicka frågan igen.",
        "An error occurred": "Något gick fel. Skicka frågan igen.",
        "Failed to fetch": "Kontakten med servern bröts. Skicka frågan igen.",
    },
}
"""For app.js: the page's own texts, and Swedish for what Gradio says in English without a key."""
