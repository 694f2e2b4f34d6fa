"""What the careers announce; others take it from the door."""

from __future__ import annotations

from ws.kernel.facts import Fact


class Hired(Fact, frozen=True):
    """A job was begun."""

    job_id: str


class Promoted(Fact, frozen=True):
    """A rank was reached in the track."""

    job_id: str


class BecameChief(Fact, frozen=True):
    """The top of the business track was reached."""

    job_id: str


class LostJob(Fact, frozen=True):
    """A job ended: "dismissed", "redundant", "resigned", "retired" or "imprisoned"."""

    job_id: str
    why: str


class Retired(Fact, frozen=True):
    """Work is over for good; `pension_cents` a month."""

    pension_cents: int


class ShiftWorked(Fact, frozen=True):
    """Time was spent at work: at a job, a side job, a gig (ids of jobs) or a business (id of its kind)."""

    minutes: int
    job_id: str


class BusinessStarted(Fact, frozen=True):
    """A business of one's own was opened; `kind` is an id of the content."""

    kind: str


class BusinessEnded(Fact, frozen=True):
    """It was "closed" or has "failed"."""

    kind: str
    why: str


class LeaveEnded(Fact, frozen=True):
    """Somebody who was at home with a child goes back to work."""
