"""Which ten of a day's cards are shown: those that fit best, and no two alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ws.features.dating.rules.candidates import Candidate

SHOWN: Final = 10
"""Cards a game day."""
_ALIKE: Final = 34.0
"""Points of fit that a twin would lose; who is like nobody shown loses none."""


def shown(
    candidates: Sequence[Candidate], scores: Mapping[str, int], stars: Mapping[str, float]
) -> tuple[Candidate, ...]:
    """At most SHOWN of them, the best first; each counts less the more they are like somebody before them. No two
    of one first name or of one job."""
    left = sorted(candidates, key=lambda c: (-scores[c.person.id], stars[c.person.id], c.person.id))
    likeness = {c.person.id: 0.0 for c in left}
    chosen: list[Candidate] = []
    while left and len(chosen) < SHOWN:
        best = max(left, key=lambda c: scores[c.person.id] - _ALIKE * likeness[c.person.id])
        chosen.append(best)
        near = {c.person.id: alike(c, best) for c in left if c is not best}
        left = [c for c in left if c is not best and not _twins(c, best, near[c.person.id])]
        for each in left:
            likeness[each.person.id] = max(likeness[each.person.id], near[each.person.id])
    return tuple(chosen)


def alike(one: Candidate, other: Candidate) -> float:
    """0 to 1: how much two cards look the same."""
    mine, theirs = one.person, other.person
    shared = len(set(mine.interests) & set(theirs.interests)) / max(
        1, min(len(mine.interests), len(theirs.interests))
    )
    nature = 1 - sum(abs(a - b) for a, b in zip(mine.big_five, theirs.big_five, strict=True)) / 150
    drive = 1.0 if one.goals.drive == other.goals.drive else 0.0
    return 0.5 * shared + 0.3 * max(0.0, nature) + 0.2 * drive


def _twins(one: Candidate, other: Candidate, likeness: float) -> bool:
    mine, theirs = one.person, other.person
    same_job = mine.doing == theirs.doing == "work" and mine.job == theirs.job
    return mine.first_name == theirs.first_name or same_job or likeness > 0.9
