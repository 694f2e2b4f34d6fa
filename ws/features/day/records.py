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


class Pastime(Record, frozen=True):
    """Something chosen, done beside the plan. A record of its own, because every activity writes it."""

    id: str
    name: str
    until_minute: int

    STORED: ClassVar[Stored] = Stored(kind="pastime", owner=Owner.LIFE)


class Care(Record, frozen=True):
    """What children at home take of the days from tomorrow on; kept only of lives that have some. A turn is on days
    whose number is a multiple; 0 is never."""

    nights_every: int = 0
    """1 is every night, 2 every other one: in turns with somebody."""
    hours_every: int = 0
    """The same for an hour of a working day."""

    STORED: ClassVar[Stored] = Stored(kind="care", owner=Owner.LIFE)


class Wish(msgspec.Struct, frozen=True):
    """A change of one day's plan that the player asked for."""

    day: int
    change: str
    """One of `messages.Change`."""


class Day(Record, frozen=True):
    """Today's plan and what is being done."""

    day: int
    plan: tuple[Slot, ...]
    doing: str
    """asleep, breakfast, lunch, dinner, school, work, free, skipping_school or skipping_work, with_baby or
    with_children; elsewhere what `rules.plans.REGIMES` says"""
    since: int
    """Game minute at which `doing` began."""
    slipped_minutes: int = 0
    """Minutes of school or work spent on something else in the current slot."""
    duties: dict[str, Duty] = msgspec.field(default_factory=dict)
    """School, work and the like from tomorrow on, by what they come from."""
    place: str = ""
    """Where the life stays, when not at home: a key of `rules.plans.REGIMES`."""
    wishes: tuple[Wish, ...] = ()
    """Changes of today and tomorrow, in the order in which they were asked for."""
    overtime_from: int = 0
    """Game minute at which today's work becomes overtime; 0 when it does not."""
    late_until: int = 0
    """Game minute until which a late night goes on past its midnight; 0 when it does not."""
    slept_minutes: int = 0
    """Sleep since the last breakfast, up to `since`."""
    days_off_year: int = 0
    days_off: int = 0
    """Days off taken in that year of the life."""

    STORED: ClassVar[Stored] = Stored(kind="day", owner=Owner.LIFE)
