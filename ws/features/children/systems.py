"""Planned moments of the children room."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.children import expecting


def pregnancy(turn: Turn, argument: str) -> None:
    """The next moment of a pregnancy; `argument` is its id."""
    expecting.proceed(turn, argument)
