"""What a self-comparison says, in Swedish. Figures are filled in where they have been looked up."""

QUESTION = "Jämför er kommun"
QUESTION_NAMED = "Jämför er kommun: {}"

COMMON_LACKED = (
    "Av de {common} e-tjänster som fler än {limit} procent av kommunerna hade saknar ni {lacked}"
    "{mark}."
)
RARE_HAD = (
    "Av de {rare} e-tjänster som färre än {limit} procent av kommunerna hade har ni {had}{mark}."
)
NOT_A_MEMBER = (
    "**{name}** finns inte bland de {total} kommunerna i Bilaga 1{mark}. Kommunen hör till de "
    "{rest} som inte besvarade enkäten."
)

OWN_WORD = (
    "Kryssen är era egna uppgifter. Rapporten redovisar inte vilka e-tjänster en enskild kommun "
    "har."
)
SKIPPED = (
    "{skipped} av de {answered} kommuner som besvarade enkäten svarade inte på frågan om "
    "e-tjänster, och rapporten säger inte vilka{mark}."
)
NO_RANK = (
    "Er plats bland kommunerna går inte att räkna ut: hur många e-tjänster varje kommun hade visas "
    "bara i figur 18, som är en bild{mark}."
)
RARE_LIMIT = (
    "Gränsen {common} procent för vanliga e-tjänster är rapportens egen (figur 20){mark}. Gränsen "
    "{rare} procent för ovanliga är vald här."
)
IN_2011 = "Jämförelsen gäller 2011. Rapporten säger inget om hur vanliga e-tjänsterna är i dag."

CALC_SKIPPED = "Svarade på enkäten men inte på frågan om e-tjänster"
CALC_REST = "Kommuner som inte besvarade enkäten"
CALC_COMMON = "Vanliga e-tjänster (rader)"
CALC_RARE = "Ovanliga e-tjänster (rader)"
CALC_LACKED = "Vanliga e-tjänster som ni saknar"
CALC_HAD = "Ovanliga e-tjänster som ni har"
CALC_MEAN = "E-tjänster per svarande kommun inom {}"

UNKNOWN_NAME = "{} är inte en av Sveriges 290 kommuner."
DID_YOU_MEAN = "Menade du {}?"
BAD_NUMBERS = "Länken nämner e-tjänster som inte finns: {}. De har hoppats över."
NOTHING = "Välj en kommun eller kryssa i minst en e-tjänst."
