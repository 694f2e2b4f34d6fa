"""The family: named from the country, mortal once, with a heart between -100 and 100."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import DAY, put, refused, rolls_of, whole_lives
from tests.support.life import SandboxLife, world
from ws.content.schemas.base import Tie, Who
from ws.features.people import api, views
from ws.features.people.records import Person
from ws.features.people.rules import circles, family

CONTENT = world().content
PARENTS, SIBLINGS, GRANDPARENTS = ("mother", "father"), ("sister", "brother"), ("grandmother", "grandfather")
FEMALE = {"mother", "sister", "grandmother"}


@given(
    seed=st.integers(0, 10**6),
    family_id=st.sampled_from(sorted(CONTENT.families)),
    country=st.sampled_from(sorted(CONTENT.countries)),
    days_per_year=st.sampled_from([1, 12, 366]),
)
def test_a_household_is_told_apart_and_older_than_the_child(
    seed: int, family_id: str, country: str, days_per_year: int
) -> None:
    members, home = CONTENT.families[family_id].members, CONTENT.countries[country]
    people = family.family_of(
        rolls_of(seed), CONTENT.families[family_id], family.Roots("Lovelace", home, CONTENT, days_per_year)
    )
    assert [p.relation for p in people] == list(members)
    assert len({p.id for p in people}) == len({p.first_name for p in people}) == len(people)
    for person in people:
        assert person.last_name == "Lovelace"
        assert person.sex == ("female" if person.relation in FEMALE else "male")
        assert person.first_name in (home.female_names if person.sex == "female" else home.male_names)
        age = -person.birth_minute / DAY / days_per_year
        low, high = {"mother": (20, 40), "father": (21, 46), "grandmother": (44, 66), "grandfather": (46, 68)}.get(
            person.relation, (1, 12)
        )
        assert low <= age <= high
        assert 55 <= person.affinity <= 95
    ages = {
        kind: [-p.birth_minute for p in people if p.relation in kind] for kind in (PARENTS, SIBLINGS, GRANDPARENTS)
    }
    year = DAY * days_per_year
    for parent in ages[PARENTS]:
        assert all(parent - child >= 18 * year for child in ages[SIBLINGS])
    for grandparent in ages[GRANDPARENTS] if ages[PARENTS] else ():
        assert grandparent - min(ages[PARENTS]) >= 18 * year
        assert person.is_alive


@given(affinity=st.integers(-100, 100), changes=st.lists(st.integers(-300, 300), max_size=8))
def test_affinity_stays_between_its_ends(affinity: int, changes: list[int]) -> None:
    person = Person("p1", "mother", "Ada", "L", "female", 0, affinity)
    for change in changes:
        before = person.affinity
        person = replace(person, affinity=circles.with_affinity(person, change))
        assert person.affinity == min(100, max(-100, before + change))


def test_the_dead_keep_what_they_felt() -> None:
    life = SandboxLife(1)
    person = next(iter(life.state.all(Person)))
    turn = life.turn()
    api.change_affinity(turn, person.id, -30)
    assert turn.get(Person, person.id).affinity == person.affinity - 30
    turn.put(replace(person, died_minute=life.minute))
    api.change_affinity(turn, person.id, -30)
    assert turn.get(Person, person.id).affinity == person.affinity
    api.change_affinity(turn, "p99", 5)
    assert turn.find(Person, "p99") is None


def test_who_is_not_there_or_not_alive_can_not_be_asked_for() -> None:
    life = SandboxLife(1)
    person = next(iter(life.state.all(Person)))
    assert api.get(life.turn(), person.id) == person
    with refused("not_found"):
        api.get(life.turn(), "p99")
    put(life, replace(person, died_minute=life.minute))
    with refused("not_allowed"):
        api.get(life.turn(), person.id)


def test_people_die_and_only_once() -> None:
    deaths = 0
    for life in (*whole_lives(3, 12), *whole_lives(25, 1)):
        days_per_year = life.life.days_per_year
        dead = [p for p in life.state.all(Person) if not p.is_alive]
        for person in dead:
            assert person.died_minute is not None
            age = (person.died_minute - person.birth_minute) / DAY / days_per_year
            assert 0 < age <= 123
            if circles.is_family(person.relation):
                texts = [t.text for t in life.messages("family") if t.minute == person.died_minute]
                assert any(person.first_name in text and f"{int(age)}" in text for text in texts)
            assert not views.person(life.state, person)["alive"]
        deaths += len(dead)
    assert deaths > 25


def test_most_survive_their_parents() -> None:
    died_before = [
        person.is_alive
        for life in whole_lives(25, 1)
        for person in life.state.all(Person)
        if person.relation in circles.RAISING
    ]
    assert sum(died_before) < len(died_before) * 0.35


def test_only_the_living_of_a_relation_are_chosen() -> None:
    life = SandboxLife(1)
    people = list(life.state.all(Person))
    relation = people[0].relation
    chosen = api.choose(life.turn(), "test", relation)
    assert chosen is not None
    assert chosen.relation == relation
    put(life, *(replace(p, died_minute=life.minute) for p in people if p.relation == relation))
    assert api.choose(life.turn(), "test", relation) is None
    others = {p.id for p in people if p.relation != relation}
    assert {p.id for p in api.living(life.turn(), "any")} == others


def test_groups_are_what_they_say() -> None:
    for who in get_args(Who):
        fit = {tie for tie in get_args(Tie) if circles.belongs(tie, who)}
        assert fit, f"nobody can be {who}"
        assert who not in get_args(Tie) or fit == {who}
    assert circles.belongs("aunt", "family")
    assert not circles.belongs("friend", "family")
    assert circles.belongs("acquaintance", "any")
    assert circles.belongs("ex", None)
