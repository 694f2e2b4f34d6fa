"""Decisions about experience: what gives points, where levels begin, what a milestone waits for."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Content, Feat

MOST_LEVEL: Final = 50
LEVEL_DIAMONDS: Final = 10
SCHOOL_MINUTES_A_POINT: Final = 20
WORK_MINUTES_A_POINT: Final = 30
ACTIVITY: Final = 4
ANSWER: Final = 6
BIRTHDAY: Final = 12
GRADUATED: Final = 60
HIRED: Final = 30
PROMOTED: Final = 60
MOVED_IN: Final = 30
MARRIED: Final = 40
MARRIAGE_DIAMONDS: Final = 25
"""For marrying somebody; the first marriage of a life gives them with its milestone."""
FIRST_BIRTHDAY: Final = 7
"""Birthdays count from the first one that is lived by the player."""
IN_DEBT_CENTS: Final = 100_000
"""Owing less than this is a bad week, not debt."""
_CURVE: Final = 12
_AMOUNTS: Final = ("savings", "wealth")


class Index(msgspec.Struct, frozen=True):
    """The milestones of the content, by what they wait for."""

    counted: dict[str, tuple[Feat, ...]]
    """By key: a trigger, or "trigger:subject"."""
    savings: tuple[Feat, ...]
    """The smallest amount first, as those of `wealth`."""
    wealth: tuple[Feat, ...]
    debt_free: tuple[Feat, ...]


def points_for(level: int) -> int:
    """Points at which a level begins: 12 n (n - 1), so each level takes 24 points more than the one
    before. A day of work gives 16, a day of school up to 18; a plain life of 80 years collects about
    17,000, which is level 38; level 50 takes 29,400."""
    return _CURVE * level * (level - 1)


def level_at(points: int, least: int = 1) -> int:
    """The level of a number of points; `least` is known to be reached."""
    level = least
    while level < MOST_LEVEL and points >= points_for(level + 1):
        level += 1
    return level


def next_level_points(level: int) -> int | None:
    """Where the next level begins; None at the last."""
    return None if level >= MOST_LEVEL else points_for(level + 1)


def keys(trigger: str, subject: str) -> tuple[str, ...]:
    """Under which keys something counts."""
    return (trigger, f"{trigger}:{subject}") if subject else (trigger,)


def index(content: Content) -> Index:
    """The milestones sorted out, once for a content."""
    held = _indexes.get(id(content))
    if held is None or held[0] is not content:
        held = _indexes[id(content)] = (content, _index(content))
    return held[1]


_indexes: Final[dict[int, tuple[Content, Index]]] = {}


def _index(content: Content) -> Index:
    counted: dict[str, tuple[Feat, ...]] = {}
    amounts: dict[str, tuple[Feat, ...]] = {}
    for feat in content.feats.values():
        if feat.trigger in ("savings", "wealth", "debt_free"):
            amounts[feat.trigger] = (*amounts.get(feat.trigger, ()), feat)
        else:
            key = keys(feat.trigger, feat.subject)[-1]
            counted[key] = (*counted.get(key, ()), feat)
    savings, wealth = (tuple(sorted(amounts.get(name, ()), key=lambda feat: feat.cents)) for name in _AMOUNTS)
    return Index(counted, savings, wealth, amounts.get("debt_free", ()))


def counted(counts: dict[str, int], found: tuple[str, ...], known: dict[str, tuple[Feat, ...]]) -> dict[str, int]:
    """The counts after one more time; only what some milestone waits for is counted."""
    wanted = [key for key in found if key in known]
    return {**counts, **{key: counts.get(key, 0) + 1 for key in wanted}} if wanted else counts
