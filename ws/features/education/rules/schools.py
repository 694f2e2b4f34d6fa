"""Schools follow each other and end."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY, is_weekend
from ws.features.day.records import Duty
from ws.features.education.records import Attainments, Schooling

SCHOOLS: Final = ((6, "primary"), (11, "middle"), (14, "high"))
"""(first age, school): the grades K-12 of the United States without kindergarten."""
SCHOOL_BEGINS: Final = 6
SCHOOL_ENDS: Final = 18
LAST_CHANCE: Final = 19
"""Who has failed the final exams may try once more; the age at which that is over, too."""
LEAVING_AGE: Final = 16
"""From which school may be left; so in most countries (UNESCO Institute for Statistics, compulsory education)."""
LAST_YEAR: Final = 12
SCHOOL_HOURS: Final = {"primary": (510, 870), "middle": (500, 900), "high": (495, 930)}
"""Minutes after midnight."""
DETENTION_MINUTES: Final = 60
POCKET_MONEY: Final = ((6, 400), (9, 700), (12, 1500), (15, 3000))
"""(from this age, cents a month)"""
EXAM_TIME: Final = 10 * 60
"""Minutes after midnight."""


class YearEnd(msgspec.Struct, frozen=True):
    """What a birthday makes of the schooling."""

    schooling: Schooling
    finished: str = ""
    """The school that was finished."""
    repeats: bool = False
    failed: bool = False
    """School ends without its diploma."""


def duty_of(held: Schooling, detained: bool = False) -> Duty | None:
    """What school takes of a weekday."""
    if not held.school:
        return None
    begins, ends = SCHOOL_HOURS[held.school]
    return Duty("school", begins, ends + (DETENTION_MINUTES if detained else 0))


def school_at(age: int) -> str:
    """The school of an age, "" when there is none."""
    if age >= SCHOOL_ENDS:
        return ""
    return next((name for begins, name in reversed(SCHOOLS) if age >= begins), "")


def at_birthday(held: Schooling, age: int, has_left: bool = False) -> YearEnd:
    """The next year, the next school, or the end. A life whose final exams were never planned
    (it is older than they are) has passed them."""
    due = school_at(age)
    if held.school == "high" and not due:
        over = replace(held, school="", year=0, exam_minute=-1)
        if held.passed or held.exam_minute < 0:
            return YearEnd(over, finished="high")
        if age < LAST_CHANCE:
            return YearEnd(held, repeats=True)
        return YearEnd(over, failed=True)
    if has_left or not due:
        return YearEnd(held)
    year = min(LAST_YEAR, age - SCHOOL_BEGINS + 1)
    finished = held.school if due != held.school else ""
    return YearEnd(replace(held, school=due, year=year), finished=finished)


def exam_minute(minute: int, days_per_year: int) -> int:
    """When the exams of a school year are that begins on the day of `minute`: in the morning of
    its last weekday (of its last day, when a year is a weekend)."""
    first = minute // MINUTES_PER_DAY
    last = first + days_per_year - 1
    day = next((day for day in range(last, first - 1, -1) if not is_weekend(day)), last)
    return day * MINUTES_PER_DAY + EXAM_TIME


def assumed(age: int) -> Attainments:
    """What a life has finished that is older than the records of it: school, without trouble."""
    if age >= SCHOOL_ENDS:
        return Attainments(highest="high")
    done = [
        name for begins, name in zip((b for b, _ in SCHOOLS[1:]), ("primary", "middle"), strict=True) if age >= begins
    ]
    return Attainments(highest=done[-1] if done else "none")


def pocket_money_cents(age: int) -> int:
    """What a pupil gets a month."""
    return next((cents for begins, cents in reversed(POCKET_MONEY) if age >= begins), 0)
