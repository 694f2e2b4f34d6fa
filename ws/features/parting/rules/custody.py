"""With whom children live when their parents part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ws.features.parting.rules.support import Custody

CHOOSES_FROM: Final = 14
"""Age from which a child is asked and mostly followed (as in Georgia, section 19-9-3; elsewhere 12 to 16)."""
CLEAR: Final = 30
"""Points by which one parent must be ahead to have the children alone; in between they live with both."""


def asked_by_other(agreeableness: int, trust: int) -> Custody:
    """What the other parent asks for."""
    return "both" if agreeableness + trust >= 80 else "other"


def decided(
    affinities: Sequence[int], ages: Sequence[int], asked: Custody, their_wish: Custody, is_fit: bool
) -> Custody:
    """What a court says, who hears everybody: `affinities` (-100 to 100) of the children for the player, in the order
    of their `ages`; `is_fit` when the player has a roof and is free. The children stay together."""
    if not is_fit:
        return "other"
    if asked == their_wish:
        return asked
    grown = [affinity for affinity, age in zip(affinities, ages, strict=True) if age >= CHOOSES_FROM]
    heard = grown or affinities
    if not heard:
        return "both"
    points = sum(heard) // len(heard) - 40  # most children love both; forty is what is usual
    points += {"player": 10, "both": 0, "other": -10}[asked]
    points += {"player": 10, "both": 0, "other": -10}[their_wish]
    if points >= CLEAR:
        return "player"
    return "other" if points <= -CLEAR else "both"
