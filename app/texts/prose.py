"""Sentences about the prose: key figures, passages, summaries, places, figures, Bilaga 1."""

from app.format import joined

END_MARKS = (".", "!", "?", ":")
NO_RESPONDENTS = "Rapporten anger inte hur många kommuner som svarade på just den frågan."


def fact(statement: str, n: str, year: int, mark: str) -> str:
    """A key figure as a sentence, with its base."""
    base = f" (av {n} svarande)" if n else ""
    first = statement[0].upper() + statement[1:]
    when = f", {year}" if str(year) not in statement and not n else ""
    base = f" (av {n} svarande, {year})" if n and str(year) not in statement else base
    return f"{first}{base}{when}{mark}."


def rest(share: str, statement: str, n: str, mark: str) -> str:
    """What is left when a key figure is taken from 100 percent."""
    base = f" (av {n} svarande)" if n else ""
    return f"{share} är resten{base}: rapporten anger att {statement}{mark}."


def respondents(n: str, topic: str, mark: str) -> str:
    """How many answered a question."""
    return f"{n} kommuner svarade på frågan om {topic}{mark}."


def change(old: str, new: str, points: str, statement: str, mark: str) -> str:
    """From 2009 to 2011."""
    return (
        f"Andelen ökade med {points}\u00a0procentenheter, från {old} år 2009 till {new} år 2011: "
        f"{statement}{mark}."
    )


def quoted(sentence: str, mark: str) -> str:
    """A sentence of the report as the answer, with the citation before its end mark.

    >>> quoted("E-samhället är här!", " [1]"), quoted("Högre kvalitet", " [2]")
    ('E-samhället är här [1]!', 'Högre kvalitet [2].')
    """
    end = sentence[-1] if sentence.endswith(END_MARKS) else "."
    return f"{sentence.removesuffix(end)}{mark}{end}"


def section_lead(section: str) -> str:
    """Opens a summary."""
    return f"Det här säger rapporten i avsnittet **{section}**:"


def page_lead(page: str) -> str:
    """Opens what stands on a page."""
    return f"Det här står på {page}:"


def part_of(table: str, mark: str) -> str:
    """A page that is a part of an appendix."""
    return f"En del av tabellen i {table}{mark}."


APPENDIX_COLUMNS = {
    1: "Av varje kommun står bara namnet: vad den har svarat framgår inte.",
    2: (
        "För varje e-tjänst anger den hur många kommuner som hade tjänsten och hur stor andel det "
        "är av de kommuner som besvarade frågan."
    ),
    3: (
        "För varje e-tjänst anger den hur många kommuner som hade den integrerad med "
        "verksamhetssystem, hur många som inte hade det och hur många som svarade ”Vet ej”, både "
        "i antal och i andelar."
    ),
}


def appendix(number: int, title: str, mark: str, pages: list[str]) -> str:
    """What an appendix is, and the pages that it fills."""
    return f"Bilaga {number} har rubriken ”{title}”{mark}. Den står på {joined(pages)}."


def appendix_rows(rows: str, categories: str) -> str:
    """How many rows an appendix has: services in categories, or municipalities."""
    if categories:
        return f"Den har {rows} rader, en för varje e-tjänst, ordnade i {categories} kategorier."
    return f"Den listar de {rows} kommuner som besvarade en eller flera frågor i enkäten."


REPORT_LEAD = "Det här är rapportens övergripande iakttagelser:"


def where(what: str, place: str, page: str, section: str, mark: str) -> str:
    """Where something stands."""
    inside = f", i avsnittet ”{section}”" if section and section != place else ""
    return f"{what} står på {page}, {place}{inside}{mark}."


def where_service(name: str, page: str, mark: str, other_page: str, other_mark: str) -> str:
    """Where the two rows of a service stand."""
    return (
        f"{name} står i Bilaga 2 på {page}{mark}. Uppgifterna om integration står i Bilaga 3 på "
        f"{other_page}{other_mark}."
    )


def figure(number: int, topic: str, page: str, respondents_: str, mark: str) -> str:
    """What a figure shows."""
    asked = f" Antal svarande: {respondents_} kommuner." if respondents_ else ""
    return f"Figur {number} ({page}) visar {topic}{mark}.{asked}"


FIGURE_LOST = (
    "Diagrammets värden är en bild i rapporten och finns inte i dess text, så de går inte att ange."
)
FIGURE_PART = "Rapportens text nämner några av värdena:"
FIGURE_TABLE = "Diagrammets innehåll följer av Bilaga 2:"


def member(name: str, total: str, mark: str) -> str:
    """A municipality in Bilaga 1."""
    return f"Ja, {name} besvarade enkäten: kommunen finns bland de {total} i Bilaga 1{mark}."


def not_member(name: str, total: str, mark: str) -> str:
    """A municipality that Bilaga 1 does not list."""
    why = f"kommunen finns inte bland de {total} i Bilaga 1{mark}"
    return f"Nej, {name} besvarade inte enkäten: {why}."


def no_municipality(name: str) -> str:
    """A name that is none of the 290."""
    return f"{name} är inte en av Sveriges 290 kommuner och finns därför inte i Bilaga 1."


def answered(count: str, total: str, share: str, mark: str) -> str:
    """How many answered."""
    who = f"{count} av landets {total} kommuner ({share})"
    return f"{who} besvarade en eller flera frågor i enkäten 2011{mark}."


def missing(count: str, total: str, share: str, mark: str) -> str:
    """How many did not."""
    return f"{count} av landets {total} kommuner ({share}) besvarade inte enkäten 2011{mark}."


def by_letter(count: str, letters: str, names: list[str], mark: str, *, answered_: bool) -> str:
    """Municipalities on a letter."""
    noun = "kommun" if count == "1" else "kommuner"
    verb = "besvarade enkäten" if answered_ else "besvarade inte enkäten"
    if not names:
        return f"Ingen kommun på {letters} {verb}{mark}."
    return f"{count} {noun} på {letters} {verb}{mark}: {joined(names)}."


def commonest_letter(letter: str, count: str, mark: str, *, answered_: bool) -> str:
    """The initial letter shared by most."""
    verb = "besvarade enkäten" if answered_ else "inte besvarade enkäten"
    who = f"{count} av de kommuner som {verb}"
    return f"Vanligast är ”{letter}”: {who} börjar på den bokstaven{mark}."


MISSING_SOURCE = (
    "Rapporten listar bara dem som svarade. Namnen på de övriga kommer från listan över Sveriges "
    "290 kommuner 2011."
)
ONE_QUESTION = (
    "Bilaga 1 säger att kommunen besvarade en eller flera frågor, inte vilka. Frågan om e-tjänster "
    "besvarades av {n} kommuner."
)
