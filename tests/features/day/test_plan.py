"""The plan of a day: in order, complete, with duties on weekdays only."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import DAY, rolls_of
from tests.support.life import world
from ws.features.careers.records import Career
from ws.features.careers.rules import duty_of as job_duty
from ws.features.day.records import Duty
from ws.features.day.rules import plans as rules
from ws.features.education.records import Schooling
from ws.features.education.rules import SCHOOL_HOURS
from ws.features.education.rules import duty_of as school_duty

STAGES = ["infant", "child", "teen", "young_adult", "adult", "middle_age", "senior"]
DOING = {"asleep", "breakfast", "lunch", "dinner", "school", "work", "free"}
JOBS = [job_duty(Career(kind="job", job=job.id), job) for job in world().content.jobs.values()]
SCHOOLS = [school_duty(Schooling(school=name)) for name in SCHOOL_HOURS]
DUTIES = [None, *SCHOOLS, *JOBS]


def held(*duties: Duty | None) -> list[Duty]:
    return [duty for duty in duties if duty is not None]


@given(
    seed=st.integers(0, 10**6),
    day=st.integers(0, 2000),
    stage=st.sampled_from(STAGES),
    duty=st.sampled_from(DUTIES),
)
def test_a_plan_covers_its_day_in_order(seed: int, day: int, stage: str, duty: Duty | None) -> None:
    plan = rules.plan(rolls_of(seed, day * DAY), day, stage, held(duty)).slots
    minutes = [minute - day * DAY for minute, _ in plan]
    names = [doing for _, doing in plan]
    assert (minutes[0], names[0], names[-1]) == (0, "asleep", "asleep")
    assert minutes == sorted(set(minutes)), "two things at the same minute"
    assert minutes[-1] < DAY
    assert set(names) <= DOING
    assert all(one != other for one, other in pairwise(names))
    assert names.count("breakfast") == names.count("dinner") == 1
    assert names[1] == "breakfast"
    on_duty = duty is not None and day % 7 in duty.days
    assert on_duty == bool({"school", "work"} & set(names))
    if duty is not None and on_duty:
        at = names.index(duty.doing)
        assert (minutes[at], minutes[at + 1]) == (duty.begins, duty.ends)


@pytest.mark.parametrize(
    ("stage", "least", "most"),
    [("infant", 10, 14), ("child", 9, 12), ("teen", 8, 11), ("young_adult", 7, 10), ("adult", 6.5, 9.5),
     ("middle_age", 6.5, 9.5), ("senior", 7, 10)],
)  # fmt: skip
def test_nights_are_as_long_as_the_age_needs(stage: str, least: float, most: float) -> None:
    for day in (0, 1, 2, 3, 4):
        plan = rules.plan(rolls_of(day), day, stage, ()).slots
        awake = plan[-1][0] - plan[1][0]
        assert least <= (DAY - awake) / 60 <= most


def test_weekends_begin_later() -> None:
    for stage in STAGES:
        wakes = [rules.plan(rolls_of(7), day, stage, ()).slots[1][0] % DAY for day in (4, 5)]
        assert wakes[1] - wakes[0] == 75


def test_nobody_oversleeps_a_duty() -> None:
    for duty in DUTIES:
        if duty is not None:
            day = duty.days[0]
            plan = rules.plan(rolls_of(1), day, "young_adult", held(duty)).slots
            assert plan[1][0] - day * DAY <= duty.begins - 60


def test_chance_moves_a_morning_by_a_quarter_of_an_hour_at_most() -> None:
    wakes = {rules.plan(rolls_of(seed), 0, "adult", ()).slots[1][0] for seed in range(200)}
    assert max(wakes) - min(wakes) <= 30
    assert len(wakes) > 20
