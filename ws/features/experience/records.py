"""What a life has learnt, and what it is proud of."""

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored


class Experience(Record, frozen=True):
    """Points so far, and what is counted towards milestones."""

    points: int = 0
    level: int = 1
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    """How often each counted thing happened, by the keys of `rules.keys`."""
    was_in_debt: bool = False

    STORED: ClassVar[Stored] = Stored(kind="experience", owner=Owner.LIFE)


class FeatReached(Record, frozen=True):
    """A milestone of this life, and when it was reached."""

    id: str
    minute: int

    STORED: ClassVar[Stored] = Stored(kind="feat", owner=Owner.LIFE, key="id")
