"""A business of one's own: what it earns, how its name grows, what it sells for."""

from __future__ import annotations

from math import isqrt
from typing import Final

from msgspec.structs import replace

from ws.content.schemas import BusinessKind
from ws.features.careers.records import Business
from ws.kernel.rolls import Rolls

MOST_SCALE: Final = 300
"""Per cent of the usual profit that investment can lift a business to."""
FAILS_AFTER: Final = 6
"""Months of loss in a row."""
FAILURE_CHANCE: Final = 0.35
EFFORT_POINTS: Final = {"low": -12, "normal": 0, "high": 10}


def scale_percent(invested_cents: int, start_cents: int) -> int:
    """Four times the money is twice the business."""
    return min(MOST_SCALE, isqrt(invested_cents * 10_000 // max(1, start_cents)))


def result_cents(rolls: Rolls, held: Business, kind: BusinessKind, start_cents: int) -> int:
    """Profit of a month in the money of content; a loss below zero. `start_cents` as paid in the country."""
    luck = rolls.chance("careers.business.luck") + rolls.chance("careers.business.weather") - 1.0
    percent = held.standing * 2 - 40 + round(kind.swing * luck)
    return kind.profit_cents * percent * scale_percent(held.invested_cents, start_cents) // 10_000


def after_month(rolls: Rolls, held: Business, result: int, smarts: int, effort: str, beside: int) -> Business:
    """Its name moves towards what its owner makes of it. `beside` is what other duties take away, in points."""
    aim = max(5, min(95, 38 + smarts * 40 // 100 + EFFORT_POINTS[effort] - beside))
    step = max(-2, min(2, aim - held.standing)) + rolls.between(-2, 2, "careers.business.talk")
    return replace(
        held,
        standing=max(0, min(100, held.standing + step)),
        months=held.months + 1,
        last_cents=result,
        losses=held.losses + 1 if result < 0 else 0,
    )


def fails(rolls: Rolls, held: Business) -> bool:
    """Whether the last loss was one too many."""
    return held.losses >= FAILS_AFTER and rolls.happens(FAILURE_CHANCE, "careers.business.fails")


def sale_cents(held: Business) -> int:
    """What it sells for."""
    return held.invested_cents * (10 + held.standing * 6 // 10) // 100
