"""The work that finds somebody who does not look for any."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Job
from ws.features.careers.rules.requirements import Applicant

PATIENCE: Final = 3
"""Months without work before something turns up by itself."""
CHANCE: Final = 0.18
"""A month, from then on: spells of 5 months and a bit, as the mean duration of unemployment of
some 21 weeks (Bureau of Labor Statistics, Current Population Survey, 2023)."""
_OWN_FIELD: Final = 8.0
_OWN_TRACK: Final = 4.0


def is_plain(job: Job, who: Applicant) -> bool:
    """Whether it is simple enough to come unasked: entry work, or what one has learnt or done before."""
    if job.kind != "job":
        return False
    learnt = bool(job.needs.fields) and job.needs.months == 0
    done = who.track_months.get(job.track, 0) >= max(12, job.needs.months)
    return job.rank == 1 or learnt or (done and job.rank <= 3)


def weight(job: Job, who: Applicant) -> float:
    """How likely it is to be this one: the own trade first."""
    if job.needs.fields and not who.fields.isdisjoint(job.needs.fields):
        return _OWN_FIELD
    return _OWN_TRACK if who.track_months.get(job.track, 0) >= 12 else 1.0
