"""What is kept of the album."""

from typing import Annotated, ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored, Table


class Album(Record, frozen=True):
    """How many pictures there are, and of which occasions."""

    photos: int = 0
    taken: dict[str, int] = msgspec.field(default_factory=dict)
    """By occasion: times a thousand, plus the age at the last one."""

    STORED: ClassVar[Stored] = Stored(kind="album", owner=Owner.LIFE)


class Photo(Record, frozen=True):
    """One picture. Only `favourite` ever changes; the drawing is made of `body` when somebody looks."""

    life_id: int
    number: int
    """1 for the first of the life, without gaps."""
    minute: int
    """Game minute at which it was taken."""
    occasion: Annotated[str, msgspec.Meta(max_length=48)]
    caption: Annotated[str, msgspec.Meta(max_length=600)]
    favourite: bool
    body: Annotated[bytes, msgspec.Meta(max_length=4000)]
    """What it shows: `drawing.seen.Seen` as JSON."""

    STORED: ClassVar[Stored] = Stored(
        kind="photo",
        owner=Owner.LIFE,
        key="number",
        personal=("caption", "body"),
        table=Table(
            name="player_photo_album",
            primary=("life_id", "number"),
            indexes=(("life_id", "occasion"),),
            references=(("life_id", "lives.id"),),
        ),
    )
