"""The door of the careers."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.careers import rules
from ws.features.careers.records import Career
from ws.features.day import api as day
from ws.kernel.facts import Fact


class Hired(Fact, frozen=True):
    """A job was begun."""

    job_id: str


class Promoted(Fact, frozen=True):
    """A rank was reached in the track."""

    job_id: str


class LostJob(Fact, frozen=True):
    """A job ended: "dismissed", "resigned", "retired" or "imprisoned"."""

    job_id: str
    why: str


def monthly_pay_cents(turn: Turn) -> int:
    """Gross pay or pension of a month."""
    career = held(turn)
    if career.kind == "retired":
        return career.pension_cents
    job = turn.content.jobs.get(career.job)
    return job.pay_cents if job is not None and career.kind == "job" else 0


def held(turn: Turn) -> Career:
    """The career so far; a newborn's is empty."""
    return turn.find(Career) or Career()


def kind(turn: Turn) -> str:
    """none, job or retired."""
    return held(turn).kind


def change(turn: Turn, career: Career) -> None:
    """Take up other work, or none; the days follow."""
    turn.put(career)
    day.set_duty(turn, "work", rules.duty_of(career, turn.content.jobs.get(career.job)))


def take_job(turn: Turn, job_id: str) -> None:
    """Begin a job; an earlier one is over."""
    change(turn, Career(kind="job", job=job_id))
    turn.announce(Hired(job_id))
    turn.tell("work", f"You have a job now: {turn.content.jobs[job_id].name}.", title="A new job")
