"""The conversation: what is passed on, what is refused, what is offered."""

from app.web import ask_tab, limits, texts
from app.web.types import MAX_SHOWN, MAX_TURNS, Conversation
from tests.fakes import FakeAssistant, bygglov, ranking


def test_question_is_asked_with_the_visitors_own_turns() -> None:
    assistant = FakeAssistant([bygglov(), ranking()])
    first = ask_tab.take_turn("  Hur många? ", Conversation(), assistant, 500)
    second = ask_tab.take_turn("och fem?", first.conversation, assistant, 500)
    assert assistant.asked == [("Hur många?",), ("Hur många?", "och fem?")]
    assert (second.left_in_field, second.notice) == ("", "")
    assert [exchange.number for exchange in second.conversation.exchanges] == [1, 2]


def test_refused_question_stays_in_the_field_and_is_not_asked() -> None:
    assistant = FakeAssistant()
    turn = ask_tab.take_turn("x" * 11, Conversation(), assistant, 10)
    assert turn == ask_tab.Turn(
        Conversation(),
        "x" * 11,
        "Frågan är 11 tecken lång, men högst 10 ryms. Korta den och skicka igen.",
    )
    assert ask_tab.take_turn(None, Conversation(), assistant, 10).notice == "Skriv en fråga först."
    assert assistant.asked == []


def test_half_a_character_becomes_a_question_mark() -> None:
    turn = ask_tab.take_turn("hej \ud800", Conversation(), FakeAssistant(), 500)
    assert turn.conversation.exchanges[0].question == "hej ?"


def test_only_the_last_ten_turns_are_passed_on() -> None:
    talk = Conversation()
    for number in range(1, 30):
        talk = talk.add(f"fråga {number}", bygglov())
    turns = talk.turns("fråga 30")
    assert len(turns) == MAX_TURNS
    assert turns[0] == "fråga 21"
    assert turns[-1] == "fråga 30"


def test_old_exchanges_leave_the_page_but_numbers_go_on() -> None:
    talk = Conversation()
    for number in range(MAX_SHOWN + 3):
        talk = talk.add(f"fråga {number}", bygglov())
    assert [exchange.number for exchange in talk.exchanges] == list(range(4, MAX_SHOWN + 4))


def test_only_the_last_answer_offers_choices() -> None:
    talk = Conversation().add("a", ranking()).add("b", bygglov())
    shown = ask_tab.messages(talk)
    assert [message["role"] for message in shown] == ["user", "assistant"] * 2
    assert "options" not in shown[1]
    assert shown[3]["options"] == [{"value": choice} for choice in bygglov().suggestions]
    assert ask_tab.messages(Conversation()) == []


def test_wrong_turn_of_a_dialogue_is_named() -> None:
    assert limits.dialogue_problem(["Hej", "x" * 6], 5) == (
        "Tur 2 är 6 tecken lång, men högst 5 ryms."
    )
    assert limits.dialogue_problem([" "], 5) == "Skriv en fråga först."


def test_starter_questions_can_be_asked() -> None:
    questions = [question for theme in texts.STARTERS.values() for question in theme]
    assert 6 <= len(questions) <= 8
    assert len(set(questions)) == len(questions)
    assert all(limits.problem(question, 100) == "" for question in questions)


def test_what_a_browser_kept_is_answered_again_and_never_believed() -> None:
    assistant = FakeAssistant([bygglov(), ranking()])
    talk = ask_tab.restored(["bygglov?", "och fem?"], assistant, 500)
    assert assistant.asked == [("bygglov?",), ("bygglov?", "och fem?")]
    assert [exchange.answer.text for exchange in talk.exchanges] == [bygglov().text, ranking().text]
    for wrong in (None, {}, "hej", [1], [["a"]], [""], ["x" * 501]):
        assert ask_tab.restored(wrong, FakeAssistant(), 500) == Conversation()
    many = ask_tab.restored([f"fråga {n}" for n in range(99)], FakeAssistant(), 500)
    assert len(many.exchanges) == MAX_TURNS
