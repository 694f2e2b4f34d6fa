"""The `u` message: the few values a client shows all the time."""

from __future__ import annotations

from ws.engine import clock
from ws.engine.records import Life, LifeClock
from ws.engine.rulebook import Rulebook
from ws.kernel.player import Player
from ws.kernel.state import Reader


def values(book: Rulebook, reader: Reader, minute: int) -> dict[str, object]:
    """Everything of `u` but the time: what decides whether it is worth sending."""
    player = reader.get(Player)
    found: dict[str, object] = {
        "diamonds": player.diamonds,
        "unlimited_energy_until": player.unlimited_energy_until,
    }
    if reader.find(Life) is not None:
        for part in book.status:
            found.update(part.build(reader, minute))
    return found


def time(reader: Reader, minute: int) -> dict[str, object] | None:
    """The calendar for `u`; None without a life."""
    life = reader.find(Life)
    if life is None:
        return None
    held = reader.get(LifeClock)
    date = clock.date_at(life.calendar, minute)
    return {
        "game_minute": minute,
        "year": date.year,
        "month": date.month,
        "day": date.day,
        "weekday": date.weekday,
        "hour": date.hour,
        "minute": date.minute,
        "age": date.age,
        "rate": held.minutes_per_second if held.present and life.ended_minute is None else 0.0,
    }


def next_change(book: Rulebook, reader: Reader, minute: int) -> int | None:
    """The next game minute at which a whole value changes by itself."""
    soonest: int | None = None
    for part in book.status:
        change = part.next_change(reader, minute)
        if change is not None and (soonest is None or change < soonest):
            soonest = change
    return soonest
