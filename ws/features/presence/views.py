"""What the client sees of the clock."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.records import Life, LifeClock
from ws.kernel.state import Reader


def clock(reader: Reader, content: Content) -> dict[str, object] | None:
    """Enough to compute the game minute; the rate is 0 when the life is over."""
    held, life = reader.find(LifeClock), reader.find(Life)
    if held is None or life is None:
        return None
    ended = life.ended_minute is not None
    return {
        "anchor_at": held.anchor_at,
        "anchor_minute": life.ended_minute if ended else held.anchor_minute,
        "rate": 0.0 if ended or not held.present else held.minutes_per_second,
        "present": held.present,
    }
