"""The door of the album."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.album.drawing.seen import Season
from ws.features.album.rules.seasons import season_of
from ws.kernel.facts import Fact


class PhotoTaken(Fact, frozen=True):
    """A picture was put into the album."""

    number: int
    """1 for the first of the life, without gaps."""
    occasion: str


class AlbumOpened(Fact, frozen=True):
    """The player looked at the album of the present life, and there was something in it."""


def season(turn: Turn) -> Season:
    """The season of the minute, where the life lives."""
    life = turn.life
    return season_of(turn.content.climates[life.country], turn.date().month)


__all__ = ["AlbumOpened", "PhotoTaken", "season", "season_of"]
