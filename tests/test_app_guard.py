"""The guard: whatever is planted in a right answer without evidence is found."""

from collections.abc import Sequence

import pytest

from app import guard
from app.guard import Fault
from app.plan import FigureStep, KeyFigure, Lookup, Membership, Ranking, Step, Where
from app.types import Answer, Calculation, Citation
from tests.app_tools import BYGGLOV, corpus, ran

LIST = Membership(ask="list", letters=("Å",))


def faults(answer: Answer, asked: Sequence[float] = ()) -> list[Fault]:
    """What the guard finds."""
    return guard.check(answer, corpus(), asked)


def planted(step: Step, old: str, new: str, question: str = "Fråga?") -> list[Fault]:
    """Faults of a right answer in whose text a stretch is replaced."""
    answer = ran(step, question=question).answer
    assert old in answer.text.replace("\u00a0", " ")
    text = answer.text.replace("\u00a0", " ").replace(old, new)
    return faults(answer.model_copy(update={"text": text}))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("37 av", "39 av", "39.0"),
        ("16,6 %", "16,5 %", "16.5"),
        ("16,6 %", "17 %", "17.0"),
        ("223", "236", "236.0"),
        ("37 av", "ca −12 eller 37 av", "-12.0"),
        ("37 av", "10 000 av", "10000.0"),
        ("2011", "2010", "2010.0"),
        ("2011", "2013", "2013.0"),
    ],
)
def test_a_number_without_evidence(old: str, new: str, what: str) -> None:
    assert planted(Lookup(rows=(BYGGLOV,)), old, new) == [
        Fault(what, "text: number without evidence")
    ]


@pytest.mark.parametrize("year", ["2009", "2012"])
def test_years_of_the_report_need_no_other_evidence(year: str) -> None:
    assert planted(Lookup(rows=(BYGGLOV,)), "2011", year) == []


def test_figures_of_the_question_may_be_repeated_when_the_plan_says_so() -> None:
    answer = ran(Lookup(rows=(BYGGLOV,))).answer
    answer = answer.model_copy(update={"text": f"Inte 50, inte 2015: {answer.text}"})
    assert [f.what for f in faults(answer)] == ["50.0", "2015.0"]
    assert faults(answer, asked=(50, 2015)) == []


@pytest.mark.parametrize("field", ["caveats", "suggestions"])
def test_caveats_and_suggestions_are_checked_too(field: str) -> None:
    answer = ran(Lookup(rows=(BYGGLOV,))).answer
    answer = answer.model_copy(update={field: ("Det gäller 99 kommuner.",)})
    assert faults(answer) == [Fault("99.0", f"{field[:-1]}: number without evidence")]


def test_a_calculation_is_evidence_for_what_it_shows() -> None:
    answer = ran(Lookup(rows=(BYGGLOV,))).answer
    answer = answer.model_copy(update={"text": "186 kommuner saknade den."})
    made = Calculation(label="Saknar", expression="223 - 37", result=186, shown="186")
    assert len(faults(answer)) == 1
    assert faults(answer.model_copy(update={"calculations": (made,)})) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("s. 29", "s. 34", [("s. 34", "text: no such reference"), ("s. 34", "text: not cited")]),
        ("s. 29", "s. 12", [("s. 12", "text: not cited")]),
        ("s. 29", "s. 30", [("s. 30", "text: not cited")]),
        ("Bilaga 2", "Bilaga 4", [("Bilaga 4", "text: no such reference")]),
        ("[1]", "[3]", [("[3]", "text: no such reference")]),
    ],
)
def test_a_planted_page_appendix_or_mark(old: str, new: str, found: list[tuple[str, str]]) -> None:
    assert planted(Where(row=BYGGLOV), old, new) == [Fault(*one) for one in found]


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("Figur 5", [("Figur 5", "text: no such reference"), ("Figur 5", "text: not cited")]),
        ("Figur 30", [("Figur 30", "text: no such reference"), ("Figur 30", "text: not cited")]),
        ("Figur 7", [("Figur 7", "text: not cited")]),
    ],
)
def test_a_planted_figure(new: str, found: list[tuple[str, str]]) -> None:
    assert planted(FigureStep(figure=24), "Figur 24", new) == [Fault(*one) for one in found]


def test_a_figure_that_the_question_names_may_be_named() -> None:
    step = Lookup(rows=(BYGGLOV,))
    assert planted(step, "37 av", "Figur 7 har inget om det. 37 av", "Visar figur 7 bygglov?") == []


def test_a_refusal_may_name_the_figure_that_there_is_not() -> None:
    answer = ran(Lookup(rows=(BYGGLOV,)), question="Figur 50?").answer
    answer = answer.model_copy(update={"text": "Den har ingen figur 50."})
    refused = answer.model_copy(update={"status": "not_in_report"})
    assert faults(answer)[0] == Fault("figur 50", "text: no such reference")
    assert faults(refused) == []
    assert faults(refused.model_copy(update={"question": "Figur 5?"})) != []


def test_a_reference_that_the_report_prints_wrong_may_be_quoted() -> None:
    found = next(s for s in corpus().sentences if "Figur 54" in s.text)
    answer = Answer(
        question="Fråga?",
        status="answered",
        text=f"{found.text} [1]",
        citations=(
            Citation(n=1, label="x", section="x", page=9, page_basis="printed", quote=found.text),
        ),
        data_version="prov",
    )
    assert faults(answer) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("37 16,6%", "38 16,6%"),
        ("37 16,6%", "7 16,6%"),
        ("Ansöka om bygglov", "Ansök om bygglov"),
        ("Bilaga 2. Förekomst", "laga 2. Förekomst"),
        (" … ", " "),
    ],
)
def test_a_quote_that_is_not_verbatim(old: str, new: str) -> None:
    answer = ran(Lookup(rows=(BYGGLOV,))).answer
    [citation] = answer.citations
    assert old in citation.quote
    altered = citation.model_copy(update={"quote": citation.quote.replace(old, new)})
    found = faults(answer.model_copy(update={"citations": (altered,)}))
    assert found[0] == Fault(altered.quote[:80], "quote [1] is not verbatim")


def test_an_altered_quote_is_no_evidence_for_the_printed_number() -> None:
    answer = ran(KeyFigure(facts=("hinder-finansiering",))).answer
    citations = [
        c.model_copy(update={"quote": c.quote.replace("73", "37")}) for c in answer.citations
    ]
    found = faults(answer.model_copy(update={"citations": tuple(citations)}))
    assert Fault("73.0", "text: number without evidence") in found


NO_EVIDENCE = "text: municipality without evidence"


@pytest.mark.parametrize(
    ("step", "old", "new", "what"),
    [
        (Membership(names=("Kiruna",)), "**Kiruna**", "**Gävle**", "Gävle"),
        (Membership(names=("Eskilstuna",)), "**Eskilstuna**", "**Gotland**", "Gotland"),
        (LIST, "Åmål", "Falun", "Falun"),
        (LIST, "och Åtvidaberg", "och Åre", "Åre"),
        (LIST, "Åmål", "Narnia", "Narnia"),
        (LIST, "Åmål, Ånge, Årjäng, Åstorp och Åtvidaberg", "Falun", "Falun"),
        (Ranking(), "är **Boka", "är **Lund**, **Boka", "Lund"),
    ],
)
def test_a_planted_municipality(step: Step, old: str, new: str, what: str) -> None:
    assert planted(step, old, new) == [Fault(what, NO_EVIDENCE)]


@pytest.mark.parametrize("question", ["Svarade Falun?", "Är Faluns svar med?", "FALUN??"])
def test_a_municipality_that_the_question_names(question: str) -> None:
    assert planted(LIST, "Åmål", "Falun", question) == []
    assert planted(LIST, "Åmål", "Mora", question) == [Fault("Mora", NO_EVIDENCE)]


def test_part_of_a_longer_name_is_no_evidence() -> None:
    assert planted(LIST, "Åmål", "Upplands-Bro", "Svarade Uppland?") != []
    assert planted(LIST, "Åmål", "Ale", "Svarade Alestads kommun?") == [Fault("Ale", NO_EVIDENCE)]


@pytest.mark.parametrize("step", [Membership(ask="list"), Membership(ask="list", answered=False)])
def test_a_long_list_with_one_name_from_the_other_side(step: Membership) -> None:
    other = "Eskilstuna" if step.answered else "Kiruna"
    old = "Ale, " if step.answered else "Arjeplog, "
    found = planted(step, old, f"{other}, ")
    assert found == [Fault(other, NO_EVIDENCE)]


def test_a_list_of_other_things_may_hold_a_word_that_is_a_name() -> None:
    names = frozenset({"Ale", "Sala"})
    text = "Så här: Ale, Sala, buss, bil och cykel."
    assert guard.municipalities_in(text, names) == ["Ale", "Sala"]
    assert guard.municipalities_in("Så här: Ale, Sala och bil.", names) == ["Ale", "Sala", "bil"]


def test_notes_of_the_corpus_may_name_municipalities() -> None:
    answer = ran(Lookup(rows=(BYGGLOV,))).answer
    note = next(n for n in corpus().notes if n.id == "bilaga-1-namn")
    assert faults(answer.model_copy(update={"caveats": (note.text,)})) == []
    planted_note = (f"Se även: {note.text}",)
    assert faults(answer.model_copy(update={"caveats": planted_note})) != []


def test_every_note_passes_with_its_own_quotes() -> None:
    for note in corpus().notes:
        done = ran(Lookup(rows=(BYGGLOV,)))
        done.evidence.note(note)
        answer = done.answer.model_copy(
            update={
                "citations": tuple(done.evidence.citations),
                "caveats": tuple(done.evidence.caveats),
            }
        )
        lost = [f for f in faults(answer) if "number" not in f.where]
        assert lost == [], note.id


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("37 av 223 (16,6 %)", [37, 223, 16.6]),
        ("1 638 och 10 000", [1638, 10000]),
        ("1\u00a0638", [1638]),
        ("1. Första\n2. Andra 5", [5]),
        ("se s. 29, Bilaga 2, figuren 9 och figur 20 [3]", []),
        ("minus −4 och -5", [-4, -5]),
        ("4.5 eller 4,50", [4.5, 4.5]),
    ],
)
def test_which_numbers_need_evidence(text: str, numbers: list[float]) -> None:
    assert guard.numbers_in(text) == numbers
