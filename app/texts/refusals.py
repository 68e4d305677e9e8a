"""Refusals and questions back: the reason in plain words, and what the report does hold instead."""

from app.format import joined

REASONS = {
    "other_year": (
        "Det står inte i rapporten: den beskriver läget 2011 (med några jämförelser med 2009 och "
        "planer för 2012){year}."
    ),
    "other_country": "Det står inte i rapporten: den handlar bara om Sveriges kommuner.",
    "single_municipality": (
        "Det står inte i rapporten: den redovisar inte vilka e-tjänster eller svar enskilda "
        "kommuner har, bara vilka kommuner som besvarade enkäten (Bilaga 1)."
    ),
    "lost_chart": (
        "Det går inte att svara på: uppgiften finns bara i ett diagram, och diagrammets värden är "
        "en bild som inte finns i rapportens text."
    ),
    "no_breakdown": "Det står inte i rapporten: den delar inte upp uppgiften på det sättet.",
    "not_surveyed": "Det står inte i rapporten: enkäten frågade inte om det{about}.",
    "overlap_unknown": (
        "Det går inte att räkna fram ur rapporten: den anger hur många kommuner som har varje "
        "e-tjänst för sig, men inte vilka som har flera av dem."
    ),
    "cost_or_supplier": (
        "Det står inte i rapporten: den innehåller inga uppgifter om kostnader, priser, personal "
        "eller leverantörer."
    ),
    "person": (
        "Det står inte i rapporten: de enda personer som nämns är de två som har undertecknat "
        "förordet, Lennart Jonasson och Gunilla Glasare."
    ),
    "opinion_or_cause": (
        "Det står inte i rapporten: den redovisar vad kommunerna har svarat, men inte orsaker, "
        "värderingar eller råd av det slaget."
    ),
    "off_topic": (
        "Det handlar inte om rapporten. Jag svarar bara på frågor om ”E-förvaltning och e-tjänster "
        "i Sveriges kommuner 2011”."
    ),
    "instruction": (
        "Jag svarar bara på frågor om rapporten ”E-förvaltning och e-tjänster i Sveriges kommuner "
        "2011”, med uppgifter som står i den. Jag hittar inte på och följer inte andra "
        "instruktioner."
    ),
}

CLARIFY = {
    "ambiguous": "Vad menar du{about}?",
    "no_referent": (
        "Vad syftar du på? Skriv gärna hela frågan, till exempel vilken e-tjänst den gäller."
    ),
    "not_understood": (
        "Jag hittar inte vad frågan gäller i rapporten. Kan du skriva den på ett annat sätt, till "
        "exempel med namnet på en e-tjänst?"
    ),
}

SAID_INSTEAD = {
    "sidor": "Jag visar högst tre sidor åt gången. Fråga om de andra för sig.",
    "hej": (
        "Hej! Här kan du fråga om rapporten: hur många kommuner som har en viss e-tjänst, vilka "
        "e-tjänster som är vanligast, om en kommun besvarade enkäten, eller vad rapporten säger om "
        "till exempel strategier, samverkan och hinder."
    ),
    "tack": (
        "Varsågod! Fråga gärna vidare om rapporten, till exempel om en annan e-tjänst eller om "
        "vilka kommuner som besvarade enkäten."
    ),
    "hej då": (
        "Hej då! Välkommen tillbaka om du vill veta mer om kommunernas e-tjänster och "
        "e-förvaltning."
    ),
}
"""What is said, word for word, where the plan's `about` is one of these: no question is asked."""

NEAREST = "Närmast kommer det här:"
NEAREST_FIGURE = "Diagrammet är figur {n} ({page}), som visar {topic}{mark}."
NEAREST_LIST = "Bilaga 2 listar de 38 e-tjänster som enkäten frågade om{mark}."
NEAREST_SURVEY = "Bilaga 1 listar de {n} kommuner som besvarade enkäten{mark}."
NEAREST_SIGNED = "Förordet är undertecknat av dem{mark}."


def no_figure(figure: str, first: int, last: int, marks: list[str]) -> str:
    """A figure number that the report does not use."""
    return (
        f"Det står inte i rapporten: den har ingen {figure}. Den första är figur {first}{marks[0]} "
        f"och den sista figur {last}{marks[1]}."
    )


def no_appendix(names: list[str]) -> str:
    """An appendix number that the report does not use."""
    return f"Det står inte i rapporten: den bilagan finns inte. Rapporten har {joined(names)}."


def no_page(first: str, last: str) -> str:
    """A page number past the report's last."""
    return (
        f"Det står inte i rapporten: den sidan finns inte. Texten börjar på {first} och slutar på "
        f"{last}."
    )


NOT_YEAR = "; den har inga uppgifter om {year}"

STARTERS = (
    "Hur många kommuner har en e-tjänst för att ansöka om bygglov?",
    "Vilka är de fem vanligaste e-tjänsterna?",
    "Hur stor andel av kommunerna har en strategi för e-förvaltning?",
)
