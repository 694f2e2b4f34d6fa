"""How old a life is, in words that change once a year."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class Age(Record, frozen=True):
    """Completed years and the stage of life."""

    years: int
    stage: str

    STORED: ClassVar[Stored] = Stored(kind="age", owner=Owner.LIFE)
