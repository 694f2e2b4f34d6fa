"""Decisions about beginnings."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Content, Country
from ws.engine.clock import MINUTES_PER_DAY, is_weekend
from ws.kernel.errors import Refused
from ws.kernel.rolls import Rolls

MOST_LIVING: Final = 3
"""Lives of one account that may be kept at a time: the active one and those that rest."""
FIRST_SCHOOL_AGE: Final = 6
WAKES: Final = 7 * 60
_BLANK: Final = "\u115f\u1160\u3164\uffa0\u2800"
"""Fillers that count as letters or signs and show nothing."""
_HIDDEN: Final = "<>{}" + _BLANK
MILESTONE_DAYS_PER_YEAR: Final = 12
"""What the days in the milestones' content count by."""


def play_begins(days_per_year: int) -> int:
    """The game minute at which play begins: the morning of the first school day."""
    day = FIRST_SCHOOL_AGE * days_per_year
    while is_weekend(day):
        day += 1
    return day * MINUTES_PER_DAY + WAKES


def milestone_minute(day: float, days_per_year: int) -> int:
    """The minute of a milestone at a point of the content's days: within waking hours, and later
    the later the point is, however few days a year has."""
    scaled = day * days_per_year / MILESTONE_DAYS_PER_YEAR
    whole = int(scaled)
    return whole * MINUTES_PER_DAY + 8 * 60 + int((scaled - whole) * 10 * 60)


def clean_name(name: str) -> str:
    """A name as it will be shown. Raises Refused for one that shows nothing or hides something."""
    cleaned = " ".join(name.split())
    says_something = any(c.isalpha() and c not in _BLANK for c in cleaned)
    if not says_something or not cleaned.isprintable() or any(c in _HIDDEN for c in cleaned):
        raise Refused("not_allowed", "A name needs letters that can be shown, without < > { }.")
    return cleaned


def country_of(content: Content, rolls: Rolls, asked: str | None, home: str | None) -> Country:
    """The country asked for, else the player's own, else by chance.

    Raises Refused("not_found") for one the game does not know.
    """
    if asked is not None:
        if asked.lower() not in content.countries:
            known = ", ".join(sorted(content.countries))
            raise Refused("not_found", f"The game does not know this country. It knows: {known}.")
        return content.countries[asked.lower()]
    if home is not None and home.lower() in content.countries:
        return content.countries[home.lower()]
    chosen = rolls.choose("birth.country", content.countries.values(), lambda country: country.id)
    if chosen is None:
        raise RuntimeError("there is no country")
    return chosen
