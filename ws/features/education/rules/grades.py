"""Grades: where they tend to, what a day does to them, and what exams make of them. All in
hundredths of a point, whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import msgspec

from ws.kernel.rolls import draw

POINT: Final = 100
FULL: Final = 100 * POINT
EFFORTS: Final = ("low", "normal", "high")
_EFFORT: Final = {"low": -900, "normal": 0, "high": 700}
"""What effort adds to where grades tend. Conscientiousness is about as good a predictor of grades
as intelligence (Poropat, Psychological Bulletin, 2009)."""
EFFORT_STRESS: Final = {"low": -0.4, "normal": 0.0, "high": 0.9}
"""Points of stress a day of school."""
EFFORT_LEARNING: Final = {"low": 0.6, "normal": 1.0, "high": 1.4}
"""How much of a day's smarts is learnt."""
_TALENT: Final = 900
_CALM: Final = 50
"""Points of stress from which on grades suffer."""
_MOST_A_DAY: Final = POINT
_ABSENCE: Final = 6 * POINT
"""What a whole missed day costs."""
_PRESENT: Final = 90
"""Per cent of a day that count as having been there."""
HOMEWORK: Final = 120
"""What homework adds to a grade of 0, shrinking to nothing at 100."""
HOMEWORK_ENERGY: Final = 4
HOMEWORK_MINUTES: Final = 45
_EXAM_CHANCE: Final = 800
SCHOOL_PASS: Final = 40
STUDY_PASS: Final = 45
"""Whole points needed."""
_VERDICTS: Final = ((85, "excellent"), (70, "good"), (55, "fair"))


class Mind(msgspec.Struct, frozen=True):
    """What a life brings to its lessons. Points are whole, 0 to 100."""

    seed: bytes
    smarts: int
    stress: int
    effort: str


@lru_cache(maxsize=8192)
def talent(seed: bytes, theme: str) -> int:
    """How much better (or worse) than others a life is at a theme, for ever."""
    return int(draw(seed, 0, "education.talent", theme) * (2 * _TALENT + 1)) - _TALENT


def aim(mind: Mind, theme: str) -> int:
    """The grade that attended lessons tend to: 45 and a little less than half of smarts, with effort and
    talent, less what stress takes."""
    strain = max(0, mind.stress - _CALM) * 20
    grade = 4500 + mind.smarts * 45 + _EFFORT[mind.effort] + talent(mind.seed, theme) - strain
    return max(0, min(FULL, grade))


def after_lessons(grade: int, aimed: int, minutes: int, attended_minutes: int, day_minutes: int) -> int:
    """A grade after `minutes` of a school day of `day_minutes`: presence moves it towards its aim by an
    eighth of the way, at most a point a day; absence costs six points a day."""
    if minutes <= 0:
        return grade
    if attended_minutes * 100 >= minutes * _PRESENT:
        towards = max(-_MOST_A_DAY, min(_MOST_A_DAY, (aimed - grade) // 8))
        step = towards * min(minutes, day_minutes) // day_minutes
    else:
        step = -(_ABSENCE * (minutes - attended_minutes) // max(minutes, day_minutes))
    return max(0, min(FULL, grade + step))


def after_homework(grade: int) -> int:
    """A grade after an hour of one's own."""
    return min(FULL, grade + HOMEWORK * (FULL - grade) // FULL)


def overall(subjects: Mapping[str, int]) -> int:
    """The grade over all subjects, in whole points; 50 when there are none."""
    if not subjects:
        return 50
    return whole(sum(subjects.values()) // len(subjects))


def whole(grade: int) -> int:
    """Hundredths to whole points, rounded."""
    return (grade + POINT // 2) // POINT


def school_mark(grade: int, mind: Mind, skipped_days: int, chance: float) -> int:
    """The mark of one school exam: three quarters what the year was like, the rest smarts, effort,
    stress, and the luck of the day (`chance`, 0 to 1). Every skipped day is a gap."""
    base = grade * 3 // 4 + mind.smarts * 20 + 500 + _EFFORT[mind.effort] // 4 - 150 * min(skipped_days, 10)
    return _drawn(base, mind, chance)


def study_mark(grade: int, mind: Mind, attended_percent: int, chance: float) -> int:
    """The mark of a year's exams at university; attendance counts by itself, too."""
    base = grade * 3 // 5 + mind.smarts * 25 + attended_percent * 15 + _EFFORT[mind.effort] // 3
    return _drawn(base, mind, chance)


def verdict(points: int, pass_points: int) -> str:
    """The word for a mark in whole points."""
    if points < pass_points:
        return "failed"
    return next((word for least, word in _VERDICTS if points >= least), "poor")


def _drawn(base: int, mind: Mind, chance: float) -> int:
    luck = int(chance * (2 * _EXAM_CHANCE + 1)) - _EXAM_CHANCE
    return max(0, min(FULL, base + luck - max(0, mind.stress - _CALM) * 10))
