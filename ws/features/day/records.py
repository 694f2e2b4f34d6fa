"""The day of a life."""

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored

Slot = tuple[int, str]
"""(game minute it begins, what is done)"""


WEEKDAYS = (0, 1, 2, 3, 4)


class Duty(msgspec.Struct, frozen=True):
    """What takes up days of the week, in minutes after midnight."""

    doing: str
    """school or work"""
    begins: int
    ends: int
    days: tuple[int, ...] = WEEKDAYS
    """0 is Monday."""


class Pastime(msgspec.Struct, frozen=True):
    """Something chosen, done beside the plan."""

    id: str
    name: str
    until_minute: int


class Day(Record, frozen=True):
    """Today's plan and what is being done."""

    day: int
    plan: tuple[Slot, ...]
    doing: str
    """asleep, breakfast, lunch, dinner, school, work or free; elsewhere what `rules.REGIMES` says"""
    since: int
    """Game minute at which `doing` began."""
    slipped_minutes: int = 0
    """Minutes of school or work spent on something else in the current slot."""
    pastime: Pastime | None = None
    duties: dict[str, Duty] = msgspec.field(default_factory=dict)
    """School, work and the like from tomorrow on, by what they come from."""
    place: str = ""
    """Where the life stays, when not at home: a key of `rules.REGIMES`."""

    STORED: ClassVar[Stored] = Stored(kind="day", owner=Owner.LIFE)
