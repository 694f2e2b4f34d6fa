"""Dates that are planned, the one that is going on, and those that were."""

from __future__ import annotations

from typing import ClassVar, Literal

from ws.content.schemas.dates import Phase, Weather
from ws.kernel.records import Owner, Record, Stored

How = Literal["held", "by_itself", "cancelled", "called_off", "no_show"]
"""What became of a date: lived through by the player, lived through without being asked, called off by the player, by
the other one or by what happened, or missed by the player."""


class PlannedDate(Record, frozen=True, omit_defaults=True):
    """A date to come, or one that is going on: `phase` is "" until it opens."""

    id: str
    person_id: str
    venue_id: str
    activity_id: str
    at: int
    """Game minute at which it begins."""
    minutes: int
    cost_cents: int
    """For two, in the life's country."""
    gift_item_id: str = ""
    """A thing to be given at the beginning."""
    phase: Phase | Literal[""] = ""
    weather: Weather = "fair"
    moments: tuple[str, ...] = ()
    """Of the content, in their order."""
    answers: tuple[str, ...] = ()
    """Ids of choices, one for each moment answered."""
    paid_cents: int = 0
    """By the player, so far."""
    hurts: bool = False
    """Whether that was more than the player could well afford."""
    gift_points: int | None = None
    """How well a given thing fits the other one, 0 to 100."""

    STORED: ClassVar[Stored] = Stored(kind="planned_date", owner=Owner.LIFE, key="id")


class PastDate(Record, frozen=True, omit_defaults=True):
    """What became of a date; the last 20 of each person are kept."""

    id: str
    person_id: str
    venue_id: str
    activity_id: str
    at: int
    how: How
    success: int | None = None
    """0 to 100; None for one that did not take place."""
    text: str = ""
    """How it ended, as the player reads it."""
    paid_cents: int = 0
    """By the player."""

    STORED: ClassVar[Stored] = Stored(kind="past_date", owner=Owner.LIFE, key="id")


class DateBook(Record, frozen=True, omit_defaults=True):
    """What is kept of all dates together."""

    next_number: int = 1
    """Of the next date's id."""
    day: int = -1
    declined: tuple[str, ...] = ()
    """Who said no on that day by their own will, and for which day: "p3:301"."""

    recent: tuple[str, ...] = ()
    """Moments and outcomes of the last dates, the latest last."""

    STORED: ClassVar[Stored] = Stored(kind="date_book", owner=Owner.LIFE)
