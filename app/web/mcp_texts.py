"""What the MCP server tells an assistant about itself and its tools, in Swedish."""

INSTRUCTIONS = (
    "Svarar på frågor om rapporten E-förvaltning och e-tjänster i Sveriges kommuner 2011 (SKL). "
    "Alla tal är hämtade ur rapporten och har källa med sida. Återge talen oförändrade, ange basen "
    "och källan, och ta med förbehållen. Säger svaret att rapporten inte har uppgiften, så finns "
    "den inte där."
)
TOOLS: dict[str, str] = {
    "ask": (
        "Ställ en fråga på svenska om rapporten. Ger svar med citat, sidor, tabellrader, "
        "uträkningar och förbehåll."
    ),
    "search": "Sök ord i rapportens text. Ger varje ställe där alla orden står, med sida.",
    "lookup": (
        "Slå upp en e-tjänst: hur många kommuner som hade den 2011, andelen, basen och hur ofta "
        "den var integrerad med verksamhetssystem, med källor."
    ),
    "tables": "Lista rapportens tabeller, eller läs raderna i en av dem.",
}
PARAMETERS: dict[str, dict[str, str]] = {
    "ask": {
        "question": "Frågan.",
        "earlier": "Tidigare frågor i samma samtal, äldst först, om det är en följdfråga.",
    },
    "search": {"query": "Ord som alla ska stå på stället; citattecken håller ihop ord."},
    "lookup": {
        "service": "E-tjänstens namn, eller ord ur det.",
        "category": "Verksamhetsområde, om namnet finns under flera.",
    },
    "tables": {
        "name": "Tabellens namn; utan namn listas de som finns.",
        "filter": "Ord som raderna ska innehålla.",
    },
}
