"""Seasons, as they are where a life lives."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Climate
from ws.features.album.drawing.seen import Season

_NORTH: Final[tuple[Season, ...]] = ("winter", "spring", "summer", "autumn")


def season_of(climate: Climate, month: int) -> Season:
    """The season of a month (1 to 12)."""
    if climate.seasons == "tropics":
        return "rainy" if month in climate.rainy_months else "dry"
    shifted = month % 12 // 3
    return _NORTH[shifted if climate.seasons == "north" else (shifted + 2) % 4]
