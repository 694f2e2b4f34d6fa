"""Children in the plan of a day: they are given sleep and free time, and nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.day.test_plan import DUTIES, STAGES, held
from tests.features.support import DAY, rolls_of
from ws.features.day.records import Care, Duty, Slot
from ws.features.day.rules import care as rules
from ws.features.day.rules import plans
from ws.features.vitals import rules as vitals

GROWN = STAGES[3:]
MONDAY = 7 * 30
WORK = Duty("work", 540, 1020)
LATE_SHIFT = Duty("work", 780, 1320)


def planned(day: int, *duties: Duty, stage: str = "adult", seed: int = 1) -> tuple[Slot, ...]:
    return plans.plan(rolls_of(seed, day * DAY), day, stage, duties).slots


def spans(slots: tuple[Slot, ...], doing: str) -> list[tuple[int, int]]:
    """(minute after midnight, length) of all slots of a kind."""
    ends = [minute for minute, _ in slots[1:]] + [slots[0][0] + DAY]
    pairs = zip(slots, ends, strict=True)
    return [(minute % DAY, end - minute) for (minute, what), end in pairs if what == doing]


def minutes(slots: tuple[Slot, ...], doing: str) -> int:
    return sum(length for _, length in spans(slots, doing))


@given(
    seed=st.integers(0, 10**6),
    day=st.integers(0, 2000),
    stage=st.sampled_from(GROWN),
    duty=st.sampled_from(DUTIES),
    nights=st.integers(0, 2),
    hours=st.integers(0, 2),
    late=st.sampled_from([0, 0, 55, 110]),
    changes=st.lists(st.sampled_from(["lie_in", "late_night", "early_night", "overtime", "skip_work"]), unique=True),
)
def test_the_day_is_covered_in_order_and_only_sleep_and_free_time_are_given(
    seed: int, day: int, stage: str, duty: Duty | None, nights: int, hours: int, late: int, changes: list[str]
) -> None:
    before = plans.plan(rolls_of(seed, day * DAY), day, stage, held(duty), "", changes, late).slots
    after = rules.with_children(day, before, Care(nights, hours))
    assert [minute for minute, _ in after] == sorted({minute for minute, _ in after})
    assert (after[0][0], DAY) == (day * DAY, sum(minutes(after, what) for what in {what for _, what in after}))
    assert all(one[1] != other[1] for one, other in pairwise(after))
    night, hour = minutes(after, rules.BABY), minutes(after, rules.CHILDREN)
    assert night in (0, rules.NIGHT_MINUTES)
    assert hour in (0, 30, 60)
    assert not night or (nights and day % nights == 0)
    assert not hour or (hours and day % hours == 0 and day % 7 < 5)
    for what in {what for _, what in before}:
        given_away = {"asleep": night, "free": hour}.get(what, 0)
        assert minutes(after, what) == minutes(before, what) - given_away


def test_alone_with_a_baby_every_night_is_broken_and_short() -> None:
    for day in range(MONDAY, MONDAY + 7):
        before = planned(day, WORK)
        after = rules.with_children(day, before, Care(nights_every=1))
        ((at, length),) = spans(after, rules.BABY)
        assert (at, length) == (150, 75)
        assert minutes(before, "asleep") - minutes(after, "asleep") == 75
    early = planned(MONDAY, Duty("work", 420, 900))
    slept = minutes(rules.with_children(MONDAY, early, Care(1)), "asleep")
    assert plans.stress_of_short_night("adult", slept) > plans.stress_of_short_night("adult", slept + 75)


def test_two_take_turns() -> None:
    days = range(MONDAY, MONDAY + 14)
    shared = [rules.with_children(day, planned(day, WORK), Care(2, 2)) for day in days]
    assert [bool(spans(slots, rules.BABY)) for slots in shared] == [day % 2 == 0 for day in days]
    assert [bool(spans(slots, rules.CHILDREN)) for slots in shared] == [day % 2 == 0 and day % 7 < 5 for day in days]


def test_an_hour_after_dinner_on_weekdays() -> None:
    for day in range(MONDAY, MONDAY + 7):
        slots = rules.with_children(day, planned(day, WORK), Care(hours_every=1))
        assert spans(slots, rules.CHILDREN) == ([(1150, 60)] if day % 7 < 5 else [])


def test_before_an_evening_class_where_there_is_one() -> None:
    slots = rules.with_children(MONDAY, planned(MONDAY, WORK, Duty("school", 1155, 1320)), Care(hours_every=1))
    ((at, length),) = spans(slots, rules.CHILDREN)
    assert length == 60
    assert at + length <= 1155


def test_who_works_late_brings_them_in_the_morning() -> None:
    slots = rules.with_children(MONDAY, planned(MONDAY, LATE_SHIFT), Care(hours_every=1))
    ((at, length),) = spans(slots, rules.CHILDREN)
    assert length == 30
    assert 360 <= at <= 510


def test_nothing_is_given_where_nothing_fits() -> None:
    slots = planned(MONDAY, Duty("work", 380, 1320))
    assert rules.with_children(MONDAY, slots, Care(hours_every=1)) == slots


@pytest.mark.parametrize("begins", [0, 60, 240])
def test_whoever_works_at_night_is_not_woken(begins: int) -> None:
    slots = planned(MONDAY, Duty("work", begins, 480))
    assert not spans(rules.with_children(MONDAY, slots, Care(nights_every=1)), rules.BABY)


def test_an_hour_with_children_is_a_little_happier_and_a_little_harder() -> None:
    born = vitals.born(rolls_of(1), 0)
    free, busy = (vitals.at(vitals.doing(born, what, 0), 60) for what in ("free", rules.CHILDREN))
    assert busy.happiness - free.happiness == 60 * 2_000
    assert 0 < busy.stress - free.stress < vitals.POINT
