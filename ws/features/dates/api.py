"""The door of the dates."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.dates.facts import DateHeld
from ws.features.dates.records import PastDate, PlannedDate


def planned(turn: Turn, person_id: str = "") -> tuple[PlannedDate, ...]:
    """Dates to come and the one that is going on (with somebody), the next one first."""
    found = (date for date in turn.all(PlannedDate) if person_id in ("", date.person_id))
    return tuple(sorted(found, key=lambda date: date.at))


def past(turn: Turn, person_id: str) -> tuple[PastDate, ...]:
    """What became of the dates with somebody, the latest first; the last twenty are known."""
    found = (date for date in turn.all(PastDate) if date.person_id == person_id)
    return tuple(sorted(found, key=lambda date: (-date.at, -int(date.id[1:]))))


__all__ = ["DateHeld", "past", "planned"]
