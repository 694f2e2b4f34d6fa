"""What is kept of a story: the present year while it lasts, and a row for each year that is over."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored, Table


class Moment(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Something that happened."""

    minute: int
    kind: str
    """Id of the story line that tells it."""
    weight: int
    names: dict[str, str] = msgspec.field(default_factory=dict)
    """What fills the line."""


class Year(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What is remembered of a year."""

    moments: tuple[Moment, ...] = ()
    photos: tuple[int, ...] = ()
    """Numbers of pictures in the album."""
    doing: str = "none"
    """school, study, job, retired, prison or none: what the days were spent on in the end."""
    what: str = ""
    """Id of the job or the programme."""
    happiness: int = 50
    """At the end, 0 to 100."""


class Chronicle(Record, frozen=True):
    """The present year."""

    age: int = 0
    moments: tuple[Moment, ...] = ()
    """The strongest few, in the order in which they happened."""
    photos: tuple[int, ...] = ()
    pastimes: dict[str, int] = msgspec.field(default_factory=dict)
    """How often an activity was done, for the first few kinds of the year."""
    before: bytes = b""
    """The year before as its row holds it: that row may not be in the database yet."""
    is_over: bool = False

    STORED: ClassVar[Stored] = Stored(kind="chronicle", owner=Owner.LIFE, personal=("moments", "before"))


class StoryYear(Record, frozen=True):
    """A year of a life that is over."""

    life_id: int
    age: int
    body: Annotated[bytes, msgspec.Meta(max_length=8000)]
    """A `Year` as JSON."""

    STORED: ClassVar[Stored] = Stored(
        kind="story_year",
        owner=Owner.LIFE,
        key="age",
        personal=("body",),
        table=Table(name="story_years", primary=("life_id", "age"), references=(("life_id", "lives.id"),)),
    )
