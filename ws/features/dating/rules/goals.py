"""What somebody wants of life: theirs for good, known from their id and character alone.

Shares are rounded: about seven in ten adults under fifty who have no children want some or are open to it (Pew
Research Center, "Growing share of childless adults in U.S. don't expect to ever have children", 2021: 44 per cent
unlikely); faith as in "Modeling the Future of Religion in America" (Pew, 2022), where three in ten name none;
between, for countries of the game differ. How character bends them: the open travel and make things, the
conscientious work, the agreeable help and want a family (after Roberts and Robins, "Broad dispositions, broad
aspirations", 2000).
"""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

from ws.features.people.records import Person
from ws.kernel.rolls import draw

Children = Literal["wants", "open", "none"]
"""Wants children (or more), would be glad of what comes, wants none (or no more)."""
Marriage = Literal["yes", "open", "no"]
Faith = Literal["devout", "quiet", "none"]
"""Goes to prayer, believes without going, believes nothing of the kind."""
Drive = Literal["career", "travel", "home", "family", "learning", "making", "helping", "calm", "adventure"]
"""What somebody would do with a spare year."""

DRIVES: Final[tuple[Drive, ...]] = get_args(Drive)
NO_MORE_FROM: Final = 46
"""Years from which nobody plans children any more."""
_BENT_BY: Final[dict[Drive, tuple[tuple[int, float], ...]]] = {
    "career": ((1, 1.0), (2, 0.5)),
    "travel": ((0, 0.8), (2, 0.4)),
    "home": ((0, -0.8), (1, 0.4)),
    "family": ((3, 0.9), (0, -0.4)),
    "learning": ((0, 1.0), (2, -0.3)),
    "making": ((0, 0.9), (1, -0.3)),
    "helping": ((3, 1.1),),
    "calm": ((2, -0.9), (4, 0.6)),
    "adventure": ((2, 0.8), (4, -0.8)),
}
"""By place among the Big Five, what twenty points above the middle add to a weight of one."""


class Goals(msgspec.Struct, frozen=True, gc=False):
    """What somebody wants of life."""

    children: Children
    marriage: Marriage
    faith: Faith
    drive: Drive


def goals_of(seed: bytes, person_id: str, big_five: tuple[int, int, int, int, int], age: int) -> Goals:
    """The goals of somebody; `seed` is that of the life, `age` in completed years: only whether children are still
    planned hangs on it."""
    return Goals(
        children=_children(seed, person_id, big_five, age),
        marriage=_marriage(draw(seed, 0, "dating.goal_marriage", person_id), big_five),
        faith=_faith(draw(seed, 0, "dating.goal_faith", person_id), big_five),
        drive=_drive(draw(seed, 0, "dating.goal_drive", person_id), big_five),
    )


def goals_of_person(seed: bytes, person: Person, age: int) -> Goals:
    """The goals of a person of the life, or of a stranger."""
    return goals_of(seed, person.id, person.big_five, age)


def _children(seed: bytes, person_id: str, big_five: tuple[int, int, int, int, int], age: int) -> Children:
    drawn = draw(seed, 0, "dating.goal_children", person_id)
    lean = (big_five[3] - 50) / 250 - (big_five[0] - 50) / 400
    wanted: Children = "wants" if drawn < 0.42 + lean else "open" if drawn < 0.7 + lean else "none"
    return "none" if age >= NO_MORE_FROM else wanted


def _marriage(drawn: float, big_five: tuple[int, int, int, int, int]) -> Marriage:
    lean = (big_five[1] - 50) / 250 - (big_five[0] - 50) / 300
    return "yes" if drawn < 0.45 + lean else "open" if drawn < 0.82 + lean / 2 else "no"


def _faith(drawn: float, big_five: tuple[int, int, int, int, int]) -> Faith:
    lean = (big_five[3] - 50) / 400 - (big_five[0] - 50) / 500
    return "devout" if drawn < 0.22 + lean else "quiet" if drawn < 0.58 + lean else "none"


def _drive(drawn: float, big_five: tuple[int, int, int, int, int]) -> Drive:
    weights = [
        max(0.1, 1.0 + sum(share * (big_five[place] - 50) / 20 for place, share in _BENT_BY[drive]))
        for drive in DRIVES
    ]
    left = drawn * sum(weights)
    for drive, weight in zip(DRIVES, weights, strict=True):
        left -= weight
        if left < 0:
            return drive
    return DRIVES[-1]
