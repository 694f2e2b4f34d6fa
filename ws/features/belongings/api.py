"""The door of the belongings."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.kernel.facts import Fact


class ItemBought(Fact, frozen=True):
    """Something was bought."""

    item_id: str
    category: str
    cents: int


class ItemSold(Fact, frozen=True):
    """Something was sold."""

    item_id: str
    cents: int


def worth_cents(turn: Turn) -> int:
    """What everything would sell for."""
    return 0


def has(turn: Turn, item_id: str) -> bool:
    """Whether the life owns one."""
    return False
