"""Sentences about rankings, filters, comparisons and sums."""

from app.format import joined

CARDINAL = {
    2: "två", 3: "tre", 4: "fyra", 5: "fem", 6: "sex", 7: "sju", 8: "åtta", 9: "nio", 10: "tio",
    11: "elva", 12: "tolv",
}  # fmt: skip
ORDINAL = {
    3: "tredje", 4: "fjärde", 5: "femte", 6: "sjätte", 7: "sjunde", 8: "åttonde", 9: "nionde",
    10: "tionde",
}  # fmt: skip

SMALL_BASES = (
    "Andelarna i Bilaga 3 bygger ibland på mycket få svar; jämför antalet bakom varje andel."
)
COUNTED_TWICE = (
    "En kommun kan ha flera av e-tjänsterna. Summan är därför antalet förekomster, inte antalet "
    "kommuner."
)
CATEGORY_SUM = (
    "Kategorierna är jämförda på summan av sina e-tjänster; en kommun räknas en gång för varje "
    "e-tjänst som den har."
)

_HAS = {
    ("has", "top"): ("Vanligast", "vanligaste", "vanligast"),
    ("has", "bottom"): ("Ovanligast", "ovanligaste", "ovanligast"),
    ("lacks", "top"): ("Saknas oftast gör", "som oftast saknas", "saknas oftast"),
    ("lacks", "bottom"): ("Saknas mest sällan gör", "som mest sällan saknas", "saknas mest sällan"),
}
_INTEGRATION = {
    "integrated": "integrerad med verksamhetssystem",
    "not_integrated": "ej integrerad med verksamhetssystem",
    "unknown": "”Vet ej” om integration",
    "answered": "svar om integration",
    "unanswered": "uteblivna svar om integration",
}


def opening(aspect: str, direction: str, start: int, *, by_share: bool) -> str:
    """How a single place opens: "Vanligast", "Näst vanligast", "Störst andel integrerad ...".

    >>> opening("has", "top", 2, by_share=False)
    'Näst vanligast'
    """
    if (aspect, direction) in _HAS:
        first, _, short = _HAS[aspect, direction]
        if start == 1:
            return first
        return f"Näst {short}" if start == 2 else f"På {ORDINAL.get(start, f'{start}:e')} plats"
    what = _INTEGRATION[aspect]
    if by_share:
        word = "Störst andel" if direction == "top" else "Minst andel"
    else:
        word = "Flest kommuner" if direction == "top" else "Färst kommuner"
    if start > 1:
        return f"På plats {start} ({word.lower()} {what}) ligger"
    return f"{word} ({what}) har"


def place(opening_: str, names: list[str], detail: str, mark: str) -> str:
    """One place with all that share it."""
    verb = "" if opening_.endswith((" har", " gör", " ligger")) else " är"
    return f"{opening_}{verb} {joined(names)}: {detail}{mark}."


def several(aspect: str, direction: str, shown: int, items: list[str], mark: str) -> str:
    """A top or bottom list in one sentence."""
    how_many = CARDINAL.get(shown, str(shown))
    if (aspect, direction) in _HAS:
        word = _HAS[aspect, direction][1]
        noun = "e-tjänsterna" if "som" not in word else "e-tjänster"
        lead = f"De {how_many} {word} {noun}" if "som" not in word else f"De {how_many} {noun} {word}"
    else:
        end = "högst" if direction == "top" else "lägst"
        lead = f"De {how_many} e-tjänsterna med {end} tal ({_INTEGRATION[aspect]})"
    return f"{lead} är {joined(items)}{mark}."


def has_detail(count: str, base: str, share: str) -> str:
    """What a row of Bilaga 2 holds."""
    return f"{count} av de {base} svarande kommunerna ({share}) hade den 2011"


def lacks_detail(count: str, base: str, share: str) -> str:
    """The complement of a row of Bilaga 2."""
    return f"{count} av de {base} svarande kommunerna ({share}) saknade den 2011"


def integration_detail(count: str, base: str, share: str) -> str:
    """What a row of Bilaga 3 holds."""
    return f"{count} av {base} kommuner som svarade om integration ({share})"


def coverage_detail(count: str, base: str, share: str) -> str:
    """Respondents on integration among those with the service."""
    return f"{count} av de {base} kommuner som hade e-tjänsten ({share})"


def option_detail(count: str, base: str) -> str:
    """A bar of figure 8 or 9."""
    return f"{count} av {base} svarande kommuner"


def categories(what: str, items: list[str], mark: str, *, top: bool) -> str:
    """Categories with the most or fewest of something."""
    return f"{'Flest' if top else 'Färst'} {what} har {joined(items)}{mark}."


def rank_of(name: str, rank: str, total: str, *, tied: bool, bottom: bool, detail: str, mark: str) -> str:
    """Which place a row has among all."""
    way = " från slutet" if bottom else ""
    shared = " (delad)" if tied else ""
    return f"{name} ligger på plats {rank}{shared}{way} av {total} e-tjänster: {detail}{mark}."


_COMPARATOR = {
    "gt": ("fler än {}", "mer än {}"),
    "ge": ("minst {}", "minst {}"),
    "lt": ("färre än {}", "mindre än {}"),
    "le": ("högst {}", "högst {}"),
    "eq": ("exakt {}", "exakt {}"),
    "between": ("mellan {} och {}", "mellan {} och {}"),
}
_CONDITION = {
    "has": "fanns i {x}",
    "lacks": "saknades i {x}",
    "integrated": "var integrerade med verksamhetssystem i {x}",
    "not_integrated": "var inte integrerade med verksamhetssystem i {x}",
    "unknown": "fick ”Vet ej” om integration av {x}",
    "answered": "fick svar om integration av {x}",
    "unanswered": "saknade svar om integration från {x}",
}


def condition(aspect: str, comparator: str, form: str, low: str, high: str, base: str) -> str:
    """A threshold in words: "fanns i fler än 100 kommuner"."""
    words = _COMPARATOR[comparator][0 if form == "count" else 1].format(low, high)
    noun = " kommuner" if form == "count" else f" av {base}"
    return _CONDITION[aspect].format(x=words + noun)


def options(count: str, total: str, mark: str) -> str:
    """How many options of figure 8 or 9 meet a condition."""
    return f"{count} av de {total} svarsalternativen stämmer in{mark}:"


_SIDE = {
    "integrated": "integrerade",
    "not_integrated": "inte integrerade",
    "unknown": "”Vet ej”",
}


def more_than(aspect: str, other: str) -> str:
    """One column above another in the same row."""
    return f"hade fler svar ”{_SIDE.get(aspect, aspect)}” än ”{_SIDE.get(other, other)}”"


def named(words: list[str]) -> str:
    """A condition on the name of a service."""
    return f"har ”{'” eller ”'.join(words)}” i namnet"


def they_are(names: list[str]) -> str:
    """The rows behind a number."""
    return f"Det är {'; '.join(names)}."


def filtered(count: str, total: str, scope: str, said: str, mark: str, names: list[str]) -> str:
    """Lead of a filter: how many, then which."""
    where = f" inom {scope}" if scope else ""
    condition_ = f" {said}" if said else " stämmer in"
    if not names:
        return f"Ingen av de {total} e-tjänsterna{where}{condition_}{mark}."
    if not said:
        return f"Det är {count} av de {total} e-tjänsterna{where}{mark}:"
    return f"{count} av de {total} e-tjänsterna{where}{condition_}{mark}:"


def difference(
    more: str, less: str, count: str, first: str, second: str, points: str, mark: str
) -> str:
    """How many more one has than the other, with the points between their shares."""
    return (
        f"Skillnaden är {count} kommuner: {more} fanns i {first} och {less} i {second}, "
        f"alltså {points} procentenheter{mark}."
    )


def points(
    more: str, less: str, points_: str, first: str, second: str, count: str, mark: str
) -> str:
    """The same, percentage points first."""
    return (
        f"Skillnaden är {points_} procentenheter: {more} fanns i {first} och {less} i {second}, "
        f"alltså {count} kommuner{mark}."
    )


def equal(first: str, second: str, detail: str, mark: str) -> str:
    """Two rows with the same figure."""
    return f"{first} och {second} är lika vanliga: {detail}{mark}."


def larger(more: str, detail: str, less: str, other: str, mark: str, word: str) -> str:
    """Which of two is more common."""
    return f"{more} är {word}: {detail}, mot {other} för {less}{mark}."


def ratio(more: str, less: str, times: str, first: str, second: str, mark: str) -> str:
    """How many times as common."""
    return f"{more} är {times} gånger så vanlig som {less}: {first} mot {second}{mark}."


def total(what: str, sum_: str, mark: str) -> str:
    """A sum of occurrences."""
    return f"Sammanlagt {sum_} förekomster: {what}{mark}."


def mean(what: str, value: str, unit: str, detail: str, mark: str) -> str:
    """A mean or median."""
    return f"{what} är {value} {unit} ({detail}){mark}."
