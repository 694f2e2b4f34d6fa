"""Events of love: what they ask of two, what they do to them, and that they are for adults."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.events.support import Plain, asking, event, living_with, only_person
from tests.features.support import ask_event, put
from tests.support.life import SandboxLife
from ws.content.schemas import Event
from ws.content.schemas.base import Tie
from ws.content.schemas.love import BondConditions, LoveStage
from ws.features.events import choosing, loving, memory, systems
from ws.features.events.circumstances import Circumstances
from ws.features.events.consequences import argument
from ws.features.events.records import OpenQuestion
from ws.features.events.rules import bonds, book
from ws.features.events.rules.bonds import Between
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Affair, Bond, Stage

GROWN: Plain = {"min_age": 18, "person_min_age": 18}
PLAIN = Between("together", trust=50, passion=50, strain=50, lives_together=True, days=24)
YEAR = 12 * 1440


def of_love(event_id: str = "test_event", person: str = "beloved", **fields: Any) -> Event:
    requires = {**GROWN, "bond": {"stages": ["together"]}, **fields.pop("requires", {})}
    return event(event_id, theme="love", person=person, requires=requires, **fields)


def with_love(life: SandboxLife, stage: Stage = "together", relation: Tie = "partner", **of_bond: Any) -> Person:
    """Leave one person, of thirty, who is loved."""
    person = only_person(
        life, relation=relation, birth_minute=life.minute - 30 * YEAR, affinity=50, partnership="together"
    )
    put(life, Bond(person.id, stage, 0, life.minute, felt_minute=life.minute, **of_bond))
    return person


def times(life: SandboxLife, event_id: str = "test_event") -> int:
    held = memory.find(life.state, event_id)
    return held.times if held is not None else 0


def test_the_stages_are_those_of_the_romance() -> None:
    assert get_args(LoveStage) == get_args(Stage)


@pytest.mark.parametrize(
    ("asked", "fits", "fits_not"),
    [
        ({"stages": ["engaged", "married"]}, {"stage": "married"}, {"stage": "together"}),
        ({"min_trust": 60}, {"trust": 60}, {"trust": 59}),
        ({"max_trust": 40}, {"trust": 40}, {"trust": 41}),
        ({"min_passion": 60}, {"passion": 60}, {"passion": 59}),
        ({"max_passion": 40}, {"passion": 40}, {"passion": 41}),
        ({"min_strain": 60}, {"strain": 60}, {"strain": 59}),
        ({"max_strain": 40}, {"strain": 40}, {"strain": 41}),
        ({"lives_together": False}, {"lives_together": False}, {"lives_together": True}),
        ({"min_days": 30}, {"days": 30}, {"days": 29}),
        ({"max_days": 6}, {"days": 6}, {"days": 7}),
        ({"has_affair": "player"}, {"hidden": "player"}, {"hidden": "them"}),
        ({"has_affair": "nobody"}, {"hidden": "nobody"}, {"hidden": "player"}),
        ({"affair_known": "them"}, {"known": "them"}, {"known": "nobody"}),
    ],
)
def test_what_is_asked_of_two_at_its_border(asked: Plain, fits: Plain, fits_not: Plain) -> None:
    conditions = msgspec.convert(asked, BondConditions)
    assert bonds.hold(conditions, replace(PLAIN, **fits))
    assert not bonds.hold(conditions, replace(PLAIN, **fits_not))
    assert not bonds.hold(conditions, None)


def test_what_somebody_is_like() -> None:
    life = living_with()
    person = only_person(life, openness=58, conscientiousness=42, extraversion=57, agreeableness=43)
    assert bonds.is_like(person, ("curious",))
    assert bonds.is_like(person, ("careless",))
    assert bonds.is_like(person, ("outgoing", "curious"))
    assert not bonds.is_like(person, ("outgoing", "blunt", "settled", "orderly"))
    assert bonds.is_like(person, ())


def test_it_is_about_whom_the_life_is_with() -> None:
    life = living_with(of_love(text="{person} laughs."))
    put(life, *(replace(p, relation="acquaintance") for p in life.state.all(Person) if p.relation == "partner"))
    ask_event(life, "test_event")
    assert not times(life)
    person = with_love(life, lives_together=True)
    ask_event(life, "test_event")
    assert life.messages("event")[-1].text == f"Your partner {person.first_name} laughs. So."


@pytest.mark.parametrize(
    ("requires", "of_bond"),
    [
        ({"bond": {"stages": ["married"]}}, {}),
        ({"bond": {"stages": ["together"], "min_trust": 61}}, {"trust": 60}),
        ({"bond": {"stages": ["together"], "lives_together": True}}, {}),
        ({"bond": {"stages": ["together"], "min_days": 3}}, {}),
        ({"bond": {"stages": ["together"], "has_affair": "them"}}, {}),
        ({"same_sex": True}, {}),
        ({"person_has_children": True}, {}),
    ],
)
def test_it_does_not_come_to_two_who_are_otherwise(requires: Plain, of_bond: Plain) -> None:
    life = living_with(of_love(requires=requires))
    person = with_love(life, **of_bond)
    other: Any = "male" if life.life.sex == "female" else "female"
    put(life, replace(person, sex=other, children=0))
    ask_event(life, "test_event")
    assert not times(life)


def test_an_affair_is_seen_by_who_and_whether_it_is_known() -> None:
    life = living_with()
    person = with_love(life)
    put(life, Affair("old", person.id, True, minute=5), Affair("new", person.id, False, minute=9))
    seen = Circumstances(life.turn()).between(person)
    assert seen is not None
    assert (seen.hidden, seen.known) == ("player", "nobody"), "the older one comes out first"
    put(life, Affair("old", person.id, True, minute=5, known_minute=10))
    seen = Circumstances(life.turn()).between(person)
    assert seen is not None
    assert (seen.hidden, seen.known) == ("them", "player")
    put(life, Affair("old", person.id, True, minute=5, known_minute=10, forgiven_minute=11))
    seen = Circumstances(life.turn()).between(person)
    assert seen is not None
    assert (seen.hidden, seen.known) == ("them", "nobody")


def test_an_outcome_changes_what_is_between_two() -> None:
    changes = of_love(outcomes=[{"text": "So.", "bond": {"trust": 5, "passion": -3, "strain": 12}}])
    life = living_with(changes)
    person = with_love(life, trust=50, passion=50, strain=0)
    turn = life.turn()
    loving.take_effect(turn, changes.outcomes[0], person.id)
    held = turn.get(Bond, person.id)
    assert (held.trust, held.passion, held.strain) == (55, 47, 12)
    ask_event(life, "test_event")
    assert life.state.get(Bond, person.id).trust > 50


def test_an_outcome_lets_it_come_to_another_stage() -> None:
    life = living_with(of_love(outcomes=[{"text": "So.", "turning": "engage"}]))
    person = with_love(life)
    ask_event(life, "test_event")
    assert romance.stage(life.turn(), person.id) == "engaged"
    life = living_with(of_love(outcomes=[{"text": "So.", "turning": "reconcile", "effects": {"affinity": 3}}]))
    person = with_love(life)
    ask_event(life, "test_event")
    assert romance.stage(life.turn(), person.id) == "together", "what can not be does not come about"
    assert life.state.get(Person, person.id).affinity == 53


def test_something_begins_only_with_who_could_love_the_player() -> None:
    begins = event(theme="love", person="friend", requires=GROWN, outcomes=[{"text": "So.", "turning": "see"}])
    life = living_with(begins)
    person = only_person(life, relation="friend", birth_minute=life.minute - 30 * YEAR, partnership="single")
    loved = romance.may_love(life.turn(), person)
    others = {"female": "male", "male": "female"}
    wrong = replace(person, sex=person.sex if not loved else others[person.sex])
    right = replace(person, sex=person.sex if loved else others[person.sex])
    assert romance.may_love(life.turn(), right), "she is drawn to one sex, or take another number"
    assert not romance.may_love(life.turn(), wrong), "she is drawn to one sex, or take another number"
    for unfit in (wrong, replace(right, partnership="married"), replace(right, relation="cousin")):
        put(life, unfit)
        ask_event(life, "test_event")
        assert not times(life)
    put(life, right)
    ask_event(life, "test_event")
    assert romance.stage(life.turn(), person.id) == "seeing"


def test_a_question_that_is_none_any_more_is_not_asked_any_longer() -> None:
    asks = replace(asking(), theme="love", person="beloved", requires=of_love().requires)
    life = living_with(asks)
    person = with_love(life)
    ask_event(life, "test_event")
    assert life.question is not None
    answered = len(life.messages("answer"))
    turn = life.turn()
    romance.move_to(turn, person.id, "parted")
    life.commit(turn, turn.minute)
    assert life.state.find(OpenQuestion) is None
    assert not [name for _, name, _ in life.turn().agenda() if name == "question_deadline"]
    life.advance(life.minute + 1440)
    assert len(life.messages("answer")) == answered


def test_a_life_without_love_looks_at_no_event_of_a_bond() -> None:
    of_a_bond, begins = of_love("of_a_bond", weight=1), event("begins", theme="love", weight=1, requires=GROWN)
    life = living_with(of_a_bond, begins)
    held = book.book_of(life.world.content)
    turn = life.turn()

    def running(loves: bool) -> set[str]:
        return {made.event.id for made in held.at(30, 12, True, loves).order(turn.rolls(), "race")}

    assert not Circumstances(turn).stages
    assert running(loves=False) == {"begins"}
    assert running(loves=True) == {"begins", "of_a_bond"}


def test_events_of_a_bond_do_not_change_what_comes_to_lives_without() -> None:
    plain = [event(f"plain_{number}", weight=1) for number in range(8)]
    loving = [of_love(f"loving_{number}", weight=5) for number in range(8)]
    with_both, with_plain = living_with(*plain, *loving), living_with(*plain)
    came = [choosing.by_chance(life.turn(), Circumstances(life.turn())) for life in (with_both, with_plain)]
    assert came[0] is not None
    assert came[1] is not None
    assert came[0].event.id == came[1].event.id


SHAPES = [
    event("about_partner", theme="love", person="beloved", weight=5, requires={"bond": {"stages": ["together"]}}),
    event("about_date", theme="love", person="date", weight=5, requires={"bond": {"stages": ["seeing"]}}),
    event("about_friend", theme="love", person="friend", weight=5, outcomes=[{"text": "So.", "turning": "see"}]),
    event("about_nobody", theme="love", weight=5),
]
"""Written by somebody who forgot whom love is for, and by no linter seen."""
RELATIONS: dict[str, tuple[Tie, Stage | None]] = {
    "about_partner": ("partner", "together"), "about_date": ("date", "seeing"), "about_friend": ("friend", None),
    "about_nobody": ("friend", None),
}  # fmt: skip


@cache
def _aged(age: int) -> SandboxLife:
    return living_with(*SHAPES, age=age)


@given(
    own_age=st.sampled_from([8, 13, 17, 25]),
    their_days=st.integers(0, 40 * 12),
    shape=st.sampled_from(SHAPES),
    way=st.sampled_from(["named", "follows", "chance"]),
)
def test_no_love_comes_to_or_about_somebody_under_age(own_age: int, their_days: int, shape: Event, way: str) -> None:
    life = _aged(own_age).copy()
    relation, stage = RELATIONS[shape.id]
    person = only_person(
        life, relation=relation, birth_minute=life.minute - their_days * 1440, affinity=90, partnership="single"
    )
    if stage is not None:
        put(life, Bond(person.id, stage, 0, 0, felt_minute=life.minute))
    turn = life.turn()
    adults = own_age >= 18 and their_days >= 18 * 12
    if way == "chance":
        made = choosing.by_chance(turn, Circumstances(turn))
        if made is not None:
            assert own_age >= 18
            assert adults or made.event.person is None
        return
    came = _came(life, way, shape, person)
    assert not came or (own_age >= 18 if shape.person is None else adults)


def _came(life: SandboxLife, way: str, shape: Event, person: Person) -> bool:
    """Let an event try to happen, at noon; whether one did."""
    turn = life.turn()
    turn.minute += 12 * 60
    if way == "named":
        systems.event(turn, shape.id)
    else:
        systems.event_follows(turn, argument(shape.id, person.id, 11))
    return any(memory.find(turn, each.id) is not None for each in SHAPES)
