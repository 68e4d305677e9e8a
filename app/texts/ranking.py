"""Sentences about rankings and filters."""

import re

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
        word = "Störst andel" if direction == "top" else "Lägst andel"
    else:
        word = "Flest kommuner" if direction == "top" else "Färst kommuner"
    if start > 1:
        return f"På plats {start} ({word.lower()} {what}) ligger"
    return f"{word} ({what}) har"


def most_common(shown: int) -> str:
    """The top of Bilaga 2 as what is ranked anew."""
    return f"Bland de {CARDINAL.get(shown, str(shown))} vanligaste e-tjänsterna"


def scope_words(categories: list[str], limits: str) -> str:
    """Which services were ranked; empty when all were.

    >>> scope_words(["Trafik"], "fanns i minst 50 kommuner")
    'Bland e-tjänsterna inom Trafik som fanns i minst 50 kommuner'
    """
    if not limits:
        return f"Inom {joined(categories)}" if categories else ""
    inside = f" inom {joined(categories)}" if categories else ""
    return f"Bland e-tjänsterna{inside} som {_after_som(limits)}"


def among(scope: str, text: str) -> str:
    """An answer about a part of the services, opened by which part."""
    return f"{scope}: {text[0].lower()}{text[1:]}" if scope else text


def place(opening_: str, names: str, detail: str, mark: str) -> str:
    """One place with all that share it."""
    return f"{opening_}{_verb(opening_)} {names}: {detail}{mark}."


def places(opening_: str, rows: list[tuple[str, str]], mark: str) -> str:
    """One place with all that share it, each with its own count and base."""
    each = "; ".join(f"{name} med {detail}" for name, detail in rows)
    return f"{opening_}{_verb(opening_)} {each}{mark}."


def _verb(opening_: str) -> str:
    return "" if opening_.endswith((" har", " gör", " ligger")) else " är"


def several(aspect: str, direction: str, shown: int, items: list[str], mark: str) -> str:
    """A top or bottom list in one sentence."""
    how_many = CARDINAL.get(shown, str(shown))
    if (aspect, direction) in _HAS:
        word = _HAS[aspect, direction][1]
        lead = f"De {how_many} {word} e-tjänsterna"
        if word.startswith("som "):
            lead = f"De {how_many} e-tjänster {word}"
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


def categories(what: str, items: list[str], mark: str, direction: str, start: int) -> str:
    """Categories with the most or fewest of something, from a place on."""
    word = "Flest" if direction == "top" else "Färst"
    lead = f"{word} {what} har"
    if start > 1:
        lead = f"På plats {start} ({word.lower()} {what}) ligger"
    return f"{lead} {joined(items)}{mark}."


def several_options(direction: str, shown: int, items: list[str], mark: str) -> str:
    """A list of the answers of figure 8 or 9, the most given first."""
    word = "vanligaste" if direction == "top" else "ovanligaste"
    return f"De {CARDINAL.get(shown, str(shown))} {word} svaren är {joined(items)}{mark}."


def rank_of(
    name: str, rank: str, total: str, *, tied: bool, bottom: bool, detail: str, mark: str
) -> str:
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
    "not_integrated": "var utan integration med verksamhetssystem i {x}",
    "unknown": "fick ”Vet ej” om integration av {x}",
    "answered": "fick svar om integration av {x}",
    "unanswered": "saknade svar om integration från {x}",
}
_NONE = {
    "has": "fanns inte i någon kommun",
    "lacks": "saknades inte i någon kommun",
    "integrated": "var inte integrerade med verksamhetssystem i någon kommun",
    "not_integrated": "fick inte svaret ”Ej integrerad” från någon kommun",
    "unknown": "fick inte ”Vet ej” om integration av någon kommun",
    "answered": "fick inte svar om integration av någon kommun",
    "unanswered": "saknade inte svar om integration från någon kommun",
}
"""Where the threshold is zero. No two can be taken for one another: nobody who had it integrated,
and nobody who said that it was not, are different rows of Bilaga 3."""
_MAIN_ORDER = re.compile(r"(?<!\w)(fanns|saknades|var|fick|saknade) inte(?!\w)")


def _after_som(clause: str) -> str:
    """The word order of a subordinate clause: "inte" before the verb.

    >>> _after_som("fanns inte i någon kommun")
    'inte fanns i någon kommun'
    """
    return _MAIN_ORDER.sub(r"inte \1", clause)


def condition(aspect: str, comparator: str, form: str, low: str, high: str, base: str) -> str:
    """A threshold in words: "fanns i fler än 100 kommuner"."""
    if (comparator, form, low) == ("eq", "count", "0"):
        return _NONE[aspect]
    words = _COMPARATOR[comparator][0 if form == "count" else 1].format(low, high)
    noun = " kommuner" if form == "count" else f" av {base}"
    return _CONDITION[aspect].format(x=words + noun)


def options(count: str, total: str, mark: str, lines: list[str]) -> str:
    """How many options of figure 8 or 9 meet a condition, then which."""
    if not lines:
        return f"Inget av de {total} svarsalternativen stämmer in{mark}."
    return "\n".join([f"{count} av de {total} svarsalternativen stämmer in{mark}:", "", *lines])


_SIDE = {
    "has": "har e-tjänsten",
    "lacks": "saknar e-tjänsten",
    "integrated": "integrerade",
    "not_integrated": "inte integrerade",
    "unknown": "Vet ej",
    "answered": "svarade om integration",
    "unanswered": "svarade inte om integration",
}


_BESIDE = {
    "gt": "hade fler svar ”{}” än ”{}”",
    "ge": "hade minst lika många svar ”{}” som ”{}”",
    "lt": "hade färre svar ”{}” än ”{}”",
    "le": "hade högst lika många svar ”{}” som ”{}”",
    "eq": "hade lika många svar ”{}” som ”{}”",
}


def beside(aspect: str, comparator: str, other: str) -> str:
    """One column above, below or level with another in the same row."""
    return _BESIDE[comparator].format(_SIDE[aspect], _SIDE[other])


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
    if not names and _MAIN_ORDER.search(said):  # "ingen fanns inte" is hard to read
        return f"Det finns ingen e-tjänst bland de {total}{where} som {_after_som(said)}{mark}."
    if not names:
        return f"Ingen av de {total} e-tjänsterna{where}{condition_}{mark}."
    if not said:
        return f"Det är {count} av de {total} e-tjänsterna{where}{mark}:"
    return f"{count} av de {total} e-tjänsterna{where}{condition_}{mark}:"
