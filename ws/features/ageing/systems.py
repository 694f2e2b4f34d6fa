"""Birthdays."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.ageing import rules
from ws.features.ageing.api import BirthdayCame, StageReached, schedule_birthday
from ws.features.ageing.records import Age
from ws.features.vitals import api as vitals


def birthday(turn: Turn, argument: str) -> None:
    """A year older; the next birthday is planned. Whether it is the last one, health decides."""
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
    schedule_birthday(turn, age + 1)
