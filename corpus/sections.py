"""The headings of the report and the path of headings over a place.

The extracted text does not mark headings, so the outline is written here by hand; `passages.py`
fails if a heading is missing or out of order. Some headings fell away with lost text (for the
questions on who is responsible, page 11, and on driving forces, page 24): what stands there keeps
the nearest heading that the text does have.
"""

from dataclasses import dataclass

BACK_COVER = "Baksida"  # repeats Förord; search skips it
PATH_SEPARATOR = " > "


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed (line breaks folded) and its level, 1 to 3."""

    level: int
    text: str


OUTLINE = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Förord"),
        (1, "Övergripande iakttagelser"),
        (2, "Strategi och prioritering av arbete med e-förvaltning"),
        (2, "Samverkan inom e-förvaltning"),
        (2, "Effekter av e-förvaltning"),
        (2, "Hinder för utvecklingen av e-förvaltning"),
        (2, "E-tjänster"),
        (2, "Öppenhet, innovation och tillgänglighet."),
        (2, "Informationssäkerhet"),
        (1, "Inledning"),
        (2, "Om rapporten"),
        (2, "Svarsfrekvens"),
        (1, "Resultat"),
        (2, "Strategi för och prioritering av arbete med e-förvaltning"),
        (3, "Prioritering av arbetet med att utveckla e-förvaltning"),
        (3, "Strategi för utvecklingen av e-förvaltning"),
        (3, "Typ av strategi för utveckling av e-förvaltning"),
        (3, "Verktyg för utveckling av e-förvaltning"),
        (2, "Samverkan kring e-förvaltningsfrågor"),
        (2, "Effekter av och hinder för arbetet med e-förvaltning"),
        (3, "Effekter av arbetet med utveckling av e-förvaltning"),
        (3, "Hinder för arbetet med utveckling av e-förvaltning"),
        (2, "E-tjänster till privatpersoner och företag"),
        (3, "Betaltjänster"),
        (3, "Flest antal ärenden"),
        (3, "Planerade e-tjänster"),
        (2, "Informationssäkerhet"),
        (1, "Bilaga 1. Kommuner som besvarat enkäten"),
        (
            1,
            "Bilaga 2. Förekomst av 38 utvalda e-tjänster i de 223 kommuner som besvarat frågan",
        ),
        (
            1,
            "Bilaga 3. Förekomst av integrationer med verksamhetssystem hos 38 utvalda e-tjänster",
        ),
    )
)


def push(path: tuple[str, ...], heading: Heading) -> tuple[str, ...]:
    """Return the path of headings after a new one.

    >>> push(("Resultat", "E-tjänster", "Betaltjänster"), Heading(2, "Informationssäkerhet."))
    ('Resultat', 'Informationssäkerhet')
    """
    return (*path[: heading.level - 1], heading.text.removesuffix("."))


def label(path: tuple[str, ...]) -> str:
    """Return how an answer names the place: the innermost heading, or "Bilaga N".

    >>> label(("Resultat", "Betaltjänster")), label(("Bilaga 1. Kommuner som besvarat enkäten",))
    ('Betaltjänster', 'Bilaga 1')
    """
    innermost = path[-1]
    return innermost.split(".")[0] if innermost.startswith("Bilaga ") else innermost
