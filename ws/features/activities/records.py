"""What was done today."""

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored


class ActivityLog(Record, frozen=True):
    """How often each activity was done on a day; yesterday's counts are forgotten."""

    day: int = -1
    counts: dict[str, int] = msgspec.field(default_factory=dict)

    STORED: ClassVar[Stored] = Stored(kind="activity_log", owner=Owner.LIFE)
