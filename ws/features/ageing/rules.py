"""Stages of life, and how likely death is in a year."""

from __future__ import annotations

import math
from typing import Final

STAGES: Final = (
    (4, "infant"), (12, "child"), (18, "teen"), (30, "young_adult"),
    (50, "adult"), (65, "middle_age"), (200, "senior"),
)  # fmt: skip
"""(first age that no longer belongs to it, name); GAME.md, section 4."""

STAGE_NAMES: Final = {
    "infant": "a baby", "child": "a child", "teen": "a teenager", "young_adult": "a young adult",
    "adult": "an adult", "middle_age": "in the middle of life", "senior": "a senior",
}  # fmt: skip

MAKEHAM: Final = 0.0004
GOMPERTZ_SLOPE: Final = 0.1
GOMPERTZ_MODE: Final = 86.5
OLDEST: Final = 122
FIRST_MORTAL_AGE: Final = 6
"""The years of the prologue are survived: nobody is born only to be told an ending."""
"""Force of mortality: MAKEHAM + GOMPERTZ_SLOPE * exp(GOMPERTZ_SLOPE * (age - GOMPERTZ_MODE)).

Gompertz (1825) in the form by modal age, with Makeham's constant (1860) for accidents. These
three numbers are chosen so that a newborn expects about 80 years; the tests hold them to it.
A published table, by sex and cause, takes their place with the health feature. Nobody grows
older than OLDEST.
"""


def stage_at(age: int) -> str:
    """The stage of life at an age."""
    return next(name for limit, name in STAGES if age < limit)


def yearly_death_chance(age: int, health: float = 75.0) -> float:
    """The chance to die between this birthday and the next; health (0 to 100) bends it.

    Average health leaves the table as it is, none at all multiplies the force by four.
    """
    if age >= OLDEST:
        return 1.0
    force = GOMPERTZ_SLOPE * math.exp(GOMPERTZ_SLOPE * (age + 0.5 - GOMPERTZ_MODE)) + MAKEHAM
    bend = math.exp((75.0 - health) / 75.0 * math.log(4.0)) if health < 75.0 else 1.0 - (health - 75.0) / 125.0
    return 1.0 - math.exp(-force * bend)
