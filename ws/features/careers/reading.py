"""What is known of a working life."""

from __future__ import annotations

from ws.content.schemas import Job
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.careers.records import Business, Career, WorkHistory
from ws.features.careers.rules import requirements, shifts
from ws.features.careers.rules.requirements import Applicant
from ws.features.day.records import Day
from ws.features.education import api as education
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.vitals import api as vitals


def held(turn: Turn) -> Career:
    """The career so far; a newborn's is empty."""
    return turn.find(Career) or Career()


def kind(turn: Turn) -> str:
    """none, job or retired. Who lives of a business of one's own has a job."""
    now = held(turn).kind
    return "job" if now == "none" and turn.find(Business) is not None else now


def monthly_pay_cents(turn: Turn) -> int:
    """Gross pay or pension of a month, at the level of the country; a side job is not counted."""
    career = held(turn)
    if career.kind == "retired":
        return career.pension_cents
    if career.kind != "job":
        return 0
    pay_cents = career.pay_cents or usual_pay_cents(turn, career)
    return pay_cents * career.leave_percent // 100 if career.leave_months else pay_cents


def job_of(turn: Turn) -> Job | None:
    """The main job as the content knows it."""
    career = held(turn)
    return turn.content.jobs.get(career.job) if career.kind == "job" else None


def is_full_time_student(turn: Turn) -> bool:
    """Whether school or studies fill the week."""
    return shifts.is_full_time_study(turn.get(Day).duties.values())


def applicant(turn: Turn) -> Applicant:
    """What employers look at."""
    now = vitals.now(turn)
    return Applicant(
        age=turn.age(),
        attainment=education.ATTAINMENTS.index(education.attainment(turn)),
        fields=education.fields(turn),
        smarts=now.smarts // vitals.POINT,
        looks=now.looks // vitals.POINT,
        health=now.health // vitals.POINT,
        track_months=requirements.experience(turn.find(WorkHistory) or WorkHistory(), held(turn), turn.content),
        is_convicted=bool(law.convictions(turn)),
    )


def today(turn: Turn) -> int:
    """Days since birth."""
    return turn.minute // MINUTES_PER_DAY


def pay_level(turn: Turn) -> float:
    """Pay in the country of the life; 1 is the United States."""
    return money.in_country(turn, 10_000) / 10_000


def usual_pay_cents(turn: Turn, career: Career) -> int:
    """Gross a month of a career as it stands, at the level of the country."""
    job = turn.content.jobs.get(career.job)
    return money.in_country(turn, job.pay_cents * career.pay_percent // 100) if job is not None else 0
