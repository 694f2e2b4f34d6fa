"""How children are raised, what that makes of them, and what having them does to a mood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from ws.features.children.records import Child

LOOKED_AFTER: Final = 10
"""Age from which a child finds its way to school and to bed without a parent, about."""
WARM, FIRM, LOOSE, COLD = "warm and firm", "strict", "indulgent", "distant"
UNKNOWN: Final = "too early to say"
_ENOUGH: Final = 6
"""Points of either kind a year from which something counts as done much."""
_LEAST_YEARS: Final = 2
WORDS: Final = {
    WARM: "You ask much of {child} and give more. {They} knows where the edge is, and who stands there.",
    FIRM: "You know what is right for {child}. {They} does as {they} is told, and tells you less than {they} might.",
    LOOSE: "You can refuse {child} nothing. {They} loves you, and goes to bed when {they} likes.",
    COLD: "{child} has learnt to manage alone. You are under one roof more than you are together.",
    UNKNOWN: "You and {child} are still finding out what kind of family you are.",
}
"""The four styles of Baumrind (1966, 1971), in the cut of Maccoby and Martin (1983): authoritative, authoritarian,
permissive, uninvolved."""


class Marks(msgspec.Struct, frozen=True):
    """What a year under a style leaves, in points of character."""

    conscientiousness: int = 0
    agreeableness: int = 0
    neuroticism: int = 0


_MARKS: Final = {
    WARM: Marks(1, 1, -1),
    FIRM: Marks(1, -1, 1),
    LOOSE: Marks(-1, 1, 0),
    COLD: Marks(-1, -1, 1),
}
"""Small, as is found: parenting explains a few per cent of character at most (Pinquart 2017 for conduct; Ayoub and
others, European Journal of Personality, 2021)."""
MARKED_AT: Final = frozenset({6, 9, 12, 15, 18})
"""Birthdays at which a mark is left."""


def style(warmth: int, firmness: int, years: int) -> str:
    """How a child is raised, from what was done in so many years."""
    if years < _LEAST_YEARS:
        return UNKNOWN
    warm, firm = warmth >= _ENOUGH * years, firmness * 2 >= _ENOUGH * years
    return WARM if warm and firm else LOOSE if warm else FIRM if firm else COLD


def marks(style: str) -> Marks:
    """What it leaves in a child at a birthday of `MARKED_AT`."""
    return _MARKS.get(style, Marks())


def turns(children: Sequence[Child], helped: bool) -> int:
    """How often whoever looks after these does it: 0 never, 1 each time, 2 every other time. `helped` is whether a
    partner lives there."""
    if not children:
        return 0
    return 2 if helped or all(child.custody == "both" and child.other_id for child in children) else 1


def mood(expecting: bool, ages: list[int], alone: bool, in_debt: bool) -> float:
    """What children add to where happiness drifts to, in points; `ages` of those under the roof.

    It rises before a birth and for a year after it and goes back to where it was (Myrskyla and Margolis, Demography,
    2014); parents who are short of money are the less happy ones (Blanchflower and Clark, Journal of Population
    Economics, 2021); those alone with children are so, too (Nelson, Kushlev and Lyubomirsky, Psychological Bulletin,
    2014)."""
    points = 2.0 if expecting else 0.0
    if ages:
        youngest = min(ages)
        points += 4.0 if youngest < 1 else 1.0 if youngest < 12 else -0.5 if youngest < 18 else 0.5
        if alone:
            points -= 1.0
        if in_debt:
            points -= 2.0
    return points


def daily_stress(ages: list[int], alone: bool) -> float:
    """What children add to the stress of a day, in points: most in the first year, then less, a little
    more at thirteen."""
    worst = max((_stress_of(age) for age in ages), default=0.0)
    more = 0.2 * max(0, len(ages) - 1)
    return (worst + more) * (1.5 if alone else 1.0) if ages else 0.0


def _stress_of(age: int) -> float:
    if age < 1:
        return 1.2  # and short nights, see the day room
    if age < 3:
        return 1.0
    if age < 6:
        return 0.6
    return 0.6 if 12 <= age < 16 else 0.3
