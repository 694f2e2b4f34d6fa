"""A question: asked once, answered once, by the player or by its default."""

from __future__ import annotations

from msgspec.structs import replace

from tests.features.support import ask, ask_event, doing, grown, plan, put, refused, to_hour
from tests.support.life import SandboxLife
from ws.engine.records import Agenda, LifeChoice
from ws.features.events import memory, views
from ws.features.events.handlers import answer_question
from ws.features.events.messages import AnswerQuestion, QuestionEvent
from ws.features.events.records import OpenQuestion
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.features.vitals.records import Vitals

THIRTY = "birthday_thirty"
"""Its choices: big_party for 250.00, quiet (the default), list."""


def asked(life: SandboxLife, event_id: str = THIRTY) -> OpenQuestion:
    ask_event(life, event_id)
    question = life.question
    assert question is not None
    assert question.event_id == event_id
    return question


def questions(life: SandboxLife) -> list[QuestionEvent]:
    return [push for push in life.told if isinstance(push, QuestionEvent)]


def test_a_question_is_told_as_it_stands_in_the_state() -> None:
    life = grown(20)
    held = asked(life)
    told = questions(life)[-1]
    assert views.question(life.state, life.world.content) == {
        name: getattr(told, name) for name in told.__struct_fields__ if name not in ("seq", "at")
    }
    content = life.world.content.events[THIRTY]
    assert told.deadline_minute == life.minute + content.deadline_minutes == held.deadline_minute
    assert [choice["id"] for choice in told.choices] == [choice.id for choice in content.choices]
    assert life.state.get(Agenda).waiting_for == held.question_id


def test_an_answer_takes_its_effect_and_closes_the_question() -> None:
    life = grown(20)
    held = asked(life)
    put(life, Money(50_000))
    before = life.state.get(Vitals).happiness
    reply, turn = ask(life, answer_question, AnswerQuestion(question_id=held.question_id, choice_id="big_party"))
    assert life.question is None
    assert life.state.get(Money).cents == 25_000
    assert reply.effects["happiness"] in (4, 3)
    assert life.state.get(Vitals).happiness > before
    assert life.messages("answer")[-1].text == reply.text
    assert life.state.get(Agenda).waiting_for == ""
    assert not [m for m in life.state.get(Agenda).moments if m[1] == "question_deadline"]
    assert sum(isinstance(row, LifeChoice) for row in turn.rows) == 1, "one recorded choice"


def test_twice_is_refused_and_changes_nothing() -> None:
    life = grown(20)
    request = AnswerQuestion(question_id=asked(life).question_id, choice_id="quiet")
    ask(life, answer_question, request)
    before = life.hash
    with refused("not_found"):
        ask(life, answer_question, request)
    assert life.hash == before


def test_unknown_questions_and_choices_are_refused_and_the_question_stays() -> None:
    life = grown(20)
    held = asked(life)
    for question_id, choice_id in ((held.question_id, "fly"), ("other", "quiet"), (held.question_id + "0", "quiet")):
        with refused("not_found"):
            ask(life, answer_question, AnswerQuestion(question_id=question_id, choice_id=choice_id))
    assert life.question == held


def test_what_can_not_be_paid_is_refused_and_the_question_stays() -> None:
    life = grown(20)
    held = asked(life)
    put(life, Money(24_999))
    before = life.hash
    with refused("not_enough_money") as facts:
        ask(life, answer_question, AnswerQuestion(question_id=held.question_id, choice_id="big_party"))
    assert facts == {"needed": 25_000, "money": 24_999}
    assert life.hash == before
    put(life, Money(25_000))
    ask(life, answer_question, AnswerQuestion(question_id=held.question_id, choice_id="big_party"))
    assert life.state.get(Money).cents == 0


def test_the_default_is_taken_at_the_deadline_and_not_before() -> None:
    life = grown(20)
    held = asked(life)
    life.advance(held.deadline_minute - 1)
    assert life.question == held
    answers = len(life.messages("answer"))
    life.advance(held.deadline_minute)
    assert life.question is None
    told = life.messages("answer")[answers:]
    assert [push.minute for push in told] == [held.deadline_minute]
    assert told[0].text.startswith("“A good meal and the few who matter.” ")
    with refused("not_found"):
        ask(life, answer_question, AnswerQuestion(question_id=held.question_id, choice_id="list"))


def test_two_events_never_ask_at_the_same_time() -> None:
    life = grown(20)
    first = asked(life)
    plan(life, 5, "event", "birthday_thirteen")
    plan(life, 5, "event", "school_leaving")
    held = memory.find(life.state, "birthday_thirteen")
    life.advance(life.minute + 60)
    assert life.question == first
    assert memory.find(life.state, "birthday_thirteen") == held, "it has not happened yet"
    ask(life, answer_question, AnswerQuestion(question_id=first.question_id, choice_id="quiet"))
    life.advance(life.minute + 61)
    second = life.question
    assert second is not None
    assert second.event_id in ("birthday_thirteen", "school_leaving")
    assert life.messages("answer")[-1].minute < second.asked_minute


def test_nobody_is_asked_asleep() -> None:
    life = grown(20)
    to_hour(life, 3, weekday=False)
    while life.question is not None:
        life.advance(life.question.deadline_minute + 1)
        to_hour(life, 3, weekday=False)
    plan(life, 1, "event", THIRTY)
    while life.question is None:
        life.advance(life.minute + 30)
        assert doing(life) == "asleep" or life.minute % 1440 < 10 * 60
    assert life.question.event_id == THIRTY
    asked_at = life.question.asked_minute % 1440
    assert 5 * 60 <= asked_at < 10 * 60


def test_death_leaves_no_question() -> None:
    life = grown(20)
    held = asked(life)
    plan(life, 1, "death")
    life.advance(life.minute + 1)
    assert life.is_over
    assert life.question is None
    with refused("life_over"):
        ask(life, answer_question, AnswerQuestion(question_id=held.question_id, choice_id="quiet"))


def test_an_event_about_somebody_needs_them_alive() -> None:
    about = next(e for e in grown(20).world.content.events.values() if e.person == "any" and e.outcomes)
    for alive in (True, False):
        life = grown(20)
        if not alive:
            put(life, *(replace(p, died_minute=life.minute) for p in life.state.all(Person)))
        had = memory.find(life.state, about.id)
        ask_event(life, about.id)
        happened = memory.find(life.state, about.id) != had
        assert happened == alive
        if alive:
            person = [p for p in life.state.all(Person) if p.first_name in life.messages("event")[-1].text]
            assert person or "{person}" not in about.text


def test_somebody_of_the_right_relation_is_meant() -> None:
    about = next(e for e in grown(20).world.content.events.values() if e.person == "sister")
    life = grown(20)
    put(life, *(replace(p, relation="brother") for p in life.state.all(Person)))
    before = memory.find(life.state, about.id)
    ask_event(life, about.id)
    assert memory.find(life.state, about.id) == before
    first, *_ = life.state.all(Person)
    put(life, replace(first, relation="sister", died_minute=None))
    ask_event(life, about.id)
    assert memory.find(life.state, about.id) != before
