"""Time behind bars: conduct, parole, flight."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import PrisonActivity
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.law.records import PrisonTerm
from ws.kernel.errors import Refused

MOST_ACTIVITIES: Final = 3
"""A day."""
PAROLE_SHARE: Final = 50
"""Per cent of the time that must be served; many states of the United States ask for a third to 85 per cent."""
REVIEW_DAYS: Final = 6
"""Between two looks of the parole board; it looks by itself as often."""
ESCAPE_ENERGY: Final = 25
EVENT_CHANCE: Final = 0.3
"""That a day inside brings something worth telling."""
RUN_DAYS: Final = (1, 10)
"""Until a fugitive is found; nearly all are, most within months (Culp, "Frequency and characteristics of
prison escapes in the United States", 2005)."""


def days_of(months: int, days_per_year: int) -> int:
    """Game days of so many months, at least one."""
    return max(1, months * days_per_year // 12)


def months_of(days: int, days_per_year: int) -> int:
    """Months of so many game days, at least one."""
    return max(1, days * 12 // days_per_year)


def served_percent(term: PrisonTerm, minute: int) -> int:
    """How much of the time is behind, 0 to 100."""
    whole = max(1, term.until_minute - term.began_minute)
    return max(0, min(100, (minute - term.began_minute) * 100 // whole))


def with_conduct(conduct: int, change: int) -> int:
    """Conduct after a change, within 0 and 100."""
    return max(0, min(100, conduct + change))


def check_activity(term: PrisonTerm, activity: PrisonActivity, day: int, doing: str) -> None:
    """Raises Refused when there is no more of it today."""
    if doing == "asleep":
        raise Refused("not_allowed", "It is lights out. Inside, the night belongs to the night.")
    done = term.done if term.day == day else ()
    if activity.id in done:
        raise Refused("not_allowed", "Once a day must do; others want their turn.", activity_id=activity.id)
    if len(done) >= MOST_ACTIVITIES:
        raise Refused("not_allowed", f"The day inside has room for {MOST_ACTIVITIES} things, and it is full.")


def check_parole(term: PrisonTerm, minute: int) -> None:
    """Raises Refused when the board would not look."""
    if term.remand:
        raise Refused("not_allowed", "There is no sentence yet that could be cut short: the trial comes first.")
    served = served_percent(term, minute)
    if served < PAROLE_SHARE:
        raise Refused("not_allowed", f"The board looks once {PAROLE_SHARE} % of the time is served.", served=served)
    since = minute - term.parole_asked_minute
    if term.parole_asked_minute >= 0 and since < REVIEW_DAYS * MINUTES_PER_DAY:
        raise Refused(
            "not_allowed",
            "The board has only just said no. It looks again in a while.",
            again_minute=term.parole_asked_minute + REVIEW_DAYS * MINUTES_PER_DAY,
        )


def review_minute(term: PrisonTerm, minute: int) -> int:
    """When the board looks by itself next, from `minute` on."""
    half = term.began_minute + (term.until_minute - term.began_minute) * PAROLE_SHARE // 100
    again = term.parole_asked_minute + REVIEW_DAYS * MINUTES_PER_DAY if term.parole_asked_minute >= 0 else 0
    return max(half, again, minute)


def parole_percent(term: PrisonTerm, minute: int, severity: int) -> float:
    """How likely the board says yes: conduct first, then time served, and what it was for."""
    served = served_percent(term, minute)
    return max(2.0, min(95.0, term.conduct * 0.9 + (served - PAROLE_SHARE) * 0.8 - 15 - severity * 2))


def escape_percent(smarts: float, stress: float) -> float:
    """How likely a flight gets over the wall at all: 1 to 8 per cent."""
    return max(1.0, min(8.0, 4 + (smarts - 50) / 20 - stress / 40))


def left_minutes(term: PrisonTerm, minute: int) -> int:
    """What is still to serve; on the run it stands still."""
    return max(0, term.until_minute - (term.fled_minute if term.fled_minute >= 0 else minute))
