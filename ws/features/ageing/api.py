"""The door of ageing."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing import rules
from ws.features.ageing.records import Age
from ws.features.ageing.rules import stage_at
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


def begin_grown(turn: Turn, age: int) -> None:
    """Somebody who is so many years old already, and the next birthday."""
    turn.put(Age(age, stage_at(age)))
    schedule_birthday(turn, age + 1)


def schedule_birthday(turn: Turn, age: int) -> None:
    """Plan the birthday at which the life is `age`."""
    turn.schedule(age * turn.life.days_per_year * MINUTES_PER_DAY, "birthday", str(age))


def end_life(turn: Turn, cause: str, text: str) -> None:
    """The life ends at this minute: it is told, others hear of it, and nothing follows."""
    life = turn.life
    turn.tell("death", text, title=f"{life.first_name} {life.last_name}")
    turn.announce(LifeEnded(turn.age(), cause))
    turn.settle()
    turn.end_life(cause)
    turn.interruption = "death"


def yearly_death_chance(content: Content, age: int, sex: str) -> float:
    """The chance of anybody to die between two birthdays, by the published life table of the sex."""
    return rules.yearly_death_chance(content.life_tables[sex].deaths_per_million, age)


__all__ = [
    "BirthdayCame", "LifeEnded", "StageReached", "begin", "begin_grown", "end_life", "schedule_birthday", "stage_at",
    "yearly_death_chance",
]  # fmt: skip
