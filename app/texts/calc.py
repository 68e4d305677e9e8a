"""Sentences about comparisons and sums."""

DIFFERENT_BASES = "Talen gäller olika grupper av kommuner och är därför inte helt jämförbara."
PRINTED_SHARES = "Procentenheterna är räknade på rapportens tryckta, avrundade andelar."
COUNTED_TWICE = (
    "En kommun kan ha flera av e-tjänsterna. Summan är därför antalet förekomster, inte antalet "
    "kommuner; hur många olika kommuner det rör sig om står inte i rapporten."
)
ANSWERING = "Medelvärdet är räknat på de 223 kommuner som besvarade frågan om e-tjänster."

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


def larger(winner: str, first: str, second: str, mark: str) -> str:
    """Which is larger."""
    return f"{winner} ligger högst: {first}, och {second}{mark}."


def equal(first: str, second: str, mark: str) -> str:
    """Neither is larger."""
    return f"De är lika: {first}, och {second}{mark}."


def ratio(times: str, more: str, less: str, first: str, second: str, mark: str) -> str:
    """How many times as large."""
    return f"Förhållandet är {times}, alltså {more} jämfört med {less}: {first}, och {second}{mark}."


def total(sum_: str, noun: str, what: str, mark: str) -> str:
    """A sum."""
    return f"Sammanlagt {sum_}\u00a0{noun}: {what}{mark}."


def total_scope(sum_: str, noun: str, rows: str, scope: str, mark: str) -> str:
    """A sum over many rows."""
    return f"Sammanlagt {sum_}\u00a0{noun} för de {rows} e-tjänsterna{scope}{mark}."


def per_municipality(mean: str, sum_: str, base: str, mark: str) -> str:
    """Mean number of services of a municipality."""
    return (
        f"I genomsnitt hade en svarande kommun {mean} av de 38 e-tjänsterna 2011: {sum_} "
        f"förekomster fördelade på {base} svarande kommuner{mark}."
    )


def mean_rows(word: str, value: str, share: str, rows: str, scope: str, mark: str) -> str:
    """Mean or median number of municipalities over services."""
    also = f" ({share})" if share else ""
    return f"{word} för de {rows} e-tjänsterna{scope} är {value} kommuner{also}{mark}."


def rows(count: str, scope: str, total_: str, mark: str) -> str:
    """How many services there are."""
    if not scope:
        return f"Enkäten frågade om {count} e-tjänster{mark}."
    return f"{count} av de {total_} e-tjänsterna hör till {scope}{mark}"


def categories(count: str, names: str, mark: str) -> str:
    """How many categories the services are sorted into."""
    return f"De 38 e-tjänsterna är indelade i {count} områden: {names}{mark}."


def share_of_total(share: str, part: str, what: str, whole: str, mark: str) -> str:
    """A sum as share of all occurrences."""
    return f"{share} av alla förekomster: {part} av {whole} gäller {what}{mark}."
