"""What lies on two people, from outside and from who they are: where the strain between them rests."""

from __future__ import annotations

from typing import Final

import msgspec

BigFive = tuple[int, int, int, int, int]
STEP: Final = 5
"""The load is kept in steps of so many points, so that a bond is not written anew each month."""
MOST: Final = 80
BASE: Final = 10
STRESS_FROM: Final = 40
OVERDUE: Final = 12
SMALL_CHILDREN: Final = 4
"""Satisfaction of parents is a little lower than of others, most while the children are small (Twenge, Campbell and
Foster 2003, d = -0.19 in 97 studies)."""
NEGLECT_FROM: Final = 2
"""Months without doing anything together that nobody minds."""
NEGLECT_AT_HOME, NEGLECT_APART = 2, 5
"""Points a month beyond those, for who shares a roof and who does not."""
MOST_NEGLECT: Final = 24
QUARREL: Final = 12
AFFAIR_KNOWN: Final = 15


class Circumstances(msgspec.Struct, frozen=True):
    """What lies on two people at a midnight."""

    stress: int
    """Of the player, points."""
    is_overdue: bool
    """Whether bills are unpaid."""
    idle_months: int
    """Since the two last did something together."""
    lives_together: bool
    own: BigFive
    theirs: BigFive
    affinity: int
    small_children: bool
    quarrels: bool
    """Whether a quarrel is not over."""
    affair: bool
    """Whether one is known and not forgiven."""


def load(now: Circumstances) -> int:
    """Points 0 to MOST, in steps. Neuroticism of either is what studies of marriages find first (Karney and Bradbury
    1995; Malouff et al. 2010), then low agreeableness and conscientiousness; being unlike matters little
    (Dyrenforth et al. 2010)."""
    points = BASE + max(0, now.stress - STRESS_FROM) // 4
    points += OVERDUE if now.is_overdue else 0
    points += SMALL_CHILDREN if now.small_children else 0
    idle = max(0, now.idle_months - NEGLECT_FROM)
    points += min(MOST_NEGLECT, idle * (NEGLECT_AT_HOME if now.lives_together else NEGLECT_APART))
    points += _character(now.own, now.theirs)
    points -= (now.affinity - 40) // 8
    points += QUARREL if now.quarrels else 0
    points += AFFAIR_KNOWN if now.affair else 0
    return max(0, min(MOST, points)) // STEP * STEP


def _character(own: BigFive, theirs: BigFive) -> int:
    unlike = sum(abs(one - other) for one, other in zip(own, theirs, strict=True)) // 60
    nervous = (own[4] + theirs[4] - 100) // 6
    steady = (own[1] + theirs[1] + own[3] + theirs[3] - 200) // 12
    return unlike + nervous - steady
