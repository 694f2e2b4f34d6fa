"""What somebody says when they are asked: by what they feel, and by who the two are."""

from __future__ import annotations

from typing import Final

import msgspec

SEASON: Final = 3
"""Months before who said no may be asked again."""
A_MONTH: Final = 1
_YEARS_APART_FREE: Final = 5
"""Half of all couples are no more than three years apart, three in four less than six (Census Bureau, America's
Families and Living Arrangements: 2022, table FG3, rounded)."""
LEAST_KNOWN_MONTHS: Final = 1
"""Two who are to be a couple have been seeing each other for so long."""


class Suitor(msgspec.Struct, frozen=True):
    """How the player looks to the one who is asked."""

    drawn: bool
    """Whether they can be drawn to the player at all."""
    affinity: int
    regard: float
    """What all they remember of the player comes to, -100 to 100."""
    own_age: int
    their_age: int
    own_looks: int
    their_looks: int
    mood: int
    parted_before: bool
    """Whether there was something between the two that ended."""


def goes_out(suitor: Suitor) -> float:
    """The chance that somebody who is asked out says yes."""
    if not suitor.drawn:
        return 0.0
    chance = 0.20 + suitor.affinity / 120 + suitor.regard / 400
    chance += (suitor.own_looks - suitor.their_looks) / 250 + (suitor.mood - 50) / 500
    chance -= _apart(suitor)
    return max(0.01, min(0.95, chance - (0.15 if suitor.parted_before else 0)))


def becomes_partner(suitor: Suitor, trust: int, passion: int, strain: int, months: int) -> float:
    """The chance that who is seen wants to be a couple: after some months, and when it is good."""
    if not suitor.drawn:
        return 0.0
    chance = 0.1 + suitor.affinity / 150 + (trust + passion - 100) / 200 - strain / 100 + min(6, months) / 15
    return max(0.02, min(0.97, chance - _apart(suitor) / 2))


def moves_in(suitor: Suitor, trust: int, strain: int, months: int) -> float:
    """The chance that a partner wants to share a roof. Median time to it is about two years (Mernitz 2018, cohorts of
    the National Longitudinal Surveys of Youth), with great differences."""
    chance = 0.05 + suitor.affinity / 200 + (trust - 50) / 100 - strain / 80 + min(24, months) / 40
    return max(0.02, min(0.98, chance))


def _apart(suitor: Suitor) -> float:
    """Years between the two count less the older both are."""
    years = abs(suitor.own_age - suitor.their_age) - _YEARS_APART_FREE
    youngest = min(suitor.own_age, suitor.their_age)
    return max(0, years) * (0.05 if youngest < 25 else 0.03 if youngest < 45 else 0.015)
