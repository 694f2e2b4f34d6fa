"""The door of the education."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.education import rules
from ws.features.education.records import Schooling
from ws.kernel.facts import Fact


class Enrolled(Fact, frozen=True):
    """A school or a programme was begun."""

    programme_id: str


class Graduated(Fact, frozen=True):
    """A school or a programme was finished."""

    attainment: str
    programme_id: str


class LeftEducation(Fact, frozen=True):
    """Dropped out, or was expelled."""

    programme_id: str
    why: str


ATTAINMENTS: Final = ("none", "primary", "middle", "high", "bachelor", "master", "doctorate")
"""What may have been reached, each more than the one before."""


def attainment(turn: Turn) -> str:
    """The highest of ATTAINMENTS that the life has finished."""
    return "none"


def degrees(turn: Turn) -> tuple[str, ...]:
    """Ids of the programmes finished, in their order."""
    return ()


def fields(turn: Turn) -> frozenset[str]:
    """The fields of the programmes finished."""
    return frozenset()


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
