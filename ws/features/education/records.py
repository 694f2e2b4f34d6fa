"""What a life learns, and where."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class Schooling(Record, frozen=True):
    """The school a life goes to."""

    school: str = ""
    """primary, middle or high; "" when it goes to none"""
    grade: int = 50
    """0 to 100."""

    STORED: ClassVar[Stored] = Stored(kind="schooling", owner=Owner.LIFE)
