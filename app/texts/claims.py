"""Verdicts on claims, and the lines of a self-comparison."""

TRUE_SHORT = "Ja, det stämmer: {truth}"
TRUE_ABOUT_SHORT = "Ja, det stämmer ungefär: {truth}"
FALSE_SHORT = "Nej, det stämmer inte: {truth}"
OPEN = "{truth}"

OWN_MEAN = (
    "Ni har {own} av de 38 e-tjänsterna; i genomsnitt hade en svarande kommun {mean} 2011 "
    "({total} förekomster fördelade på {base} svarande kommuner){mark}."
)
OTHERS_HAVE = "{count} ({share}) hade den"
