"""What a life does for a living, or learns for."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class Occupation(Record, frozen=True):
    """School, job, pension or none."""

    kind: str = "none"
    """none, school, job or retired"""
    school: str = ""
    """primary, middle or high"""
    job: str = ""
    """Id of the job, also of the last one when retired."""
    performance: int = 50
    """0 to 100: grades at school, standing at work."""
    pension_cents: int = 0

    STORED: ClassVar[Stored] = Stored(kind="occupation", owner=Owner.LIFE)
