"""The clock walks through the day."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY, is_weekend
from ws.engine.turn import Turn
from ws.features.day import api
from ws.features.day.records import Day
from ws.features.day.rules import plans


def day_begins(turn: Turn, argument: str) -> None:
    """Midnight: plan the day, and its slots as moments."""
    number = turn.minute // MINUTES_PER_DAY
    held = turn.get(Day)
    api.plan_day(turn, number)
    first = turn.get(Day).plan[0][1]
    if held.doing != first:
        api.begin_slot(turn, first)  # whoever is still up goes to bed
    turn.announce(api.DayBegan(number, is_weekend(number)))
    turn.schedule(turn.minute + MINUTES_PER_DAY, "day_begins")


def slot_begins(turn: Turn, argument: str) -> None:
    """One thing ends, the next begins."""
    api.begin_slot(turn, argument)


def falls_asleep(turn: Turn, argument: str) -> None:
    """Whoever was woken at night, or stayed up for something, sleeps again."""
    held = turn.get(Day)
    if held.doing == "free" and plans.planned_at(held, turn.minute) == "asleep":
        api.begin_slot(turn, "asleep")
