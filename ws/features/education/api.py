"""The door of the education."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.education import rules
from ws.features.education.records import Schooling


def held(turn: Turn) -> Schooling:
    """What is known of the schooling; a newborn's is empty."""
    return turn.find(Schooling) or Schooling()


def is_pupil(turn: Turn) -> bool:
    """Whether the life goes to primary, middle or high school."""
    return bool(held(turn).school)


def change(turn: Turn, schooling: Schooling) -> None:
    """Go to another school, or to none; the days follow."""
    turn.put(schooling)
    day.set_duty(turn, "school", rules.duty_of(schooling))
