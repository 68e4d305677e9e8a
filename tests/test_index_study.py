"""The study of how much written material helps: what it leaves out, and that it can be run."""

from corpus.vocabulary import Entry
from index import study
from index.questions import Question
from tests.index_tools import no_network  # noqa: F401

SERVICE = "Bygga och bo > Ansöka om bygglov"
ENTRIES = tuple(
    Entry(kind, SERVICE, term, blocks=False)
    for kind, term in (
        ("tjanst", "altan"),
        ("tjanst", "carport"),
        ("tjanst", "ansöka bygglov"),
        ("tjanst", "bygglov"),
        ("fakta", "enkät"),
    )
)


def test_families_are_single_service_words_that_the_report_lacks() -> None:
    found = study.families(ENTRIES, "Ansöka om bygglov")
    assert found <= {"altan", "carport"}


def test_a_family_takes_its_questions_terms_and_compounds_with_it() -> None:
    questions = (
        Question(f"row:{SERVICE}", "Får jag bygga altan?"),
        Question(f"row:{SERVICE}", "altanbygge på nätet"),
        Question(f"row:{SERVICE}", "bygglov"),
        Question("null:off_topic", "solstol till altan"),
    )
    kept, entries, asked = study.without_families(questions, ENTRIES, frozenset({"altan"}))
    assert [q.text for q in kept] == ["bygglov"]
    assert [e.term for e in entries] == ["carport", "ansöka bygglov", "bygglov", "enkät"]
    assert [q.text for q in asked] == ["Får jag bygga altan?", "altanbygge på nätet"]


def test_a_model_is_trained_and_measured_both_ways() -> None:
    questions = (Question(f"row:{SERVICE}", "Får jag bygga altan?"), Question("null:x", "Väder?"))
    alone, search = study.trained(questions, ENTRIES, questions, epochs=1)
    assert alone.n == search.n == 1
    assert search.at_5 == 1
