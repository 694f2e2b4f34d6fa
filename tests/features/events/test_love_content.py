"""Every event of love that ships: two as it asks for find it, and it is never about anybody else."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from tests.features.events.support import only_person
from tests.features.support import grown, put
from tests.support.life import SandboxLife, world
from ws.content.lint import reach
from ws.content.schemas import Event
from ws.content.schemas.base import Sex, Tie
from ws.content.schemas.events import outcomes_of
from ws.content.schemas.love import BondConditions
from ws.features.events import choosing
from ws.features.events.circumstances import Circumstances
from ws.features.events.rules import book, conditions
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Affair, Bond
from ws.features.romance.rules import stages

EVENTS = {event.id: event for event in world().content.events.values() if event.theme == "love"}
FOLLOWING = sorted(event_id for event_id, event in EVENTS.items() if event.weight == 0)
ABOUT_SOMEBODY = sorted(event_id for event_id, event in EVENTS.items() if event.person is not None)
FREE = sorted(event_id for event_id, event in EVENTS.items() if event.person is None)
YEAR = 12 * 1440
MIDDLE = 50
HIGH, LOW = 70, 30
_TRAITS = {
    "curious": ("openness", HIGH), "settled": ("openness", LOW), "orderly": ("conscientiousness", HIGH),
    "careless": ("conscientiousness", LOW), "outgoing": ("extraversion", HIGH), "quiet": ("extraversion", LOW),
    "gentle": ("agreeableness", HIGH), "blunt": ("agreeableness", LOW), "anxious": ("neuroticism", HIGH),
    "calm": ("neuroticism", LOW),
}  # fmt: skip


@cache
def _of_age(age: int) -> SandboxLife:
    """Somebody of about this age: not all ages are lived through, which takes long."""
    return grown(next(lived for lived in (25, 45, 70) if age <= lived), 3)


def between(low: float | None, high: float | None) -> int:
    """A share that is asked for."""
    return min(100 if high is None else int(high), max(0 if low is None else int(low), MIDDLE))


def as_asked(event: Event) -> tuple[SandboxLife, Person]:
    """A life with the one person whom an event means, and the bond it asks for."""
    asked = event.requires
    life = _of_age(max(asked.min_age, 20)).copy()
    bond = asked.bond or BondConditions()
    age = max(asked.person_min_age, min(asked.person_max_age, 30))
    sex: Sex = life.life.sex
    other: Sex = "male" if sex == "female" else "female"
    person = only_person(
        life,
        relation="friend",
        birth_minute=life.minute - age * YEAR - 1440,
        affinity=between(asked.min_affinity, asked.max_affinity),
        sex=sex if asked.same_sex else other,
        children=1 if asked.person_has_children else 0,
        partnership="single",
        **{trait: MIDDLE for trait, _ in _TRAITS.values()},
    )
    person = replace(person, **dict([_TRAITS[asked.character[0]]]) if asked.character else {})
    if asked.bond is None:
        return life, _drawn(life, replace(person, relation=_group(event)))
    stage = bond.stages[0]
    was_couple = stage in stages.OVER
    person = replace(person, relation=stages.tie_of(stage, person.sex, was_couple))
    since = life.minute - min(life.minute, 1440 * (bond.min_days + 1 if bond.max_days is None else bond.min_days))
    put(
        life,
        person,
        Bond(
            person.id,
            stage,
            since,
            since,
            between(bond.min_trust, bond.max_trust),
            between(bond.min_passion, bond.max_passion),
            between(bond.min_strain, bond.max_strain),
            life.minute,
            bool(bond.lives_together),
        ),
    )
    if bond.has_affair in ("player", "them"):
        put(life, Affair("a", person.id, bond.has_affair == "player", minute=life.minute))
    if bond.affair_known in ("player", "them"):
        put(life, Affair("b", person.id, bond.affair_known == "player", minute=1, known_minute=2))
    return life, person


def _group(event: Event) -> Tie:
    for relation in ("friend", "colleague", "neighbour", "classmate"):
        if event.person == relation:
            return relation
    raise AssertionError(event.person)


def _drawn(life: SandboxLife, person: Person) -> Person:
    """The person, of a sex that can love the player."""
    turn = life.turn()
    sexes: tuple[Sex, Sex] = ("female", "male")
    for sex in sexes:
        drawn = replace(person, sex=sex)
        if romance.may_love(turn, drawn):
            put(life, drawn)
            return drawn
    raise AssertionError("this one is drawn to nobody: take another number")


@pytest.mark.parametrize("event_id", ABOUT_SOMEBODY)
def test_two_as_it_asks_for_find_it(event_id: str) -> None:
    life, person = as_asked(EVENTS[event_id])
    made = book.book_of(life.world.content).events[event_id]
    now = Circumstances(life.turn())
    assert [each.id for each in choosing.suited_people(made, now)] == [person.id]
    child = replace(person, birth_minute=life.minute - 18 * YEAR + 1)
    put(life, child)
    assert choosing.suited_people(made, Circumstances(life.turn())) == []


@pytest.mark.parametrize("event_id", FREE)
def test_what_is_about_nobody_comes_to_the_single_and_the_widowed(event_id: str) -> None:
    event = EVENTS[event_id]
    life = _of_age(max(25, event.requires.min_age)).copy()
    held = book.book_of(life.world.content).events[event_id]
    turn = life.turn()
    put(life, *(replace(p, relation="acquaintance") for p in turn.all(Person) if p.relation == "partner"))
    of_love = replace(
        event.requires, months=(), from_hour=0, to_hour=24, min_money_cents=None, min_age=0, max_age=130
    )
    found = conditions.checks(of_love, life.world.content)
    assert conditions.hold(found, Circumstances(life.turn())) == (not event.requires.widowed)
    person = only_person(life)
    put(life, Bond(person.id, "widowed", 0, 0))
    assert conditions.hold(found, Circumstances(life.turn()))
    assert held.of_a_bond == bool(event.requires.widowed)


def test_there_are_enough_of_them_for_every_stage() -> None:
    assert len(EVENTS) >= 130
    by_stage = {
        stage: [e for e in EVENTS.values() if e.requires.bond is not None and stage in e.requires.bond.stages]
        for stage in ("matched", "seeing", "together", "engaged", "married", "separated", "parted", "divorced")
    }
    assert min(map(len, by_stage.values())) >= 2, {stage: len(found) for stage, found in by_stage.items()}
    assert len(by_stage["together"]) >= 50
    assert len(by_stage["married"]) >= 50
    for event in EVENTS.values():
        assert not event.choices or 2 <= len(event.choices) <= 4


def test_what_only_follows_is_led_to_from_the_same_kind() -> None:
    led = {follow.event for event in EVENTS.values() for outcome in outcomes_of(event) for follow in outcome.then}
    assert set(FOLLOWING) <= led
    assert set(FOLLOWING) <= reach.reachable(world().content)


def test_they_come_once_and_in_other_words_when_again() -> None:
    """What comes again must have other words, or be about somebody else."""
    for event in EVENTS.values():
        if event.lifetime_cap > 1:
            assert event.person in ("match", "date", "ex"), event.id
