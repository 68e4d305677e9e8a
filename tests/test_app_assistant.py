"""The assistant: bad input, faults, withheld answers, turns and threads."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import assistant as module
from app.assistant import MAX_TURNS, Assistant, clean
from app.evidence import Evidence
from app.executor import execute
from app.plan import Plan
from app.settings import Settings
from app.types import Answer
from tests.app_tools import plain
from tests.edge_tools import assistant

EMPTY = (
    "Frågan är tom. Skriv en fråga om rapporten, till exempel ”Hur många kommuner har e-tjänst för "
    "bygglov?”."
)
NO_WORDS = "Frågan innehåller inga ord. Skriv en fråga om rapporten med ord."
FAULT = (
    "Något gick fel och svaret hålls inne, så att ingen felaktig uppgift visas. Felet är loggat. "
    "Försök gärna med en annan formulering."
)
BYGGLOV = "Hur många kommuner har e-tjänst för att ansöka om bygglov?"


def same(answer: Answer) -> str:
    """An answer without what differs from one time to the next."""
    return answer.model_copy(update={"timings_ms": {}}).as_json()


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        ([], EMPTY),
        ([""], EMPTY),
        ([" \t\n\u00a0\u2003 "], EMPTY),
        (["\x00\x07\u200b\ufeff"], EMPTY),
        ([BYGGLOV, "  "], EMPTY),
        (["?!"], NO_WORDS),
        (["🤔 ..."], NO_WORDS),
        (["\ud83d"], NO_WORDS),
        (["å" * 2001], "Frågan är för lång: 2001 tecken. Den får vara högst 2000 tecken."),
    ],
)
def test_bad_input_is_answered_with_what_was_wrong(turns: list[str], text: str) -> None:
    answer = assistant().ask(turns, id="7")
    assert (answer.status, answer.reason, answer.text) == ("error", "bad_input", text)
    assert (answer.id, answer.plan, answer.citations, answer.suggestions) == ("7", {}, (), ())
    assert Answer.model_validate_json(answer.as_json()).turns == answer.turns


def test_the_longest_question_is_a_setting() -> None:
    short = replace(assistant(), settings=Settings(max_question_chars=20))
    assert short.ask(["Vad är en e-tjänst??"]).status != "error"
    assert short.ask(["Vad är en e-tjänst???"]).text == (
        "Frågan är för lång: 21 tecken. Den får vara högst 20 tecken."
    )


def test_control_characters_change_nothing_in_the_answer() -> None:
    typed = "Hur\u200b många\x00 kommuner\thar\r\ne-tjänst för att ansöka om bygg\u00adlov?\x1b"
    answer = assistant().ask([typed])
    assert plain(answer.text).startswith("37 av de 223 svarande kommunerna (16,6 %)")
    assert answer.question == typed


def test_a_decomposed_question_is_the_same_question() -> None:
    composed, decomposed = "Svarade Ånge?", "Svarade A\u030ange?"
    assert assistant().ask([composed]).text == assistant().ask([decomposed]).text


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [("a\u2028b\u2029c", "a b c"), ("a\u202eb", "ab"), ("\ue000a", "a"), ("e\u0301", "é")],
)
def test_cleaning(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def test_an_answer_has_all_that_it_rests_on() -> None:
    answer = assistant().ask([BYGGLOV], id="a1")
    assert (answer.id, answer.status, answer.reason) == ("a1", "answered", None)
    assert (answer.question, answer.turns) == (BYGGLOV, (BYGGLOV,))
    assert answer.plan["kind"] == "lookup"
    assert answer.citations[0].page == 29
    assert answer.lookups[0].rows[0][-2:] == (37, 16.6)
    assert answer.data_version == assistant().data_version
    assert set(answer.timings_ms) == {"understand", "execute", "total"}


def test_earlier_turns_are_the_context() -> None:
    first = "Hur många kommuner har e-tjänst för tomtkö?"
    followed = assistant().ask([first, "Och för bygglov?"])
    assert plain(followed.text).startswith("37 av de 223")
    assert followed.turns == (first, "Och för bygglov?")
    assert followed.plan["follow_up"]
    alone = assistant().ask(["Och den då?"])
    assert alone.status == "clarify"


def test_empty_and_overlong_earlier_turns_do_no_harm() -> None:
    answer = assistant().ask([BYGGLOV, "", "x" * 5000, BYGGLOV])
    assert answer.status == "answered"


def test_only_the_last_turns_are_remembered() -> None:
    turns = [f"Svarade Kiruna? {n}" for n in range(MAX_TURNS + 5)]
    assert assistant().ask(turns).turns == tuple(turns[-MAX_TURNS:])


class Broken:
    """A planner that fails."""

    def plan(self, question: str, previous: Plan | None = None) -> Plan:
        """Never a plan."""
        raise RuntimeError(f"trasig: {question}")


def test_a_fault_is_an_answer_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    broken = replace(assistant(), planner=Broken())  # type: ignore[arg-type]
    answer = broken.ask([BYGGLOV], id="7")
    assert (answer.status, answer.reason, answer.text) == ("error", "fault", FAULT)
    assert (answer.id, answer.turns, answer.question) == ("7", (BYGGLOV,), BYGGLOV)
    assert "RuntimeError: trasig" in caplog.text


@pytest.mark.parametrize(
    "planted",
    [
        "Dessutom 99 kommuner.",
        "Se s. 12.",
        "Se figur 5.",
        "Det gäller **Falun**.",
        "De är: Falun, Gävle och Mora.",
        "Se [9].",
    ],
)
def test_an_answer_with_a_planted_fault_is_withheld(
    planted: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def false(plan: Plan, evidence: Evidence) -> str:
        return f"{execute(plan, evidence)} {planted}"

    monkeypatch.setattr(module, "execute", false)
    answer = assistant().ask([BYGGLOV], id="7")
    assert (answer.status, answer.reason, answer.text) == ("error", "fault", FAULT)
    assert (answer.citations, answer.lookups, answer.calculations) == ((), (), ())
    assert (answer.caveats, answer.suggestions, answer.plan) == ((), (), {})
    assert answer.id == "7"
    assert "Answer withheld" in caplog.text
    assert caplog.records[-1].levelno == logging.ERROR


def test_an_answer_with_an_altered_quote_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    def false(plan: Plan, evidence: Evidence) -> str:
        text = execute(plan, evidence)
        [citation] = evidence.citations
        altered = citation.quote.replace("bygglov", "lovbygg")
        evidence.citations[:] = [citation.model_copy(update={"quote": altered})]
        return text

    monkeypatch.setattr(module, "execute", false)
    assert assistant().ask([BYGGLOV]).text == FAULT


QUESTIONS: Sequence[Sequence[str]] = (
    [BYGGLOV],
    ["Vilka är de fem vanligaste e-tjänsterna?"],
    ["Svarade Kiruna?"],
    ["Hur många procent har en strategi för e-förvaltning?"],
    ["Vad är en e-tjänst?"],
    [BYGGLOV, "Och hur många saknar den?"],
    ["Vad kostar e-tjänsterna?"],
    ["Stämmer det att hälften har bygglov?"],
    ["?!"],
)


def test_eight_threads_get_the_same_answers() -> None:
    alone = [same(assistant().ask(turns)) for turns in QUESTIONS]
    found: list[list[str]] = []

    def ask(shift: int) -> None:
        order = [(n + shift) % len(QUESTIONS) for n in range(len(QUESTIONS))]
        answers = {n: same(assistant().ask(QUESTIONS[n])) for n in order}
        found.append([answers[n] for n in range(len(QUESTIONS))])

    threads = [threading.Thread(target=ask, args=(shift,)) for shift in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 8


def test_two_assistants_agree() -> None:
    other = Assistant.open(Settings())
    for turns in QUESTIONS:
        assert same(other.ask(turns)) == same(assistant().ask(turns))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=3))
def test_nothing_typed_can_break_it(turns: list[str]) -> None:
    answer = assistant().ask(turns)
    assert answer.reason != "fault"
    assert Answer.model_validate_json(answer.as_json()) == answer


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["hur", "många", "bygglov", "50", "procent", "inte", "fler", "än", "figur", "9", "s.",
             "Kiruna", "stämmer", "det", "att", "vanligast", "integrerad", "summan", "2009", "?"]
        ),
        min_size=1,
        max_size=9,
    )
)  # fmt: skip
def test_no_mix_of_ordinary_words_is_withheld(words: list[str]) -> None:
    assert assistant().ask([" ".join(words)]).reason != "fault"
