"""What a life remembers of an event, wherever it is kept.

Most events come once. A record each took a fifth of a grown player's memory (a hundred records of fifty
bytes, each with its object, key and place), so those stand together, a line for each ten years of life.
"""

from __future__ import annotations

from collections.abc import Iterator

from ws.content.schemas import Event
from ws.engine.turn import Turn
from ws.features.events.records import EventMemory, PastEvents
from ws.kernel.state import Reader

YEARS_TOGETHER = 10


class Recollection:
    """What is remembered at one moment, for whoever asks about many events."""

    __slots__ = ("_past", "_reader")

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._past = "".join([past.days for past in reader.all(PastEvents)])

    def of(self, event_id: str) -> EventMemory | None:
        """What is remembered of an event; None when it has not happened."""
        held = self._reader.find(EventMemory, event_id)
        if held is not None:
            return held
        name = f" {event_id}:"
        at = self._past.find(name)
        if at < 0:
            return None
        begins = at + len(name)
        return EventMemory(event_id, 1, int(self._past[begins : self._past.index(" ", begins)]))


def find(reader: Reader, event_id: str) -> EventMemory | None:
    """What is remembered of one event; None when it has not happened."""
    return Recollection(reader).of(event_id)


def everything(reader: Reader) -> Iterator[EventMemory]:
    """What is remembered of all events that have happened."""
    yield from reader.all(EventMemory)
    for past in reader.all(PastEvents):
        for entry in past.days.split():
            event_id, day = entry.split(":")
            yield EventMemory(event_id, 1, int(day))


def keep(turn: Turn, event: Event, memory: EventMemory) -> None:
    """Remember that an event happened."""
    if event.lifetime_cap > 1 or memory.times > 1 or memory.told:
        turn.put(memory)
        return
    key = str(turn.age() // YEARS_TOGETHER)
    past = turn.find(PastEvents, key) or PastEvents(key)
    turn.put(PastEvents(key, f"{past.days}{memory.event_id}:{memory.last_day} "))
