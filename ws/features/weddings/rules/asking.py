"""Whether somebody says yes."""

from __future__ import annotations

import math
from typing import Final

import msgspec

from ws.content.schemas import EngagementRing
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.people.records import Person
from ws.features.weddings.records import Proposal

AGAIN_DAYS: Final = 3
"""A season: game days (months) after a no before one may ask again."""
YEARS_THAT_COUNT: Final = 4.0
_FROM: Final = -2.0
"""Somebody of middling feelings whom one has known for no time at all says yes once in nine."""
_A_YEAR: Final = 0.7
_RING: Final = 1.0
_OUTSTANDING: Final = 60


class Between(msgspec.Struct, frozen=True):
    """What the other one weighs. Points are 0 to 100, affinity -100 to 100."""

    affinity: int
    trust: int
    passion: int
    strain: int
    years: float
    """As a couple."""
    lives_together: bool
    refusals: int


def chance_of_yes(between: Between, ring: float = 0.0) -> float:
    """0 to 1. `ring` is what it is worth to them, 0 to 1."""
    leans = (
        _FROM
        + (between.affinity - 45) / 18
        + (between.trust - 55) / 22
        + (between.passion - 50) / 28
        - between.strain / 22
        + min(between.years, YEARS_THAT_COUNT) * _A_YEAR
        + (0.5 if between.lives_together else 0.0)
        + ring * _RING
        - 0.4 * between.refusals
    )
    return 1 / (1 + math.exp(-leans))


def worth_of_ring(ring: EngagementRing, person: Person) -> float:
    """0 to 1: what it is worth to somebody of a character."""
    fits = any(getattr(person, trait) >= _OUTSTANDING for trait in ring.favoured_by)
    return min(1.0, ring.warms * (2 if fits else 1))


def again_minute(asked: Proposal | None) -> int:
    """From when on one may ask (again)."""
    return 0 if asked is None else asked.asked_minute + AGAIN_DAYS * MINUTES_PER_DAY


def chance_to_leave(affinity: int, trust: int, strain: int) -> float:
    """That the other one says no at the altar, 0 to 1: seldom for the happy, one in twelve for who quarrels."""
    doubt = 0.001 + 0.0006 * strain + 0.0008 * max(0, 45 - trust) + 0.0008 * max(0, 30 - affinity)
    return min(0.25, doubt)
