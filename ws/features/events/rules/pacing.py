"""How often something happens, and whether it may happen again."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ws.content.schemas import Event
from ws.content.schemas.events import EVENT_HOURS
from ws.features.events.records import EventMemory

DAILY_CHANCE: Final = 0.3
"""That a day brings an event: about one in three days, three or four a year of twelve."""
QUIET_DAYS: Final = 3
"""So many days without an event are nothing special; each one more makes the next likelier."""
RISING_CHANCE: Final = 0.15
STALE_QUIET_DAYS: Final = 6
STALE_CHANCE: Final = 0.03
"""When a day has nothing new to tell, something that was told in all its words may come again: likelier
by so much with every day beyond these quiet ones."""
EARLIEST: Final = EVENT_HOURS[0] * 60
LATEST: Final = EVENT_HOURS[1] * 60 - 1
"""Events fall into the waking day, minutes after midnight."""
FIRST_QUESTION_AFTER: Final = 120
"""Minutes of play before the first question of a life."""
MOST_TRIES: Final = 12
"""Days on which a follow-up is tried, until its conditions hold; then it is let go."""


def daily_chance(quiet_days: int) -> float:
    """The chance that today brings an event, after so many days without one."""
    return min(1.0, DAILY_CHANCE + RISING_CHANCE * max(0, quiet_days - QUIET_DAYS))


def stale_chance(quiet_days: int) -> float:
    """The chance that an old story is told again rather than none, after so many days without one."""
    return min(1.0, STALE_CHANCE * max(0, quiet_days - STALE_QUIET_DAYS))


def hours(event: Event) -> tuple[int, int]:
    """Minutes after midnight, both included, at which an event may come: its own hours, as far as
    they lie in the waking day."""
    low = max(EARLIEST, event.requires.from_hour * 60)
    return low, max(low, min(LATEST, event.requires.to_hour * 60 - 1))


def may_come_again(event: Event, before: EventMemory | None, day: int) -> bool:
    """Whether what is remembered of an event lets it happen (again)."""
    if before is None:
        return True
    return before.times < event.lifetime_cap and day - before.last_day >= event.cooldown_days


def may_follow(event: Event, before: EventMemory | None) -> bool:
    """Whether an event may come as the consequence of another: it need not wait, but it has its cap."""
    return before is None or before.times < event.lifetime_cap


def wordings(event: Event) -> int:
    """In how many ways an event is told."""
    return 1 + len(event.also)


def wording_of(event: Event, number: int) -> str:
    """One of them; the first when there are not so many (any more)."""
    return event.also[number - 1] if 0 < number <= len(event.also) else event.text


def untold(event: Event, before: EventMemory | None, person_id: str) -> list[int]:
    """The wordings in which it was never told about this person."""
    if before is None:
        return list(range(wordings(event)))
    if event.person is None and not event.also:
        return []
    told = before.told
    return [number for number in range(wordings(event)) if telling(number, person_id) not in told]


def is_fresh(event: Event, before: EventMemory | None, person_ids: Collection[str]) -> bool:
    """Whether something of it is still new. `person_ids` are those whom it could be about."""
    if before is None:
        return True
    return any(untold(event, before, person_id) for person_id in person_ids or ("",))


def remembered(event: Event, before: EventMemory | None, day: int, number: int, person_id: str) -> EventMemory:
    """The memory after it happened. What comes only once, or has one wording about nobody, needs no list."""
    held = before or EventMemory(event.id, 0, day)
    told = held.told
    if event.lifetime_cap > 1 and (event.person is not None or event.also):
        new = telling(number, person_id)
        told = told if new in told else (*told, new)
    return EventMemory(event.id, held.times + 1, day, told)


def telling(number: int, person_id: str) -> str:
    """A wording about somebody, as it is remembered."""
    return f"{number}{person_id}"
