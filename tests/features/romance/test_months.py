"""What months do to two: feelings ease, words are had, people go, die, and are mourned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.romance.test_turnings import lover
from tests.features.support import grown
from tests.support.life import SandboxLife
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.people.api import Estranged, PersonDied
from ws.features.people.records import Person
from ws.features.romance import api, hearing, months, mood
from ws.features.romance.records import Affair, Bond
from ws.features.romance.rules import feelings, hazards, stages
from ws.features.vitals.records import Influence

POINTS = st.integers(0, 100)
YEAR = 12 * MINUTES_PER_DAY


@pytest.fixture(scope="module")
def adult() -> SandboxLife:
    return grown(27)


def with_one(life: SandboxLife, *way: str) -> tuple[Turn, Person]:
    turn = life.turn()
    person = lover(turn, "one")
    for stage in way:
        api.move_to(turn, person.id, stage)  # type: ignore[arg-type]  # stages, as they stand
    turn.settle()
    return turn, people.get(turn, person.id)


@given(POINTS, POINTS, POINTS, st.integers(0, 80), st.integers(0, 40 * YEAR), st.integers(1, YEAR))
def test_feelings_ease_towards_where_they_rest(
    trust: int, passion: int, strain: int, load: int, minutes: int, more: int
) -> None:
    held = Bond("p1", "married", 0, 0, trust, passion, strain, load=load)
    early, late = feelings.now(held, minutes), feelings.now(held, minutes + more)
    for began, sooner, later, rest in (
        (trust, early.trust, late.trust, feelings.TRUST_RESTS),
        (passion, early.passion, late.passion, feelings.PASSION_RESTS),
        (strain, early.strain, late.strain, load),
    ):
        assert min(began, rest) <= sooner <= max(began, rest)
        assert abs(later - rest) <= abs(sooner - rest) + 1, "never away from it, but for the part of a point cut off"
    assert feelings.now(early, minutes) == early
    over = replace(held, stage="parted")
    assert feelings.now(over, minutes) == over


def test_half_of_the_way_in_the_months_that_are_named() -> None:
    held = Bond("p1", "married", 0, 0, 35, 90, 60, load=20)
    assert feelings.now(held, feelings.PASSION_HALVES * MINUTES_PER_DAY).passion == 60
    assert feelings.now(held, feelings.TRUST_HALVES * MINUTES_PER_DAY).trust == 55
    assert feelings.now(held, feelings.STRAIN_HALVES * MINUTES_PER_DAY).strain == 40


@given(POINTS, POINTS, POINTS, st.integers(0, 800), st.sampled_from(["seeing", "together", "engaged", "married"]))
def test_hazards_are_chances_and_strain_makes_them_larger(
    trust: int, passion: int, strain: int, lasted: int, stage: str
) -> None:
    person = Person("p1", "partner", "Bo", "Li", "male", 0, 20)
    held = Bond("p1", stage, 0, 0, trust, passion, strain)  # type: ignore[arg-type]  # one of them
    worse = replace(held, strain=min(100, strain + 10))
    assert 0 < hazards.leaves(held, person, lasted) <= hazards.leaves(worse, person, lasted) <= 0.5
    assert 0 < hazards.strays(held, person) <= hazards.strays(worse, person) < 0.1
    assert 0 < hazards.quarrels(held) <= hazards.quarrels(worse) < 0.5


def test_who_dies_leaves_a_widow_and_a_mourning_that_fades(adult: SandboxLife) -> None:
    turn, person = with_one(adult, "together", "engaged", "married")
    turn.put(replace(person, died_minute=turn.minute))
    turn.announce(PersonDied(person.id, person.relation))
    turn.settle()
    assert api.stage(turn, person.id) == "widowed"
    assert people.find(turn, person.id).relation == person.relation  # type: ignore[union-attr]  # still known
    assert turn.get(Influence, mood.SOURCE).mood == -mood.MOURNING * 1_000_000
    turn.minute += mood.MOURNING_HALVES * MINUTES_PER_DAY
    mood.feel(turn)
    assert turn.get(Influence, mood.SOURCE).mood == -mood.MOURNING // 2 * 1_000_000
    assert not api.come_about(turn, person.id, "reconcile")


def test_who_was_only_seen_is_gone_without_a_widow(adult: SandboxLife) -> None:
    turn, person = with_one(adult, "seeing")
    turn.put(replace(person, died_minute=turn.minute))
    hearing.person_died(turn, PersonDied(person.id, person.relation))
    assert api.stage(turn, person.id) == "parted"


@pytest.mark.parametrize(
    ("way", "after"), [(["together"], "parted"), (["together", "engaged", "married"], "separated")]
)
def test_who_does_not_speak_any_more_is_with_nobody(adult: SandboxLife, way: list[str], after: str) -> None:
    turn, person = with_one(adult, *way)
    hearing.person_went(turn, Estranged(person.id))
    assert api.stage(turn, person.id) == after


def test_two_are_seen_at_once_but_a_couple_is_betrayed(adult: SandboxLife) -> None:
    turn, one = with_one(adult, "seeing")
    other, third = lover(turn, "other"), lover(turn, "third")
    api.move_to(turn, other.id, "seeing")
    turn.settle()
    assert not list(turn.all(Affair))
    api.move_to(turn, one.id, "together")
    api.move_to(turn, third.id, "seeing")
    turn.settle()
    assert [(each.person_id, each.with_person_id, each.by_player) for each in turn.all(Affair)] == [
        (one.id, third.id, True)
    ]


def test_neglect_is_a_load(adult: SandboxLife) -> None:
    turn, person = with_one(adult, "together")
    minute = turn.minute
    turn.put(replace(person, seen_minute=minute, affinity=40))
    fresh = months._with_load(turn, turn.get(Bond, person.id), people.get(turn, person.id), 0)
    lonely = months._with_load(turn, turn.get(Bond, person.id), people.get(turn, person.id), 9)
    assert lonely.load > fresh.load


def test_a_year_of_love_is_the_same_however_it_is_cut(adult: SandboxLife) -> None:
    def begun() -> SandboxLife:
        life = adult.copy()
        turn, person = with_one(life, "together")
        turn.put(replace(turn.get(Bond, person.id), strain=70, trust=40))
        api.come_about(turn, person.id, "they_stray")
        turn.settle()
        life.commit(turn, life.minute)
        return life

    whole, cut = begun(), begun()
    target = whole.minute + YEAR
    whole.advance(target)
    while cut.minute < target:
        cut.advance(min(target, cut.minute + 997))
    for kind in (Bond, Affair, Person):
        assert list(whole.state.all(kind)) == list(cut.state.all(kind))


def test_whoever_is_alone_writes_nothing(adult: SandboxLife) -> None:
    from ws.features.day.api import DayBegan

    turn = adult.turn()
    months.month_begins(turn, DayBegan(turn.minute // MINUTES_PER_DAY, weekend=False))
    assert not turn.puts
    assert not stages.OVER & stages.COUPLE
