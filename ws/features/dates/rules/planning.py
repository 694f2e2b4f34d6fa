"""When one may go out, and whether the other one wants to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec

from ws.content.schemas import DateVenue
from ws.content.schemas.dates import Phase
from ws.engine.clock import MINUTES_PER_DAY, is_weekend
from ws.features.people.records import Person
from ws.features.romance.records import Stage

LEAST_NOTICE: Final = 30
"""Minutes."""
MOST_AHEAD: Final = 4 * MINUTES_PER_DAY
WINDOW: Final = 240
"""Minutes from the beginning of a date in which it can be lived through; no other date begins in them."""
MOST_PLANNED: Final = 4
GOODWILL: Final = 15
"""Affinity from which one goes out with somebody once more after an end."""
EVENING_FROM: Final = 18
_DATING: Final[frozenset[Stage]] = frozenset({"matched", "seeing", "together", "engaged", "married"})
_AGAIN: Final[frozenset[Stage]] = frozenset({"parted", "divorced", "separated"})
_WILL: Final[dict[Phase, float]] = {"first": 0.72, "seeing": 0.8, "couple": 0.88, "married": 0.9, "again": 0.4}
"""Chance of a yes from somebody in the middle who likes the player neither much nor little."""
_AT_WORK: Final = (9 * 60, 17 * 60)
_SOON: Final = MINUTES_PER_DAY
_TOO_SOON: Final = 0.4
MOST_NOES: Final = 2
"""Of one person on a day, for different days; for the same day nobody is asked twice."""
_DISLIKED: Final = 35
"""Fit of a place below which it is the place that is declined."""


class Asked(msgspec.Struct, frozen=True):
    """What the other one looks at when asked."""

    phase: Phase
    at: int
    """Game minute at which it would begin."""
    place_fit: int
    activity_fit: int
    last_date_minute: int | None
    draw: float
    """0 to 1, the same for the same day whatever is asked."""


def phase_of(stage: Stage, dates_before: int) -> Phase:
    """Where the two stand."""
    if stage in _AGAIN:
        return "again"
    if stage == "matched":
        return "seeing" if dates_before else "first"
    if stage == "seeing":
        return "seeing"
    return "married" if stage == "married" else "couple"


def why_not_with(person: Person, stage: Stage | None, is_free: bool) -> str:
    """What stands against a date with somebody; "" when nothing does."""
    name = person.first_name
    if stage is None:
        return f"You and {name} are not going out. Ask them out first, or find each other."
    if stage not in _DATING | _AGAIN:
        return f"You and {name} do not go out with each other."
    if person.estranged:
        return f"{name} does not speak to you."
    if not is_free:
        return f"{name} is with somebody."
    if stage in _AGAIN and person.affinity < GOODWILL:
        return f"{name} would not go out with you again. Let some grass grow."
    return ""


def why_not_then(at: int, now: int, weekday: int, venue: DateVenue, in_season: bool) -> str:
    """What stands against a minute at a place; "" when nothing does. `weekday` is 0 for Monday."""
    hour = at % MINUTES_PER_DAY // 60
    if at < now + LEAST_NOTICE:
        return f"Give it at least {LEAST_NOTICE} minutes."
    if at > now + MOST_AHEAD:
        return f"Nobody plans further ahead than {MOST_AHEAD // MINUTES_PER_DAY} days."
    if not in_season:
        return "It is closed at this time of the year."
    if venue.days and weekday not in venue.days:
        return "It is closed on that day."
    if not venue.from_hour <= hour < venue.to_hour:
        return f"One goes there between {venue.from_hour} and {venue.to_hour} o'clock."
    return ""


def answer(person: Person, asked: Asked) -> str:
    """What the other one says, by their own will and their day: the id of a text, "accepts..." or "declines..."."""
    minute, weekend = asked.at % MINUTES_PER_DAY, is_weekend(asked.at // MINUTES_PER_DAY)
    if person.health != "well":
        return "declines_ill"
    busy = person.doing in ("work", "study", "school")
    if busy and not weekend and _AT_WORK[0] <= minute < _AT_WORK[1]:
        return "declines_work"
    if person.lives == "far" and not weekend:
        return "declines_far"
    will = _WILL[asked.phase] + person.affinity / 250 + (person.extraversion - 50) / 500
    will += (asked.place_fit - 50) / 250 + (asked.activity_fit - 50) / 350
    soon = asked.last_date_minute is not None and asked.at - asked.last_date_minute < _SOON
    will -= _TOO_SOON if soon else 0
    if asked.draw < will:
        return "accepts_gladly" if person.affinity >= 45 and asked.draw < will - 0.4 else "accepts"
    if soon:
        return "declines_soon"
    return "declines_place" if asked.place_fit < _DISLIKED else "declines"


def by_will(text_id: str) -> bool:
    """Whether a no was one of will, which is not asked for twice a day; a no to an hour or a place may be."""
    return text_id in ("declines", "declines_soon")


def has_declined(declined: Collection[str], person_id: str, day: int) -> bool:
    """Whether somebody has said no for a day, or often enough; `declined` is what was said today, as "p3:301"."""
    noes = [said for said in declined if said.startswith(f"{person_id}:")]
    return len(noes) >= MOST_NOES or f"{person_id}:{day}" in noes
