"""What a life remembers of its events."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class OpenQuestion(Record, frozen=True):
    """The question that waits for an answer."""

    question_id: str
    event_id: str
    asked_minute: int
    deadline_minute: int
    person_id: str = ""

    STORED: ClassVar[Stored] = Stored(kind="question", owner=Owner.LIFE)


class EventMemory(Record, frozen=True):
    """That an event happened: how often, and when last."""

    event_id: str
    times: int
    last_day: int

    STORED: ClassVar[Stored] = Stored(kind="event_memory", owner=Owner.LIFE, key="event_id")
