"""How likely a pregnancy is, how it goes, and how likely contraception fails."""

from __future__ import annotations

import math
from typing import Final

from ws.features.children.records import Contraception

Table = tuple[tuple[int, float], ...]
"""(first age that no longer belongs to it, value)"""
ADULT: Final = 18
OLDEST_NATURAL: Final = 50
OLDEST_TREATED: Final = 50
OLDEST_FATHER: Final = 75
MONTHS: Final = 9
"""From the beginning to the birth."""
SCANNED_IN: Final = 3
"""The month of the first picture, in which it is seen how many there are."""
SCHOOL_FROM: Final = 6
MONTHS_BETWEEN: Final = 6
"""After a birth in which no other pregnancy begins."""
MOST_CHILDREN: Final = 12
"""Of a life, born and adopted."""

FECUNDABILITY: Final[Table] = (
    (25, 0.142), (28, 0.154), (31, 0.150), (34, 0.147), (37, 0.139), (40, 0.110), (43, 0.076), (46, 0.020),
    (OLDEST_NATURAL, 0.004), (131, 0.0),
)  # fmt: skip
"""A month, by the woman's age, of couples that are neither sterile nor slow. With the shares below, 79 of 100 are
pregnant within twelve months at 25 to 27 and 55 at 40, as in the Pregnancy Study Online (Wesselink and others,
American Journal of Obstetrics and Gynecology, 2017); beyond 43 rounded."""
STERILE: Final = 0.03
SLOW: Final = 0.13
_SLOWNESS: Final = 0.25
"""Of couples 3 in 100 can not have a child by themselves, a tenth finds it hard: rounded from Gnoth and others, Human
Reproduction, 2005."""
_FATHER_FROM: Final = 45
_OLD_FATHER: Final = 0.7

TYPICAL_USE: Final[dict[Contraception, float]] = {
    "none": 85.0, "withdrawal": 20.0, "fertility_awareness": 15.0, "condom": 13.0, "pill": 7.0, "injection": 4.0,
    "coil": 0.8, "implant": 0.1,
}  # fmt: skip
"""Pregnancies of 100 couples in the first year of typical use, United States (Trussell, Aiken, Micks and Guthrie, in:
Contraceptive Technology, 21st edition, 2018)."""
_SEEING: Final = 0.5
"""Of the chance of a couple, for two who only see each other."""

DONOR: Final = 0.8
"""Of the month's chance, by insemination."""
TREATED: Final[Table] = (
    (35, 0.45), (38, 0.35), (41, 0.24), (43, 0.12), (46, 0.04), (OLDEST_TREATED, 0.02), (131, 0.0),
)  # fmt: skip
"""That one attempt in a clinic leads to a birth, with one's own eggs: rounded from the national summary of the
Society for Assisted Reproductive Technology, 2021."""
TREATMENT_EVERY: Final = 3
"""Months from one attempt to the next."""
SURROGATE: Final = 0.2
"""A month, that somebody is found and is pregnant: some half a year on average."""

MISCARRIAGE: Final[Table] = ((20, 0.16), (25, 0.11), (30, 0.10), (35, 0.11), (40, 0.17), (45, 0.33), (131, 0.53))
"""Of recognised pregnancies, by the woman's age: Magnus and others, British Medical Journal, 2019 (10 per cent at 25
to 29, 53 at 45 and more; the steps between are rounded)."""
SURROGATE_AGE: Final = 28
TWINS: Final = 0.013
TWINS_TREATED: Final = 0.05
"""Of births. About 12 in 1,000 without treatment (Hoekstra and others, Human Reproduction Update, 2008); after
treatments, where one embryo is the rule, about 5 in 100 (Centers for Disease Control and Prevention, 2021)."""
BOYS: Final = 0.512
"""105 to 100 girls."""


def at(table: Table, age: int) -> float:
    """The value of the row an age belongs to."""
    return next(value for limit, value in table if age < limit)


def factor_of(luck: float) -> float:
    """How fertile a couple is, by its own luck within [0, 1)."""
    return 0.0 if luck < STERILE else _SLOWNESS if luck < SLOW else 1.0


def natural(woman: int, man: int, luck: float) -> float:
    """The chance of a pregnancy in a month of trying. Ages in years."""
    if not ADULT <= woman < OLDEST_NATURAL or not ADULT <= man <= OLDEST_FATHER:
        return 0.0
    return at(FECUNDABILITY, woman) * factor_of(luck) * (_OLD_FATHER if man >= _FATHER_FROM else 1.0)


def with_donor(woman: int) -> float:
    """The same, by insemination."""
    return at(FECUNDABILITY, woman) * DONOR if ADULT <= woman < OLDEST_NATURAL else 0.0


def unplanned(method: Contraception, woman: int, man: int, luck: float, together: bool) -> float:
    """The chance of a pregnancy in a month with contraception."""
    month = 1 - math.pow(1 - TYPICAL_USE[method] / 100, 1 / 12)
    by_age = natural(woman, man, luck) / at(FECUNDABILITY, 30)
    return month * by_age * (1.0 if together else _SEEING)


def lost(carrier_age: int) -> float:
    """The chance that a recognised pregnancy is lost."""
    return at(MISCARRIAGE, carrier_age)


def in_day(monthly: float, days_per_year: int) -> float:
    """The chance in a game day that gives `monthly` in a twelfth of a year."""
    return monthly if days_per_year == 12 else 1 - math.pow(1 - monthly, 12 / days_per_year)


def within_year(monthly: float) -> int:
    """Per cent, within twelve months."""
    return round(100 * (1 - (1 - monthly) ** 12))


def days_of(months: int, days_per_year: int) -> int:
    """Game days of so many months, at least one for any."""
    return max(1, months * days_per_year // 12) if months else 0
