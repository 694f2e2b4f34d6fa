"""Decisions about school and work."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Job
from ws.features.day.records import Duty
from ws.features.occupation.records import Occupation

SCHOOLS: Final = ((6, "primary"), (11, "middle"), (14, "high"))
SCHOOL_ENDS: Final = 18
RETIRES: Final = 67
SCHOOL_HOURS: Final = {"primary": (510, 870), "middle": (500, 900), "high": (495, 930)}
"""Minutes after midnight."""
LIVING_SHARE: Final = 70
"""Per cent of pay that rent, food and taxes take, until the money feature knows them one by one."""
PENSION_SHARE: Final = 45
POCKET_MONEY: Final = ((6, 400), (9, 700), (12, 1500), (15, 3000))
"""(from this age, cents a month)"""


def duty_of(held: Occupation, job: Job | None) -> Duty | None:
    """What takes up the weekdays of an occupation."""
    if held.kind == "school":
        return Duty("school", *SCHOOL_HOURS[held.school])
    if held.kind == "job" and job is not None:
        return Duty("work", job.from_hour * 60, min(1380, (job.from_hour + job.hours) * 60))
    return None


def school_at(age: int) -> str:
    """The school of an age, "" when there is none."""
    if age >= SCHOOL_ENDS:
        return ""
    return next((name for begins, name in reversed(SCHOOLS) if age >= begins), "")


def at_birthday(held: Occupation, age: int, pay_cents: int) -> Occupation:
    """Schools follow each other; work ends with age. `pay_cents` is the present pay."""
    if held.kind == "job" and age >= RETIRES:
        return replace(held, kind="retired", pension_cents=pay_cents * PENSION_SHARE // 100)
    school = school_at(age)
    if school and school != held.school:
        return Occupation(kind="school", school=school)
    if not school and held.kind == "school":
        return Occupation()
    return held


def monthly_cents(held: Occupation, age: int, job: Job | None) -> int:
    """What is left of a month's income after living, in cents; pocket money for the young."""
    if held.kind == "job" and job is not None:
        pay = job.pay_cents * (80 + held.performance * 2 // 5) // 100
        return pay * (100 - LIVING_SHARE) // 100
    if held.kind == "retired":
        return held.pension_cents * (100 - LIVING_SHARE) // 100
    if held.kind == "school":
        return next((cents for begins, cents in reversed(POCKET_MONEY) if age >= begins), 0)
    return 0


def after_slot(held: Occupation, minutes: int, attended_minutes: int, smarts_points: float) -> Occupation:
    """Performance after a day at school or work: presence lifts it towards what smarts allow,
    absence costs."""
    if minutes <= 0:
        return held
    share = attended_minutes / minutes
    goal = 45 + smarts_points * 0.5
    lift = 1 if held.performance < goal else 0
    step = lift if share >= 0.9 else -round((1.0 - share) * 6)
    return replace(held, performance=max(0, min(100, held.performance + step)))
