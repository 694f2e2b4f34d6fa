"""How well two would fit, 0 to 100, and why. The same whoever of the two asks.

Two ways of reckoning it, which rank differently (docs/adr/0017-two-ways-to-fit.md):

- `likeness` weighs what two share: attraction grows with similarity (Montoya, Horton and Kirchner 2008), spouses
  are alike in attitudes and values more than in character (Luo and Klohnen 2005).
- `nature` weighs what each brings: how content two become hangs on both being calm, warm and reliable (Malouff and
  others 2010), much more than on their being alike (Dyrenforth and others 2010).

Both count life goals and age. Of character two things complement each other instead: who leads and who follows, so
one lively and one quiet do as well as two of the middle. Weights are rounded to fit the order of these findings.
"""

from __future__ import annotations

import math
from typing import Final, Literal

import msgspec

from ws.content.schemas.base import Interest
from ws.features.dating.rules.goals import NO_MORE_FROM, Goals

Algorithm = Literal["likeness", "nature", "both"]
Parts = dict[str, float]

REASONS: Final = 3
_HIGH: Final = 58
_LOW: Final = 42
_STEADY: Final = (0.0, 0.2, 0.1, 0.3, -0.4)
"""What each of the Big Five does for somebody as a partner; the order and about the sizes of Malouff and others."""
_LIKENESS: Final[Parts] = {"interests": 0.36, "goals": 0.30, "character": 0.20, "age": 0.14}
_NATURE: Final[Parts] = {"nature": 0.46, "goals": 0.28, "character": 0.06, "age": 0.12, "interests": 0.08}
_USUAL: Final[Parts] = {"interests": 0.2, "goals": 0.55, "character": 0.8, "age": 0.75, "nature": 0.5}
"""What two strangers of the same generation come to, in each part."""
_STRETCH: Final = 7.6
"""Means of many parts lie close together; so steep is the curve by which they are told."""
_YEARS: Final = 16.0
"""Years between two at which a third of what the same age is worth is left."""


class Subject(msgspec.Struct, frozen=True, gc=False):
    """What of somebody counts."""

    age: int
    big_five: tuple[int, int, int, int, int]
    interests: frozenset[Interest]
    goals: Goals


class Reason(msgspec.Struct, frozen=True, gc=False):
    """Why two fit, or do not."""

    id: str
    """Of the words for it."""
    weight: float
    """-1 to 1; below zero it speaks against the two."""
    what: str = ""
    """The interest, where it is about one."""


class Fit(msgspec.Struct, frozen=True, gc=False):
    """How well two would fit."""

    score: int
    """0 to 100."""
    reasons: tuple[Reason, ...]
    """The three strongest, the strongest first."""


def fit(one: Subject, other: Subject, algorithm: Algorithm) -> Fit:
    """The score of two and what speaks loudest for it or against it."""
    return Fit(score(one, other, algorithm), reasons(one, other))


def score(one: Subject, other: Subject, algorithm: Algorithm) -> int:
    """0 to 100; strangers of an age lie around 50."""
    parts = parts_of(one, other)
    if algorithm == "both":
        return round((_weighed(parts, _LIKENESS) + _weighed(parts, _NATURE)) / 2)
    return round(_weighed(parts, _LIKENESS if algorithm == "likeness" else _NATURE))


def parts_of(one: Subject, other: Subject) -> Parts:
    """What the two come to in each part, 0 to 1."""
    shared, total = len(one.interests & other.interests), len(one.interests | other.interests)
    return {
        "interests": (shared / total) ** 0.5 if total else 0.0,
        "goals": _goals(one.goals, other.goals),
        "character": _character(one, other),
        "nature": (_brought(one) + _brought(other)) / 2,
        "age": 0.33 ** (abs(one.age - other.age) / _YEARS),
    }


def reasons(one: Subject, other: Subject) -> tuple[Reason, ...]:
    """The strongest of all there is to say; of equals, by name."""
    found = [*_of_interests(one, other), *_of_goals(one, other), *_of_age(one, other), *_of_nature(one, other)]
    found.sort(key=lambda reason: (-abs(reason.weight), reason.id, reason.what))
    return tuple(found[:REASONS])


def _weighed(parts: Parts, weights: Parts) -> float:
    above = sum(weight * (parts[name] - _USUAL[name]) for name, weight in weights.items())
    return 100 / (1 + math.exp(-_STRETCH * above))


def _goals(one: Goals, other: Goals) -> float:
    children = _apart(("wants", "open", "none").index(one.children), ("wants", "open", "none").index(other.children))
    marriage = _apart(("yes", "open", "no").index(one.marriage), ("yes", "open", "no").index(other.marriage))
    faith = _apart(("devout", "quiet", "none").index(one.faith), ("devout", "quiet", "none").index(other.faith))
    drive = 1.0 if one.drive == other.drive else 0.35
    return 0.4 * children + 0.2 * marriage + 0.22 * faith + 0.18 * drive


def _apart(one: int, other: int) -> float:
    return (1.0, 0.6, 0.0)[abs(one - other)]


def _character(one: Subject, other: Subject) -> float:
    """Likeness of four traits; of extraversion, how near the two together are to the middle."""
    alike = [1 - abs(one.big_five[place] - other.big_five[place]) / 100 for place in (0, 1, 3, 4)]
    between = 1 - abs(one.big_five[2] + other.big_five[2] - 100) / 100
    return (sum(alike) + between) / 5


def _brought(subject: Subject) -> float:
    return max(
        0.0, min(1.0, 0.5 + sum(share * (p - 50) / 50 for share, p in zip(_STEADY, subject.big_five, strict=True)))
    )


def _of_interests(one: Subject, other: Subject) -> list[Reason]:
    shared = sorted(one.interests & other.interests)
    if not shared:
        return [Reason("nothing_shared", -0.3)]
    return [Reason("shared_interest", 0.75 - 0.2 * number, what) for number, what in enumerate(shared)]


def _of_goals(one: Subject, other: Subject) -> list[Reason]:
    found: list[Reason] = []
    mine, theirs = one.goals, other.goals
    pairs = (
        ("children", mine.children, theirs.children, "wants", "none", 0.9),
        ("marriage", mine.marriage, theirs.marriage, "yes", "no", 0.6),
        ("faith", mine.faith, theirs.faith, "devout", "none", 0.7),
    )
    for name, first, second, most, least, weight in pairs:
        if name == "children" and min(one.age, other.age) >= NO_MORE_FROM:
            continue  # nobody asks any more
        if {first, second} == {most, least}:
            found.append(Reason(f"{name}_differs", -weight))
        elif first == second and first != "open":
            found.append(Reason(f"{name}_{first}", weight * (0.65 if first in (most, least) else 0.35)))
    if mine.drive == theirs.drive:
        found.append(Reason(f"drive_{mine.drive}", 0.65))
    return found


def _of_age(one: Subject, other: Subject) -> list[Reason]:
    apart = abs(one.age - other.age)
    if apart <= 2:
        return [Reason("same_age", 0.3)]
    return [Reason("far_in_age", -min(0.95, apart / 25))] if apart >= 9 else []


def _of_nature(one: Subject, other: Subject) -> list[Reason]:
    found: list[Reason] = []
    for place, name in enumerate(("open", "orderly", "lively", "warm", "worried")):
        low, high = sorted((one.big_five[place], other.big_five[place]))
        if low >= _HIGH:
            found.append(Reason(f"both_{name}", _told(name, low - 50)))
        elif high <= _LOW:
            found.append(Reason(f"neither_{name}", _told(f"not_{name}", 50 - high)))
        elif high - low >= 34:
            found.append(Reason(f"one_{name}", _told(f"one_{name}", (high - low) / 2)))
    return found


_SPEAKS: Final = {
    "open": 1.0, "orderly": 1.0, "lively": 0.6, "warm": 1.4, "worried": -1.0,
    "not_open": 0.7, "not_orderly": -0.7, "not_lively": 0.7, "not_warm": -1.0, "not_worried": 1.5,
    "one_open": -0.7, "one_orderly": -0.8, "one_lively": 0.5, "one_warm": -0.6, "one_worried": -0.4,
}  # fmt: skip
"""For or against, and how loud."""


def _told(name: str, points: float) -> float:
    return max(-0.95, min(0.95, _SPEAKS[name] * points / 40))
