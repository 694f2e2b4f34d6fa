"""Decisions about money, in whole cents: cash, tax, loans, funds, and credit."""

from typing import Final

ADULT: Final = 18
"""From this age on one may owe, invest and insure; before, the family pays what is missing."""
SAVES_FROM: Final = 6
SAVINGS_BASIS_POINTS: Final = 60
"""Interest on savings a year, real (the game has no inflation)."""
MOST_CENTS: Final = 10**15
"""More cash than this nobody has; what would go beyond does not come in."""


def monthly_interest(cents: int, yearly_basis_points: int) -> int:
    """Interest of one month, rounded down to the cent: with an instalment that is rounded up, a loan
    is always paid back in time."""
    return cents * yearly_basis_points // 120_000


def scaled(cents: int, percent: int) -> int:
    """A share of an amount, rounded to the nearest cent, halves up; something never becomes nothing."""
    if cents <= 0:
        return -scaled(-cents, percent) if cents else 0
    return max(1, (cents * percent + 50) // 100)


def dollars(cents: int) -> str:
    """An amount as people read it."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}${whole:,}.{rest:02d}" if rest else f"{sign}${whole:,}"
