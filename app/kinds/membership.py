"""Bilaga 1: who answered, who did not, how many, and lists by letter (å, ä, ö last)."""

from decimal import Decimal

from app.evidence import BASE_FACT, Evidence
from app.format import joined, number
from app.kinds.cells import appendix_heading
from app.plan import Membership
from app.texts import prose as say
from corpus.types import Municipality

ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
COUNT_SQL = "SELECT count(*) AS antal FROM bilaga1"
ALL_SQL = "SELECT count(*) AS antal FROM kommuner"
NAME_SQL = "SELECT kommun FROM bilaga1 WHERE kommun = ?"
ABSENT_SQL = "SELECT kommun, svarat FROM kommuner WHERE kommun = ?"


def membership(step: Membership, evidence: Evidence) -> str:
    """Yes or no a name, a number, or a list."""
    if step.ask == "check":
        return _check(step, evidence)
    if step.ask == "letters":
        return _commonest_letter(step, evidence)
    if step.letters:
        return _letters(step, evidence)
    if step.ask == "list":
        return _list(step, evidence)
    return _number(step, evidence)


def swedish_order(name: str) -> list[int]:
    """Sort key with å, ä and ö last.

    >>> sorted(["Örebro", "Ale", "Ånge", "Älmhult"], key=swedish_order)
    ['Ale', 'Ånge', 'Älmhult', 'Örebro']
    """
    return [ALPHABET.find(c) for c in name.lower()]


def _totals(evidence: Evidence) -> tuple[int, int, str]:
    """Answered, all, and the mark of the sentence that says so."""
    answered = int(str(evidence.query(COUNT_SQL).rows[0][0]))
    everyone = int(str(evidence.query(ALL_SQL).rows[0][0]))
    record = evidence.desk.corpus.facts["enkat-besvarad"][0]
    return answered, everyone, evidence.cite(record.source, record.quote)


def _check(step: Membership, evidence: Evidence) -> str:
    answered, _, mark = _totals(evidence)
    source, heading = appendix_heading(evidence, 1)
    by_name = {m.name: m for m in evidence.desk.corpus.municipalities}
    lines = []
    for name in step.names:
        evidence.query(NAME_SQL, (name,))
        printed = by_name[name].printed
        if printed:
            own = evidence.cite(source, heading, printed)
            lines.append(say.member(f"**{name}**", number(answered), own + mark))
            if printed != name:
                _misprint(name, evidence)
        else:
            evidence.query(ABSENT_SQL, (name,))
            own = evidence.cite(source, heading)
            lines.append(say.not_member(f"**{name}**", number(answered), own + mark))
            evidence.warn(say.MISSING_SOURCE)
    lines.extend(say.no_municipality(name) for name in step.unknown_names)
    if any(by_name[n].answered for n in step.names):
        evidence.warn(say.ONE_QUESTION.format(n=number(evidence.desk.base)))
        record = evidence.desk.corpus.facts[BASE_FACT][0]
        evidence.cite(record.source, record.quote)
    return "\n\n".join(lines)


def _misprint(name: str, evidence: Evidence) -> None:
    for note in evidence.desk.corpus.notes:
        if name.lower() in {a.lower() for a in note.about} or (
            note.kind == "slip" and name in note.text
        ):
            evidence.note(note)


def _number(step: Membership, evidence: Evidence) -> str:
    answered, everyone, mark = _totals(evidence)
    if step.answered:
        share = evidence.calculate(
            "Svarsfrekvens",
            f"100 * {answered} / {everyone}",
            Decimal(100 * answered) / everyone,
            share=True,
            decimals=0,
        )
        return say.answered(number(answered), number(everyone), share, mark)
    gone = everyone - answered
    count = evidence.calculate("Svarade inte", f"{everyone} - {answered}", gone)
    share = evidence.calculate(
        "Andel som inte svarade",
        f"100 * ({everyone} - {answered}) / {everyone}",
        Decimal(100 * gone) / everyone,
        share=True,
        decimals=1,
    )
    return say.missing(count, number(everyone), share, mark)


def _chosen(step: Membership, evidence: Evidence) -> list[Municipality]:
    wanted = [m for m in evidence.desk.corpus.municipalities if m.answered is step.answered]
    if step.letters:
        wanted = [m for m in wanted if m.name[0] in step.letters]
    return sorted(wanted, key=lambda m: swedish_order(m.name))


def _letters(step: Membership, evidence: Evidence) -> str:
    chosen = _chosen(step, evidence)
    marks = ",".join("?" * len(step.letters))
    if step.answered:
        evidence.query(
            f"SELECT kommun FROM bilaga1 WHERE kommun[1] IN ({marks}) ORDER BY kommun", step.letters
        )
    else:
        evidence.query(
            f"SELECT kommun FROM kommuner WHERE svarat = 'nej' AND kommun[1] IN ({marks})",
            step.letters,
        )
        evidence.warn(say.MISSING_SOURCE)
        _totals(evidence)  # the caveat names all municipalities
    mark = _cite_names(chosen, evidence)
    count = evidence.calculate("Antal kommuner (rader)", str(len(chosen)), len(chosen))
    letters = joined([f"”{x}”" for x in step.letters])
    return say.by_letter(count, letters, [m.name for m in chosen], mark, answered_=step.answered)


def _commonest_letter(step: Membership, evidence: Evidence) -> str:
    """The initial letter that most of the municipalities share."""
    answered = "ja" if step.answered else "nej"
    result = evidence.query(
        "SELECT kommun[1] AS bokstav, count(*) AS antal FROM kommuner WHERE svarat = ? "
        "GROUP BY bokstav ORDER BY antal DESC, bokstav",
        (answered,),
    )
    letter, count = str(result.rows[0][0]), int(str(result.rows[0][1]))
    chosen = [m for m in evidence.desk.corpus.municipalities if m.name[0] == letter]
    mark = _cite_names([m for m in chosen if m.answered], evidence)
    if not step.answered:
        evidence.warn(say.MISSING_SOURCE)
    return say.commonest_letter(letter, number(count), mark, answered_=step.answered)


def _list(step: Membership, evidence: Evidence) -> str:
    chosen = _chosen(step, evidence)
    lead = _number(step, evidence)
    table = (
        "SELECT kommun FROM bilaga1"
        if step.answered
        else "SELECT kommun FROM kommuner WHERE svarat = 'nej'"
    )
    evidence.query(table)
    mark = _cite_names(chosen if step.answered else [], evidence)
    if not step.answered:
        evidence.warn(say.MISSING_SOURCE)
    return f"{lead}\n\n{joined([m.name for m in chosen])}{mark}."


def _cite_names(chosen: list[Municipality], evidence: Evidence) -> str:
    source, heading = appendix_heading(evidence, 1)
    return evidence.cite(source, heading, *(m.printed for m in chosen if m.printed))
