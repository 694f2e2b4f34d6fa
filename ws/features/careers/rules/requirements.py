"""What stands against somebody who wants a job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from ws.content.schemas import Content, Job
from ws.content.schemas.careers import JobNeeds
from ws.features.careers.records import Career, WorkHistory

MONTHS_A_YEAR: Final = 12
"""Of experience, which is counted in months whatever the calendar of the life."""
_SCHOOLING: Final = {
    "primary": "primary school", "middle": "middle school", "high": "a high school diploma",
    "bachelor": "a bachelor's degree", "master": "a master's degree", "doctorate": "a doctorate",
}  # fmt: skip


class Applicant(msgspec.Struct, frozen=True):
    """What employers look at. Points are whole."""

    age: int
    attainment: int
    """Place in education.ATTAINMENTS."""
    fields: frozenset[str]
    smarts: int
    looks: int
    health: int
    track_months: dict[str, int]
    is_convicted: bool


def experience(history: WorkHistory, held: Career, content: Content) -> dict[str, int]:
    """Months worked by track, the present job included."""
    months = dict(history.track_months)
    job = content.jobs.get(held.job)
    if held.kind == "job" and job is not None:
        months[job.track] = months.get(job.track, 0) + held.months
    return months


def missing(needs: JobNeeds, track: str, who: Applicant, attainments: Sequence[str]) -> Iterator[str]:
    """What is not there, as ends of the sentence "It needs ..."."""
    if who.age < needs.min_age:
        yield f"an age of {needs.min_age}"
    if who.age > needs.max_age:
        yield f"somebody of {needs.max_age} at the most"
    if who.attainment < attainments.index(needs.attainment):
        yield _SCHOOLING[needs.attainment]
    if needs.fields and who.fields.isdisjoint(needs.fields):
        yield "studies in " + " or ".join(field.replace("_", " ") for field in needs.fields)
    if who.track_months.get(track, 0) < needs.months and who.fields.isdisjoint(needs.instead_of_months):
        years, months = divmod(needs.months, MONTHS_A_YEAR)
        parts = [f"{years} year{'s' * (years > 1)}"] * bool(years) + [f"{months} months"] * bool(months)
        yield " and ".join(parts) + " of experience in this line of work"
    if who.smarts < needs.min_smarts:
        yield f"smarts of {round(needs.min_smarts)}"
    if who.looks < needs.min_looks:
        yield f"looks of {round(needs.min_looks)}"
    if who.health < needs.min_health:
        yield f"a health of {round(needs.min_health)}"
    if needs.clean_record and who.is_convicted:
        yield "a clean record"


def against(job: Job, who: Applicant, attainments: Sequence[str]) -> str:
    """The sentence for the player; "" when nothing stands against it."""
    found = list(missing(job.needs, job.track, who, attainments))
    return f"It needs {listed(found)}." if found else ""


def listed(parts: Sequence[str]) -> str:
    """a, b and c."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
