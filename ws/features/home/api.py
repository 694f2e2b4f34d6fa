"""The door of the home."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.kernel.facts import Fact


class MovedIn(Fact, frozen=True):
    """A home was moved into."""

    home_id: str
    owned: bool


def worth_cents(turn: Turn) -> int:
    """What the homes owned would sell for."""
    return 0
