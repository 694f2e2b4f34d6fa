"""The door of ageing."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing.records import Age
from ws.features.ageing.rules import stage_at, yearly_death_chance
from ws.kernel.facts import Fact


class BirthdayCame(Fact, frozen=True):
    """The life is a year older."""

    age: int


class StageReached(Fact, frozen=True):
    """A new stage of life began."""

    stage: str


class LifeEnded(Fact, frozen=True):
    """The life ended."""

    age: int
    cause: str


def begin(turn: Turn) -> None:
    """A newborn, and its first birthday to come."""
    turn.put(Age(0, stage_at(0)))
    schedule_birthday(turn, 1)


def schedule_birthday(turn: Turn, age: int) -> None:
    """Plan the birthday at which the life is `age`."""
    turn.schedule(age * turn.life.days_per_year * MINUTES_PER_DAY, "birthday", str(age))


__all__ = [
    "BirthdayCame", "LifeEnded", "StageReached", "begin", "schedule_birthday", "stage_at", "yearly_death_chance",
]  # fmt: skip
