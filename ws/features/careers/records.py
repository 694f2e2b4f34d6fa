"""What a life does for a living."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class Career(Record, frozen=True):
    """Job, pension or none."""

    kind: str = "none"
    """none, job or retired"""
    job: str = ""
    """Id of the job, also of the last one when retired."""
    performance: int = 50
    """0 to 100."""
    pension_cents: int = 0

    STORED: ClassVar[Stored] = Stored(kind="career", owner=Owner.LIFE)
