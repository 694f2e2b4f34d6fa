"""What the client sees of the day."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.day.records import Day
from ws.kernel.state import Reader


def day(reader: Reader, content: Content) -> dict[str, object] | None:
    held = reader.find(Day)
    if held is None:
        return None
    pastime = held.pastime
    return {
        "day": held.day,
        "doing": held.doing,
        "asleep": held.doing == "asleep",
        "place": held.place,
        "plan": [{"minute": minute, "doing": doing} for minute, doing in held.plan],
        "activity": pastime and {"id": pastime.id, "name": pastime.name, "until_minute": pastime.until_minute},
    }
