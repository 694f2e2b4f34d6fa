"""What happens to a programme: begun, attended, paid for, left and finished."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects, Programme
from ws.engine.clock import DAYS_PER_WEEK, MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.day.api import SlotEnded
from ws.features.day.records import Day, Duty
from ws.features.education import api, classes
from ws.features.education.records import Attainments, Schooling, Studies
from ws.features.education.rules import grades, programmes
from ws.features.health import api as health
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused

_LEARNT: Final = {
    effort: Effects(smarts=0.09 * share, stress=grades.EFFORT_STRESS[effort])
    for effort, share in grades.EFFORT_LEARNING.items()
}
"""Of a full day of lectures: three points of smarts in four years."""
FULL_DAY: Final = 360
"""Minutes."""
_HEAD_START: Final = 500
"""How far below their aim, in hundredths, the grades of a newcomer begin."""
_PROUD: Final = Effects(happiness=8, stress=-6)
_BEATEN: Final = Effects(happiness=-6, stress=4)


def job_hours(turn: Turn) -> Duty | None:
    """What a job takes of the days."""
    return turn.get(Day).duties.get("work")


def tuition_cents(turn: Turn, held: Studies, programme: Programme) -> int:
    """A month's tuition after the scholarship, in the country of the life."""
    granted = turn.content.scholarships.get(held.scholarship)
    yearly = money.in_country(turn, programme.tuition_cents)
    return programmes.monthly_tuition_cents(yearly, held.mode, granted.percent if granted is not None else 0)


def begin(turn: Turn, programme: Programme, mode: str, loan: bool, scholarship: str) -> None:
    """Begin a programme, or go on with it. Raises Refused when nobody lends the tuition."""
    schooling = api.held(turn)
    begun = turn.find(Studies, programme.id)
    told = f"enrolled_{programme.level}" if begun is None else "enrolled_again"
    if turn.find(Attainments) is None:
        turn.put(api.attained(turn))  # of a life that is older than its records
    if begun is None:
        aim = grades.aim(classes.mind(turn, schooling.effort), programme.field)
        begun = Studies(programme.id, mode, grade=max(0, aim - _HEAD_START))
    begun = replace(begun, mode=mode, status="enrolled", loan=loan, scholarship=scholarship)
    turn.put(replace(schooling, programme=programme.id))
    duty = programmes.duty_beside(mode, job_hours(turn)) or programmes.DUTIES[mode][0]
    day.set_duty(turn, "school", duty)
    _begin_year(turn, begun if not loan else _financed(turn, begun, programme))
    api.tell(turn, told, programme=programme.name)
    turn.announce(api.Enrolled(programme.id))


def lecture(turn: Turn, held: Schooling, fact: SlotEnded) -> None:
    """Lectures are over for today."""
    begun = turn.get(Studies, held.programme)
    if not health.is_fit_for_duty(turn):
        return
    field = turn.content.programmes[begun.programme_id].field
    aim = grades.aim(classes.mind(turn, held.effort), field)
    grade = grades.after_lessons(begun.grade, aim, fact.minutes, fact.attended_minutes, FULL_DAY)
    turn.put(replace(begun, grade=grade, attended_minutes=begun.attended_minutes + fact.attended_minutes))
    vitals.affect(turn, _LEARNT[held.effort], min(1.0, fact.attended_minutes / FULL_DAY))
    if fact.attended_minutes * 2 >= fact.minutes:
        classes.clubs_meet(turn)


def month(turn: Turn, held: Schooling, number: int) -> None:
    """What a month asks: lectures to attend today (not of the ill), and tuition. Nothing of who is away."""
    if day.place(turn):
        return
    begun = turn.get(Studies, held.programme)
    minutes = _lecture_minutes(turn, number)
    if minutes and health.is_fit_for_duty(turn):
        turn.put(replace(begun, expected_minutes=begun.expected_minutes + minutes))
    if not begun.is_year_paid:
        cents = tuition_cents(turn, begun, turn.content.programmes[begun.programme_id])
        if cents:
            money.charge(turn, cents, "tuition")


def leave(turn: Turn, why: str) -> None:
    """The programme is over before its end: "dropped_out", "failed" or "imprisoned". Credits are kept."""
    begun = turn.get(Studies, api.held(turn).programme)
    programme = turn.content.programmes[begun.programme_id]
    _end(turn, replace(begun, status="left"))
    vitals.affect(turn, _BEATEN)
    told = {"failed": "programme_failed", "imprisoned": "programme_imprisoned"}.get(why, "programme_left")
    api.tell(turn, told, programme=programme.name)
    turn.announce(api.LeftEducation(programme.id, why))


def exam(turn: Turn, begun: Studies) -> None:
    """The exams of a year of study, and what follows from them."""
    programme = turn.content.programmes[begun.programme_id]
    mind = classes.mind(turn, api.held(turn).effort)
    luck = turn.rolls().chance("education.study_exam", programme.id)
    today = _lecture_minutes(turn, turn.minute // MINUTES_PER_DAY)  # expected since midnight, and still to come
    attended = programmes.attended_percent(replace(begun, expected_minutes=begun.expected_minutes - today))
    mark = grades.study_mark(begun.grade, mind, attended, luck)
    points = grades.whole(mark)
    passed = points >= grades.STUDY_PASS
    after = programmes.after_exam(begun, mark, passed, programme)
    api.sit_exam(turn, programme.id, points, passed)
    if after.credits >= programmes.needed_credits(programme):
        _graduate(turn, after, programme)
        return
    verdict = grades.verdict(points, grades.STUDY_PASS)
    classes.feel_mark(turn, verdict)
    api.tell(turn, f"study_exam_{verdict}", programme=programme.name, mark=points)
    if after.failures >= programmes.MOST_FAILURES:
        turn.put(after)
        leave(turn, "failed")
        return
    _begin_year(turn, _renewed(turn, after, programme))


def postpone(turn: Turn, begun: Studies) -> None:
    """Somebody can not come to the exam."""
    programme = turn.content.programmes[begun.programme_id]
    exam_minute = programmes.exam_minute(turn.minute, programmes.POSTPONED_DAYS)
    turn.put(replace(begun, exam_minute=exam_minute))
    turn.schedule(exam_minute, "study_exam", programme.id)
    api.tell(turn, "exam_postponed", programme=programme.name)


def _lecture_minutes(turn: Turn, number: int) -> int:
    """How long the lectures of a day are."""
    duty = turn.get(Day).duties.get("school")
    return duty.ends - duty.begins if duty is not None and number % DAYS_PER_WEEK in duty.days else 0


def _begin_year(turn: Turn, begun: Studies) -> None:
    exam_minute = programmes.exam_minute(turn.minute, turn.life.days_per_year)
    turn.put(replace(begun, exam_minute=exam_minute, expected_minutes=0, attended_minutes=0))
    turn.schedule(exam_minute, "study_exam", begun.programme_id)


def _financed(turn: Turn, begun: Studies, programme: Programme) -> Studies:
    """With the tuition of the coming year borrowed. Raises Refused."""
    cents = tuition_cents(turn, begun, programme) * turn.life.days_per_year
    if cents:
        money.borrow(turn, "student", cents, programmes.LOAN_MONTHS)
    return replace(begun, is_year_paid=True)


def _renewed(turn: Turn, begun: Studies, programme: Programme) -> Studies:
    """With what pays for the next year: the scholarship while grades keep it, the loan while somebody lends."""
    granted = turn.content.scholarships.get(begun.scholarship)
    if granted is not None and grades.whole(begun.grade) < granted.keep_grade:
        begun = replace(begun, scholarship="")
        api.tell(turn, "scholarship_lost", programme=programme.name)
    if not begun.loan:
        return begun
    try:
        return _financed(turn, begun, programme)
    except Refused:
        api.tell(turn, "loan_refused", programme=programme.name)
        return replace(begun, loan=False)


def _graduate(turn: Turn, begun: Studies, programme: Programme) -> None:
    points = grades.whole(begun.grade)
    attained: Attainments = programmes.with_degree(api.attained(turn), programme, points)
    turn.put(attained)
    _end(turn, replace(begun, status="graduated"))
    vitals.affect(turn, _PROUD)
    api.tell(turn, f"graduation_{programme.level}", programme=programme.name, mark=points)
    turn.announce(api.Graduated(programmes.attained_by(programme.level), programme.id))


def _end(turn: Turn, begun: Studies) -> None:
    turn.unschedule("study_exam", begun.programme_id)
    turn.put(replace(begun, exam_minute=-1, is_year_paid=False))
    turn.put(replace(api.held(turn), programme=""))
    day.set_duty(turn, "school", None)
    classes.leave_clubs(turn, "")
