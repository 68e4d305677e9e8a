"""Sentences about comparisons and sums."""

DIFFERENT_BASES = "Talen gäller olika grupper av kommuner och är därför inte helt jämförbara."
PRINTED_SHARES = "Procentenheterna är räknade på rapportens tryckta, avrundade andelar."
NOTHING = "Ingen e-tjänst stämmer in på urvalet, så det finns inget att räkna på."
NOT_COMPARABLE = "Talen är av olika slag (antal och andel), så de går inte att jämföra."
ROUGH = (
    "Rapporten anger minst ett av talen ungefärligt (”ca”, ”över” eller ”upp till”), så "
    "jämförelsen är också ungefärlig."
)
COUNTED_TWICE = (
    "En kommun kan ha flera av e-tjänsterna. Summan är därför antalet förekomster, inte antalet "
    "kommuner; hur många olika kommuner det rör sig om står inte i rapporten."
)
ANSWERING = "Medelvärdet är räknat på de {n} kommuner som besvarade frågan om e-tjänster."

NOUN = {
    "has": "förekomster",
    "lacks": "saknade förekomster",
    "integrated": "kommunsvar ”Integrerad”",
    "not_integrated": "kommunsvar ”Ej integrerad”",
    "unknown": "kommunsvar ”Vet ej”",
    "answered": "kommunsvar om integration",
    "unanswered": "uteblivna kommunsvar om integration",
}
"""What a sum counts, by column: 789 of which, of the three in Bilaga 3?"""

SAID = {
    "has": "{count} kommuner ({share}) hade {name}",
    "lacks": "{count} kommuner ({share}) saknade {name}",
    "integrated": "{count} av {base} kommuner ({share}) hade {name} integrerad",
    "not_integrated": "{count} av {base} kommuner ({share}) hade {name} utan integration",
    "unknown": "{count} av {base} kommuner ({share}) svarade ”Vet ej” om {name}",
    "answered": "{count} av {base} kommuner ({share}) svarade om integration för {name}",
    "unanswered": "{count} av {base} kommuner ({share}) svarade inte om integration för {name}",
    "option": "{count} av {base} kommuner svarade {name}",
    "sum": "{name} hade sammanlagt {count} förekomster",
    "fact": "{name}",
}


def operand(kind: str, name: str, count: str, share: str, base: str) -> str:
    """One side of a comparison as a clause."""
    return SAID[kind].format(name=name, count=count, share=share, base=base)


def difference(count: str, noun: str, points: str, first: str, second: str, mark: str) -> str:
    """The difference, count first; the points too where both are shares of the same base."""
    also = f" ({points} procentenheter)" if points else ""
    return f"Skillnaden är {count}\u00a0{noun}{also}: {first}, och {second}{mark}."


def points(points_: str, count: str, first: str, second: str, mark: str) -> str:
    """The difference, percentage points first."""
    also = f" ({count} kommuner)" if count else ""
    return f"Skillnaden är {points_}\u00a0procentenheter{also}: {first}, och {second}{mark}."


def end(name: str, first: str, others: str, mark: str, *, bottom: bool) -> str:
    """Which is larger, or smaller."""
    return f"{name} ligger {'lägst' if bottom else 'högst'}: {first}, och {others}{mark}."


def each_end(by_count: str, by_share: str, clauses: list[str], mark: str, *, bottom: bool) -> str:
    """Which is larger or smaller, where the number and the share say different things."""
    count, share = ("minst", "lägst") if bottom else ("störst", "högst")
    said = "; ".join(clauses)
    return (
        f"Antalet är {count} för {by_count}, men andelen är {share} för {by_share}: {said}{mark}."
    )


def apart(clauses: list[str], mark: str) -> str:
    """Figures of different kinds, side by side and not compared."""
    said = "; ".join(clauses)
    return f"{said[0].upper()}{said[1:]}{mark}."


def equal(first: str, second: str, mark: str) -> str:
    """Neither is larger."""
    return f"De är lika: {first}, och {second}{mark}."


def ratio(times: str, more: str, less: str, first: str, second: str, mark: str) -> str:
    """How many times as large."""
    lead = f"Förhållandet är {times}, alltså {more} jämfört med {less}"
    return f"{lead}: {first}, och {second}{mark}."


def total(sum_: str, noun: str, what: str, mark: str) -> str:
    """A sum."""
    return f"Sammanlagt {sum_}\u00a0{noun}: {what}{mark}."


def total_scope(sum_: str, noun: str, rows: str, scope: str, mark: str) -> str:
    """A sum over many services."""
    return f"Sammanlagt {sum_}\u00a0{noun} för de {rows} e-tjänsterna{scope}{mark}."


def per_municipality(mean: str, sum_: str, base: str, mark: str) -> str:
    """Mean number of services of a municipality."""
    return (
        f"I genomsnitt hade en svarande kommun {mean} av de 38 e-tjänsterna 2011: {sum_} "
        f"förekomster fördelade på {base} svarande kommuner{mark}."
    )


def mean_rows(word: str, value: str, share: str, rows: str, mark: str) -> str:
    """Mean or median number of municipalities over rows ("de 38 e-tjänsterna")."""
    also = f" ({share})" if share else ""
    return f"{word} för {rows} är {value} kommuner{also}{mark}."


def rows(count: str, mark: str) -> str:
    """How many services there are."""
    return f"Enkäten frågade om {count} e-tjänster{mark}."


def rows_among(count: str, total_: str, scope: str, names: str, mark: str) -> str:
    """How many services a scope holds, and which."""
    return f"{count} av de {total_} e-tjänsterna{scope}{mark}: {names}."


def options(count: str, names: str, mark: str) -> str:
    """How many answers there were to choose between in figure 8 or 9."""
    return f"Frågan hade {count} svarsalternativ{mark}: {names}."


def per_category(count: str, mark: str) -> str:
    """Lead of one line for each of all categories."""
    return f"De 38 e-tjänsterna är fördelade på {count} kategorier{mark}:"


def category_line(category: str, rows_: str, sum_: str, noun: str) -> str:
    """Number of services of a category, and their sum where a noun says of what."""
    also = f", sammanlagt {sum_} {noun}" if noun else ""
    services = "e-tjänst" if rows_ == "1" else "e-tjänster"
    return f"- {category}: {rows_} {services}{also}"


def in_categories(count: str, mark: str) -> str:
    """Lead of one line for each of some categories."""
    return f"Så fördelar sig e-tjänsterna i de {count} kategorierna{mark}:"


def categories(count: str, names: str, mark: str) -> str:
    """How many categories the services are sorted into."""
    return f"E-tjänsterna i Bilaga 2 är indelade i {count} områden: {names}{mark}."


def share_of_total(share: str, noun: str, part: str, what: str, whole: str, mark: str) -> str:
    """A sum as share of the sum of all rows."""
    return f"{share} av alla {noun}: {part} av {whole} gäller {what}{mark}."
