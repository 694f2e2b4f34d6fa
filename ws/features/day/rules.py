"""What a day looks like, by stage of life and occupation."""

from __future__ import annotations

from typing import Final

from ws.engine.clock import MINUTES_PER_DAY, is_weekend
from ws.features.day.records import Day, Duty, Slot
from ws.kernel.rolls import Rolls

_WAKES: Final = {
    "infant": 420, "child": 420, "teen": 405, "young_adult": 420, "adult": 405, "middle_age": 405, "senior": 435,
}  # fmt: skip
_SLEEPS: Final = {
    "infant": 1170, "child": 1230, "teen": 1320, "young_adult": 1395, "adult": 1380, "middle_age": 1365,
    "senior": 1320,
}  # fmt: skip
"""Minutes after midnight. Sleep by age after the National Sleep Foundation's recommended hours
(Hirshkowitz et al., 2015): 10-13 h for the youngest, 9-11 h at school, 7-9 h for adults."""
_LIE_IN: Final = 75
"""How much later a weekend begins."""
_JITTER: Final = 15


def slot_end(day: Day, minute: int) -> int:
    """When what is being done at `minute` gives way to the next slot of the plan."""
    return next((begins for begins, _ in day.plan if begins > minute), (day.day + 1) * MINUTES_PER_DAY)


def missed_minutes(day: Day, minute: int, until: int) -> int:
    """Minutes of the running slot that a pastime from `minute` to `until` newly takes away."""
    running = day.pastime.until_minute if day.pastime is not None else minute
    return max(0, min(until, slot_end(day, minute)) - max(minute, running))


def plan(rolls: Rolls, day: int, stage: str, duty: Duty | None) -> tuple[Slot, ...]:
    """The slots of a day, first one at midnight. `duty` counts on weekdays only."""
    start = day * MINUTES_PER_DAY
    weekend = is_weekend(day)
    wake = _WAKES[stage] + rolls.between(-_JITTER, _JITTER, "day.wake") + (_LIE_IN if weekend else 0)
    if duty is not None and not weekend:
        wake = min(wake, duty.begins - 60)
    sleep = _SLEEPS[stage] + rolls.between(-_JITTER, _JITTER, "day.sleep")
    slots: list[Slot] = [(0, "asleep"), (wake, "breakfast"), (wake + 30, "free")]
    if duty is not None and not weekend:
        sleep = max(sleep, duty.ends + 90)
        slots += [(duty.begins, duty.doing), (duty.ends, "free")]
        dinner = max(1110, duty.ends + 30)
    else:
        slots += [(750, "lunch"), (785, "free")]
        dinner = 1110
    slots += [(dinner, "dinner"), (dinner + 40, "free"), (sleep, "asleep")]
    ordered = sorted(slots, key=lambda slot: slot[0])
    return tuple((start + minute, doing) for minute, doing in ordered if minute < MINUTES_PER_DAY)
