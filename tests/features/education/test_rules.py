"""Schools and grades, as pure rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ws.features.education import rules
from ws.features.education.records import Schooling


@pytest.mark.parametrize(
    ("age", "school"),
    [(0, ""), (5, ""), (6, "primary"), (10, "primary"), (11, "middle"), (13, "middle"), (14, "high"), (17, "high"),
     (18, ""), (60, "")],
)  # fmt: skip
def test_schools_by_age(age: int, school: str) -> None:
    assert rules.school_at(age) == school


def test_schools_follow_each_other_and_end() -> None:
    held = Schooling()
    seen = []
    for age in range(1, 20):
        before, held = held, rules.at_birthday(held, age)
        if held != before:
            seen.append((age, held.school))
    assert seen == [(6, "primary"), (11, "middle"), (14, "high"), (18, "")]


def test_school_takes_its_hours() -> None:
    assert rules.duty_of(Schooling()) is None
    for school, (begins, ends) in rules.SCHOOL_HOURS.items():
        duty = rules.duty_of(Schooling(school=school))
        assert duty is not None
        assert (duty.doing, duty.begins, duty.ends) == ("school", begins, ends)


@pytest.mark.parametrize(
    ("age", "cents"), [(6, 400), (8, 400), (9, 700), (11, 700), (12, 1500), (14, 1500), (15, 3000), (17, 3000)]
)
def test_pocket_money(age: int, cents: int) -> None:
    assert rules.pocket_money_cents(age) == cents


@given(grade=st.integers(0, 100), minutes=st.integers(1, 900), share=st.floats(0, 1), smarts=st.floats(0, 100))
def test_grades_stay_within_bounds_and_absence_never_lifts_them(
    grade: int, minutes: int, share: float, smarts: float
) -> None:
    after = rules.after_slot(Schooling(school="high", grade=grade), minutes, int(minutes * share), smarts).grade
    assert 0 <= after <= 100
    if int(minutes * share) / minutes < 0.9:
        assert after < grade or grade == 0
    else:
        assert grade <= after <= grade + 1
