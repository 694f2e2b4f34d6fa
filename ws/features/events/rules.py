"""Which event may happen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from ws.content.schemas import Effects, Event, Requires
from ws.features.events.records import EventMemory

DAILY_CHANCE: Final = 0.3
"""That a day brings an event: about one in three days, three or four a year."""
EARLIEST: Final = 9 * 60
LATEST: Final = 20 * 60
FIRST_QUESTION_AFTER: Final = 120
"""Minutes of play before the first question of a life."""
"""Events fall into the waking day, minutes after midnight."""


class Situation(msgspec.Struct, frozen=True):
    """What conditions look at."""

    age: int
    hour: int
    occupation: str
    money_cents: int
    happiness: float
    health: float
    stress: float


def fits(requires: Requires, now: Situation, look_at_hour: bool = True) -> bool:
    """Whether every condition holds."""
    return (
        requires.min_age <= now.age <= requires.max_age
        and (requires.occupation is None or requires.occupation == now.occupation)
        and (not look_at_hour or requires.from_hour <= now.hour < requires.to_hour)
        and (requires.min_money_cents is None or now.money_cents >= requires.min_money_cents)
        and (requires.min_happiness is None or now.happiness >= requires.min_happiness)
        and (requires.max_happiness is None or now.happiness <= requires.max_happiness)
        and (requires.max_health is None or now.health <= requires.max_health)
        and (requires.min_stress is None or now.stress >= requires.min_stress)
    )


def may_come_by_chance(event: Event, now: Situation, memory: Mapping[str, EventMemory], day: int) -> bool:
    """Whether the event is one of today's candidates."""
    if event.at_birthday is not None or event.weight <= 0 or not fits(event.requires, now):
        return False
    remembered = memory.get(event.id)
    if remembered is None:
        return True
    return remembered.times < event.lifetime_cap and day - remembered.last_day >= event.cooldown_days


def shown_effects(effects: Effects) -> dict[str, float]:
    """The effects that are not nothing, for the client."""
    return {name: value for name, value in msgspec.structs.asdict(effects).items() if value}
