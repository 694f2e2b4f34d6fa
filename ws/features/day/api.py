"""The door of the day."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing.api import stage_at
from ws.features.day.records import Care, Day, Duty, Pastime, Slot
from ws.features.day.rules import care, plans
from ws.features.vitals import api as vitals
from ws.kernel.facts import Fact
from ws.kernel.rolls import Rolls


class DayBegan(Fact, frozen=True):
    """Midnight. A day is a month: what falls due monthly falls due now."""

    day: int
    weekend: bool


class SlotEnded(Fact, frozen=True):
    """Something of the day's plan is over. A duty that was skipped is told as itself, with few or
    no attended minutes; overtime is not in it."""

    doing: str
    minutes: int
    attended_minutes: int


class OvertimeWorked(Fact, frozen=True):
    """Work went on beyond its hours by the player's wish. Follows the SlotEnded of the work."""

    minutes: int


class PlanChanged(Fact, frozen=True):
    """The player wished for another day: today's plan, or one to come."""

    change: str


DUTIES: Final = ("school", "work")


def begin(turn: Turn) -> None:
    """The first day of a life: that of its birth, or the one on which it is taken up, at midnight."""
    now = turn.minute
    turn.put(Day(day=now // MINUTES_PER_DAY, plan=((now, "asleep"),), doing="asleep", since=now))
    turn.schedule(turn.minute, "day_begins")


def set_duty(turn: Turn, source: str, duty: Duty | None) -> None:
    """Let something take up days from the next midnight on; None frees them of what `source` set."""
    day = turn.get(Day)
    others = {name: held for name, held in day.duties.items() if name != source}
    turn.put(replace(day, duties=others if duty is None else {**others, source: duty}))


def set_care(turn: Turn, nights_every: int, hours_every: int) -> None:
    """Let children at home take nights and hours of days from the next midnight on: 1 each of them, 2 every other
    one, 0 none."""
    held = turn.find(Care)
    if nights_every or hours_every:
        after = Care(nights_every, hours_every)
        if held != after:
            turn.put(after)
    elif held is not None:
        turn.remove(Care)


def stay_at(turn: Turn, place: str) -> None:
    """Be at a place that plans the day ("hospital", "prison") from now on; "" is home."""
    if turn.get(Day).place != place:
        turn.put(replace(turn.get(Day), place=place))
        turn.remove(Pastime)
        replan(turn)


def place(turn: Turn) -> str:
    """Where the life stays; "" at home."""
    return turn.get(Day).place


def replan(turn: Turn) -> None:
    """Plan the rest of today anew, and do what the new plan says."""
    turn.unschedule("slot_begins")
    plan_day(turn, turn.minute // MINUTES_PER_DAY)
    held = turn.get(Day)
    doing = plans.planned_at(held, turn.minute)
    if doing != held.doing:
        begin_slot(turn, doing)


def plan_day(turn: Turn, number: int) -> None:
    """Put the plan of a day, and what is still to come of it as moments."""
    held = turn.get(Day)
    rolls = turn.rolls()
    rolls.minute = number * MINUTES_PER_DAY  # planned anew at noon, a day has the hours it had at midnight
    late = held.late_until - rolls.minute
    late = late if 0 < late < MINUTES_PER_DAY else 0
    changes = [wish.change for wish in held.wishes if wish.day == number] if held.wishes else ()
    planned = plans.plan(rolls, number, stage_at(turn.age()), held.duties.values(), held.place, changes, late)
    slots = _with_children(turn, held, number, planned.slots)
    wishes = tuple(wish for wish in held.wishes if wish.day >= number) if held.wishes else ()
    turn.put(
        replace(
            held,
            day=number,
            plan=slots,
            wishes=wishes,
            overtime_from=planned.overtime_from,
            late_until=planned.late_until or (held.late_until if held.late_until > turn.minute else 0),
        )
    )
    for minute, doing in slots:
        if minute > turn.minute:
            turn.schedule(minute, "slot_begins", doing)


def _with_children(turn: Turn, held: Day, number: int, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    taken = turn.find(Care)
    return slots if taken is None or held.place else care.with_children(number, slots, taken)


def expected(turn: Turn, minute: int) -> str:
    """What the plan says for a minute of today or of a day to come, as far as it is known: wishes and duties count,
    what will have changed by then does not."""
    held, number = turn.get(Day), minute // MINUTES_PER_DAY
    if number == held.day:
        return plans.planned_at(held, minute)
    rolls = Rolls(bytes.fromhex(turn.life.seed), number * MINUTES_PER_DAY)
    changes = [wish.change for wish in held.wishes if wish.day == number]
    stage = stage_at(number // turn.life.days_per_year)
    planned = plans.plan(rolls, number, stage, held.duties.values(), held.place, changes)
    slots = _with_children(turn, held, number, planned.slots)
    return plans.planned_at(replace(held, day=number, plan=slots), minute)


def begin_slot(turn: Turn, doing: str) -> None:
    """One thing ends, the next begins. A pastime that still runs is missing from school or work,
    and keeps whoever should go to bed awake."""
    held = turn.get(Day)
    now = turn.minute
    pastime = _running_pastime(turn)
    if doing == "asleep" and pastime is not None:
        turn.unschedule("falls_asleep")
        turn.schedule(pastime.until_minute + plans.WIND_DOWN, "falls_asleep")
        if held.doing == "free":
            return
        doing = "free"
    skipping = plans.SKIPPING
    if (doing in skipping or held.doing in skipping) and skipping.get(doing, doing) == skipping.get(
        held.doing, held.doing
    ):
        _leave_or_return(turn, held, doing)
        return
    missed = 0
    if doing in skipping:
        missed = plans.slot_end(held, now) - now
    elif pastime is not None and doing in DUTIES:
        missed = min(pastime.until_minute, plans.slot_end(held, now)) - now
    slept = held.slept_minutes + now - held.since if held.doing == "asleep" else held.slept_minutes
    woke = doing == "breakfast"
    turn.put(replace(held, doing=doing, since=now, slipped_minutes=missed, slept_minutes=0 if woke else slept))
    _tell_ended(turn, held)
    vitals.turn_to(turn, "free" if doing in skipping else doing)
    if woke and now >= MINUTES_PER_DAY:
        stress = plans.stress_of_short_night(stage_at(turn.age()), slept)
        if stress:
            vitals.affect(turn, Effects(stress=stress))


def _running_pastime(turn: Turn) -> Pastime | None:
    """The pastime, if it goes on; one that is over is put away."""
    held = turn.find(Pastime)
    if held is not None and held.until_minute <= turn.minute:
        turn.remove(Pastime)
        return None
    return held


def _tell_ended(turn: Turn, held: Day) -> None:
    minutes = turn.minute - held.since
    attended = max(0, minutes - held.slipped_minutes)
    overtime = 0
    if held.overtime_from and held.doing == "work" and turn.minute > held.overtime_from >= held.since:
        minutes = held.overtime_from - held.since
        overtime = max(0, attended - minutes)
        attended -= overtime
    turn.announce(SlotEnded(plans.SKIPPING.get(held.doing, held.doing), minutes, attended))
    if overtime:
        turn.announce(OvertimeWorked(overtime))


def _leave_or_return(turn: Turn, held: Day, doing: str) -> None:
    """Leave a duty that has begun, or go after all: it stays one slot, with minutes that are missing."""
    rest = plans.missed_minutes(held, turn.find(Pastime), turn.minute, plans.slot_end(held, turn.minute))
    slipped = held.slipped_minutes + (rest if doing in plans.SKIPPING else -rest)
    turn.put(replace(held, doing=doing, slipped_minutes=max(0, slipped)))
    vitals.turn_to(turn, "free" if doing in plans.SKIPPING else doing)


def doing(turn: Turn) -> str:
    """What is being done now."""
    return turn.get(Day).doing


def occupy(turn: Turn, pastime_id: str, name: str, minutes: int) -> None:
    """Do something of one's own choice for a while. It wakes a sleeper, who falls asleep again half
    an hour after it; time taken from school or work is missing there."""
    day = turn.get(Day)
    until = turn.minute + minutes
    missed = plans.missed_minutes(day, turn.find(Pastime), turn.minute, until) if day.doing in DUTIES else 0
    turn.put(Pastime(pastime_id, name, until))
    if day.doing == "asleep":
        slept = turn.minute - day.since
        total = day.slept_minutes + slept
        turn.put(replace(day, doing="free", since=turn.minute, slept_minutes=total))
        turn.announce(SlotEnded("asleep", slept, slept))
        vitals.turn_to(turn, "free")
    elif missed:
        turn.put(replace(day, slipped_minutes=day.slipped_minutes + missed))
    if plans.planned_at(day, turn.minute) == "asleep":
        turn.unschedule("falls_asleep")
        turn.schedule(until + plans.WIND_DOWN, "falls_asleep")
