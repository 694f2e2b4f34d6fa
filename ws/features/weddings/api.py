"""The door of the weddings."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.weddings.facts import (
    LeftAtTheAltar,
    Proposed,
    VowsRenewed,
    WeddingCalledOff,
    WeddingHeld,
    WeddingPlanned,
    WeddingPostponed,
)
from ws.features.weddings.records import PastWedding, Wedding


def planned(turn: Turn) -> Wedding | None:
    """The wedding to come, if a day is set."""
    return turn.find(Wedding)


def held(turn: Turn, person_id: str) -> PastWedding | None:
    """The last wedding with somebody."""
    found = [each for each in turn.all(PastWedding) if each.person_id == person_id and each.kind == "wedding"]
    return max(found, key=lambda each: each.minute, default=None)


__all__ = [
    "LeftAtTheAltar", "PastWedding", "Proposed", "VowsRenewed", "Wedding", "WeddingCalledOff", "WeddingHeld",
    "WeddingPlanned", "WeddingPostponed", "held", "planned",
]  # fmt: skip
