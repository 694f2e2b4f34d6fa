"""How well one works, and what comes of it."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Job, Track

EFFORT_POINTS: Final = {"low": -14, "normal": 0, "high": 10}
EFFORT_STRESS: Final = {"low": 0.6, "normal": 1.0, "high": 1.5}
WARNED_BELOW: Final = 46
WARNING_CHANCE: Final = 0.1
"""A month, below that performance."""
MOST_WARNINGS: Final = 3
FORGIVEN_FROM: Final = 50
"""Performance at which a review forgets a warning."""
_STEP: Final = 3
_ABSENCE: Final = 8
"""Points that a wholly missed day costs."""


def goal(smarts: int, happiness: int, stress: int, effort: str) -> int:
    """Where performance tends to. All in points; average is near 57."""
    points = 40 + smarts * 35 // 100 + (happiness - 50) * 15 // 100 - max(0, stress - 50) * 30 // 100
    return max(5, min(98, points + EFFORT_POINTS[effort]))


def after_day(performance: int, aim: int, minutes: int, attended_minutes: int) -> int:
    """After a day at work: presence moves it towards the goal, absence costs."""
    if minutes <= 0:
        return performance
    missed = minutes - min(minutes, attended_minutes)
    if missed * 10 > minutes:
        return max(0, performance - -(-_ABSENCE * missed // minutes))
    return performance + max(-_STEP, min(_STEP, aim - performance))


def layoff_chance(track: Track, performance: int, months: int) -> float:
    """That a post is cut this month; the good and the long-serving are kept longer."""
    return track.layoffs / 1000 * (150 - performance) / 90 * (1.5 if months < 24 else 0.8)


def promotion_chance(job: Job, performance: int) -> float:
    """At a yearly review, to rise to `job`: places grow few towards the top."""
    places = (1.0, 1.0, 0.8, 0.6, 0.4, 0.35, 0.3, 0.25, 0.2)[min(job.rank, 9) - 1]
    return max(0.0, min(0.8, (performance - 35) / 110)) * places
