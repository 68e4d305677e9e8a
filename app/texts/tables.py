"""Sentences about cells of Bilaga 2 and 3 and of figures 8 and 9."""

from app.format import counted, joined

SEVERAL_ANSWERS = "Kommunerna kunde ange flera svar på frågan, så talen ska inte läggas ihop."
INTEGRATION_BASE = (
    "Andelarna i Bilaga 3 gäller de kommuner som svarade om integration för just den e-tjänsten, "
    "inte alla kommuner som har den."
)
SMALL_BASE = "Andelen bygger på få svar: bara {n} kommuner svarade om integration för e-tjänsten."


def has(name: str, count: str, share: str, base: str, mark: str, form: str) -> str:
    """How many have a service."""
    lead, inner = (share, count) if form == "share" else (count, share)
    return f"{lead} av de {base} svarande kommunerna ({inner}) hade e-tjänsten {name} 2011{mark}."


def lacks(name: str, count: str, share: str, base: str, mark: str, form: str) -> str:
    """How many lack a service."""
    lead, inner = (share, count) if form == "share" else (count, share)
    who = f"{lead} av de {base} svarande kommunerna ({inner})"
    return f"{who} saknade e-tjänsten {name} 2011{mark}."


INTEGRATION_VERB = {
    "integrated": "var e-tjänsten {name} integrerad med verksamhetssystem",
    "not_integrated": "var e-tjänsten {name} inte integrerad med verksamhetssystem",
}


def integration(
    aspect: str, name: str, count: str, share: str, base: str, mark: str, form: str
) -> str:
    """One of the three counts of Bilaga 3 with its share of those who answered."""
    of = f"av de {base} kommuner som svarade om integration"
    lead = f"{share} {of} ({count})" if form == "share" else f"{count} {of} ({share})"
    if aspect == "unknown":
        return f"{lead} svarade ”Vet ej” för e-tjänsten {name}{mark}."
    return f"I {lead} {INTEGRATION_VERB[aspect].format(name=name)}{mark}."


def integration_all(name: str, base: str, parts: dict[str, tuple[str, str]], mark: str) -> str:
    """All three counts at once; `parts` maps aspect to (count, share)."""
    said = [
        f"{parts['integrated'][0]} ({parts['integrated'][1]}) att den var integrerad",
        f"{parts['not_integrated'][0]} ({parts['not_integrated'][1]}) att den inte var det",
        f"{parts['unknown'][0]} ({parts['unknown'][1]}) att de inte visste",
    ]
    return (
        f"Av de {base} kommuner som svarade om integration med verksamhetssystem för e-tjänsten "
        f"{name} uppgav {joined(said)}{mark}."
    )


def answered(name: str, answered_: str, has_: str, share: str, mark: str) -> str:
    """How many of those with the service answered about integration."""
    return (
        f"{answered_} av de {has_} kommuner som hade e-tjänsten {name} ({share}) svarade på frågan "
        f"om integration{mark}."
    )


def unanswered(name: str, missing: str, has_: str, share: str, mark: str) -> str:
    """How many of those with the service did not answer about integration."""
    return (
        f"{missing} av de {has_} kommuner som hade e-tjänsten {name} ({share}) svarade inte på "
        f"frågan om integration{mark}."
    )


INTEGRATED_OF_ALL = (
    "Andelen är räknad på alla som har e-tjänsten. Rapporten själv räknar på dem som svarade om "
    "integration."
)


def integrated_of_all(name: str, count: str, has_: str, share: str, mark: str) -> str:
    """Integrated as a share of all that have the service, not of those who answered."""
    return (
        f"{count} av de {has_} kommuner som hade e-tjänsten {name} ({share}) uppgav att den var "
        f"integrerad med verksamhetssystem{mark}."
    )


OPTION_WORDS = {
    "figure8": ("kommuner med en strategi för e-förvaltning", "typ av strategi"),
    "figure9": ("kommuner", "vem som ansvarar för arbetet med e-förvaltning"),
}
"""Whom and what the question behind a figure concerned."""


def option(table: str, label: str, count: str, base: str, share: str | None, mark: str) -> str:
    """A bar of figure 8 or 9."""
    inner = f" ({share})" if share else ""
    verb = "svarade" if label in {"Nej", "Annat"} else "uppgav"
    subject, topic = OPTION_WORDS[table]
    extra = " (ingen ansvarig utsedd)" if label == "Nej" else ""
    who = f"{count} av {base} svarande {subject}{inner}"
    return f"{who} {verb} ”{label}”{extra} på frågan om {topic}{mark}."


def not_option(table: str, label: str, lead: str, inner: str, base: str, mark: str) -> str:
    """Those who did not choose a bar of figure 8 or 9."""
    subject, _ = OPTION_WORDS[table]
    return f"{lead} av {base} svarande {subject} ({inner}) svarade inte ”{label}”{mark}."


def category_overview(category: str, rows: int, base: str, mark: str) -> str:
    """Lead of the list of a category's services."""
    noun = counted(rows, "e-tjänst", "e-tjänster")
    return (
        f"Enkäten frågade om {noun} inom {category}; så många av de {base} svarande kommunerna "
        f"hade dem 2011{mark}:"
    )


def row_line(name: str, count: str, share: str) -> str:
    """A line of a list of services."""
    return f"- {name}: {count} kommuner ({share})"
