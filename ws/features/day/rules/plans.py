"""What a day looks like, by stage of life, occupation and wishes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.engine.clock import DAYS_PER_WEEK, MINUTES_PER_DAY, is_weekend
from ws.features.day.records import Day, Duty, Pastime, Slot
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
_LEAST_SLEEP: Final = {
    "infant": 540, "child": 480, "teen": 420, "young_adult": 390, "adult": 390, "middle_age": 390, "senior": 360,
}  # fmt: skip
"""Minutes of sleep without which a day is a tired one; about the lower end of what the same
source calls "may be appropriate"."""
_LIE_IN: Final = 75
"""How much later a weekend begins."""
_JITTER: Final = 15
_MORNING: Final = 60
"""From waking to the first duty."""
_HURRY: Final = 30
"""The same after a lie-in: time for breakfast and nothing else."""
_EVENING: Final = 90
"""From the last duty to sleep, at least."""
_EARLY_EVENING: Final = 45
_NIGHT: Final = 420
"""Sleep left for before an early duty of tomorrow, when nothing stands against it."""
_LUNCH: Final = 750
_LUNCH_MINUTES: Final = 35
_DINNER: Final = 1110
_DINNER_MINUTES: Final = 40
_HOME: Final = 30
"""From the end of a duty to dinner, at least."""
LIE_IN_WISHED: Final = 90
EARLY_NIGHT: Final = 90
LATE_NIGHT: Final = 120
OVERTIME: Final = 120
"""Minutes by which a wish moves the day."""
LATEST_WORK: Final = 1380
WIND_DOWN: Final = 30
"""From the end of what was done at night to sleep, in minutes."""
STRESS_PER_HOUR_SHORT: Final = 6
MOST_STRESS: Final = 15

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

SKIPPING: Final = {"skipping_school": "school", "skipping_work": "work"}
"""What is done instead of a duty that is skipped, and the duty."""

Layer = tuple[int, int, str]
"""(first minute after midnight, first minute no more, what is done)"""


class Planned(msgspec.Struct, frozen=True, gc=False):
    """A day's plan."""

    slots: tuple[Slot, ...]
    overtime_from: int = 0
    late_until: int = 0


def slot_end(day: Day, minute: int) -> int:
    """When what is being done at `minute` gives way to the next slot of the plan."""
    return next((begins for begins, _ in day.plan if begins > minute), (day.day + 1) * MINUTES_PER_DAY)


def planned_at(day: Day, minute: int) -> str:
    """What the plan says for a minute of its day."""
    for begins, what in reversed(day.plan):
        if begins <= minute:
            return what
    raise LookupError(f"the plan of day {day.day} does not begin before minute {minute}")


def missed_minutes(day: Day, pastime: Pastime | None, minute: int, until: int) -> int:
    """Minutes of the running slot that something from `minute` to `until` takes away, beside what the
    pastime that runs takes already."""
    running = pastime.until_minute if pastime is not None else minute
    return max(0, min(until, slot_end(day, minute)) - max(minute, running))


def stress_of_short_night(stage: str, slept_minutes: int) -> float:
    """Points of stress that a night brings: 6 for each hour short of what the stage needs, 15 at most."""
    short = _LEAST_SLEEP[stage] - slept_minutes
    return 0.0 if short <= 0 else float(min(MOST_STRESS, max(1, short * STRESS_PER_HOUR_SHORT // 60)))


def duties_of(day: int, duties: Iterable[Duty], changes: Collection[str] = ()) -> list[Duty]:
    """The duties of a day in their order, as the wishes change them."""
    weekday = day % DAYS_PER_WEEK
    today = [duty for duty in duties if weekday in duty.days]
    today.sort(key=lambda duty: duty.begins)
    if not changes:
        return today
    if "take_day_off" in changes:
        today = [duty for duty in today if duty.doing != "work"]
    if "overtime" in changes:
        longer = max((n for n, duty in enumerate(today) if duty.doing == "work"), default=None)
        if longer is not None:
            today[longer] = replace(today[longer], ends=today[longer].ends + overtime_minutes(today))
    return [
        replace(duty, doing=f"skipping_{duty.doing}") if f"skip_{duty.doing}" in changes else duty for duty in today
    ]


def overtime_minutes(today: list[Duty]) -> int:
    """How much longer the last work of a day can go on: two hours, less before another duty or the night."""
    work = max((n for n, duty in enumerate(today) if duty.doing == "work"), default=None)
    if work is None:
        return 0
    limit = today[work + 1].begins if work + 1 < len(today) else LATEST_WORK
    return max(0, min(OVERTIME, limit - today[work].ends))


def plan(
    rolls: Rolls,
    day: int,
    stage: str,
    duties: Collection[Duty],
    place: str = "",
    changes: Collection[str] = (),
    late_minutes: int = 0,
) -> Planned:
    """The slots of a day, first one at midnight. Of two duties at once the earlier one goes on.

    `changes` are the wishes of this day; `late_minutes` is how long yesterday's late night goes on.
    """
    if place:
        return Planned(_slots(day, [(begins, MINUTES_PER_DAY, doing) for begins, doing in REGIMES[place]]))
    today = duties_of(day, duties, changes)
    wake = _WAKES[stage] + rolls.between(-_JITTER, _JITTER, "day.wake") + (_LIE_IN if is_weekend(day) else 0)
    sleep = _SLEEPS[stage] + rolls.between(-_JITTER, _JITTER, "day.sleep")
    early = min((duty.begins for duty in duties if (day + 1) % DAYS_PER_WEEK in duty.days), default=MINUTES_PER_DAY)
    sleep = min(sleep, MINUTES_PER_DAY + early - _MORNING - _NIGHT)
    morning, evening = _MORNING, _EVENING
    if changes:
        if "lie_in" in changes:
            wake, morning = wake + LIE_IN_WISHED, _HURRY
        if "early_night" in changes:
            sleep, evening = sleep - EARLY_NIGHT, _EARLY_EVENING
        if "late_night" in changes:
            sleep += LATE_NIGHT
    dinner = _DINNER
    for duty in today:
        wake = min(wake, duty.begins - morning)
        sleep = max(sleep, duty.ends + evening)
        if duty.begins < dinner + _DINNER_MINUTES and duty.ends + _HOME > dinner:
            dinner = duty.ends + _HOME
    layers = [(wake, sleep, "free"), (wake, wake + 30, "breakfast"), (dinner, dinner + _DINNER_MINUTES, "dinner")]
    if late_minutes:
        layers.insert(0, (0, min(late_minutes, wake - 1), "free"))
    if all(duty.ends < _LUNCH or duty.begins > _LUNCH + _LUNCH_MINUTES for duty in today):
        layers.append((_LUNCH, _LUNCH + _LUNCH_MINUTES, "lunch"))
    layers += [(duty.begins, duty.ends, duty.doing) for duty in reversed(today)]
    slots = _slots(day, layers)
    if not changes:
        return Planned(slots)
    return Planned(
        slots,
        overtime_from=_overtime_from(day, duties, changes),
        late_until=day * MINUTES_PER_DAY + sleep if sleep > MINUTES_PER_DAY and "late_night" in changes else 0,
    )


def _overtime_from(day: int, duties: Iterable[Duty], changes: Collection[str]) -> int:
    """The game minute at which the day's last work would end by contract; 0 without overtime."""
    if "overtime" not in changes:
        return 0
    ends = max((duty.ends for duty in duties_of(day, duties) if duty.doing == "work"), default=0)
    return day * MINUTES_PER_DAY + ends if ends else 0


def _slots(day: int, layers: list[Layer]) -> tuple[Slot, ...]:
    """Layers over a sleeping day, later ones on top, as slots."""
    edges = {0}
    for begins, ends, _ in layers:
        edges.add(begins)
        edges.add(ends)
    midnight = day * MINUTES_PER_DAY
    slots: list[Slot] = []
    before = ""
    for edge in sorted(edges):
        if not 0 <= edge < MINUTES_PER_DAY:
            continue
        doing = "asleep"
        for begins, ends, what in reversed(layers):
            if begins <= edge < ends:
                doing = what
                break
        if doing != before:
            slots.append((midnight + edge, doing))
            before = doing
    return tuple(slots)
