"""The door of the day."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.day import rules
from ws.features.day.records import Day, Duty, Pastime
from ws.features.vitals import api as vitals
from ws.kernel.facts import Fact


class DayBegan(Fact, frozen=True):
    """Midnight. A day is a month: what falls due monthly falls due now."""

    day: int
    weekend: bool


class SlotEnded(Fact, frozen=True):
    """Something of the day's plan is over."""

    doing: str
    minutes: int
    attended_minutes: int


DUTIES = ("school", "work")


def begin(turn: Turn) -> None:
    """The first day of a newborn."""
    turn.put(Day(day=0, plan=((0, "asleep"),), doing="asleep", since=0))
    turn.schedule(turn.minute, "day_begins")


def set_duty(turn: Turn, duty: Duty | None) -> None:
    """Let school or work take up weekdays from the next midnight on; None frees them."""
    turn.put(replace(turn.get(Day), duty=duty))


def doing(turn: Turn) -> str:
    """What is being done now."""
    return turn.get(Day).doing


def occupy(turn: Turn, pastime_id: str, name: str, minutes: int) -> None:
    """Do something of one's own choice for a while. It wakes a sleeper, and time taken from
    school or work is missing there."""
    day = turn.get(Day)
    until = turn.minute + minutes
    missed = rules.missed_minutes(day, turn.minute, until) if day.doing in DUTIES else 0
    slipped = day.slipped_minutes + missed
    pastime = Pastime(pastime_id, name, until)
    if day.doing == "asleep":
        turn.put(replace(day, doing="free", since=turn.minute, pastime=pastime))
        vitals.turn_to(turn, "free")
    else:
        turn.put(replace(day, slipped_minutes=slipped, pastime=pastime))
