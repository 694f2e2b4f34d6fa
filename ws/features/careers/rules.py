"""Decisions about work."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Job
from ws.features.careers.records import Career
from ws.features.day.records import Duty

RETIRES: Final = 67
LIVING_SHARE: Final = 70
"""Per cent of pay that rent, food and taxes take, until the money feature knows them one by one."""
PENSION_SHARE: Final = 45


def duty_of(held: Career, job: Job | None) -> Duty | None:
    """What work takes of a weekday."""
    if held.kind != "job" or job is None:
        return None
    return Duty("work", job.from_hour * 60, min(1380, (job.from_hour + job.hours) * 60))


def at_birthday(held: Career, age: int, pay_cents: int) -> Career:
    """Work ends with age. `pay_cents` is the present pay."""
    if held.kind == "job" and age >= RETIRES:
        return replace(held, kind="retired", pension_cents=pay_cents * PENSION_SHARE // 100)
    return held


def monthly_cents(held: Career, job: Job | None) -> int:
    """What is left of a month's income after living, in cents."""
    if held.kind == "job" and job is not None:
        pay = job.pay_cents * (80 + held.performance * 2 // 5) // 100
        return pay * (100 - LIVING_SHARE) // 100
    if held.kind == "retired":
        return held.pension_cents * (100 - LIVING_SHARE) // 100
    return 0


def after_slot(held: Career, minutes: int, attended_minutes: int, smarts_points: float) -> Career:
    """Performance after a day at work: presence lifts it towards what smarts allow, absence costs."""
    if minutes <= 0:
        return held
    share = attended_minutes / minutes
    lift = 1 if held.performance < 45 + smarts_points * 0.5 else 0
    step = lift if share >= 0.9 else -round((1.0 - share) * 6)
    return replace(held, performance=max(0, min(100, held.performance + step)))
