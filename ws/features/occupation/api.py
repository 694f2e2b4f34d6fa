"""The door of the occupation."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.occupation import rules
from ws.features.occupation.records import Occupation


def begin(turn: Turn) -> None:
    """A newborn does nothing yet."""
    turn.put(Occupation())


def kind(turn: Turn) -> str:
    """none, school, job or retired."""
    return turn.get(Occupation).kind


def change(turn: Turn, held: Occupation) -> None:
    """Take up another occupation; the day follows."""
    turn.put(held)
    day.set_duty(turn, rules.duty_of(held, turn.content.jobs.get(held.job)))


def take_job(turn: Turn, job_id: str) -> None:
    """Begin a job; school and an earlier job are over."""
    change(turn, Occupation(kind="job", job=job_id))
    turn.tell("work", f"You have a job now: {turn.content.jobs[job_id].name}.", title="A new job")
