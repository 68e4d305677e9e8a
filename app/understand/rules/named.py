"""What a question names of the report: facts that count, rows, and the tables of options."""

from app.plan import Row, Table
from app.understand.rules.ask import Ask
from app.understand.rules.words import holds, starts

SAME_AS_ROW = frozenset(
    {
        "e-tjanst-boka-bocker",
        "e-tjanst-gymnasieprogram",
        "e-tjanst-forskola",
        "e-tjanst-forskola-antal",
    }
)
"""Facts that repeat a row of Bilaga 2: the row answers."""
SURVEY_FACTS = frozenset(
    {
        "antal-e-tjanster-i-enkaten",
        "svarande-e-tjanster",
        "enkat-besvarad",
        "enkat-skickad",
        "svarsfrekvens",
    }
)
"""Facts about the survey as such: they yield to anything more particular."""
KIND_OF_STRATEGY = holds(r"(typ|sort|slag|form)\w* (av )?strategi")
# "Var ligger ansvaret?": the options of figure 9 are places in the organisation.
WHO_IS_RESPONSIBLE = starts(
    "var", "vem", "vilka", "vilken", "oftast", "placer", "ligger", "sitter", "fördel", "hos",
    "alternativ",
)  # fmt: skip
# Who leads the work.
RESPONSIBLE = holds("ansvar", r"peka\w* ut", "utpeka", "utsedd")
RESPONSIBILITY_OR_STRATEGY = holds("ansvar", "strategi", r"peka\w* ut", "utpeka")


def strong_facts(ask: Ask) -> tuple[str, ...]:
    """Facts named that no row and no survey total stands for."""
    ids = [u.id for m in ask.parsed.facts for u in m.units]
    if ask.about_integration:
        ids = [i for i in ids if i not in {"e-tjanst-ingen", "e-tjanst-nagon"}]
    return tuple(dict.fromkeys(i for i in ids if i not in SAME_AS_ROW | SURVEY_FACTS))


def option_table(ask: Ask) -> Table | None:
    """Whether figure 8 or 9 is meant: by number, option, or its topic."""
    parsed = ask.parsed
    services = "tjänst" in parsed.text and not RESPONSIBILITY_OR_STRATEGY.search(parsed.text)
    if parsed.options and not services:
        return parsed.options[0].table
    if 8 in parsed.figures:
        return "figure8"
    if 9 in parsed.figures:
        return "figure9"
    if ask.rows:
        return None
    if KIND_OF_STRATEGY.search(parsed.text):
        return "figure8"
    responsible = RESPONSIBLE.search(parsed.text) and "säkerhet" not in parsed.text
    return "figure9" if responsible and WHO_IS_RESPONSIBLE.search(parsed.text) else None


def named(ask: Ask) -> bool:
    """Whether the question names anything of the report."""
    p = ask.parsed
    return bool(
        p.rows
        or p.facts
        or p.categories
        or p.options
        or p.figures
        or p.appendices
        or p.places.names
    )


def first_row(ask: Ask) -> Row | None:
    """The first row named, for the nearest thing of a refusal."""
    rows = (*ask.rows, *ask.parsed.options)
    return rows[0] if rows else None
