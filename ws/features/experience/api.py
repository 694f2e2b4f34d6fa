"""The door of the experience."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.kernel.facts import Fact


class LevelReached(Fact, frozen=True):
    """A level was reached for the first time in this life."""

    level: int


class MilestoneReached(Fact, frozen=True):
    """Something of note was achieved for the first time in this life."""

    milestone_id: str


def level(turn: Turn) -> int:
    return 1
