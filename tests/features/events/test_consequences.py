"""What outcomes do to a life, and what they lead to."""

from __future__ import annotations

from msgspec.structs import replace

from tests.features.events.support import asking, event, happened, living_with, only_person
from tests.features.support import DAY, ask, ask_event, put, refused, to_hour, with_energy
from tests.support.life import SandboxLife
from ws.features.belongings import api as belongings
from ws.features.careers import api as careers
from ws.features.events import memory
from ws.features.events.handlers import answer_question
from ws.features.events.messages import AnswerQuestion
from ws.features.events.records import LifeMarks
from ws.features.health import api as health
from ws.features.law.records import PrisonTerm
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals
from ws.kernel.player import Player


def planned(life: SandboxLife) -> list[tuple[int, str]]:
    """Follow-ups on the agenda."""
    return sorted((minute, argument) for minute, name, argument in life.turn().agenda() if name == "event_follows")


def times(life: SandboxLife, event_id: str) -> int:
    held = memory.find(life.state, event_id)
    return held.times if held is not None else 0


def test_an_outcome_reaches_every_room() -> None:
    content = living_with().world.content
    item, habit = next(iter(content.items)), next(iter(content.habits))
    illness = next(c.id for c in content.conditions.values() if not c.lasting and c.severity == 1)
    job = next(j.id for j in content.jobs.values() if j.kind == "job")
    life = living_with(
        event(outcomes=[{
            "text": "All at once.", "item": item, "habit": habit, "illness": illness, "job": job, "work_points": 5,
            "marks": ["changed", "again"],
        }])
    )  # fmt: skip
    before = life.turn()
    assert not health.keeps_habit(before, habit)
    had = belongings.has(before, item)
    told = happened(life)
    assert told == "It happens. All at once."
    turn = life.turn()
    assert belongings.has(turn, item)
    assert not had
    assert health.keeps_habit(turn, habit)
    assert health.has(turn, illness)
    assert careers.held(turn).job == job
    assert careers.held(turn).performance == 55
    assert {"again", "changed"} <= set(life.state.get(LifeMarks).marks)


def test_marks_go_as_they_came() -> None:
    life = living_with(
        event("first", outcomes=[{"text": "So.", "marks": ["owes", "knows"]}]),
        event("second", outcomes=[{"text": "So.", "unmarks": ["owes"]}]),
    )
    happened(life, "first")
    happened(life, "second")
    assert "knows" in life.state.get(LifeMarks).marks
    assert "owes" not in life.state.get(LifeMarks).marks


def test_an_outcome_changes_the_person_it_is_about() -> None:
    outcome = {"text": "{They} laughs.", "effects": {"affinity": 7}, "remembers": "{name} made {them} laugh"}
    life = living_with(event(person="any", text="You meet {person}.", outcomes=[outcome]))
    person = only_person(life, affinity=10, sex="male")
    told = happened(life)
    assert told == f"You meet your {person.relation} {person.first_name}. He laughs."
    turn = life.turn()
    assert people.get(turn, person.id).affinity == 17
    assert [memory.text for memory in people.memories(turn, person.id)] == ["Ada made him laugh"]


def test_somebody_new_is_met_named_and_comes_back() -> None:
    outcome = {
        "text": "It is {newcomer}, from next door.", "meets": "neighbour",
        "then": [{"event": "later", "from_days": 2, "to_days": 2}],
    }  # fmt: skip
    life = living_with(event(outcomes=[outcome]), event("later", person="any", text="Again {person}."))
    known = {person.id for person in life.state.all(Person)}
    told = happened(life)
    [newcomer] = [person for person in life.state.all(Person) if person.id not in known]
    assert newcomer.relation == "neighbour"
    assert newcomer.first_name in told
    [(minute, argument)] = planned(life)
    assert minute // DAY == life.minute // DAY + 2
    assert argument.split(":")[1] == newcomer.id
    life.advance(minute + 600)
    assert newcomer.first_name in life.messages("event")[-1].text


def test_a_friend_is_made_and_lost() -> None:
    life = living_with(
        event("made", person="colleague", outcomes=[{"text": "So.", "befriends": True}]),
        event("lost", person="friend", outcomes=[{"text": "So.", "estranges": True}]),
    )
    person = only_person(life, relation="colleague")
    happened(life, "made")
    assert life.state.get(Person, person.id).relation == "friend"
    happened(life, "lost")
    assert life.state.get(Person, person.id).estranged


def following(**fields: object) -> tuple[SandboxLife, int]:
    """A life to which something has happened that leads on, and when what it leads to is due."""
    life = living_with(
        event(outcomes=[{"text": "So.", "then": [{"event": "later", "from_days": 3, "to_days": 5}]}]),
        event("later", **fields),
    )
    happened(life)
    [(minute, _)] = planned(life)
    assert 3 <= minute // DAY - life.minute // DAY <= 5
    return life, minute


def test_what_follows_comes_at_its_hours_and_once() -> None:
    life, minute = following(requires={"from_hour": 13, "to_hour": 15})
    assert 13 <= minute % DAY // 60 < 15
    life.advance(minute - 1)
    assert times(life, "later") == 0
    life.advance(minute)
    assert times(life, "later") == 1
    life.advance(minute + 30 * DAY)
    assert times(life, "later") == 1


def test_what_follows_waits_for_an_open_question() -> None:
    life, _ = following()
    turn = life.turn()
    turn.unschedule("event_follows")
    life.commit(turn, life.minute)
    life.world = replace(
        life.world,
        content=replace(life.world.content, events={**life.world.content.events, "question": asking("question")}),
    )
    ask_event(life, "question")
    question = life.question
    assert question is not None
    turn = life.turn()
    turn.schedule(life.minute + 5, "event_follows", "later::0")
    life.commit(turn, life.minute)
    life.advance(life.minute + 120)
    assert times(life, "later") == 0
    life.advance(question.deadline_minute + 61)
    assert times(life, "later") == 1


def test_what_follows_waits_outside_prison() -> None:
    life, minute = following()
    life.advance(minute - 1)
    put(life, PrisonTerm("theft", life.minute, 30, life.minute + 30 * DAY))
    life.advance(minute + DAY)
    assert times(life, "later") == 0
    assert planned(life)
    turn = life.turn()
    turn.remove(PrisonTerm)
    life.commit(turn, life.minute)
    life.advance(life.minute + 2 * DAY)
    assert times(life, "later") == 1


def test_what_follows_tries_for_a_while_and_then_lets_go() -> None:
    life, minute = following(requires={"marks": ["never"]})
    life.advance(minute + 5 * DAY)
    assert times(life, "later") == 0
    assert planned(life)
    life.advance(minute + 15 * DAY)
    assert times(life, "later") == 0
    assert not planned(life)


def test_what_follows_comes_when_its_conditions_have_come() -> None:
    life, minute = following(requires={"marks": ["ready"]})
    life.advance(minute + 2 * DAY)
    put(life, LifeMarks(("ready",)))
    life.advance(life.minute + 2 * DAY)
    assert times(life, "later") == 1


def test_what_follows_is_about_the_same_person_and_dies_with_them() -> None:
    for alive in (True, False):
        life = living_with(
            event(
                person="any", outcomes=[{"text": "So.", "then": [{"event": "later", "from_days": 1, "to_days": 1}]}]
            ),
            event("later", person="any", text="{person} again."),
        )
        happened(life)
        [(minute, argument)] = planned(life)
        person = life.state.get(Person, argument.split(":")[1])
        others = [p for p in life.state.all(Person) if p.id != person.id]
        put(life, *(replace(p, affinity=100) for p in others))
        if not alive:
            put(life, replace(person, died_minute=life.minute))
        life.advance(minute + 12 * 60)
        assert times(life, "later") == int(alive)
        if alive:
            assert person.first_name in life.messages("event")[-1].text


def test_the_cap_holds_for_what_follows_too() -> None:
    life = living_with(
        event(lifetime_cap=5, cooldown_days=0,
              outcomes=[{"text": "So.", "then": [{"event": "later", "from_days": 1, "to_days": 1}]}]),
        event("later", lifetime_cap=2),
    )  # fmt: skip
    for _ in range(4):
        happened(life)
        life.advance(life.minute + 2 * DAY)
    assert times(life, "later") == 2


def test_the_odds_bend_with_who_one_is() -> None:
    outcomes = [
        {"text": "Won.", "favoured_by": "smarts", "weight": 1},
        {"text": "Lost.", "hindered_by": "smarts", "weight": 1},
    ]
    for smarts, text in ((100, "Won."), (0, "Lost.")):
        life = living_with(event(outcomes=outcomes))
        turn = life.turn()
        turn.put(replace(vitals.now(turn), smarts=smarts * vitals.POINT))
        life.commit(turn, life.minute)
        assert happened(life).endswith(text)


def test_a_closed_choice_is_shown_with_its_reason_and_refused() -> None:
    life = living_with(asking(requires={"home_owner": True}))
    ask_event(life, "test_event")
    question = life.question
    assert question is not None
    [shown] = [push for push in life.told if getattr(push, "question_id", "") == question.question_id]
    go, stay = shown.choices  # type: ignore[attr-defined]  # it is the QuestionEvent
    assert (go["available"], go["reason"]) == (False, "This takes a home of your own.")
    assert (stay["available"], stay["reason"]) == (True, "")
    before = life.hash
    with refused("not_allowed"):
        ask(life, answer_question, AnswerQuestion(question_id=question.question_id, choice_id="go"))
    assert life.hash == before
    ask(life, answer_question, AnswerQuestion(question_id=question.question_id, choice_id="stay"))
    assert life.question is None


def test_a_choice_that_fits_is_open() -> None:
    life = living_with(asking(requires={"max_age": 40, "home_owner": False}))
    ask_event(life, "test_event")
    assert life.question is not None
    assert life.question.closed == {}


def test_somebody_may_die_or_be_forgotten_while_a_question_is_open() -> None:
    outcome = {"text": "{They} nods.", "effects": {"affinity": 5}, "remembers": "you asked {them}", "befriends": True}
    for forgotten in (False, True):
        asked = event(
            person="any",
            default="stay",
            choices=[
                {"id": "go", "text": "Go", "outcomes": [outcome]},
                {"id": "stay", "text": "Stay", "outcomes": [outcome]},
            ],
        )
        life = living_with(asked)
        person = only_person(life, affinity=0)
        ask_event(life, asked.id)
        assert life.question is not None
        assert life.question.person_id == person.id
        turn = life.turn()
        if forgotten:
            turn.remove(Person, person.id)
        else:
            turn.put(replace(person, died_minute=life.minute))
        life.commit(turn, life.minute)
        reply, _ = ask(life, answer_question, AnswerQuestion(question_id=life.question.question_id, choice_id="go"))
        assert reply.text in ("She nods.", "He nods.")
        assert life.question is None
        held = life.state.find(Person, person.id)
        assert held is None if forgotten else held is not None and held.affinity == 0


def test_a_choice_takes_its_energy_unless_it_is_free() -> None:
    for energy, free, code in ((30, False, ""), (9, False, "not_enough_energy"), (9, True, "")):
        life = living_with(asking(energy=10))
        ask_event(life, "test_event")
        assert life.question is not None
        with_energy(life, energy)
        turn = life.turn()
        turn.put(replace(life.state.get(Player), unlimited_energy_until=turn.at + 1 if free else 0))
        life.commit(turn, life.minute)
        request = AnswerQuestion(question_id=life.question.question_id, choice_id="go")
        if code:
            with refused(code) as facts:
                ask(life, answer_question, request)
            assert facts == {"needed": 10, "energy": 9}
            assert life.question is not None
        else:
            ask(life, answer_question, request)
            assert vitals.energy(life.turn()) == (energy if free else energy - 10)


def test_the_default_takes_what_energy_there_is() -> None:
    life = living_with(asking(energy=10))
    content = life.world.content
    default = replace(content.events["test_event"], default="go")
    life.world = replace(life.world, content=replace(content, events={"test_event": default}))
    ask_event(life, "test_event")
    assert life.question is not None
    life.advance(life.question.deadline_minute - 1)
    with_energy(life, 4)
    life.advance(life.minute + 1)
    assert life.question is None
    assert vitals.energy(life.turn()) == 0


def test_an_offence_brings_the_police() -> None:
    life = living_with(event(outcomes=[{"text": "So.", "offence": "shoplifting"}]))
    told = len(life.messages("law"))
    to_hour(life, 10)
    happened(life)
    assert len(life.messages("law")) > told
