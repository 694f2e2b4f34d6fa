"""Birthdays move a life through schools; days teach it; months cost; prison ends studies."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DayBegan, SlotEnded
from ws.features.education import api, classes, courses
from ws.features.education.records import Conduct
from ws.features.education.rules import programmes, schools
from ws.features.law.api import Imprisoned
from ws.features.money import api as money


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """The next year of school, the next school, or the end of it."""
    if not schools.SCHOOL_BEGINS <= fact.age <= schools.LAST_CHANCE:
        return
    held = api.held(turn)
    attained = api.attained(turn)
    end = schools.at_birthday(held, fact.age, attained.has_left_school)
    if end.finished:
        _finish(turn, end, held.grade)
    if end.failed:
        classes.leave_school(turn, "failed", "school_failed")
    elif end.repeats:
        api.tell(turn, "year_repeated")
        classes.begin_year(turn, held)
    elif end.schooling.school:
        classes.begin_year(turn, end.schooling)
        if end.schooling.school != held.school:
            classes.begin_school(turn, end.schooling.school, held.grade)
    if fact.age == schools.SCHOOL_ENDS - 1 and end.schooling.school:
        api.tell(turn, "university_near")
    elif fact.age == schools.SCHOOL_ENDS and attained.has_left_school and api.attainment(turn) == "middle":
        api.tell(turn, "university_later")


def slot_ends(turn: Turn, fact: SlotEnded) -> None:
    """A day at school or university is over."""
    if fact.doing != "school" or fact.minutes <= 0:
        return
    held = api.held(turn)
    if held.school:
        classes.lesson(turn, held, fact)
    elif held.programme:
        courses.lecture(turn, held, fact)


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Pocket money for pupils, tuition for students."""
    held = api.held(turn)
    if held.school:
        money.change(turn, money.in_country(turn, schools.pocket_money_cents(turn.age())), "pocket money")
    elif held.programme:
        courses.month(turn, held, fact.day)


def prison_begins(turn: Turn, fact: Imprisoned) -> None:
    """Nobody studies from there; a pupil's place is kept."""
    if api.is_student(turn):
        courses.leave(turn, "imprisoned")


def _finish(turn: Turn, end: schools.YearEnd, grade: int) -> None:
    """A school is over, and is worth something."""
    attained = api.attained(turn)
    if programmes.rank(end.finished) >= programmes.rank(attained.highest):
        attained = replace(attained, highest=end.finished)
    if end.finished == "high" and not end.schooling.passed:
        attained = replace(attained, school_grade=grade)  # its exams were never planned: the year's grade counts
    turn.put(attained)
    api.tell(turn, f"{end.finished}_graduation", mark=attained.school_grade)
    turn.announce(api.Graduated(end.finished, end.finished))
    if not end.schooling.school:
        if turn.find(Conduct) is not None:
            turn.remove(Conduct)
        api.change(turn, end.schooling)
        classes.leave_clubs(turn, "")
        api.tell(turn, "university_open", mark=attained.school_grade)
