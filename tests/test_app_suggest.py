"""Suggested questions lead to the row and the answer that they promise."""

import pytest

from app.texts import suggestions as say
from corpus.load import Corpus
from tests.edge_tools import assistant

OF_A_ROW = {
    say.HAVE: "lookup",
    say.INTEGRATED: "lookup",
    say.ANSWERED: "cross_table",
    say.RANK: "ranking",
    say.WHERE: "where",
}
OF_THE_REPORT = {
    say.COMMONEST: "ranking",
    say.RAREST: "ranking",
    say.MORE_THAN_HALF: "filter",
    say.MEAN: "aggregate",
    say.NOT_ANSWERED: "membership",
    say.HOW_MANY: "membership",
    say.RESPONSE: "key_figure",
    say.SUMMARY: "summary",
}


def _named(corpus: Corpus) -> list[tuple[str, str]]:
    """Every service as suggestions name it, with its name in the report."""
    names = [row.service.name for row in corpus.services]
    return [
        (f"{n} ({row.service.category})" if names.count(n) > 1 else n, n)
        for row, n in zip(corpus.services, names, strict=True)
    ]


@pytest.mark.parametrize(("template", "kind"), OF_A_ROW.items())
def test_each_row_can_be_asked_for(template: str, kind: str) -> None:
    for shown, name in _named(assistant().corpus):
        answer = assistant().ask([template.format(name=shown)])
        readings = answer.plan["readings"]
        assert (answer.status, answer.plan["kind"], len(readings)) == ("answered", kind, 1), shown
        assert name in answer.text, shown


@pytest.mark.parametrize(("question", "kind"), OF_THE_REPORT.items())
def test_each_general_question_is_answered(question: str, kind: str) -> None:
    answer = assistant().ask([question])
    assert (answer.status, answer.plan["kind"]) == ("answered", kind)


def test_an_answer_leads_on_and_does_not_repeat_itself() -> None:
    question = "Vilka är de fem vanligaste e-tjänsterna?"
    answer = assistant().ask([question])
    assert answer.suggestions == (say.RAREST, say.MORE_THAN_HALF)


def test_a_refusal_keeps_its_own_suggestions() -> None:
    answer = assistant().ask(["Vad kostade e-tjänsterna?"])
    assert answer.status == "not_in_report"
    assert say.RAREST not in answer.suggestions
