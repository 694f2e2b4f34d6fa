"""Game time: pure functions between real milliseconds, game minutes and the calendar."""

from __future__ import annotations

from typing import Final

import msgspec

MINUTES_PER_DAY: Final = 1440
DAYS_PER_WEEK: Final = 7


class Calendar(msgspec.Struct, frozen=True, gc=False):
    """How a life counts its days. Day 0 is the day of birth."""

    days_per_year: int
    birth_year: int
    birth_month: int
    """0 for January."""


class Date(msgspec.Struct, frozen=True, gc=False):
    """A game minute as people read it."""

    year: int
    month: int
    """1 to 12."""
    day: int
    """Days since birth."""
    weekday: int
    """0 is Monday; 5 and 6 are the weekend."""
    hour: int
    minute: int
    age: int
    """Completed years."""


def date_at(calendar: Calendar, minute: int) -> Date:
    """The date of a game minute of a life."""
    day, rest = divmod(minute, MINUTES_PER_DAY)
    age, day_of_year = divmod(day, calendar.days_per_year)
    months = calendar.birth_month + day_of_year * 12 // calendar.days_per_year
    return Date(
        year=calendar.birth_year + age + months // 12,
        month=months % 12 + 1,
        day=day,
        weekday=day % DAYS_PER_WEEK,
        hour=rest // 60,
        minute=rest % 60,
        age=age,
    )


def age_at(minute: int, days_per_year: int) -> int:
    """Completed years at a game minute counted from birth."""
    return minute // (MINUTES_PER_DAY * days_per_year)


def is_weekend(day: int) -> bool:
    """Whether a day (since birth) is a Saturday or a Sunday."""
    return day % DAYS_PER_WEEK >= 5


def minute_at(anchor_at: int, anchor_minute: int, minutes_per_second: float, now: int) -> int:
    """The game minute at a real time (Unix ms). Never before the anchor, whatever the clock says."""
    return anchor_minute + max(0, int((now - anchor_at) * minutes_per_second / 1000))


def real_time_of(anchor_at: int, anchor_minute: int, minutes_per_second: float, minute: int) -> int:
    """The first real millisecond at which `minute_at` gives `minute` or more."""
    if minute <= anchor_minute:
        return anchor_at
    at = anchor_at + int((minute - anchor_minute) * 1000 / minutes_per_second)
    while minute_at(anchor_at, anchor_minute, minutes_per_second, at) < minute:
        at += 1  # float division may land a millisecond short
    return at
