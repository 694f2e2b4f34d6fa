"""The door of the day."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing.api import stage_at
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


def set_duty(turn: Turn, source: str, duty: Duty | None) -> None:
    """Let something take up days from the next midnight on; None frees them of what `source` set."""
    day = turn.get(Day)
    others = {name: held for name, held in day.duties.items() if name != source}
    turn.put(replace(day, duties=others if duty is None else {**others, source: duty}))


def stay_at(turn: Turn, place: str) -> None:
    """Be at a place that plans the day ("hospital", "prison") from now on; "" is home."""
    if turn.get(Day).place != place:
        turn.put(replace(turn.get(Day), place=place, pastime=None))
        replan(turn)


def place(turn: Turn) -> str:
    """Where the life stays; "" at home."""
    return turn.get(Day).place


def replan(turn: Turn) -> None:
    """Plan the rest of today anew, and do what the new plan says."""
    turn.unschedule("slot_begins")
    plan_day(turn, turn.minute // MINUTES_PER_DAY)
    held = turn.get(Day)
    doing = next(what for minute, what in reversed(held.plan) if minute <= turn.minute)
    if doing != held.doing:
        begin_slot(turn, doing)


def plan_day(turn: Turn, number: int) -> None:
    """Put the plan of a day, and what is still to come of it as moments."""
    held = turn.get(Day)
    plan = rules.plan(turn.rolls(), number, stage_at(turn.age()), held.duties.values(), held.place)
    turn.put(replace(held, day=number, plan=plan))
    for minute, doing in plan:
        if minute > turn.minute:
            turn.schedule(minute, "slot_begins", doing)


def begin_slot(turn: Turn, doing: str) -> None:
    """One thing ends, the next begins. A pastime that still runs is missing from school or work."""
    held = turn.get(Day)
    minutes = turn.minute - held.since
    attended = max(0, minutes - held.slipped_minutes)
    pastime = held.pastime if held.pastime is not None and held.pastime.until_minute > turn.minute else None
    begun = replace(held, doing=doing, since=turn.minute, slipped_minutes=0, pastime=None)
    missed = rules.missed_minutes(begun, turn.minute, pastime.until_minute) if pastime and doing in DUTIES else 0
    turn.put(replace(begun, slipped_minutes=missed, pastime=pastime))
    turn.announce(SlotEnded(held.doing, minutes, attended))
    vitals.turn_to(turn, doing)


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
