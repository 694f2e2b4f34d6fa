"""The clock walks through the day."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY, is_weekend
from ws.engine.turn import Turn
from ws.features.ageing.api import stage_at
from ws.features.day import api, rules
from ws.features.day.records import Day
from ws.features.vitals import api as vitals


def day_begins(turn: Turn, argument: str) -> None:
    """Midnight: plan the day, and its slots as moments."""
    number = turn.minute // MINUTES_PER_DAY
    held = turn.get(Day)
    plan = rules.plan(turn.rolls(), number, stage_at(turn.age()), held.duty)
    turn.put(replace(held, day=number, plan=plan))
    for minute, doing in plan:
        if minute > turn.minute:
            turn.schedule(minute, "slot_begins", doing)
    if held.doing != plan[0][1]:
        slot_begins(turn, plan[0][1])  # whoever is still up goes to bed
    turn.announce(api.DayBegan(number, is_weekend(number)))
    turn.schedule(turn.minute + MINUTES_PER_DAY, "day_begins")


def slot_begins(turn: Turn, doing: str) -> None:
    """One thing ends, the next begins. A pastime that still runs is missing from school or work."""
    held = turn.get(Day)
    minutes = turn.minute - held.since
    attended = max(0, minutes - held.slipped_minutes)
    pastime = held.pastime if held.pastime is not None and held.pastime.until_minute > turn.minute else None
    begun = replace(held, doing=doing, since=turn.minute, slipped_minutes=0, pastime=None)
    missed = rules.missed_minutes(begun, turn.minute, pastime.until_minute) if pastime and doing in api.DUTIES else 0
    turn.put(replace(begun, slipped_minutes=missed, pastime=pastime))
    turn.announce(api.SlotEnded(held.doing, minutes, attended))
    vitals.turn_to(turn, doing)
