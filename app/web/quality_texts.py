"""Every Swedish text of the tab that says how good the answers are."""

TAB = "Kvalitet"
HEADING = "Hur bra är svaren?"

CAN = "Det här kan tjänsten"
CAN_ITEMS = (
    "Slå upp antal och andelar i rapportens bilagor och i de figurer vars värden finns i texten.",
    "Rangordna, filtrera, jämföra och räkna ihop e-tjänster, och visa uträkningen.",
    "Svara på om en kommun besvarade enkäten.",
    "Hitta tal, definitioner och resultat i löptexten och visa var de står.",
    "Pröva påståenden: ”Stämmer det att ...?”",
    "Följdfrågor: ”Och hur många saknar den?”",
    "Säga vad rapporten inte har, och varför.",
)
CANNOT = "Det här kan den inte"
CANNOT_ITEMS = (
    "Svara om någon annan rapport, något annat år eller något annat land.",
    "Säga vad en enskild kommun har eller har svarat: det redovisar inte rapporten.",
    "Läsa diagram som är bilder. Deras värden finns inte i texten.",
    "Förklara orsaker, ge råd eller tycka något.",
    "Förstå allt. Hittar den inte vad du menar får du en motfråga, och det betyder inte att "
    "rapporten saknar svaret.",
)

SCORES = "Senaste mätningen"
LEAD = (
    "Av {n} frågor som ingen som bygger tjänsten har läst fick {right} rätt svar. Osäkerheten är "
    "{low} till {high} (95 procents konfidensintervall)."
)
WRONG = (
    "{wrong} fick ett svar med fel tal. Det är det värsta felet. Talet står då i rapporten eller "
    "är uträknat ur den, men svarar på något annat än det som frågan gällde. Läs därför alltid vad "
    "svaret säger att talet gäller."
)
NO_RESULTS = "Det finns inga sparade mätningar i den här installationen."
CHART = "Andel rätt svar efter slags fråga, på frågor som ingen som bygger tjänsten har läst"
CHART_VALUE = "{share} ({count} av {n})"
AS_TABLE = "Alla mått som tabell"
COLUMNS = ("Mått", "Nya frågor", "Kända frågor")
RIGHT = "Rätt svar"
WRONG_FIGURES = "Svar med fel tal"
GROUNDED = "Svar där varje tal har belägg"
VERBATIM = "Svar med ordagranna citat"
OF_N = "{share} ({count} av {n})"
HALVES = (
    "Kända frågor har använts för att förbättra tjänsten. Därför är det de nya frågorna som visar "
    "vad du kan vänta dig."
)
MEASURED = "Nya frågor mättes {closed}, kända frågor {open}."
OTHER_DATA = "Mätningen gjordes med en annan version av data än den som används nu."

METHOD = "Så går mätningen till"
METHOD_ITEMS = (
    "Frågorna är skrivna av författare som bara hade läst rapporten, inte programmet. Till varje "
    "fråga hör ett facit med tal, källa och sida.",
    "Ett svar är rätt om talet, enheten, källan och sidan stämmer, eller om tjänsten säger att "
    "uppgiften saknas när den gör det.",
    "Varje tal i varje svar kontrolleras mot citat, tabellrad eller uträkning. Ett svar med ett "
    "tal utan belägg visas aldrig.",
    "Ingen språkmodell används, varken för att svara eller för att rätta. Samma fråga ger samma "
    "svar.",
)
LIMITS = "Mätningens gränser"
LIMITS_ITEMS = (
    "Rättningen läser tal och ord, inte mening. Ett svar kan räknas som rätt och ändå vara "
    "klumpigt uttryckt.",
    "Det är få frågor av varje slag. En skillnad på några procentenheter kan vara slump.",
    "Frågorna är skrivna för mätningen. Riktiga besökare kan fråga på andra sätt.",
)
VERSION = "Program {program}. Dataversion {data}."

KINDS: dict[str, str] = {
    "lookup": "Uppslag av ett tal",
    "ranking": "Rangordning",
    "filter": "Urval",
    "comparison": "Jämförelse",
    "complement": "Hur många saknar",
    "aggregate": "Summa och medel",
    "cross_table": "Två bilagor ihop",
    "membership": "Vilka svarade",
    "key_figure": "Tal i löptexten",
    "passage": "Stycke i texten",
    "summary": "Sammanfattning",
    "where": "Var står det",
    "claim": "Stämmer det att",
    "self_comparison": "Jämföra sig själv",
    "dialogue": "Följdfråga",
    "clarify": "Motfråga",
    "refusal": "Det rapporten inte har",
}
