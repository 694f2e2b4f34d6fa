"""Decisions about school."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.features.day.records import Duty
from ws.features.education.records import Schooling

SCHOOLS: Final = ((6, "primary"), (11, "middle"), (14, "high"))
SCHOOL_ENDS: Final = 18
SCHOOL_HOURS: Final = {"primary": (510, 870), "middle": (500, 900), "high": (495, 930)}
"""Minutes after midnight."""
POCKET_MONEY: Final = ((6, 400), (9, 700), (12, 1500), (15, 3000))
"""(from this age, cents a month)"""


def duty_of(held: Schooling) -> Duty | None:
    """What school takes of a weekday."""
    return Duty("school", *SCHOOL_HOURS[held.school]) if held.school else None


def school_at(age: int) -> str:
    """The school of an age, "" when there is none."""
    if age >= SCHOOL_ENDS:
        return ""
    return next((name for begins, name in reversed(SCHOOLS) if age >= begins), "")


def at_birthday(held: Schooling, age: int) -> Schooling:
    """Schools follow each other and end."""
    school = school_at(age)
    return held if school == held.school else Schooling(school=school)


def pocket_money_cents(age: int) -> int:
    """What a pupil gets a month."""
    return next((cents for begins, cents in reversed(POCKET_MONEY) if age >= begins), 0)


def after_slot(held: Schooling, minutes: int, attended_minutes: int, smarts_points: float) -> Schooling:
    """The grade after a day at school: presence lifts it towards what smarts allow, absence costs."""
    if minutes <= 0:
        return held
    share = attended_minutes / minutes
    lift = 1 if held.grade < 45 + smarts_points * 0.5 else 0
    step = lift if share >= 0.9 else -round((1.0 - share) * 6)
    return replace(held, grade=max(0, min(100, held.grade + step)))
