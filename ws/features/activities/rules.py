"""Which activity is possible, and how much repeating it is worth."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from ws.content.schemas import Activity, Effects
from ws.features.events.api import Situation, fits


def why_not(activity: Activity, now: Situation, energy: int, free: bool, has_people: bool) -> tuple[str, str]:
    """(code, sentence) of what stands against it; two empty strings when nothing does."""
    requires = activity.requires
    if now.age < requires.min_age:
        return "not_allowed", f"You are too young for this: it is for {requires.min_age} and older."
    if now.age > requires.max_age:
        return "not_allowed", "You are too old for this."
    if not requires.from_hour <= now.hour < requires.to_hour:
        return "not_allowed", f"Only between {requires.from_hour}:00 and {requires.to_hour}:00."
    if requires.months and now.month not in requires.months:
        return "not_allowed", "This is for another time of the year."
    if not fits(requires, now):
        return "not_allowed", "This does not fit your life right now."
    if activity.with_person and not has_people:
        return "not_allowed", "There is nobody to do this with."
    if activity.cost_cents and now.money_cents < activity.cost_cents:
        return "not_enough_money", "There is not enough money for this."
    if not free and energy < activity.energy:
        return "not_enough_energy", f"This takes {activity.energy} energy."
    return "", ""


def worth(times_today: int) -> float:
    """How much of its effect an activity has when it was done so often today: 1, 1/2, 1/4 ..."""
    return 0.5 ** min(times_today, 6)


@lru_cache(maxsize=4096)
def scaled(effects: Effects, share: float) -> Effects:
    """A share of the effects: points to two places, money and affinity whole. Few are asked for again and again:
    those of the content, by `worth`."""
    if share == 1.0:
        return effects
    parts = {
        name: round(value * share) if isinstance(value, int) else round(value * share, 2)
        for name, value in msgspec.structs.asdict(effects).items()
        if value
    }
    return Effects(**parts)
