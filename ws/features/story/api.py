"""The door of the story."""

from __future__ import annotations

from ws.kernel.facts import Fact


class StoryRead(Fact, frozen=True):
    """The player read in the story of the present life."""


class YearClosed(Fact, frozen=True):
    """A year of the life is over, and what is told of it stands."""

    age: int
    """In which the life was."""


class StoryEnded(Fact, frozen=True):
    """The life is over; whatever else belongs to its end has been announced before."""
