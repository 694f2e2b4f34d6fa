"""How an event ends: hidden odds that bend with who one is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ws.content.schemas import EventOutcome
from ws.content.schemas.events import Trait

Reads = Callable[[Trait], float]
"""A trait now: 0 to 100, affinity -100 to 100."""

_MIDDLE: Final = 50.0


def weight(outcome: EventOutcome, reads: Reads) -> float:
    """The weight of an outcome for somebody: doubled or gone at the ends of the trait it hangs on."""
    found = outcome.weight
    if outcome.favoured_by is not None:
        found *= _share(outcome.favoured_by, reads)
    if outcome.hindered_by is not None:
        found *= 2.0 - _share(outcome.hindered_by, reads)
    return found


def _share(trait: Trait, reads: Reads) -> float:
    """0 at the bottom of a trait, 1 in its middle, 2 at its top."""
    value = reads(trait)
    if trait == "affinity":
        value = (value + 100) / 2
    return max(0.0, min(100.0, value)) / _MIDDLE
