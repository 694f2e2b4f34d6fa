"""Which event may happen."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Content, Effects, Event, Requires
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
    month: int
    """1 to 12, as the seasons of the north: January is winter, also where it is summer."""


_SOUTHERN: Final = frozenset({"ar", "au", "br", "za"})
"""Countries of the content whose summer is in January."""


def season_month(country: str, month: int) -> int:
    """The month by whose season content is written: half a year on in the south."""
    return (month + 5) % 12 + 1 if country in _SOUTHERN else month


def fits(requires: Requires, now: Situation, look_at_hour: bool = True) -> bool:
    """Whether every condition holds."""
    return (
        requires.min_age <= now.age <= requires.max_age
        and (requires.occupation is None or requires.occupation == now.occupation)
        and (not look_at_hour or requires.from_hour <= now.hour < requires.to_hour)
        and (not requires.months or now.month in requires.months)
        and (requires.min_money_cents is None or now.money_cents >= requires.min_money_cents)
        and (requires.min_happiness is None or now.happiness >= requires.min_happiness)
        and (requires.max_happiness is None or now.happiness <= requires.max_happiness)
        and (requires.max_health is None or now.health <= requires.max_health)
        and (requires.min_stress is None or now.stress >= requires.min_stress)
    )


def of_age(content: Content, age: int) -> tuple[Event, ...]:
    """The events that may come by chance at an age (others come by birthday), in the order of the
    content; sorted out once."""
    held = _of_age.get(id(content))
    if held is None or held[0] is not content:
        held = _of_age[id(content)] = (content, {})
    found = held[1].get(age)
    if found is None:
        found = held[1][age] = tuple(
            event
            for event in content.events.values()
            if event.at_birthday is None
            and event.weight > 0
            and event.requires.min_age <= age <= event.requires.max_age
        )
    return found


_of_age: Final[dict[int, tuple[Content, dict[int, tuple[Event, ...]]]]] = {}


def may_come_again(event: Event, before: EventMemory | None, day: int) -> bool:
    """Whether what is remembered of an event lets it happen (again)."""
    if before is None:
        return True
    return before.times < event.lifetime_cap and day - before.last_day >= event.cooldown_days


def shown_effects(effects: Effects) -> dict[str, float]:
    """The effects that are not nothing, for the client."""
    return {name: value for name, value in msgspec.structs.asdict(effects).items() if value}
