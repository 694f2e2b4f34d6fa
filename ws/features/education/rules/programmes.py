"""Programmes: who is admitted, when there are lectures, what they cost and how they end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Programme, Scholarship
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.day.records import Duty
from ws.features.education.records import Attainments, Studies
from ws.features.education.rules.schools import EXAM_TIME, LEAVING_AGE

ATTAINMENTS: Final = ("none", "primary", "middle", "high", "bachelor", "master", "doctorate")
ATTAINED: Final = {"certificate": "high"}
"""What a level is worth, where it is not an attainment itself."""
CREDITS_PER_YEAR: Final = 60
"""ECTS credits of a full-time year (European Commission, ECTS Users' Guide)."""
CREDITS: Final = {"full_time": 60, "part_time": 30, "online": 40}
"""What a passed year of study brings."""
TUITION_PERCENT: Final = {"full_time": 100, "part_time": 50, "online": 60}
MOST_FAILURES: Final = 3
LOAN_MONTHS: Final = 120
"""The standard repayment plan of federal student loans in the United States: ten years."""
POSTPONED_DAYS: Final = 2
DUTIES: Final = {
    "full_time": (Duty("school", 540, 900),),
    "part_time": (
        Duty("school", 1155, 1320, (0, 1, 3)), Duty("school", 540, 810, (5, 6)), Duty("school", 450, 630, (0, 1, 3)),
    ),
    "online": (
        Duty("school", 540, 780, (5, 6)), Duty("school", 1155, 1275, (0, 1, 2, 3)),
        Duty("school", 420, 540, (0, 1, 2, 3)),
    ),
}  # fmt: skip
"""The hours of a mode, in the order in which they are tried beside a job; evenings begin after dinner."""


class Applicant(msgspec.Struct, frozen=True):
    """Who asks to be admitted."""

    age: int
    is_pupil: bool
    attained: Attainments
    smarts: int
    """Whole points."""
    studies: dict[str, Studies]
    """By programme."""
    current: str
    """The programme that is being studied; "" for none."""
    grades: dict[str, int]
    """Best grade in whole points of the finished degrees, by field; "" is the best of all."""


def attained_by(level: str) -> str:
    """The attainment that finishing a level is worth."""
    return ATTAINED.get(level, level)


def rank(attainment: str) -> int:
    return ATTAINMENTS.index(attainment)


def relevant_grade(programme: Programme, who: Applicant) -> int:
    """The grade that an admission looks at: of school, or of the degrees it builds on."""
    if rank(programme.needs.attainment) <= rank("high"):
        return who.attained.school_grade if rank(who.attained.highest) >= rank("high") else 50
    fields = programme.needs.fields or ("",)
    return max((who.grades.get(field, 0) for field in fields), default=0)


def why_not(programme: Programme, who: Applicant) -> tuple[str, str]:
    """(code, sentence) of what stands against an admission; two empty strings when nothing does."""
    held = who.studies.get(programme.id)
    needs = programme.needs
    if held is not None and held.status == "graduated":
        return "conflict", f"You have finished this already: {programme.name}."
    if who.current:
        same = who.current == programme.id
        text = "You are enrolled there already." if same else "You study something else. Drop out of that first."
        return "conflict", text
    if who.is_pupil:
        return "not_allowed", "First school wants to be finished; then this is open to you."
    if who.age < LEAVING_AGE:
        return "not_allowed", f"You are too young for this: it is for {LEAVING_AGE} and older."
    if programme.level == "high" and rank(who.attained.highest) >= rank("high"):
        return "not_allowed", "You have a diploma already."
    if held is not None:
        if held.failures >= MOST_FAILURES:
            return "not_allowed", "You have failed here for good. Another programme will suit you better."
        return "", ""  # whoever was admitted once may come back
    if rank(who.attained.highest) < rank(needs.attainment):
        return "not_allowed", f"This asks for a finished {_WORDS[needs.attainment]}."
    if needs.fields and not any(field in who.grades for field in needs.fields):
        wanted = " or ".join(field.replace("_", " ") for field in needs.fields)
        return "not_allowed", f"This builds on a degree in {wanted}."
    grade = relevant_grade(programme, who)
    if grade < needs.grade:
        return "not_allowed", f"This asks for a grade of {needs.grade}; yours is {grade}."
    if who.smarts < needs.smarts:
        return "not_allowed", f"The entrance test asks for smarts of {needs.smarts}; you have {who.smarts}."
    return "", ""


def scholarship_for(programme: Programme, who: Applicant, offered: Iterable[Scholarship]) -> Scholarship | None:
    """The best scholarship that fits, by its share."""
    grade = relevant_grade(programme, who)
    fitting = [
        offer for offer in offered
        if programme.level in offer.levels and (not offer.fields or programme.field in offer.fields)
        and grade >= offer.min_grade and who.smarts >= offer.min_smarts
    ]  # fmt: skip
    return max(fitting, key=lambda offer: (offer.percent, offer.id), default=None)


def duty_beside(mode: str, job: Duty | None) -> Duty | None:
    """The hours of a mode that a job leaves free; None when it leaves none."""
    return next((duty for duty in DUTIES[mode] if job is None or not _overlap(duty, job)), None)


def monthly_tuition_cents(yearly_cents: int, mode: str, scholarship_percent: int) -> int:
    """What a month of a year of study costs. `yearly_cents` is a full-time year without scholarship."""
    return yearly_cents * TUITION_PERCENT[mode] * (100 - scholarship_percent) // (12 * 10_000)


def needed_credits(programme: Programme) -> int:
    return programme.years * CREDITS_PER_YEAR


def exam_minute(minute: int, days_per_year: int) -> int:
    """When the year of study ends that begins now: in the morning, a year from today."""
    return (minute // MINUTES_PER_DAY + days_per_year) * MINUTES_PER_DAY + EXAM_TIME


def attended_percent(held: Studies) -> int:
    """0 to 100; 100 when there has been nothing to attend."""
    if held.expected_minutes <= 0:
        return 100
    return min(100, held.attended_minutes * 100 // held.expected_minutes)


def after_exam(held: Studies, mark: int, passed: bool, programme: Programme) -> Studies:
    """A year of study is over. `mark` is in hundredths and counts a third of the grade."""
    over = replace(
        held,
        grade=(held.grade * 2 + mark) // 3,
        expected_minutes=0,
        attended_minutes=0,
        is_year_paid=False,
        exam_minute=-1,
    )
    if not passed:
        return replace(over, failures=held.failures + 1)
    return replace(over, credits=min(needed_credits(programme), held.credits + CREDITS[held.mode]))


def with_degree(attained: Attainments, programme: Programme, grade: int) -> Attainments:
    """After graduation. A diploma of the evening school counts like one of the day."""
    reached = attained_by(programme.level)
    highest = reached if rank(reached) > rank(attained.highest) else attained.highest
    school_grade = grade if programme.level == "high" else attained.school_grade
    return replace(
        attained, highest=highest, school_grade=school_grade, degrees=(*attained.degrees, programme.id)
    )  # fmt: skip


def _overlap(one: Duty, other: Duty) -> bool:
    return bool(set(one.days) & set(other.days)) and one.begins < other.ends and other.begins < one.ends


_WORDS: Final = {
    "none": "nothing", "primary": "primary school", "middle": "middle school", "high": "high school",
    "bachelor": "bachelor's degree", "master": "master's degree", "doctorate": "doctorate",
}  # fmt: skip
