"""What two are to each other changes by the stages, and by nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import grown
from tests.support.life import SandboxLife
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.people.rules import attraction
from ws.features.romance import api
from ws.features.romance.records import Bond
from ws.features.romance.rules import stages
from ws.kernel.errors import Refused

YEAR = 12 * MINUTES_PER_DAY


@dataclass
class Two:
    life: SandboxLife
    turn: Turn
    one: Person
    other: Person


@pytest.fixture(scope="module")
def adult() -> SandboxLife:
    return grown(27)


@pytest.fixture
def two(adult: SandboxLife) -> Two:
    turn = adult.turn()
    found = []
    for purpose in ("one", "other"):
        person = people.meet(turn, "acquaintance", purpose)
        person = replace(person, birth_minute=turn.minute - 27 * YEAR, partnership="single", partner="")
        turn.put(person)
        found.append(person)
    return Two(adult, turn, *found)


def test_the_whole_way_and_back(two: Two) -> None:
    turn, name = two.turn, two.one.id
    ties = []
    for after in (
        "matched",
        "seeing",
        "together",
        "engaged",
        "married",
        "separated",
        "married",
        "separated",
        "divorced",
    ):
        api.move_to(turn, name, after)
        ties.append(people.get(turn, name).relation)
    wed = stages.tie_of("married", two.one.sex, True)
    assert ties == ["match", "date", "partner", "partner", wed, wed, wed, wed, "ex"]
    api.move_to(turn, name, "together")
    api.move_to(turn, name, "engaged")
    assert api.move_to(turn, name, "married").times_married == 2


def test_one_at_a_time(two: Two) -> None:
    turn = two.turn
    api.move_to(turn, two.one.id, "together")
    api.move_to(turn, two.other.id, "seeing")
    with pytest.raises(Refused, match="with somebody already"):
        api.move_to(turn, two.other.id, "together")
    api.move_to(turn, two.one.id, "engaged")
    api.move_to(turn, two.one.id, "married")
    api.move_to(turn, two.one.id, "separated")
    api.move_to(turn, two.other.id, "together")
    with pytest.raises(Refused, match="still married"):
        api.move_to(turn, two.other.id, "engaged")


@pytest.mark.parametrize("age", [0, 5, 17])
def test_nobody_loves_a_minor(two: Two, age: int) -> None:
    turn = two.turn
    turn.put(replace(two.one, birth_minute=turn.minute - (age + 1) * YEAR + 1))
    assert people.age(turn, people.get(turn, two.one.id)) == age
    for after in ("matched", "seeing", "together"):
        with pytest.raises(Refused, match="not of age"):
            api.move_to(turn, two.one.id, after)
    assert api.bond(turn, two.one.id) is None


def test_a_minor_loves_nobody() -> None:
    turn = grown(17).turn()
    person = people.meet(turn, "acquaintance", "older")
    turn.put(replace(person, birth_minute=turn.minute - 20 * YEAR, partnership="single"))
    with pytest.raises(Refused, match="begins at 18"):
        api.move_to(turn, person.id, "seeing")


def test_no_kin_no_dead_nobody_of_other_lives(two: Two) -> None:
    turn = two.turn
    turn.put(replace(two.one, relation="cousin"))
    turn.put(replace(two.other, died_minute=turn.minute))
    for person_id, code in ((two.one.id, "not_allowed"), (two.other.id, "not_allowed"), ("p9999", "not_found")):
        with pytest.raises(Refused) as refused:
            api.move_to(turn, person_id, "seeing")
        assert refused.value.code == code


@given(st.lists(st.sampled_from(sorted(stages.FOLLOWS.keys() - {None})), max_size=12))
def test_whatever_is_tried_at_most_one_couple_and_one_marriage(adult: SandboxLife, tried: list[str]) -> None:
    turn = adult.turn()
    both = [people.meet(turn, "acquaintance", purpose) for purpose in ("one", "other")]
    for person in both:
        turn.put(replace(person, birth_minute=turn.minute - 27 * YEAR, partnership="single", partner=""))
    for number, after in enumerate(tried):
        before = api.stage(turn, both[number % 2].id)
        try:
            api.move_to(turn, both[number % 2].id, after)  # type: ignore[arg-type]  # sampled from the keys
        except Refused:
            assert api.stage(turn, both[number % 2].id) == before
        held = [bond.stage for bond in turn.all(Bond)]
        assert sum(stage in stages.COUPLE for stage in held) <= 1
        assert sum(stage in stages.WED for stage in held) <= 1


def test_drawn_to_as_published_and_for_life() -> None:
    seed = b"\x07" * 16
    drawn = [attraction.drawn_to(seed, f"p{number}", "female") for number in range(20_000)]
    share = sum(each == frozenset({"male"}) for each in drawn) / len(drawn)
    assert abs(share - attraction.OTHER_SEX) < 0.01
    assert drawn == [attraction.drawn_to(seed, f"p{number}", "female") for number in range(20_000)]
