"""The door of the careers."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.careers import changing
from ws.features.careers.facts import (
    BecameChief,
    BusinessEnded,
    BusinessStarted,
    Hired,
    LeaveEnded,
    LostJob,
    Promoted,
    Retired,
    ShiftWorked,
)
from ws.features.careers.reading import held, is_full_time_student, job_of, kind, monthly_pay_cents, today
from ws.features.careers.records import Business, Career, WorkHistory
from ws.features.careers.rules import businesses, pay, vacancies
from ws.features.law import api as law
from ws.kernel.rolls import Rolls

_WORKS_FROM: Final = 21
_MONTHS_WORKED_A_YEAR: Final = 10
"""Of somebody whose working life is not known: with gaps."""


def take_job(turn: Turn, job_id: str) -> None:
    """Begin a job; an earlier one is over. For somebody in full-time studies or in prison it stays an offer."""
    if law.is_in_prison(turn):
        return
    if is_full_time_student(turn):
        changing.told(turn, "no_time_for_a_job", title=turn.content.jobs[job_id].name)
        return
    rolls = Rolls(bytes.fromhex(turn.life.seed), today(turn) * MINUTES_PER_DAY)
    changing.begin_job(
        turn,
        job_id,
        vacancies.employer_of(rolls, turn.content.jobs[job_id], turn.content),
        pay.BEGINS_PERCENT,
        "hired",
    )


def begin_grown(turn: Turn, job_id: str, is_retired: bool) -> None:
    """Give somebody who begins at an age the job they have, or had until they retired, and the years it took."""
    job = turn.content.jobs[job_id]
    rolls = turn.rolls()
    years = max(0, min(turn.age(), pay.RETIRES_AT) - _WORKS_FROM)
    months = max(job.needs.months, years * _MONTHS_WORKED_A_YEAR)
    in_job = 0 if is_retired else min(months, rolls.between(1, 60, "careers.grown"))
    career = Career(
        kind="job",
        job=job_id,
        employer=vacancies.employer_of(rolls, job, turn.content),
        months=in_job,
        pay_percent=100,
    )
    career = changing.with_pay(turn, career)
    if is_retired:
        pension = pay.pension_cents(career.pay_cents, months, pay.RETIRES_AT)
        career = replace(career, kind="retired", pension_cents=pension, pay_cents=0)
    turn.put(WorkHistory(months - in_job, {job.track: months - in_job}))
    changing.change(turn, career)


def business_cents(turn: Turn) -> int:
    """What the own business would sell for; 0 without one."""
    held_business = turn.find(Business)
    return businesses.sale_cents(held_business) if held_business is not None else 0


def go_on_leave(turn: Turn, months: int, percent: int) -> bool:
    """Stay at home with a child for so many months (midnights), with so many per cent of the pay; a leave that runs
    becomes the longer one. False without a job of somebody else's."""
    career = held(turn)
    if career.kind != "job" or months <= career.leave_months:
        return False
    changing.change(turn, replace(career, leave_months=months, leave_percent=percent))
    return True


def end_leave(turn: Turn) -> bool:
    """Go back to work before the time. False for who is not on leave."""
    if not held(turn).leave_months:
        return False
    changing.end_leave(turn)
    return True


def judge(turn: Turn, points: int) -> None:
    """Let something that was done at work count for or against the performance; nothing without a job."""
    career = held(turn)
    if career.kind == "job":
        turn.put(replace(career, performance=max(0, min(100, career.performance + points))))


__all__ = [
    "BecameChief", "BusinessEnded", "BusinessStarted", "Hired", "LeaveEnded", "LostJob", "Promoted", "Retired",
    "ShiftWorked", "begin_grown", "end_leave", "go_on_leave", "held", "is_full_time_student", "job_of", "judge",
    "kind", "monthly_pay_cents", "take_job",
]  # fmt: skip
