"""Messages of the day."""

from __future__ import annotations

from typing import Literal

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Reply, Request

Change = Literal["skip_school", "skip_work", "overtime", "early_night", "late_night", "lie_in", "take_day_off"]
When = Literal["today", "tomorrow"]


class ShownWish(msgspec.Struct, frozen=True):
    """A change of a day that has not passed."""

    day: int
    change: str


class ChangeSchedule(Request, frozen=True, tag="change_schedule"):
    """Change one day's plan."""

    change: Change
    day: When = "today"


class ScheduleChanged(Reply, frozen=True, tag="change_schedule"):
    change: str
    day: int
    """Number of the day the change is for, counted from birth."""
    wishes: tuple[ShownWish, ...]
    days_off_left: int
    """This year."""


class CancelScheduleChange(Request, frozen=True, tag="cancel_schedule_change"):
    """Take a change back."""

    change: Change
    day: When = "today"


class ScheduleChangeCancelled(Reply, frozen=True, tag="cancel_schedule_change"):
    change: str
    day: int
    wishes: tuple[ShownWish, ...]
    days_off_left: int


class ChangeWished(Deed, frozen=True, tag="change_schedule"):
    """The recorded wish, for the day of this number."""

    change: str
    day: int


class WishDropped(Deed, frozen=True, tag="cancel_schedule_change"):
    """The wish taken back."""

    change: str
    day: int
