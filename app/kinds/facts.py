"""Key figures of the prose: value with base, what is left of 100 percent, respondents, change."""

from decimal import Decimal

from app.evidence import Evidence
from app.format import SPACE, number
from app.plan import KeyFigure as KeyFigureStep
from app.texts import calc as calc_say
from app.texts import prose as say
from corpus.types import KeyFigure

CHANGES = {"strategi-arbete-pagar": "strategi-arbete-pagar-2009"}
"""Facts that the report gives for 2009 too."""
ROUGHLY = {"": "", "ca": "Ca ", "över": "Mindre än ", "upp till": "Minst "}
"""What is left of 100 percent, by how the report qualifies the figure."""


def fact_record(evidence: Evidence, fact: str) -> KeyFigure:
    """The place of a fact to cite: body before summary."""
    return evidence.desk.corpus.facts[fact][0]


def shown_value(record: KeyFigure) -> str:
    """Value and unit as an answer prints them: "63 %", "hälften", "ca 70 %"."""
    return record.shown.replace(" procent", f"{SPACE}%")


def share_of(record: KeyFigure) -> float | None:
    """The figure as a percentage, None where it counts something."""
    if record.unit == "av tio":
        return 10 * record.value
    return record.value if record.unit == "procent" else None


def key_figure(step: KeyFigureStep, evidence: Evidence) -> str:
    """One sentence a fact."""
    if step.ask == "change":
        return _change(step.facts[0], evidence)
    words = {"value": _value, "number": _number, "rest": _rest, "respondents": _respondents}
    return "\n\n".join(words[step.ask](fact_record(evidence, f), evidence) for f in step.facts)


def _cite(record: KeyFigure, evidence: Evidence) -> str:
    quote = record.quote
    if record.n_quote and record.n_quote not in quote:
        return evidence.cite(record.source, quote, record.n_quote)
    return evidence.cite(record.source, quote)


def statement(record: KeyFigure) -> str:
    """The record's clause with its value in place."""
    return record.statement.format(shown_value(record))


def _value(record: KeyFigure, evidence: Evidence) -> str:
    _notes(record, evidence)
    said = statement(record)
    n = number(record.n) if record.n and str(record.n) not in said else ""
    return say.fact(said, n, record.year, _cite(record, evidence))


def _number(record: KeyFigure, evidence: Evidence) -> str:
    """A share asked for as a number of municipalities: worked out from the base, and said so."""
    lead = _value(record, evidence)
    if record.unit != "procent" or not record.n:
        return lead
    value = Decimal(repr(record.value)) * record.n / 100
    expression = f"{record.value:g} * {record.n} / 100"
    shown = evidence.calculate("Ungefärligt antal kommuner", expression, value, decimals=0)
    return f"{lead} Det motsvarar ungefär {shown} kommuner."


def _rest(record: KeyFigure, evidence: Evidence) -> str:
    if record.unit == "kommuner" and record.n:
        return _rest_of_count(record, record.n, evidence)
    if record.unit != "procent":
        return _value(record, evidence)
    _notes(record, evidence)
    mark = _cite(record, evidence)
    left = Decimal(100) - Decimal(repr(record.value))
    shown = evidence.calculate("Resten", f"100 - {record.value:g}", left, share=True)
    said = statement(record)
    n = number(record.n) if record.n and str(record.n) not in said else ""
    return say.rest(f"{ROUGHLY[record.qualifier]}{shown}", said[0].lower() + said[1:], n, mark)


def _rest_of_count(record: KeyFigure, whole: int, evidence: Evidence) -> str:
    """A number of municipalities taken from the number that it is of."""
    _notes(record, evidence)
    mark = _cite(record, evidence)
    count = int(record.value)
    left = evidence.calculate("Resten", f"{whole} - {count}", whole - count)
    said = statement(record)
    n = number(whole) if str(whole) not in said else ""
    return say.rest(f"{left} kommuner", said[0].lower() + said[1:], n, mark)


def _respondents(record: KeyFigure, evidence: Evidence) -> str:
    if record.n is None:
        evidence.warn(say.NO_RESPONDENTS)
        return f"{say.NO_RESPONDENTS} {_value(record, evidence)}"
    lead = say.respondents(number(record.n), record.topic, _cite(record, evidence))
    return f"{lead} {_value(record, evidence)}"


def _change(fact: str, evidence: Evidence) -> str:
    new = fact_record(evidence, fact)
    if fact not in CHANGES:
        return _value(new, evidence)
    old = fact_record(evidence, CHANGES[fact])
    mark = _cite(new, evidence)
    gap = Decimal(repr(new.value)) - Decimal(repr(old.value))
    points = evidence.calculate(
        "Förändring i procentenheter", f"{new.value:g} - {old.value:g}", gap
    )
    evidence.warn(calc_say.DIFFERENT_BASES)
    return say.change(shown_value(old), shown_value(new), points, new.topic, mark)


def _notes(record: KeyFigure, evidence: Evidence) -> None:
    """Warn of slips and clashes that concern this fact."""
    for note in evidence.desk.corpus.notes:
        if record.fact in note.about:
            evidence.note(note)
