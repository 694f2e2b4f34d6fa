"""What the client sees of dates all the time."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.dates.records import PlannedDate
from ws.features.dates.rules import planning
from ws.kernel.state import Reader


def dates(reader: Reader, content: Content) -> dict[str, object]:
    """The dates to come and the one that is going on, the next one first."""
    held = sorted(reader.all(PlannedDate), key=lambda date: (date.at, date.id))
    return {
        "planned": [
            {
                "id": date.id,
                "person_id": date.person_id,
                "venue_id": date.venue_id,
                "activity_id": date.activity_id,
                "at": date.at,
                "closes": date.at + planning.WINDOW,
                "open": bool(date.phase),
                "answered": len(date.answers),
                "moments": len(date.moments),
            }
            for date in held
        ]
    }
