"""Whether somebody likes the player back: by their own will."""

from __future__ import annotations

from typing import Final

from ws.features.dating.rules.candidates import ADULT, Candidate
from ws.features.dating.rules.fitting import Subject
from ws.kernel.rolls import draw

HOURS: Final = (2, 40)
"""Hours in which an answer comes; the first and the last."""
_LEAST: Final = 0.03
_MOST: Final = 0.92
_SUPER: Final = 0.18
"""What it adds to be told that one is liked very much."""


def chance(candidate: Candidate, own: Subject, looks: int, score: int, is_super: bool, seed: bytes) -> float:
    """That the candidate says yes, 0 to 1: how well the two fit, looks (0 to 100, and theirs to compare), the age
    they look for, and how choosy they are. Whole numbers are of this game: on cards of flesh and blood the few are
    liked by many (Tyson and others, "A first look at user activity on Tinder", 2016), which is no fun."""
    low, high = ages_wanted(candidate, seed)
    if own.age < ADULT:
        return 0.0
    choosy = 0.75 + 0.5 * draw(seed, 0, "dating.choosy", candidate.person.id)
    likes = 0.02 + 0.55 * score / 100 + 0.3 * (looks - 50) / 50 - 0.12 * (candidate.person.looks - 50) / 50
    if is_super:
        likes += _SUPER
    likes /= choosy
    if not low <= own.age <= high:
        likes *= 0.2
    if {own.goals.children, candidate.goals.children} == {"wants", "none"}:
        likes *= 0.5
    return max(_LEAST, min(_MOST, likes))


def ages_wanted(candidate: Candidate, seed: bytes) -> tuple[int, int]:
    """The ages somebody looks for: wider the older they are, 18 at least."""
    reach = 3 + candidate.age // 6
    drawn = draw(seed, 0, "dating.reach", candidate.person.id)
    return max(ADULT, candidate.age - reach - int(4 * drawn)), candidate.age + reach + int(5 * (1 - drawn))
