"""Stages of life, and how likely death is in a year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

STAGES: Final = (
    (4, "infant"), (12, "child"), (18, "teen"), (30, "young_adult"),
    (50, "adult"), (65, "middle_age"), (200, "senior"),
)  # fmt: skip
"""(first age that no longer belongs to it, name); GAME.md, section 4."""

_LIMITS: Final = [limit for limit, _ in STAGES]

STAGE_NAMES: Final = {
    "infant": "a baby", "child": "a child", "teen": "a teenager", "young_adult": "a young adult",
    "adult": "an adult", "middle_age": "in the middle of life", "senior": "a senior",
}  # fmt: skip


def stage_at(age: int) -> str:
    """The stage of life at an age."""
    return STAGES[bisect_right(_LIMITS, age)][1]


def yearly_death_chance(deaths_per_million: Sequence[int], age: int) -> float:
    """The chance to die between this birthday and the next, by a life table. Nobody outlives it."""
    return deaths_per_million[age] / 1_000_000 if age < len(deaths_per_million) - 1 else 1.0
