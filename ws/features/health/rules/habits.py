"""What habits do over months, in closed form and integers."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import HabitKind
from ws.features.health.records import HabitKept

POINT: Final = 1_000_000
MOST: Final = 6
"""Habits a life can keep at once."""
MOST_MONTHS: Final = 240
_NEAR: Final = POINT // 20
RELAPSE_YEARS: Final = 3


def level(start: int, target: int, months: int) -> int:
    """Where a level stands after whole months: each month goes a twelfth of what is left.

    >>> level(0, 12_000_000, 1)
    1000000
    """
    months = min(months, MOST_MONTHS)
    left: int = (target - start) * 11**months // 12**months
    return target - left


def targets(habit: HabitKind, kept: HabitKept) -> tuple[int, int]:
    """(health, looks) that a habit leads to; one given up leads back."""
    if kept.quit_minute is not None:
        return 0, 0
    return round(habit.health * POINT), round(habit.looks * POINT)


def levels(habit: HabitKind, kept: HabitKept, day: int, days_per_year: int) -> tuple[int, int]:
    """(health, looks) that a habit has given by a day."""
    months = (day - kept.anchor_day) * 12 // days_per_year
    health, looks = targets(habit, kept)
    return level(kept.health, health, months), level(kept.looks, looks, months)


def turned(habit: HabitKind, kept: HabitKept, minute: int, day: int, days_per_year: int, quits: bool) -> HabitKept:
    """The same habit given up, or taken up again, from today on."""
    health, looks = levels(habit, kept, day, days_per_year)
    since = kept.since_minute if quits else minute
    return replace(
        kept, since_minute=since, quit_minute=minute if quits else None, anchor_day=day, health=health, looks=looks
    )


def is_settled(habit: HabitKind, kept: HabitKept, reached: tuple[int, int]) -> bool:
    """Whether hardly anything is left to come."""
    return all(abs(target - now) < _NEAR for target, now in zip(targets(habit, kept), reached, strict=True))
