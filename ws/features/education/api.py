"""The door of the education."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.education.records import Attainments, Conduct, Schooling, Sitting, Studies, Transcript
from ws.features.education.rules import programmes, schools
from ws.features.education.wording import worded
from ws.kernel.facts import Fact
from ws.kernel.prose import fill

ATTAINMENTS = programmes.ATTAINMENTS
KEPT_EXAMS = 40
"""Twelve years of school and every study a life has time for."""
"""What may have been reached, each more than the one before."""


class Enrolled(Fact, frozen=True):
    """A school ("primary", "middle", "high") or a programme was begun."""

    programme_id: str


class Graduated(Fact, frozen=True):
    """A school ("primary", "middle", "high") or a programme was finished. `attainment` is what that is
    worth, which may be less than what the life has already."""

    attainment: str
    programme_id: str


class LeftEducation(Fact, frozen=True):
    """A school or a programme ended without being finished: "dropped_out", "failed", "expelled" or
    "imprisoned". Who is expelled below the age of leaving is Enrolled at another school at once."""

    programme_id: str
    why: str


class ExamTaken(Fact, frozen=True):
    """The exams of a year were taken. `mark` is in whole points, 0 to 100."""

    programme_id: str
    mark: int
    passed: bool


class HomeworkDone(Fact, frozen=True):
    """An hour of one's own was spent on a subject (of school) or on the programme."""

    subject_id: str


def begin_grown(turn: Turn, highest: str, degrees: tuple[str, ...]) -> None:
    """Give somebody who begins at an age the schooling of it: a school to go to, or what was finished."""
    age = turn.age()
    school = schools.school_at(age)
    if age < schools.SCHOOL_BEGINS:
        return
    if not school:
        turn.put(Attainments(highest=highest, degrees=degrees))
        turn.put(Schooling())
        return
    turn.put(schools.assumed(age))
    grade = turn.rolls().between(40, 80, "education.grown")
    change(turn, Schooling(school=school, grade=grade, year=age - schools.SCHOOL_BEGINS + 1))


def attained(turn: Turn) -> Attainments:
    """What has been finished."""
    return turn.find(Attainments) or schools.assumed(turn.age())


def attainment(turn: Turn) -> str:
    """The highest of ATTAINMENTS that the life has finished."""
    return attained(turn).highest


def degrees(turn: Turn) -> tuple[str, ...]:
    """Ids of the programmes finished, oldest first."""
    return attained(turn).degrees


def fields(turn: Turn) -> frozenset[str]:
    """Fields of the programmes finished, as in `ws.content.schemas.education.Field`."""
    known = turn.content.programmes
    return frozenset(known[degree].field for degree in degrees(turn) if degree in known)


def held(turn: Turn) -> Schooling:
    """What is known of the schooling; a newborn's is empty."""
    return turn.find(Schooling) or Schooling()


def is_pupil(turn: Turn) -> bool:
    """Whether the life goes to primary, middle or high school."""
    return bool(held(turn).school)


def is_student(turn: Turn) -> bool:
    """Whether the life is enrolled in a programme."""
    return bool(held(turn).programme)


def studies(turn: Turn) -> Studies | None:
    """The programme that is being studied, or None."""
    programme = held(turn).programme
    return turn.find(Studies, programme) if programme else None


def sit_exam(turn: Turn, of: str, mark: int, passed: bool) -> None:
    """Keep what an exam of a school or programme came to, and announce it."""
    held = turn.find(Transcript) or Transcript()
    turn.put(Transcript((*held.exams, Sitting(turn.minute, of, mark))[-KEPT_EXAMS:]))
    turn.announce(ExamTaken(of, mark, passed))


def change(turn: Turn, schooling: Schooling) -> None:
    """Go to another school, or to none; the days follow."""
    turn.put(schooling)
    conduct = turn.find(Conduct)
    day.set_duty(turn, "school", schools.duty_of(schooling, conduct is not None and conduct.detained))


def tell(turn: Turn, told: str, **names: object) -> None:
    """Tell a moment of the school life, in one of its wordings."""
    entry = turn.content.school_texts[told]
    text = worded(turn, told, entry.texts)
    name = turn.life.first_name
    turn.tell("school", fill(text, name=name, **names), title=fill(entry.title, name=name, **names))
