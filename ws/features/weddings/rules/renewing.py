"""Vows that are said again."""

from __future__ import annotations

from typing import Final

ROUND: Final = (10, 15, 20, 25, 30, 40, 50, 60, 70, 75)
"""Years of marriage in which one may; each of them once."""
COST_CENTS: Final = 18_000
"""A cake, a bottle and somebody who holds the ring: rounded, at the level of the United States."""


def years_married(married_minute: int | None, minute: int, minutes_per_year: int) -> int:
    """Completed years."""
    return 0 if married_minute is None else (minute - married_minute) // minutes_per_year
