"""What a life remembers of its events."""

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored


class OpenQuestion(Record, frozen=True):
    """The question that waits for an answer, with everything that is told of it: what changes meanwhile
    does not change the question."""

    question_id: str
    event_id: str
    asked_minute: int
    deadline_minute: int
    person_id: str = ""
    wording: int = 0
    """0 is the text of the event, 1 the first of its other wordings."""
    names: dict[str, str] = msgspec.field(default_factory=dict)
    """What its texts are filled with."""
    closed: dict[str, str] = msgspec.field(default_factory=dict)
    """Why a choice can not be taken, by its id."""

    STORED: ClassVar[Stored] = Stored(kind="question", owner=Owner.LIFE)


class EventMemory(Record, frozen=True, omit_defaults=True):
    """That an event happened: how often, and when last. Read and kept by `memory`; a record of its own only
    for what may come again."""

    event_id: str
    times: int = 1
    last_day: int = 0
    told: tuple[str, ...] = ()
    """Wordings and whom they were about, "0p3"; of events that may come again in other words or
    about others."""

    STORED: ClassVar[Stored] = Stored(kind="event_memory", owner=Owner.LIFE, key="event_id")


class PastEvents(Record, frozen=True):
    """Events that came once and do not come again, of ten years of life."""

    decade: str
    """0 for the first ten years."""
    days: str = " "
    """The ids with the game day of each, as " some_id:301 other_id:317 "."""

    STORED: ClassVar[Stored] = Stored(kind="past_events", owner=Owner.LIFE, key="decade")


class EventPace(Record, frozen=True):
    """When something happened last."""

    last_day: int

    STORED: ClassVar[Stored] = Stored(kind="event_pace", owner=Owner.LIFE)


class LifeMarks(Record, frozen=True):
    """What events have left on the life, for later events to ask."""

    marks: tuple[str, ...] = ()
    """In alphabetical order."""

    STORED: ClassVar[Stored] = Stored(kind="life_marks", owner=Owner.LIFE)
