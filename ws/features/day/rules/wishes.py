"""Which change of a day makes sense, and in which words it is refused."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.features.day.records import Day, Wish
from ws.features.day.rules import care, plans

RIVALS: Final = (
    frozenset({"skip_work", "overtime", "take_day_off"}),
    frozenset({"early_night", "late_night"}),
)
"""Changes that can not both be had for one day."""
_YOUNGEST: Final = {"skip_school": 9, "late_night": 10}
_TOO_YOUNG: Final = {
    "skip_school": "Somebody walks you to the school door and waves until you are inside.",
    "late_night": "Somebody turns off your light, and checks under the blanket for a torch.",
}
_DUTY: Final = {"skip_school": "school", "skip_work": "work", "overtime": "work", "take_day_off": "work"}
_LEAST_OVERTIME: Final = 30


class Asked(msgspec.Struct, frozen=True):
    """A change, the day it is for, and who asks at which minute."""

    change: str
    day: int
    minute: int
    age: int
    days_per_year: int

    @property
    def is_today(self) -> bool:
        return self.minute // MINUTES_PER_DAY == self.day


def changes_of(held: Day, day: int) -> set[str]:
    """The changes wished for a day."""
    return {wish.change for wish in held.wishes if wish.day == day}


def days_off_a_year(days_per_year: int) -> int:
    """Paid days off in a year: two where a day is a month; 15 (what a worker of some years has in
    the United States, Bureau of Labor Statistics, Employee Benefits Survey) where it is a day."""
    return max(2, days_per_year * 15 // 365)


def days_off_left(held: Day, day: int, days_per_year: int) -> int:
    """Days off that may still be taken in the year of life of a day."""
    taken = held.days_off if held.days_off_year == day // days_per_year else 0
    return max(0, days_off_a_year(days_per_year) - taken)


def why_not(held: Day, asked: Asked) -> str:
    """What stands against a change, as a sentence; "" when nothing does."""
    if held.place:
        return f"In {held.place} the days are planned by others."
    wished = changes_of(held, asked.day)
    if asked.change in wished:
        return "That is arranged already."
    if asked.age < _YOUNGEST.get(asked.change, 0):
        return _TOO_YOUNG[asked.change]
    if any(asked.change in rivals and rivals & wished for rivals in RIVALS):
        return "That does not go with what is arranged for the day. Cancel it first."
    duty = _DUTY.get(asked.change)
    if duty is not None:
        return _why_no_duty(held, asked, duty)
    return _why_no_sleep(held, asked) if asked.is_today else ""


def _why_no_duty(held: Day, asked: Asked, duty: str) -> str:
    when = "today" if asked.is_today else "tomorrow"
    today = plans.duties_of(asked.day, held.duties.values(), changes_of(held, asked.day))
    hours = [(d.begins, d.ends) for d in today if d.doing == duty]
    if not hours:
        return f"There is no {duty} {when}."
    now = asked.minute - asked.day * MINUTES_PER_DAY
    if asked.is_today and now >= hours[-1][1]:
        return f"The {duty} of today is over."
    if asked.change == "take_day_off":
        if days_off_left(held, asked.day, asked.days_per_year) == 0:
            return "Your days off for this year are used up."
        if asked.is_today and now >= hours[0][0]:
            return "You are at work already. A day off begins at home."
    if asked.change == "overtime" and plans.overtime_minutes(today) < _LEAST_OVERTIME:
        return "Your hours go on as late as anybody works."
    return ""


def _why_no_sleep(held: Day, asked: Asked) -> str:
    asleep = held.doing in care.IN_BED
    evening = asked.minute % MINUTES_PER_DAY >= MINUTES_PER_DAY // 2
    if asked.change == "lie_in" and not (asleep and not evening):
        return "You are up already. Lie in tomorrow."
    if asked.change in ("early_night", "late_night") and asleep and evening:
        return "You are in bed already."
    return ""


def why_no_return(held: Day, asked: Asked) -> str:
    """What stands against taking a change of today back; "" when nothing does."""
    now = asked.minute - asked.day * MINUTES_PER_DAY
    if asked.change == "lie_in" and held.doing not in care.IN_BED:
        return "You have slept in already, and it was lovely."
    duty = _DUTY.get(asked.change)
    if duty is None:
        return ""
    changes = changes_of(held, asked.day) - {"take_day_off"}
    hours = [
        (d.begins, d.ends)
        for d in plans.duties_of(asked.day, held.duties.values(), changes)
        if plans.SKIPPING.get(d.doing, d.doing) == duty
    ]
    if not hours or now >= hours[-1][1] or (asked.change == "take_day_off" and now >= hours[0][0]):
        return "It is too late to change that back."
    return ""


def with_wish(held: Day, asked: Asked) -> Day:
    """The day with a change noted."""
    changed = replace(held, wishes=(*held.wishes, Wish(asked.day, asked.change)))
    if asked.change != "take_day_off":
        return changed
    year = asked.day // asked.days_per_year
    return replace(changed, days_off_year=year, days_off=held.days_off + 1 if held.days_off_year == year else 1)


def without_wish(held: Day, asked: Asked) -> Day:
    """The day with a change taken back."""
    changed = replace(held, wishes=tuple(w for w in held.wishes if (w.day, w.change) != (asked.day, asked.change)))
    year = asked.day // asked.days_per_year
    if asked.change != "take_day_off" or held.days_off_year != year:
        return changed
    return replace(changed, days_off=max(0, held.days_off - 1))
