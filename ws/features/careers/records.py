"""What a life does for a living, has done, and hopes to do."""

from typing import ClassVar

import msgspec

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
    employer: str = ""
    months: int = 0
    """In the job; without one, of looking for work."""
    pay_percent: int = 100
    """Of what the job usually pays."""
    pay_cents: int = 0
    """Gross a month, at the level of the country; the last pay when there is no job."""
    effort: str = "normal"
    """low, normal or high; kept from job to job."""
    warnings: int = 0
    contract_months: int = 0
    """Still to be served before one may leave (armed forces)."""
    benefit_months: int = 0
    """For which unemployment is still paid."""
    raise_asked_day: int = -1
    promotion_asked_day: int = -1
    leave_months: int = 0
    """Of leave with a child that are still to come; the place is kept."""
    leave_percent: int = 0
    """Of the pay, in them."""

    STORED: ClassVar[Stored] = Stored(kind="career", owner=Owner.LIFE)


class WorkHistory(Record, frozen=True):
    """Months worked in jobs that are over."""

    total_months: int = 0
    track_months: dict[str, int] = msgspec.field(default_factory=dict)

    STORED: ClassVar[Stored] = Stored(kind="work_history", owner=Owner.LIFE)


class Application(Record, frozen=True):
    """An interview that was offered, or is over."""

    vacancy_id: str
    employer: str
    questions: tuple[str, ...]
    closes_minute: int
    is_over: bool = False

    STORED: ClassVar[Stored] = Stored(kind="application", owner=Owner.LIFE, key="vacancy_id")


class SideJob(Record, frozen=True):
    """Work of some evenings or weekends."""

    job: str
    employer: str

    STORED: ClassVar[Stored] = Stored(kind="side_job", owner=Owner.LIFE)


class GigLog(Record, frozen=True):
    """How many gigs were done on a day."""

    day: int
    count: int

    STORED: ClassVar[Stored] = Stored(kind="gig_log", owner=Owner.LIFE)


class Business(Record, frozen=True):
    """A business of one's own."""

    kind: str
    name: str
    invested_cents: int
    standing: int = 30
    """How known and well run it is, 0 to 100."""
    months: int = 0
    last_cents: int = 0
    """Profit of the last month, a loss below zero."""
    losses: int = 0
    """Months of loss in a row."""

    STORED: ClassVar[Stored] = Stored(kind="business", owner=Owner.LIFE)
