"""School, work and rest, as pure rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.life import world
from ws.content.schemas import Job
from ws.features.occupation import rules
from ws.features.occupation.records import Occupation

JOBS = world().content.jobs


@pytest.mark.parametrize(
    ("age", "school"),
    [(0, ""), (5, ""), (6, "primary"), (10, "primary"), (11, "middle"), (13, "middle"), (14, "high"), (17, "high"),
     (18, ""), (60, "")],
)  # fmt: skip
def test_schools_by_age(age: int, school: str) -> None:
    assert rules.school_at(age) == school


def test_schools_follow_each_other_and_end() -> None:
    held = Occupation()
    seen = []
    for age in range(1, 20):
        before, held = held, rules.at_birthday(held, age, 0)
        if held != before:
            seen.append((age, held.kind, held.school))
    assert seen == [(6, "school", "primary"), (11, "school", "middle"), (14, "school", "high"), (18, "none", "")]


def test_work_ends_at_sixty_seven_with_a_pension() -> None:
    held = Occupation(kind="job", job="cook", performance=80)
    assert rules.at_birthday(held, 66, 270_000) == held
    retired = rules.at_birthday(held, 67, 270_000)
    assert (retired.kind, retired.job, retired.pension_cents) == ("retired", "cook", 270_000 * 45 // 100)
    assert rules.at_birthday(retired, 68, 0) == retired
    assert rules.at_birthday(Occupation(), 67, 0) == Occupation(), "who has no work does not retire from it"


@pytest.mark.parametrize("job", JOBS.values(), ids=list(JOBS))
def test_a_job_takes_the_hours_it_says(job: Job) -> None:
    duty = rules.duty_of(Occupation(kind="job", job=job.id), job)
    assert duty is not None
    assert (duty.doing, duty.begins, duty.ends - duty.begins) == ("work", job.from_hour * 60, job.hours * 60)


def test_only_school_and_work_are_duties() -> None:
    for kind in ("none", "retired"):
        assert rules.duty_of(Occupation(kind=kind, job="cook"), JOBS["cook"]) is None
    for school, (begins, ends) in rules.SCHOOL_HOURS.items():
        duty = rules.duty_of(Occupation(kind="school", school=school), None)
        assert duty is not None
        assert (duty.doing, duty.begins, duty.ends) == ("school", begins, ends)


@pytest.mark.parametrize(("performance", "cents"), [(0, 57_600), (50, 72_000), (100, 86_400)])
def test_pay_follows_performance_and_living_takes_its_share(performance: int, cents: int) -> None:
    """A shop assistant earns 2,400.00: 80 to 120 per cent of it by performance, 30 per cent are left."""
    held = Occupation(kind="job", job="shop_assistant", performance=performance)
    assert rules.monthly_cents(held, 30, JOBS["shop_assistant"]) == cents


@pytest.mark.parametrize(
    ("age", "cents"), [(6, 400), (8, 400), (9, 700), (11, 700), (12, 1500), (14, 1500), (15, 3000), (17, 3000)]
)
def test_pocket_money(age: int, cents: int) -> None:
    assert rules.monthly_cents(Occupation(kind="school", school="primary"), age, None) == cents


def test_a_pension_is_lived_on_and_idleness_pays_nothing() -> None:
    assert rules.monthly_cents(Occupation(kind="retired", pension_cents=100_000), 70, None) == 30_000
    assert rules.monthly_cents(Occupation(), 30, None) == 0


@given(
    performance=st.integers(0, 100),
    minutes=st.integers(0, 900),
    share=st.floats(0, 1),
    smarts=st.floats(0, 100),
)
def test_performance_stays_within_bounds_and_absence_never_lifts_it(
    performance: int, minutes: int, share: float, smarts: float
) -> None:
    held = Occupation(kind="school", performance=performance)
    after = rules.after_slot(held, minutes, int(minutes * share), smarts).performance
    assert 0 <= after <= 100
    attended = int(minutes * share) / minutes if minutes else 1
    if attended < 0.9:
        assert after < performance or performance == 0
        assert after >= performance - 6
    else:
        assert performance <= after <= performance + 1


def test_presence_lifts_towards_what_smarts_allow() -> None:
    for smarts, goal in ((0, 45), (50, 70), (100, 95)):
        held = Occupation(kind="school", performance=0)
        for _ in range(200):
            held = rules.after_slot(held, 360, 360, smarts)
        assert held.performance == goal
