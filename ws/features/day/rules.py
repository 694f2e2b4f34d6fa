"""What a day looks like, by stage of life and occupation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ws.engine.clock import DAYS_PER_WEEK, MINUTES_PER_DAY, is_weekend
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
_MORNING: Final = 60
"""From waking to the first duty."""
_EVENING: Final = 90
"""From the last duty to sleep, at least."""
_LUNCH: Final = 750
_LUNCH_MINUTES: Final = 35
_DINNER: Final = 1110
_DINNER_MINUTES: Final = 40
_HOME: Final = 30
"""From the end of a duty to dinner, at least."""

REGIMES: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    "hospital": (
        (0, "asleep"), (420, "breakfast"), (450, "resting"), (720, "lunch"), (750, "resting"), (1080, "dinner"),
        (1110, "resting"), (1290, "asleep"),
    ),
    "prison": (
        (0, "asleep"), (390, "breakfast"), (420, "locked_up"), (480, "prison_work"), (720, "lunch"), (750, "yard"),
        (840, "prison_work"), (1020, "locked_up"), (1080, "dinner"), (1110, "locked_up"), (1320, "asleep"),
    ),
}  # fmt: skip
"""The day of a place that plans it for whoever stays there: (minute after midnight, what is done)."""

Layer = tuple[int, int, str]
"""(first minute after midnight, first minute no more, what is done)"""


def slot_end(day: Day, minute: int) -> int:
    """When what is being done at `minute` gives way to the next slot of the plan."""
    return next((begins for begins, _ in day.plan if begins > minute), (day.day + 1) * MINUTES_PER_DAY)


def missed_minutes(day: Day, minute: int, until: int) -> int:
    """Minutes of the running slot that a pastime from `minute` to `until` newly takes away."""
    running = day.pastime.until_minute if day.pastime is not None else minute
    return max(0, min(until, slot_end(day, minute)) - max(minute, running))


def plan(rolls: Rolls, day: int, stage: str, duties: Iterable[Duty], place: str = "") -> tuple[Slot, ...]:
    """The slots of a day, first one at midnight. Of two duties at once the earlier one goes on."""
    if place:
        return _slots(day, [(begins, MINUTES_PER_DAY, doing) for begins, doing in REGIMES[place]])
    today = sorted((duty for duty in duties if day % DAYS_PER_WEEK in duty.days), key=lambda duty: duty.begins)
    wake = _WAKES[stage] + rolls.between(-_JITTER, _JITTER, "day.wake") + (_LIE_IN if is_weekend(day) else 0)
    sleep = _SLEEPS[stage] + rolls.between(-_JITTER, _JITTER, "day.sleep")
    dinner = _DINNER
    for duty in today:
        wake = min(wake, duty.begins - _MORNING)
        sleep = max(sleep, duty.ends + _EVENING)
        if duty.begins < dinner + _DINNER_MINUTES and duty.ends + _HOME > dinner:
            dinner = duty.ends + _HOME
    layers = [(wake, sleep, "free"), (wake, wake + 30, "breakfast"), (dinner, dinner + _DINNER_MINUTES, "dinner")]
    if all(duty.ends < _LUNCH or duty.begins > _LUNCH + _LUNCH_MINUTES for duty in today):
        layers.append((_LUNCH, _LUNCH + _LUNCH_MINUTES, "lunch"))
    layers += [(duty.begins, duty.ends, duty.doing) for duty in reversed(today)]
    return _slots(day, layers)


def _slots(day: int, layers: list[Layer]) -> tuple[Slot, ...]:
    """Layers over a sleeping day, later ones on top, as slots."""
    edges = sorted(
        {0, *(edge for begins, ends, _ in layers for edge in (begins, ends) if 0 < edge < MINUTES_PER_DAY)}
    )
    slots: list[Slot] = []
    for edge in edges:
        doing = next((what for begins, ends, what in reversed(layers) if begins <= edge < ends), "asleep")
        if not slots or slots[-1][1] != doing:
            slots.append((day * MINUTES_PER_DAY + edge, doing))
    return tuple(slots)
