"""What dates tell the other rooms."""

from __future__ import annotations

from ws.kernel.facts import Fact


class DateHeld(Fact, frozen=True):
    """Two went out. `success` is 0 to 100."""

    person_id: str
    venue_id: str
    success: int
