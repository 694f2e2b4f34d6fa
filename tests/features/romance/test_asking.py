"""Whose will it is: what is asked is answered by the other one, and what may not be asked is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.romance.test_turnings import lover
from tests.features.support import ask, grown, put, refused
from tests.support.life import SandboxLife
from ws.content.schemas.people import ADULT
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.people.rules import interacting
from ws.features.romance import api, handlers, possible
from ws.features.romance import messages as m
from ws.features.romance.records import Asked, Bond
from ws.features.romance.rules import answers, talking

YEAR = 12 * MINUTES_PER_DAY
SUITORS = st.builds(
    answers.Suitor,
    drawn=st.booleans(),
    affinity=st.integers(-100, 100),
    regard=st.floats(-100, 100),
    own_age=st.integers(18, 110),
    their_age=st.integers(18, 110),
    own_looks=st.integers(0, 100),
    their_looks=st.integers(0, 100),
    mood=st.integers(0, 100),
    parted_before=st.booleans(),
)


def with_lover(age: int = 27, **changes: object) -> tuple[SandboxLife, Person]:
    life = grown(age)
    turn = life.turn()
    person = replace(lover(turn, "one"), **{"affinity": 60, **changes})
    turn.put(person)
    turn.settle()
    life.commit(turn, life.minute)
    return life, person


@given(SUITORS, st.integers(0, 100), st.integers(0, 100), st.integers(0, 100), st.integers(0, 600))
def test_answers_are_chances_and_nobody_falls_for_whom_they_can_not(
    suitor: answers.Suitor, trust: int, passion: int, strain: int, lasted: int
) -> None:
    chances = (
        answers.goes_out(suitor),
        answers.becomes_partner(suitor, trust, passion, strain, lasted),
        answers.moves_in(suitor, trust, strain, lasted),
    )
    assert all(0 <= chance < 1 for chance in chances)
    assert suitor.drawn or chances[:2] == (0.0, 0.0)
    fonder = replace_suitor(suitor, min(100, suitor.affinity + 30))
    assert answers.goes_out(fonder) >= chances[0]


def replace_suitor(suitor: answers.Suitor, affinity: int) -> answers.Suitor:
    return replace(suitor, affinity=affinity)


@given(
    st.sampled_from(sorted(talking.WELL)),
    st.tuples(*[st.integers(0, 100)] * 5),
    st.tuples(*[st.integers(0, 100)] * 5),
    st.integers(-100, 100),
    st.booleans(),
    st.integers(0, 100),
)
def test_a_talk_may_go_either_way(
    style: talking.Style, own: talking.BigFive, theirs: talking.BigFive, affinity: int, lasting: bool, stress: int
) -> None:
    assert 0.05 < talking.goes_well(style, own, theirs, affinity, lasting, stress) < 0.95
    assert talking.goes_well(style, own, theirs, affinity, lasting, 100) <= talking.goes_well(
        style, own, theirs, affinity, lasting, 0
    )


@pytest.mark.parametrize("number", range(6))
def test_a_no_is_kept_for_a_season(number: int) -> None:
    life, person = with_lover(affinity=-60 + number)
    reply, _ = ask(life, handlers.ask_out, m.AskOut(person_id=person.id))
    if reply.accepted:
        assert reply.stage == "seeing"
        return
    assert reply.stage is None
    with refused("not_allowed"):
        ask(life, handlers.ask_out, m.AskOut(person_id=person.id))
    held = life.state.get(Asked, f"out:{person.id}")
    put(life, replace(held, minute=life.minute - answers.SEASON * MINUTES_PER_DAY))
    ask(life, handlers.ask_out, m.AskOut(person_id=person.id))


@pytest.mark.parametrize(
    "changes",
    [
        {"birth_minute": 27 * YEAR - 18 * YEAR + 1},
        {"relation": "cousin"},
        {"relation": "daughter"},
        {"died_minute": 5},
        {"estranged": True},
        {"partnership": "married", "partner": "Bo"},
    ],
)
def test_who_may_not_be_asked(changes: dict[str, object]) -> None:
    life, person = with_lover(**changes)
    before = list(life.state.all(Bond))
    with refused("not_allowed"):
        ask(life, handlers.ask_out, m.AskOut(person_id=person.id))
    assert list(life.state.all(Bond)) == before


@pytest.mark.parametrize("age", [6, 12, 17])
def test_minors_ask_nobody_for_anything(age: int) -> None:
    life, person = with_lover(age, birth_minute=0)
    requests = {
        handlers.ask_out: m.AskOut(person_id=person.id),
        handlers.become_partners: m.BecomePartners(person_id=person.id),
        handlers.move_in_together: m.MoveInTogether(person_id=person.id, where="theirs"),
        handlers.talk_it_over: m.TalkItOver(person_id=person.id, style="avoiding"),
        handlers.confess: m.Confess(person_id=person.id),
    }
    for handler, request in requests.items():
        with refused("not_allowed"):
            ask(life, handler, request)
    reply, _ = ask(life, handlers.get_relationship, m.GetRelationship(person_id=person.id))
    assert reply.actions == ()


@given(st.integers(0, 100), st.integers(0, 100))
def test_no_tenderness_with_or_by_minors(age: int, theirs: int) -> None:
    life = _any_life()
    person = Person("p1", "partner", "Bo", "Li", "male", 0, 90)
    offered = [
        each
        for each in life.world.content.interactions.values()
        if each.category == "romance" and interacting.concerns(each, person, theirs, age, frozenset())
    ]
    assert not offered or min(age, theirs) >= ADULT
    kin = replace(person, relation="sister")
    assert not any(
        each.category == "romance" and interacting.concerns(each, kin, theirs, age, frozenset())
        for each in life.world.content.interactions.values()
    )


def _any_life() -> SandboxLife:
    return grown(27)


def test_a_kiss_is_felt() -> None:
    life, person = with_lover()
    turn = life.turn()
    api.move_to(turn, person.id, "together")
    turn.announce(people.BondFelt(person.id, 1, 9, -2))
    turn.put(replace(turn.get(Bond, person.id), passion=50))
    turn.settle()
    assert turn.get(Bond, person.id).passion == 59


def test_a_marriage_is_not_ended_by_a_sentence() -> None:
    life, person = with_lover()
    turn = life.turn()
    for stage in ("together", "engaged", "married"):
        api.move_to(turn, person.id, stage)  # type: ignore[arg-type]  # stages, as they stand
    turn.settle()
    life.commit(turn, life.minute)
    with refused("not_allowed"):
        ask(life, handlers.break_up, m.BreakUp(person_id=person.id))
    assert "break_up" not in possible.offered(life.turn(), life.state.get(Person, person.id))
