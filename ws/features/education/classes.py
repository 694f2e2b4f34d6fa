"""What happens at school: its years, lessons, clubs, discipline and exams."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Content, Effects
from ws.engine.turn import Turn
from ws.features.day.api import SlotEnded
from ws.features.education import api
from ws.features.education.records import Conduct, Marks, Membership, Schooling
from ws.features.education.rules import conduct, grades, schools
from ws.features.education.rules.grades import Mind
from ws.features.education.wording import moment
from ws.features.health import api as health
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill

_LEARNT: Final = {
    effort: Effects(smarts=0.06 * share, stress=grades.EFFORT_STRESS[effort])
    for effort, share in grades.EFFORT_LEARNING.items()
}
"""Of a day of school: about half a point of smarts a year with 8 or 9 school days in it."""
_FELT: Final = {
    "excellent": Effects(happiness=3, stress=-3), "good": Effects(happiness=2, stress=-2),
    "fair": Effects(happiness=0.5, stress=-1), "poor": Effects(happiness=-0.5),
    "failed": Effects(happiness=-4, stress=3),
}  # fmt: skip
_DISCIPLINED: Final = {
    "late": Effects(stress=0.5), "skipped": Effects(stress=1), "detention": Effects(happiness=-1, stress=2),
    "warning": Effects(happiness=-3, stress=4), "expelled": Effects(happiness=-8, stress=8),
}  # fmt: skip
_MOMENT_CHANCE: Final = 0.12
"""That a meeting of a club is told: about one a year."""


def mind(turn: Turn, effort: str) -> Mind:
    """What the life brings to its lessons now."""
    held = vitals.now(turn)
    return Mind(bytes.fromhex(turn.life.seed), held.smarts // vitals.POINT, held.stress // vitals.POINT, effort)


def marks_of(turn: Turn, held: Schooling) -> Marks:
    """The grades by subject; a life that is older than them has its one grade in all."""
    marks = turn.find(Marks) or Marks()
    if marks.subjects:
        return marks
    return replace(marks, subjects=dict.fromkeys(_taught(turn.content, held.school), held.grade * grades.POINT))


def begin_year(turn: Turn, held: Schooling) -> None:
    """The first day of a school year: what was held against the pupil is forgotten, the exams are planned."""
    if turn.find(Conduct) is not None:
        turn.remove(Conduct)
    turn.unschedule("school_exam")
    exam_minute = schools.exam_minute(turn.minute, turn.life.days_per_year)
    turn.schedule(exam_minute, "school_exam")
    api.change(turn, replace(held, exam_minute=exam_minute, passed=False))


def begin_school(turn: Turn, school: str, grade: int) -> None:
    """New subjects. What was taught before goes on with its grade, the others begin with `grade`."""
    marks = turn.find(Marks) or Marks()
    subjects = {one: marks.subjects.get(one, grade * grades.POINT) for one in _taught(turn.content, school)}
    turn.put(replace(marks, subjects=subjects))
    leave_clubs(turn, school)
    api.tell(turn, f"{school}_begins")
    turn.announce(api.Enrolled(school))


def lesson(turn: Turn, held: Schooling, fact: SlotEnded) -> None:
    """A day at school is over. Who is ill is excused, and learns nothing."""
    before = turn.find(Conduct) or Conduct()
    if before.detained:
        turn.put(replace(before, detained=False))
        api.change(turn, held)
    if not health.is_fit_for_duty(turn):
        return
    begins, ends = schools.SCHOOL_HOURS[held.school]
    _teach(turn, held, fact, ends - begins)
    vitals.affect(turn, _LEARNT[held.effort], min(1.0, fact.attended_minutes / (ends - begins)))
    if fact.attended_minutes * 2 >= fact.minutes:
        clubs_meet(turn)
    after = conduct.after_day(
        replace(before, detained=False), fact.minutes, fact.attended_minutes, held.school == "primary"
    )
    if after.consequence:
        turn.put(after.conduct)
        vitals.affect(turn, _DISCIPLINED[after.consequence])
        if after.consequence == "expelled":
            _expel(turn)
            return
        api.change(turn, api.held(turn))
        api.tell(turn, after.consequence)


def clubs_meet(turn: Turn) -> None:
    """The clubs of today have their effects; now and then something is told of one."""
    for member in tuple(turn.all(Membership)):
        club = turn.content.clubs.get(member.club_id)
        if club is None:
            continue
        turn.put(replace(member, meetings=member.meetings + 1))
        vitals.affect(turn, club.effects)
        if turn.rolls().happens(_MOMENT_CHANCE, "education.club", club.id):
            told = moment(turn, f"club.{club.id}", club.moments)
            vitals.affect(turn, told.effects)
            turn.tell("school", fill(told.text, name=turn.life.first_name), title=club.name)


def leave_clubs(turn: Turn, school: str) -> None:
    """Leave the clubs that a school does not have; "" has none."""
    for member in tuple(turn.all(Membership)):
        club = turn.content.clubs.get(member.club_id)
        if club is None or school not in club.schools:
            turn.remove(Membership, member.club_id)
            if club is not None:
                api.tell(turn, "club_ended", club=club.name)


def leave_school(turn: Turn, why: str, told: str) -> None:
    """School ends without its diploma: "dropped_out", "failed" or "expelled"."""
    held = api.held(turn)
    turn.put(replace(api.attained(turn), has_left_school=True))
    turn.unschedule("school_exam")
    api.change(turn, replace(held, school="", year=0, exam_minute=-1))
    leave_clubs(turn, "")
    api.tell(turn, told)
    turn.announce(api.LeftEducation(held.school or "high", why))


def exam(turn: Turn, held: Schooling) -> None:
    """The exams of a school year; at the end of high school they decide about the diploma."""
    is_final = held.school == "high" and held.year >= schools.LAST_YEAR
    papers = _papers(turn, held)
    subjects = marks_of(turn, held).subjects
    share = 2 if is_final else 4
    after = {one: (grade * (share - 1) + papers[one]) // share for one, grade in subjects.items()}
    turn.put(replace(marks_of(turn, held), subjects=after))
    grade = grades.overall(after)
    mark = grade if is_final else grades.overall(papers)
    _finish(turn, held, grade, is_final)
    api.sit_exam(turn, held.school, mark, mark >= grades.SCHOOL_PASS)
    verdict = grades.verdict(mark, grades.SCHOOL_PASS)
    feel_mark(turn, verdict)
    best = max(sorted(papers), key=lambda one: papers[one], default="")
    subject = turn.content.subjects.get(best)
    name = subject.name if subject is not None else "the last"
    api.tell(turn, f"{'final' if is_final else 'year'}_exam_{verdict}", mark=mark, subject=name.lower())


def miss_exam(turn: Turn, held: Schooling) -> None:
    """Somebody can not come to the exams: the grade of the year counts."""
    _finish(turn, held, held.grade, held.school == "high" and held.year >= schools.LAST_YEAR)
    api.tell(turn, "exam_missed", mark=held.grade)


def feel_mark(turn: Turn, verdict: str) -> None:
    """How a mark is taken."""
    vitals.affect(turn, _FELT[verdict])


def _finish(turn: Turn, held: Schooling, grade: int, is_final: bool) -> None:
    passed = is_final and grade >= grades.SCHOOL_PASS
    turn.put(replace(held, grade=grade, passed=passed))
    if is_final:
        turn.put(replace(api.attained(turn), school_grade=grade))
        turn.interruption = "event"


def _papers(turn: Turn, held: Schooling) -> dict[str, int]:
    own = mind(turn, held.effort)
    skipped = (turn.find(Conduct) or Conduct()).skipped
    rolls = turn.rolls()
    return {
        one: grades.school_mark(grade, own, skipped, rolls.chance("education.exam", one))
        for one, grade in marks_of(turn, held).subjects.items()
    }


def _teach(turn: Turn, held: Schooling, fact: SlotEnded, day_minutes: int) -> None:
    own = mind(turn, held.effort)
    marks = marks_of(turn, held)
    known = turn.content.subjects
    after = {
        one: grades.after_lessons(
            grade,
            grades.aim(own, known[one].theme if one in known else one),
            fact.minutes,
            fact.attended_minutes,
            day_minutes,
        )
        for one, grade in marks.subjects.items()
    }
    turn.put(replace(marks, subjects=after))
    turn.put(replace(api.held(turn), grade=grades.overall(after)))


def _expel(turn: Turn) -> None:
    """Out of the school; the young to another one, because the law wants them taught."""
    if turn.age() >= schools.LEAVING_AGE:
        turn.remove(Conduct)
        leave_school(turn, "expelled", "expelled")
        return
    held = api.held(turn)
    turn.remove(Conduct)
    api.change(turn, held)
    leave_clubs(turn, "")
    api.tell(turn, "other_school")
    turn.announce(api.LeftEducation(held.school, "expelled"))
    turn.announce(api.Enrolled(held.school))


def _taught(content: Content, school: str) -> list[str]:
    return [subject.id for subject in content.subjects.values() if school in subject.schools]
