"""What the client sees of the day."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.records import Life
from ws.features.day.records import Day, Pastime
from ws.features.day.rules import wishes
from ws.kernel.state import Reader


def day(reader: Reader, content: Content) -> dict[str, object] | None:
    held = reader.find(Day)
    if held is None:
        return None
    return {
        "day": held.day,
        "doing": held.doing,
        "asleep": held.doing == "asleep",
        "place": held.place,
        "plan": [{"minute": minute, "doing": doing} for minute, doing in held.plan],
        "wishes": [{"day": wish.day, "change": wish.change} for wish in held.wishes],
        "days_off_left": wishes.days_off_left(held, held.day, reader.get(Life).days_per_year),
    }


def activity(reader: Reader, content: Content) -> dict[str, object] | None:
    held = reader.find(Pastime)
    return None if held is None else {"id": held.id, "name": held.name, "until_minute": held.until_minute}
