"""The day of a life."""

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored

Slot = tuple[int, str]
"""(game minute it begins, what is done)"""


class Duty(msgspec.Struct, frozen=True):
    """What takes up a weekday, in minutes after midnight."""

    doing: str
    """school or work"""
    begins: int
    ends: int


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
    """asleep, breakfast, lunch, dinner, school, work or free"""
    since: int
    """Game minute at which `doing` began."""
    slipped_minutes: int = 0
    """Minutes of school or work spent on something else in the current slot."""
    pastime: Pastime | None = None
    duty: Duty | None = None
    """School or work from tomorrow on."""

    STORED: ClassVar[Stored] = Stored(kind="day", owner=Owner.LIFE)
