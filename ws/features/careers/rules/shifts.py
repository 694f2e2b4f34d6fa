"""Hours of work: what a week is taken by, and which work a stretch of it belonged to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ws.content.schemas import Job
from ws.features.careers.records import Career
from ws.features.day.records import WEEKDAYS, Duty

FULL_TIME_BEFORE: Final = 17 * 60
"""Studies that begin earlier, on three weekdays or more, leave no room for a full job."""
FULL_TIME_DAYS: Final = 3
OWN_WEEK: Final = Duty("work", 9 * 60, 17 * 60)
"""Of an owner who does nothing else."""
OWN_SATURDAY: Final = Duty("work", 9 * 60, 15 * 60, (5,))
"""Of an owner who has a job as well."""


def duty_of(held: Career, job: Job | None) -> Duty | None:
    """What the main job takes of a week; nothing on leave."""
    return hours_of(job) if held.kind == "job" and job is not None and not held.leave_months else None


def hours_of(job: Job) -> Duty:
    """The hours of a job."""
    return Duty("work", job.from_hour * 60, (job.from_hour + job.hours) * 60, job.days)


def overlap(one: Duty, other: Duty) -> bool:
    """Whether two duties want the same hours of a day."""
    return one.begins < other.ends and other.begins < one.ends and not set(one.days).isdisjoint(other.days)


def is_full_time_study(duties: Iterable[Duty]) -> bool:
    """Whether school or studies fill the weekdays."""
    return any(
        duty.doing == "school"
        and duty.begins < FULL_TIME_BEFORE
        and len(set(duty.days) & set(WEEKDAYS)) >= FULL_TIME_DAYS
        for duty in duties
    )


def worked(duties: Mapping[str, Duty], weekday: int, begins: int, ends: int) -> dict[str, int]:
    """Minutes of a stretch of work by whose it was. Times are minutes after midnight."""
    found: dict[str, int] = {}
    for source, duty in duties.items():
        if duty.doing == "work" and weekday in duty.days:
            minutes = min(ends, duty.ends) - max(begins, duty.begins)
            if minutes > 0:
                found[source] = minutes
    return found
