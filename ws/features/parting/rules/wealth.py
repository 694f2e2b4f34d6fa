"""What the other one has. It is not lived out, so age and job say it by a rule, and it is said to be estimated."""

from __future__ import annotations

from typing import Final

_BROUGHT_CENTS: Final = ((25, 600_000), (35, 2_300_000), (45, 8_000_000), (55, 14_800_000))
"""(below this age, cents): what one of a household has, 60 per cent of the median net worth of households, Survey of
Consumer Finances 2022 (Federal Reserve), without what lies in the home for the young."""
_OF_OLD_CENTS: Final = 22_000_000
_MEDIAN_PAY_CENTS: Final = 400_000
_SPREAD_PERCENT: Final = (0, 5, 20, 40, 60, 80, 100, 130, 170, 250)
SAVES_PERCENT: Final = 5
"""Of what is earned: personal saving rate, 2000 to 2023, 3 to 8 per cent (Bureau of Economic Analysis)."""


def brought_cents(age: int, pay_cents: int, luck: float) -> int:
    """What somebody of an age brought into a marriage, in prices of the United States: by pay a month there, and by
    luck within [0, 1)."""
    median = next((cents for below, cents in _BROUGHT_CENTS if age < below), _OF_OLD_CENTS)
    paid = max(40, min(300, pay_cents * 100 // _MEDIAN_PAY_CENTS)) if pay_cents else 50
    return median * paid * _SPREAD_PERCENT[int(luck * len(_SPREAD_PERCENT))] // 10_000


def saved_cents(pay_cents: int, months: int) -> int:
    """What was put aside in so many months, of a pay a month."""
    return pay_cents * SAVES_PERCENT * max(0, months) // 100
