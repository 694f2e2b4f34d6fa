"""What a life has in its pocket."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class Money(Record, frozen=True):
    """Cash. May be below zero, to a limit."""

    cents: int = 0

    STORED: ClassVar[Stored] = Stored(kind="money", owner=Owner.LIFE)
