"""The moments of health: illnesses begin and end, treatments end, hospital lets go, life ends."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.ageing import api as ageing
from ws.features.day import api as day
from ws.features.health import course, sums
from ws.features.health.records import Ailment
from ws.features.health.rules import care, deaths
from ws.features.health.rules.cohort import SERIOUS
from ws.kernel.prose import fill


def illness_begins(turn: Turn, argument: str) -> None:
    """The year had this in store."""
    condition = turn.content.conditions.get(argument)
    if condition is not None and course.begin(turn, condition) and condition.severity >= SERIOUS:
        turn.interruption = "event"


def illness_ends(turn: Turn, argument: str) -> None:
    """A passing illness passes."""
    ailment = turn.find(Ailment, argument)
    if ailment is not None:
        course.recover(turn, ailment)


def treatment_ends(turn: Turn, argument: str) -> None:
    """The course is over: it helped, or it did not."""
    ailment = turn.find(Ailment, argument)
    if ailment is None or not ailment.treatment:
        return
    treatment = turn.content.treatments[ailment.treatment]
    if turn.rolls().happens(care.cure_chance(treatment, ailment.tried), "health.cured", argument):
        course.recover(turn, ailment)
        return
    turn.put(replace(ailment, treatment="", treatment_ends=None))
    name = turn.content.conditions[argument].name
    turn.tell("health", f"{treatment.name} is over. It was not for nothing, but it is not gone.", title=name)
    sums.tally(turn)


def hospital_ends(turn: Turn, argument: str) -> None:
    """Home again, unless the life is elsewhere by now."""
    if day.place(turn) == "hospital":
        day.stay_at(turn, "")
        turn.tell("health", "They let you go home. The air in front of the hospital has never been so good.")


def death(turn: Turn, argument: str) -> None:
    """The life ends, unless what would have ended it is gone by now, or in better hands."""
    name, _, planned = argument.partition(":")
    rolls, age, sex = turn.rolls(), turn.age(), turn.life.sex
    condition = turn.content.conditions.get(name)
    if condition is not None:
        ailment = turn.find(Ailment, name)
        if ailment is None:
            return
        now = deaths.percent(turn.content, ailment)
        if now < int(planned) and not rolls.happens(now / int(planned), "death.after_all", name):
            turn.tell("health", "It was close, this time. The doctors say so, and they do not say it lightly.")
            return
        cause, group = condition.cause, condition.ending
    else:
        other = deaths.other_cause(rolls, turn.content.death_causes.values(), age, sex)
        cause, group = (other.cause, other.ending) if other is not None else ("old age", "age")
    told = deaths.ending(rolls, turn.content.endings.values(), group, cause, age)
    text = told.text if told is not None else "{name} died at the age of {age}."
    ageing.end_life(turn, cause, fill(text, name=turn.life.first_name, age=age))
