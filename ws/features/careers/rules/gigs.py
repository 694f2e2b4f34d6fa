"""Gigs: how well they go."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Job
from ws.features.careers.rules.requirements import Applicant
from ws.kernel.rolls import Rolls

MOST_A_DAY: Final = 3
PAID_PERCENT: Final = {"good": 130, "fair": 100, "bad": 40}
HAPPINESS: Final = {"good": 1.5, "fair": 0.3, "bad": -1.0}
_GOOD: Final = 0.2
_BAD: Final = 0.3


def outcome(rolls: Rolls, job: Job, who: Applicant, number: int) -> str:
    """good, fair or bad. `number` tells several of a day apart."""
    skill = who.smarts * 0.003 + min(60, who.track_months.get(job.track, 0)) * 0.003
    drawn = rolls.chance(f"careers.gig.{job.id}", number)
    if drawn < _GOOD + skill:
        return "good"
    return "bad" if drawn > 1.0 - max(0.05, _BAD - skill / 2) else "fair"


def text(job: Job, came: str) -> str:
    """How it is told."""
    if job.told is None:
        raise LookupError(f"{job.id} is no gig")
    return {"good": job.told.good, "fair": job.told.fair, "bad": job.told.bad}[came]
