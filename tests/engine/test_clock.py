"""Game time against real time, and the calendar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ws.engine.clock import Calendar, age_at, date_at, is_weekend, minute_at, real_time_of

AT = st.integers(0, 4_000_000_000_000)
MINUTES = st.integers(0, 10_000_000)
RATES = st.one_of(st.floats(0.001, 10_000), st.sampled_from([1.0, 1 / 3, 0.1, 7.0, 59.94, 10_000.0]))
CALENDARS = st.builds(Calendar, st.integers(1, 366), st.integers(1970, 2100), st.integers(0, 11))


@given(AT, MINUTES, RATES, st.integers(0, 100_000))
def test_the_real_time_of_a_minute_is_the_first_that_gives_it(at: int, anchor: int, rate: float, later: int) -> None:
    minute = anchor + later
    real = real_time_of(at, anchor, rate, minute)
    assert minute_at(at, anchor, rate, real) >= minute
    if later:
        assert minute_at(at, anchor, rate, real - 1) < minute or real - 1 < at


@given(AT, MINUTES, RATES, st.lists(st.integers(-10_000, 100_000), max_size=20))
def test_the_minute_never_falls_while_time_goes_on(at: int, anchor: int, rate: float, passed: list[int]) -> None:
    minutes = [minute_at(at, anchor, rate, at + later) for later in sorted(passed)]
    assert minutes == sorted(minutes)
    assert all(minute >= anchor for minute in minutes), "whatever the clock says, never before the anchor"


@given(AT, MINUTES, RATES, st.lists(st.integers(0, 5000), min_size=1, max_size=20))
def test_anchoring_in_phase_never_lets_the_minute_fall(at: int, minute: int, rate: float, steps: list[int]) -> None:
    """What `advance.anchor_in_phase` does at every moment; it loses less than a millisecond each time."""
    begun_at, begun_minute, now, shown = at, minute, at, minute
    for passed in steps:
        now += passed
        present = minute_at(at, minute, rate, now)
        assert present >= shown
        at, minute = real_time_of(at, minute, rate, present), present
        shown = minute_at(at, minute, rate, now)
        assert shown >= present
        assert at <= now
    unmoved = minute_at(begun_at, begun_minute, rate, now)
    assert unmoved - shown <= 1 + len(steps) * (1 + rate / 1000)


def test_one_second_is_one_minute() -> None:
    assert minute_at(5_000, 100, 1.0, 5_999) == 100
    assert minute_at(5_000, 100, 1.0, 6_000) == 101
    assert minute_at(0, 0, 1.0, 24 * 60 * 1000) == 1440, "a game day is 24 real minutes"


@given(CALENDARS, MINUTES, st.integers(1, 100_000))
def test_dates_rise_with_minutes(calendar: Calendar, minute: int, later: int) -> None:
    first, second = date_at(calendar, minute), date_at(calendar, minute + later)
    assert (first.year, first.month, first.day) <= (second.year, second.month, second.day)
    assert first.age <= second.age
    assert 1 <= first.month <= 12
    assert first.day * 1440 + first.hour * 60 + first.minute == minute


@given(CALENDARS, st.integers(0, 120))
def test_a_birthday_falls_into_the_month_of_birth(calendar: Calendar, age: int) -> None:
    minute = age * calendar.days_per_year * 1440
    date = date_at(calendar, minute)
    assert (date.age, date.year, date.month) == (age, calendar.birth_year + age, calendar.birth_month + 1)
    assert age_at(minute, calendar.days_per_year) == age
    assert minute == 0 or age_at(minute - 1, calendar.days_per_year) == age - 1


def test_a_day_stands_for_a_month() -> None:
    calendar = Calendar(days_per_year=12, birth_year=2026, birth_month=10)
    months = [(date_at(calendar, day * 1440).year, date_at(calendar, day * 1440).month) for day in range(4)]
    assert months == [(2026, 11), (2026, 12), (2027, 1), (2027, 2)]


@pytest.mark.parametrize(("day", "weekend"), [(0, False), (4, False), (5, True), (6, True), (7, False), (12, True)])
def test_the_last_two_days_of_seven_are_a_weekend(day: int, weekend: bool) -> None:
    assert is_weekend(day) is weekend
    assert date_at(Calendar(12, 2026, 0), day * 1440).weekday == day % 7
