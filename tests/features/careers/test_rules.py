"""Work and rest, as pure rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.life import world
from ws.content.schemas import Job
from ws.features.careers import rules
from ws.features.careers.records import Career

JOBS = world().content.jobs


def test_work_ends_at_sixty_seven_with_a_pension() -> None:
    held = Career(kind="job", job="cook", performance=80)
    assert rules.at_birthday(held, 66, 270_000) == held
    retired = rules.at_birthday(held, 67, 270_000)
    assert (retired.kind, retired.job, retired.pension_cents) == ("retired", "cook", 270_000 * 45 // 100)
    assert rules.at_birthday(retired, 68, 0) == retired
    assert rules.at_birthday(Career(), 67, 0) == Career(), "who has no work does not retire from it"


@pytest.mark.parametrize("job", JOBS.values(), ids=list(JOBS))
def test_a_job_takes_the_hours_it_says(job: Job) -> None:
    duty = rules.duty_of(Career(kind="job", job=job.id), job)
    assert duty is not None
    assert (duty.doing, duty.begins, duty.ends - duty.begins) == ("work", job.from_hour * 60, job.hours * 60)


def test_who_does_not_work_has_no_duty() -> None:
    for kind in ("none", "retired"):
        assert rules.duty_of(Career(kind=kind, job="cook"), JOBS["cook"]) is None


@pytest.mark.parametrize(("performance", "cents"), [(0, 57_600), (50, 72_000), (100, 86_400)])
def test_pay_follows_performance_and_living_takes_its_share(performance: int, cents: int) -> None:
    """A shop assistant earns 2,400.00: 80 to 120 per cent of it by performance, 30 per cent are left."""
    held = Career(kind="job", job="shop_assistant", performance=performance)
    assert rules.monthly_cents(held, JOBS["shop_assistant"]) == cents


def test_a_pension_is_lived_on_and_idleness_pays_nothing() -> None:
    assert rules.monthly_cents(Career(kind="retired", pension_cents=100_000), None) == 30_000
    assert rules.monthly_cents(Career(), None) == 0


@given(
    performance=st.integers(0, 100),
    minutes=st.integers(0, 900),
    share=st.floats(0, 1),
    smarts=st.floats(0, 100),
)
def test_performance_stays_within_bounds_and_absence_never_lifts_it(
    performance: int, minutes: int, share: float, smarts: float
) -> None:
    held = Career(kind="job", performance=performance)
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
        held = Career(kind="job", performance=0)
        for _ in range(200):
            held = rules.after_slot(held, 360, 360, smarts)
        assert held.performance == goal
