"""Experience: what is worth a milestone, and how levels are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec

from ws.content.schemas.base import Entry, Label, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Trigger = Literal[
    "birthday", "school_day", "work_day", "overtime", "graduated", "hired", "job", "promoted", "lost_job", "moved_in",
    "bought", "savings", "wealth", "debt_free", "convicted", "released", "recovered", "activity", "answer",
    "married",
]  # fmt: skip
MOST_LEVEL: Final = 50
_AMOUNTS: Final = ("savings", "wealth")


class Feat(Entry, frozen=True, kw_only=True):
    """Something of note, reached at most once in a life. Texts may name {name} and {age}."""

    title: Label
    category: Literal["school", "work", "money", "home", "law", "health", "age", "doing", "love"]
    trigger: Trigger
    subject: Annotated[str, msgspec.Meta(max_length=48)] = ""
    """Narrows the trigger: an attainment, a job's id, why a job ended, "owned" or "rented", the
    category of a thing or of an activity."""
    count: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 1
    """At which time it is reached; the age for a birthday."""
    cents: Annotated[int, msgspec.Meta(ge=0, le=10**12)] = 0
    """The amount of savings or wealth."""
    points: Annotated[int, msgspec.Meta(ge=0, le=1000)]
    diamonds: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]


class LevelLine(Entry, frozen=True, kw_only=True):
    """How the levels of a range are told: {name}, {level}."""

    from_level: Annotated[int, msgspec.Meta(ge=2, le=MOST_LEVEL)]
    to_level: Annotated[int, msgspec.Meta(ge=2, le=MOST_LEVEL)]
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=4)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for feat in content.feats.values():
        where = f"feats: {feat.id}"
        yield from unfilled(where, feat.texts, {"name", "age"})
        if (feat.trigger in _AMOUNTS) != (feat.cents > 0):
            yield f"{where}: cents belong to savings and wealth, and only to them"
        if feat.trigger == "job" and feat.subject not in content.jobs:
            yield f"{where}: it waits for the job {feat.subject!r}, which does not exist"
    for line in content.level_lines.values():
        yield from unfilled(f"level_lines: {line.id}", line.texts, {"name", "level"})
    for level in range(2, MOST_LEVEL + 1):
        told = [line.id for line in content.level_lines.values() if line.from_level <= level <= line.to_level]
        if len(told) != 1:
            yield f"level_lines: level {level} is told by {told}, and should be by one"
