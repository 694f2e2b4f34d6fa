"""The door of the health."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.kernel.facts import Fact


class FellIll(Fact, frozen=True):
    """A condition began."""

    condition_id: str


class Recovered(Fact, frozen=True):
    """A condition is over."""

    condition_id: str


def is_fit_for_duty(turn: Turn) -> bool:
    """Whether health allows school and work today."""
    return True


def fall_ill(turn: Turn, condition_id: str) -> None:
    """Let a condition begin, from tomorrow's events or today's choices. Nothing when it is there already."""
    turn.announce(FellIll(condition_id))
