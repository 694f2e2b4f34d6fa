"""Decisions about refills."""

from typing import Final

HOUR_MS: Final = 3_600_000


def unlimited_until(now: int, until: int, hours: int) -> int:
    """When the buff ends after one more purchase: what is left is not lost."""
    return max(now, until) + hours * HOUR_MS
