"""Verdicts on claims, and the lines of a self-comparison."""

TRUE = "Ja, det stämmer: {truth}"
ABOUT = "Ja, det stämmer ungefär: {truth}"
FALSE = "Nej, det stämmer inte: {truth}"

OWN_MEAN = (
    "Ni har {own} av de 38 e-tjänsterna; i genomsnitt hade en svarande kommun {mean} 2011 "
    "({total} förekomster fördelade på {base} svarande kommuner){mark}."
)
OTHERS_HAVE = "{count} ({share}) hade den"
