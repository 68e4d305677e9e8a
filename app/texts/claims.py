"""Verdicts on claims, and the lines of a self-comparison."""

TRUE = "Ja, det stämmer: {truth}"
ABOUT = "Ja, det stämmer ungefär: {truth}"
FALSE = "Nej, det stämmer inte: {truth}"

OWN_MEAN = (
    "Ni har {own} av de 38 e-tjänsterna; 2011 hade en svarande kommun i genomsnitt {mean} "
    "({total} förekomster fördelade på {base} svarande kommuner){mark}."
)
OTHERS_HAVE = "{count} ({share}) hade den"
