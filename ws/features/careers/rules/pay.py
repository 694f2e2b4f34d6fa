"""Pay, raises, benefit and pension, in cents a month and per cent."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Job, Track
from ws.engine.clock import DAYS_PER_WEEK

MOST_PERCENT: Final = 140
"""Of the usual pay of a job; more comes with a higher rank only."""
RAISE_AT_REVIEW: Final = ((85, 2), (58, 1))
"""(from this performance, per cent points)"""
BONUS_FROM: Final = 60
MONTHS_BETWEEN_ASKING: Final = 6
BEGINS_PERCENT: Final = 92
"""Of the median pay of a job, for somebody new to it."""
FIRST_ASKING: Final = 6
"""Months in a job before one may ask for more."""

OVERTIME_PERCENT: Final = 150
"""Of the pay for the same time within the hours (Fair Labor Standards Act, 29 U.S.C. 207)."""
PRESTIGE: Final = (0, 1, 2, 4, 6, 9, 13, 18, 24)
"""Points by rank, from the first on; retirement leaves half of them."""

BENEFIT_PERCENT: Final = 45
"""Of the last pay, for 26 weeks: the usual rules of unemployment insurance in the United States
(Department of Labor, Employment and Training Administration: replacement ratio and duration)."""
BENEFIT_MONTHS: Final = 6
MOST_BENEFIT_CENTS: Final = 240_000

LEVEL: Final = 10_000
"""Cents of the United States by which the level of a country is told."""
RETIRES_FROM: Final = 60
RETIRES_AT: Final = 67
LEAST_PENSION_MONTHS: Final = 120
FULL_PENSION_MONTHS: Final = 420
"""35 years, as the Social Security Administration counts."""
PENSION_SHARES: Final = ((0, 90), (117_400, 32), (707_800, 15))
"""(pay of a month from which on, per cent of it): the primary insurance amount of 2024, in which low pay keeps
more of itself than high pay (Social Security Administration, "Primary Insurance Amount", bend points)."""
EARLY_PERCENT: Final = 6
"""Of the pension, for each year before RETIRES_AT."""
BASIC_PENSION_CENTS: Final = 94_300
"""Federal benefit rate of the Supplemental Security Income in 2024, a month."""


def prestige(kind: str, job: Job | None) -> float:
    """What a post makes of somebody in the eyes of others: job, retired or none."""
    if job is None or kind not in ("job", "retired"):
        return 0.0
    points = PRESTIGE[min(job.rank, len(PRESTIGE)) - 1]
    return points if kind == "job" else points / 2


def raise_at_review(performance: int) -> int:
    """Per cent points that a year of work adds."""
    return next((points for least, points in RAISE_AT_REVIEW if performance >= least), 0)


def bonus_cents(track: Track, pay_cents: int, performance: int) -> int:
    """What a good year brings beside the pay."""
    share = max(0, performance - BONUS_FROM) * track.bonus_percent
    return pay_cents * 12 * share // ((100 - BONUS_FROM) * 100)


def overtime_cents(pay_cents: int, minutes: int, job: Job) -> int:
    """For overtime on a working day of the game, which stands for a month's share of such days."""
    return pay_cents * OVERTIME_PERCENT * minutes // (100 * 60 * job.hours) * len(job.days) // DAYS_PER_WEEK


def raise_chance(performance: int, pay_percent: int) -> float:
    """That asking for more is granted."""
    return max(0.03, min(0.85, (performance - 35) / 65)) * (0.35 if pay_percent > 115 else 1.0)


def percent_after_promotion(old: Job, new: Job, percent: int) -> int:
    """Pay in the new job, so that it is never less than three per cent above the old one."""
    least = -(-old.pay_cents * percent * 103 // (new.pay_cents * 100))
    return max(BEGINS_PERCENT, least)


def benefit_cents(last_pay_cents: int, most_cents: int) -> int:
    """Unemployment benefit of a month."""
    return min(most_cents, last_pay_cents * BENEFIT_PERCENT // 100)


def pension_cents(last_pay_cents: int, months_worked: int, age: int) -> int:
    """Pension earned by work, at the level of the United States: by years and last pay, less for those who go
    early."""
    full, below = 0, 0
    for from_cents, percent in PENSION_SHARES:
        full += max(0, last_pay_cents - from_cents) * (percent - below)
        below = percent
    months = min(months_worked, FULL_PENSION_MONTHS)
    early = max(0, RETIRES_AT - age) * EARLY_PERCENT
    return full * months * (100 - early) // (FULL_PENSION_MONTHS * 10_000)
