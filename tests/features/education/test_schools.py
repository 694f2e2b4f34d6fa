"""Schools, their years and their exams, as pure rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import DAY
from ws.engine.clock import is_weekend
from ws.features.education.records import Schooling
from ws.features.education.rules import schools


@pytest.mark.parametrize(
    ("age", "school"),
    [(0, ""), (5, ""), (6, "primary"), (10, "primary"), (11, "middle"), (13, "middle"), (14, "high"), (17, "high"),
     (18, ""), (60, "")],
)  # fmt: skip
def test_schools_by_age(age: int, school: str) -> None:
    assert schools.school_at(age) == school


def test_schools_follow_each_other_with_twelve_years_and_end() -> None:
    held = Schooling()
    seen, years = [], []
    for age in range(1, 20):
        end = schools.at_birthday(held, age)
        if end.schooling.school != held.school:
            seen.append((age, end.schooling.school, end.finished))
        held = end.schooling
        years.append(held.year)
    assert seen == [(6, "primary", ""), (11, "middle", "primary"), (14, "high", "middle"), (18, "", "high")]
    assert years == [0] * 5 + list(range(1, 13)) + [0] * 2


def test_the_final_exams_decide_about_the_diploma() -> None:
    last = Schooling(school="high", year=12, exam_minute=100)
    assert schools.at_birthday(replace(last, passed=True), 18).finished == "high"
    again = schools.at_birthday(last, 18)
    assert (again.repeats, again.finished, again.schooling.school) == (True, "", "high")
    assert schools.at_birthday(replace(last, passed=True), 19).finished == "high"
    over = schools.at_birthday(last, 19)
    assert (over.failed, over.repeats, over.finished, over.schooling.school) == (True, False, "", "")


def test_a_life_older_than_the_exams_has_passed_them() -> None:
    assert schools.at_birthday(Schooling(school="high", grade=12), 18).finished == "high"
    assert [schools.assumed(age).highest for age in (6, 11, 14, 18, 40)] == [
        "none", "primary", "middle", "high", "high",
    ]  # fmt: skip


def test_who_has_left_school_is_not_sent_back() -> None:
    held = Schooling()
    assert schools.at_birthday(held, 17, has_left=True).schooling == held
    assert schools.at_birthday(held, 17, has_left=False).schooling.school == "high"


@given(day=st.integers(0, 3000), days_per_year=st.integers(1, 366))
def test_exams_are_in_the_year_and_on_a_weekday_where_there_is_one(day: int, days_per_year: int) -> None:
    exam_day, clock = divmod(schools.exam_minute(day * DAY, days_per_year), DAY)
    assert clock == schools.EXAM_TIME
    assert day <= exam_day < day + days_per_year
    days = range(day, day + days_per_year)
    assert not is_weekend(exam_day) or all(map(is_weekend, days))
    assert all(is_weekend(later) for later in range(exam_day + 1, day + days_per_year))


def test_school_takes_its_hours_and_a_detention_one_more() -> None:
    assert schools.duty_of(Schooling()) is None
    for school, (begins, ends) in schools.SCHOOL_HOURS.items():
        duty = schools.duty_of(Schooling(school=school))
        assert duty is not None
        assert (duty.doing, duty.begins, duty.ends) == ("school", begins, ends)
        longer = schools.duty_of(Schooling(school=school), detained=True)
        assert longer is not None
        assert (longer.begins, longer.ends) == (begins, ends + 60)


@pytest.mark.parametrize(
    ("age", "cents"), [(6, 400), (8, 400), (9, 700), (11, 700), (12, 1500), (14, 1500), (15, 3000), (17, 3000)]
)
def test_pocket_money(age: int, cents: int) -> None:
    assert schools.pocket_money_cents(age) == cents
