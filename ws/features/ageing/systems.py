"""Birthdays and the last day."""

from __future__ import annotations

from ws.content.schemas import Ending
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing import rules
from ws.features.ageing.api import BirthdayCame, LifeEnded, StageReached, schedule_birthday
from ws.features.ageing.records import Age
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill


def birthday(turn: Turn, argument: str) -> None:
    """A year older: decide whether this is the last one, and plan the next."""
    age = int(argument)
    turn.announce(BirthdayCame(age))
    stage = rules.stage_at(age)
    turn.put(Age(age, stage))
    if stage != rules.stage_at(age - 1):
        turn.tell("stage", f"You turn {age}. From today you are {rules.STAGE_NAMES[stage]}.", title="A new chapter")
        turn.announce(StageReached(stage))
    else:
        turn.tell("birthday", f"You turn {age}.", title="Birthday")
    vitals.grow_older(turn, age)
    chance = rules.yearly_death_chance(age, vitals.now(turn).health / vitals.POINT)
    if age >= rules.FIRST_MORTAL_AGE and turn.rolls().happens(chance, "death.year"):
        year = turn.life.days_per_year * MINUTES_PER_DAY
        turn.schedule(turn.minute + turn.rolls().between(1, year - 1, "death.minute"), "death")
    schedule_birthday(turn, age + 1)


def death(turn: Turn, argument: str) -> None:
    """The life ends, and is told."""
    life = turn.life
    age = turn.age()
    endings = turn.content.endings.values()
    fitting = [ending for ending in endings if ending.from_age <= age <= ending.to_age]
    ending: Ending | None = turn.rolls().choose("death.ending", fitting, lambda e: e.id)
    cause = ending.cause if ending else "old age"
    text = ending.text if ending else "{name} died at the age of {age}."
    turn.tell("death", fill(text, name=life.first_name, age=age), title=f"{life.first_name} {life.last_name}")
    turn.announce(LifeEnded(age, cause))
    turn.settle()
    turn.end_life(cause)
    turn.interruption = "death"
