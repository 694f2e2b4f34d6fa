"""Seasons and weather of a date, by the climate where the life lives."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Climate, DateVenue
from ws.content.schemas.dates import Season, Weather
from ws.kernel.rolls import Rolls

_NORTH: Final[tuple[Season, ...]] = ("winter", "spring", "summer", "autumn")
_SKIES: Final[dict[Season, tuple[tuple[Weather, float], ...]]] = {
    "winter": (("fair", 3), ("cold", 3), ("rain", 2), ("snow", 2)),
    "spring": (("fair", 6), ("rain", 3), ("wind", 1)),
    "summer": (("fair", 6), ("heat", 3), ("rain", 1)),
    "autumn": (("fair", 4), ("rain", 3), ("wind", 2), ("cold", 1)),
}
_TROPICAL: Final[dict[Season, tuple[tuple[Weather, float], ...]]] = {
    "summer": (("fair", 6), ("heat", 4)),
    "autumn": (("rain", 5), ("fair", 3), ("heat", 1), ("wind", 1)),
}
"""What the sky is like, and how often; rounded, for a plain day."""
_SUMMER_MONTH: Final = 7


def season(climate: Climate, month: int) -> Season:
    """As it feels in a month (1 to 12)."""
    if climate.seasons == "tropics":
        return "autumn" if month in climate.rainy_months else "summer"
    shifted = month % 12 // 3
    return _NORTH[shifted if climate.seasons == "north" else (shifted + 2) % 4]


def weather(climate: Climate, month: int, rolls: Rolls, date_id: str) -> Weather:
    """The sky over a date."""
    felt = season(climate, month)
    skies = _TROPICAL[felt] if climate.seasons == "tropics" else _SKIES[felt]
    found = rolls.choose(f"date.weather.{date_id}", skies, lambda sky: sky[0], lambda sky: sky[1])
    return found[0] if found is not None else "fair"


def is_in_season(venue: DateVenue, climate: Climate, month: int) -> bool:
    """Whether a place is open in a month (1 to 12); months are written for the north."""
    if not venue.months:
        return True
    if climate.seasons == "tropics":
        return _SUMMER_MONTH in venue.months
    return (month if climate.seasons == "north" else (month + 5) % 12 + 1) in venue.months
