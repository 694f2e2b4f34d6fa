"""Grades and marks, as pure rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ws.features.education.rules import grades
from ws.features.education.rules.grades import Mind

SEED = b"0123456789abcdef"
POINTS = st.integers(0, 100)
GRADES = st.integers(0, 10_000)


def mind(smarts: int = 50, stress: int = 0, effort: str = "normal", seed: bytes = SEED) -> Mind:
    return Mind(seed, smarts, stress, effort)


def test_grades_tend_higher_with_smarts_and_effort_and_lower_with_stress() -> None:
    plain = grades.aim(mind(), "numbers")
    assert grades.aim(mind(smarts=60), "numbers") == plain + 450
    assert grades.aim(mind(effort="low"), "numbers") < plain < grades.aim(mind(effort="high"), "numbers")
    assert grades.aim(mind(stress=50), "numbers") == plain > grades.aim(mind(stress=51), "numbers")


def test_everybody_has_talents_of_their_own_for_ever() -> None:
    themes = ("language", "numbers", "nature", "society", "art", "body", "technology", "life")
    talents = {theme: grades.talent(SEED, theme) for theme in themes}
    assert len(set(talents.values())) > 4
    assert all(-900 <= talent <= 900 for talent in talents.values())
    assert talents == {theme: grades.talent(SEED, theme) for theme in themes}
    assert grades.talent(b"another seed....", "art") != talents["art"]


@given(grade=GRADES, aimed=GRADES, minutes=st.integers(1, 900), share=st.integers(0, 100))
def test_absence_costs_and_presence_never_overshoots(grade: int, aimed: int, minutes: int, share: int) -> None:
    attended = minutes * share // 100
    after = grades.after_lessons(grade, aimed, minutes, attended, 360)
    assert 0 <= after <= 10_000
    if attended * 100 < minutes * 90:
        assert after <= grade
        assert grade - after <= 600
    else:
        assert min(grade, aimed) - 1 <= after <= max(grade, aimed)
        assert abs(after - grade) <= 100


def test_a_whole_missed_day_costs_six_points_and_half_a_day_three() -> None:
    assert grades.after_lessons(5000, 9000, 360, 0, 360) == 4400
    assert grades.after_lessons(5000, 9000, 360, 180, 360) == 4700
    assert grades.after_lessons(5000, 9000, 360, 360, 360) == 5100
    assert grades.after_lessons(5000, 9000, 90, 90, 360) == 5025, "a quarter of a day teaches a quarter"
    assert grades.after_lessons(5000, 9000, 0, 0, 360) == 5000


@given(grade=GRADES)
def test_homework_lifts_less_and_less(grade: int) -> None:
    after = grades.after_homework(grade)
    assert grade <= after <= 10_000
    assert after - grade <= 120
    assert grades.after_homework(5000) == 5060


@given(
    grade=GRADES, smarts=POINTS, stress=POINTS, chance=st.floats(0, 1, exclude_max=True), skipped=st.integers(0, 99)
)
def test_marks_stay_within_bounds(grade: int, smarts: int, stress: int, chance: float, skipped: int) -> None:
    for effort in grades.EFFORTS:
        assert 0 <= grades.school_mark(grade, mind(smarts, stress, effort), skipped, chance) <= 10_000
        assert 0 <= grades.study_mark(grade, mind(smarts, stress, effort), skipped, chance) <= 10_000


def test_everything_that_should_count_in_an_exam_counts() -> None:
    plain = grades.school_mark(6500, mind(), 0, 0.5)
    assert grades.school_mark(6600, mind(), 0, 0.5) > plain
    assert grades.school_mark(6500, mind(smarts=51), 0, 0.5) > plain
    assert grades.school_mark(6500, mind(effort="high"), 0, 0.5) > plain
    assert grades.school_mark(6500, mind(stress=80), 0, 0.5) < plain
    assert grades.school_mark(6500, mind(), 1, 0.5) < plain
    assert grades.school_mark(6500, mind(), 0, 0.9) > plain
    studied = grades.study_mark(6500, mind(), 100, 0.5)
    assert grades.study_mark(6500, mind(), 60, 0.5) == studied - 600
    assert grades.study_mark(6500, mind(effort="low"), 100, 0.5) < studied
    assert grades.study_mark(6500, mind(stress=90), 100, 0.5) < studied


@pytest.mark.parametrize(
    ("points", "word"),
    [(100, "excellent"), (85, "excellent"), (84, "good"), (70, "good"), (69, "fair"), (55, "fair"), (54, "poor"),
     (40, "poor"), (39, "failed"), (0, "failed")],
)  # fmt: skip
def test_the_word_for_a_mark(points: int, word: str) -> None:
    assert grades.verdict(points, grades.SCHOOL_PASS) == word


def test_the_overall_grade_is_the_mean() -> None:
    assert grades.overall({}) == 50
    assert grades.overall({"a": 6000, "b": 7099}) == 65
    assert grades.overall({"a": 6050}) == 61
