"""The door of the careers."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.careers import changing
from ws.features.careers.facts import (
    BecameChief,
    BusinessEnded,
    BusinessStarted,
    Hired,
    LostJob,
    Promoted,
    Retired,
    ShiftWorked,
)
from ws.features.careers.reading import held, is_full_time_student, job_of, kind, monthly_pay_cents, today
from ws.features.careers.rules import pay, vacancies
from ws.features.law import api as law
from ws.kernel.rolls import Rolls


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


def judge(turn: Turn, points: int) -> None:
    """Let something that was done at work count for or against the performance; nothing without a job."""
    career = held(turn)
    if career.kind == "job":
        turn.put(replace(career, performance=max(0, min(100, career.performance + points))))


__all__ = [
    "BecameChief", "BusinessEnded", "BusinessStarted", "Hired", "LostJob", "Promoted", "Retired", "ShiftWorked",
    "held", "is_full_time_student", "job_of", "judge", "kind", "monthly_pay_cents", "take_job",
]  # fmt: skip
