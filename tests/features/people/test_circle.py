"""Meeting, friendship, estrangement, losing touch, and who is looked for by the others."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import DAY, grown, put, rolls_of
from tests.support.life import SandboxLife, world
from ws.content.schemas.base import Tie
from ws.engine.turn import Turn
from ws.features.people import api, circle
from ws.features.people.records import Circle, Person
from ws.features.people.rules import character, circles

CONTENT = world().content
MET: tuple[Tie, ...] = ("classmate", "colleague", "neighbour", "friend", "acquaintance")


def announced(turn: Turn, kind: type) -> list[object]:
    """Facts of a kind that wait to be heard."""
    return [fact for fact in turn._facts if isinstance(fact, kind)]


@pytest.mark.parametrize("age", [6, 13, 20, 45, 80])
@pytest.mark.parametrize("relation", MET)
def test_whoever_is_met_fits_the_life(age: int, relation: Tie) -> None:
    life = grown(age)
    turn = life.turn()
    before = {p.id for p in turn.all(Person)}
    names = {p.first_name for p in api.living(turn, everybody=True)}
    for number in range(12):
        person = api.meet(turn, relation, f"test.{number}")
        years = api.age(turn, person)
        assert turn.get(Person, person.id) == person
        assert person.id not in before
        assert person.first_name not in names | {turn.life.first_name}
        assert person.relation == relation
        assert years >= 18 or age < 18 or relation == "colleague"
        assert relation != "colleague" or years >= 16
        assert age >= 18 or relation in ("neighbour", "colleague") or years <= 18
        assert person.job in ("", *CONTENT.jobs)
        assert (person.doing == "school") == (6 <= years < 18 and relation != "colleague")
        assert all(0 <= points <= 100 for points in (*person.big_five, person.looks))
        assert 1 <= len(person.interests) <= 3
        before.add(person.id)
        names.add(person.first_name)
    assert len(announced(turn, api.PersonMet)) == 12


def test_colleagues_come_from_the_track_and_are_the_same_in_a_replay() -> None:
    life = grown(30)
    one, other = (api.meet(life.turn(), "colleague", "test", track="medicine") for _ in range(2))
    assert one == other
    assert CONTENT.jobs[one.job].track == "medicine"
    assert api.meet(life.turn(), "colleague", "another purpose").birth_minute != one.birth_minute


@given(seed=st.integers(0, 10**6))
def test_traits_are_points(seed: int) -> None:
    found = character.character_of(rolls_of(seed), "p1")
    assert all(0 <= getattr(found, trait) <= 100 for trait in character.TRAITS)
    assert len(set(found.interests)) == len(found.interests)


def test_traits_are_normal_around_the_middle_and_independent() -> None:
    people = [character.character_of(rolls_of(seed), "p1") for seed in range(2000)]
    for trait in character.TRAITS:
        points = [getattr(person, trait) for person in people]
        mean = sum(points) / len(points)
        spread = (sum((p - mean) ** 2 for p in points) / len(points)) ** 0.5
        assert abs(mean - 50) < 4 * 18 / len(points) ** 0.5
        assert 16.5 < spread < 19.5
    product = sum((p.openness - 50) * (p.agreeableness - 50) for p in people) / len(people) / 18**2
    assert abs(product) < 4 / len(people) ** 0.5
    assert {interest for person in people for interest in person.interests} == set(character.INTERESTS)


def test_friends_are_made_once_and_family_stays_family() -> None:
    life = SandboxLife(1)
    turn = life.turn()
    person = api.meet(turn, "classmate", "test")
    api.befriend(turn, person.id)
    api.befriend(turn, person.id)
    assert turn.get(Person, person.id).relation == "friend"
    assert turn.get(Person, person.id).affinity >= circles.FRIENDS_FROM
    assert len(announced(turn, api.FriendshipBegan)) == 1
    mother = next(api.living(turn, "parent"))
    api.befriend(turn, mother.id)
    assert turn.get(Person, mother.id) == mother
    api.befriend(turn, "p999")
    assert [p.id for p in api.living(turn, "friend")] == [person.id]


def test_the_estranged_are_not_found_until_they_are_reconciled() -> None:
    turn = SandboxLife(1).turn()
    person = api.meet(turn, "friend", "test")
    api.reconcile(turn, person.id)
    assert turn.get(Person, person.id) == person, "there was nothing to reconcile"
    api.estrange(turn, person.id)
    api.estrange(turn, person.id)
    assert turn.get(Person, person.id).affinity <= circles.ESTRANGED_AT_MOST
    assert list(api.living(turn, "friend")) == []
    assert [p.id for p in api.living(turn, "friend", everybody=True)] == [person.id]
    assert len(announced(turn, api.Estranged)) == len(announced(turn, api.FriendshipEnded)) == 1
    api.reconcile(turn, person.id)
    held = turn.get(Person, person.id)
    assert (held.estranged, held.affinity) == (False, circles.RECONCILED_AT_LEAST)
    assert len(announced(turn, api.Reconciled)) == 1


def test_nothing_more_happens_to_the_dead() -> None:
    turn = SandboxLife(1).turn()
    person = replace(api.meet(turn, "friend", "test"), died_minute=turn.minute)
    turn.put(person)
    for change in (api.befriend, api.estrange, api.reconcile):
        change(turn, person.id)
    api.change_affinity(turn, person.id, 5)
    api.remember(turn, person.id, "{name} sang", 20)
    assert turn.get(Person, person.id) == person
    assert api.memories(turn, person.id) == ()
    assert api.find(turn, person.id) == person


def test_affinity_is_announced_as_it_changed() -> None:
    turn = SandboxLife(1).turn()
    person = replace(api.meet(turn, "friend", "test"), affinity=95)
    turn.put(person)
    turn._facts.clear()
    for change in (10, 10, 0):
        api.change_affinity(turn, person.id, change)
    assert announced(turn, api.AffinityChanged) == [api.AffinityChanged(person.id, 5, 100)]


def test_lost_friends_are_acquaintances_that_can_be_found_again() -> None:
    turn = SandboxLife(1).turn()
    person = api.meet(turn, "classmate", "test")
    api.befriend(turn, person.id)
    circle.drift(turn, turn.get(Person, person.id))
    circle.drift(turn, turn.get(Person, person.id))
    lost = turn.get(Person, person.id)
    assert (lost.in_touch, lost.relation) == (False, "acquaintance")
    assert len(announced(turn, api.LostTouch)) == len(announced(turn, api.FriendshipEnded)) == 1
    assert person.id not in {p.id for p in api.living(turn)}
    circle.reunite(turn, lost)
    assert person.id in {p.id for p in api.living(turn)}


def test_ids_are_never_given_twice() -> None:
    life = SandboxLife(1)
    turn = life.turn()
    person = api.meet(turn, "neighbour", "test")
    turn.remove(Person, person.id)
    assert api.meet(turn, "neighbour", "test").id != person.id
    bare = life.turn()
    bare.remove(Circle)
    assert circle.new_id(bare) not in {p.id for p in bare.all(Person)}, "a life from before there was a circle"


def test_every_word_for_somebody_has_its_sex() -> None:
    known = set(get_args(Tie))
    assert known >= circles.MALE | circles.FEMALE
    for tie in get_args(Tie):
        sex = character.sex_of(rolls_of(1), "p1", tie)
        assert tie not in circles.MALE or sex == "male"
        assert tie not in circles.FEMALE or sex == "female"


def test_what_befalls_somebody_one_goes_out_with_is_told_and_of_a_card_it_is_not() -> None:
    turn = SandboxLife(1).turn()
    person = replace(api.meet(turn, "acquaintance", "test"), affinity=0)
    told = {tie: circles.is_close(replace(person, relation=tie)) for tie in ("partner", "date", "match", "ex")}
    assert told == {"partner": True, "date": True, "match": False, "ex": False}


def test_households_of_a_year_long_life_are_alive_at_birth() -> None:
    for number in range(5):
        life = SandboxLife(number)
        put(life)
        for person in life.state.all(Person):
            assert person.birth_minute % DAY == 0
