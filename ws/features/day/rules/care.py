"""What children at home take of a day: an hour and more of the night for a baby, an hour of a working day later."""

from __future__ import annotations

from typing import Final

from ws.engine.clock import MINUTES_PER_DAY, is_weekend
from ws.features.day.records import Care, Slot

BABY, CHILDREN = "with_baby", "with_children"
IN_BED: Final = frozenset({"asleep", BABY})
"""What is done in a night's sleep, whether it is broken or not."""
NIGHT_MINUTES: Final = 75
"""In the first three months mothers sleep 62 minutes less than before the pregnancy, fathers 13 (Richter, Kraemer,
Tang, Montgomery-Downs and Lemola, Sleep, 2019): 75 together, which whoever is alone with a baby gives every night,
and two give in turns."""
_INTO_SLEEP: Final = 150
"""Minutes of sleep before it, where the night is long enough."""
_LEAST_NIGHT: Final = 240
"""A shorter sleep is not broken: the day has begun somewhere else."""
_EVENING: Final = (900, 1260, 60)
_MORNING: Final = (360, 540, 30)
"""(first minute after midnight, first minute no more, how long): after school and before their bedtime, otherwise
on the way to nursery or school."""


def with_children(day: int, slots: tuple[Slot, ...], care: Care) -> tuple[Slot, ...]:
    """A plan of a day at home with what children take of it. Only sleep and free time are given to them: what does
    not fit is left out."""
    if care.nights_every and day % care.nights_every == 0:
        slots = _night(slots)
    if care.hours_every and day % care.hours_every == 0 and not is_weekend(day):
        slots = _hour(day, slots)
    return slots


def _night(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """With the sleep before breakfast broken."""
    woken = next((at for at, (_, doing) in enumerate(slots) if doing == "breakfast"), 0)
    if not woken or slots[woken - 1][1] != "asleep":
        return slots
    begins, ends = slots[woken - 1][0], slots[woken][0]
    if ends - begins < _LEAST_NIGHT:
        return slots
    at = min(begins + _INTO_SLEEP, (begins + ends - NIGHT_MINUTES) // 2)
    return _put(slots, woken - 1, at, NIGHT_MINUTES, BABY)


def _hour(day: int, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """With the last free hour before the children's bedtime, or else half an hour of the morning, given to them."""
    midnight = day * MINUTES_PER_DAY
    for first, last, minutes in (_EVENING, _MORNING):
        for at in reversed(range(len(slots))):
            if slots[at][1] == "free":
                begins = max(slots[at][0], midnight + first)
                if min(_end(slots, at), midnight + last) - begins >= minutes:
                    return _put(slots, at, begins, minutes, CHILDREN)
    return slots


def _end(slots: tuple[Slot, ...], at: int) -> int:
    """When a slot ends."""
    return slots[at + 1][0] if at + 1 < len(slots) else (slots[0][0] // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY


def _put(slots: tuple[Slot, ...], at: int, begins: int, minutes: int, doing: str) -> tuple[Slot, ...]:
    """With something done within one of the slots."""
    start, before = slots[at]
    head = ((start, before),) if start < begins else ()
    tail = ((begins + minutes, before),) if begins + minutes < _end(slots, at) else ()
    return (*slots[:at], *head, (begins, doing), *tail, *slots[at + 1 :])
