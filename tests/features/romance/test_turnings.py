"""What comes about between two: what can be is done, what can not changes nothing."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import grown
from tests.support.life import SandboxLife
from ws.content.schemas.base import Turning
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.home import api as home
from ws.features.home.records import Residence
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api
from ws.features.romance.records import Affair, Bond, Chapter
from ws.features.romance.rules import stages

YEAR = 12 * MINUTES_PER_DAY
TURNINGS: tuple[Turning, ...] = get_args(Turning)


@pytest.fixture(scope="module")
def adult() -> SandboxLife:
    return grown(27)


def lover(turn: Turn, purpose: str, age: int = 27) -> Person:
    """Somebody free who can love the player, of any age wanted."""
    for number in range(40):
        person = people.meet(turn, "acquaintance", f"{purpose}.{number}")
        person = replace(person, birth_minute=turn.minute - age * YEAR, partnership="single", partner="")
        turn.put(person)
        if api.may_love(turn, person):
            return person
    raise AssertionError("nobody can love the player")


def changed(turn: Turn) -> dict[str, dict[str, object]]:
    return {kind: dict(keyed) for kind, keyed in turn.puts.items()}


def test_a_whole_story(adult: SandboxLife) -> None:
    turn = adult.turn()
    one = lover(turn, "one").id
    for turning in ("see", "quarrel", "make_up", "together", "move_in", "they_stray", "discovered", "forgiven"):
        assert api.come_about(turn, one, turning), turning
    held = turn.get(Bond, one)
    assert (held.stage, held.lives_together) == ("together", True)
    assert people.get(turn, one).lives == "home"
    for turning in ("engage", "call_off", "move_apart", "player_strays", "discovered", "break_up", "reconcile"):
        assert api.come_about(turn, one, turning), turning
    assert api.come_about(turn, one, "left_by_them")
    assert [each.by_player for each in sorted(turn.all(Affair), key=lambda each: each.minute)].count(True) == 1
    kinds = [each.kind for each in sorted(turn.all(Chapter), key=lambda each: int(each.id.split(":")[1]))]
    assert kinds == [
        "seeing", "quarrel", "made_up", "together", "moved_in", "affair_known", "forgiven", "engaged",
        "engagement_off", "moved_apart", "affair", "affair_known", "parted", "together", "parted",
    ]  # fmt: skip


def test_marriages_are_separated_before_they_end(adult: SandboxLife) -> None:
    turn = adult.turn()
    one = lover(turn, "one").id
    for stage in ("together", "engaged", "married"):
        api.move_to(turn, one, stage)  # type: ignore[arg-type]  # stages, as they stand
    assert api.come_about(turn, one, "left_by_them")
    assert api.stage(turn, one) == "separated"
    assert not api.come_about(turn, one, "break_up")
    assert api.come_about(turn, one, "reconcile")
    assert api.come_about(turn, one, "separate")


@pytest.mark.parametrize("turning", TURNINGS)
def test_no_turning_reaches_whom_it_may_not(adult: SandboxLife, turning: Turning) -> None:
    turn = adult.turn()
    minor, kin, dead, taken = (lover(turn, purpose) for purpose in ("minor", "kin", "dead", "taken"))
    turn.put(replace(minor, birth_minute=turn.minute - 18 * YEAR + 1))
    turn.put(replace(kin, relation="cousin"))
    turn.put(replace(dead, died_minute=turn.minute))
    turn.put(replace(taken, partnership="married", partner="Bo"))
    cold = next(p for p in (people.meet(turn, "friend", f"c{n}") for n in range(60)) if not api.may_love(turn, p))
    before = changed(turn)
    for person_id in (minor.id, kin.id, dead.id, taken.id, cold.id, "p99999", "", turn.life.first_name):
        assert not api.come_about(turn, person_id, turning)
    assert changed(turn) == before


@pytest.mark.parametrize("third", ["minor", "kin", "dead", "nobody"])
def test_nobody_strays_with_those(adult: SandboxLife, third: str) -> None:
    turn = adult.turn()
    assert api.come_about(turn, lover(turn, "one").id, "together")
    person = lover(turn, third)
    turn.put(
        {
            "minor": replace(person, birth_minute=turn.minute - 18 * YEAR + 1),
            "kin": replace(person, relation="niece"),
            "dead": replace(person, died_minute=turn.minute),
        }.get(third, person)
    )
    assert not api.come_about(turn, "p99999" if third == "nobody" else person.id, "player_strays")
    assert not list(turn.all(Affair))


def test_a_minor_comes_to_nothing() -> None:
    turn = grown(17).turn()
    person = lover(turn, "one", age=19)
    before = changed(turn)
    for turning in TURNINGS:
        assert not api.come_about(turn, person.id, turning)
    assert changed(turn) == before


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(TURNINGS)), max_size=25))
def test_whatever_comes_about_one_couple_and_one_marriage(
    adult: SandboxLife, tried: list[tuple[int, Turning]]
) -> None:
    turn = adult.turn()
    three = [lover(turn, f"l{number}").id for number in range(3)]
    for number, turning in tried:
        before = changed(turn)
        if not api.come_about(turn, three[number], turning):
            assert changed(turn) == before
        held = list(turn.all(Bond))
        assert sum(each.stage in stages.COUPLE for each in held) <= 1
        assert sum(each.stage in stages.WED for each in held) <= 1
        assert all(each.stage in stages.COUPLE for each in held if each.lives_together)
        assert all(0 <= points <= 100 for each in held for points in (each.trust, each.passion, each.strain))


def test_a_roof_shared_is_paid_by_both(adult: SandboxLife) -> None:
    turn = adult.turn()
    turn.put(replace(home.held(turn), status="rented", home_id="studio_flat", rent_cents=100_000))
    home.set_household(turn, 1, 0, 0)
    alone = turn.get(Residence)
    one = lover(turn, "one")
    turn.put(replace(one, doing="work", job=next(iter(turn.content.jobs))))
    assert api.come_about(turn, one.id, "together")
    assert api.come_about(turn, one.id, "move_in")
    turn.settle()
    shared = turn.get(Residence)
    assert (shared.adults, shared.children, shared.home_id) == (2, 0, alone.home_id)
    assert shared.others_pay_cents > 0
    child = replace(people.meet(turn, "daughter", "child"), lives="home", birth_minute=turn.minute - YEAR)
    turn.put(child)
    api.reckon_household(turn)
    assert turn.get(Residence).children == 1
    assert turn.get(Residence).living_cents == alone.living_cents * 180 // 100
    turn.put(replace(child, relation="cousin"))  # no child of the life any more
    assert api.come_about(turn, one.id, "break_up")
    turn.settle()
    after = turn.get(Residence)
    assert (after.adults, after.children, after.others_pay_cents) == (1, 0, 0)
    assert after.living_cents == alone.living_cents
