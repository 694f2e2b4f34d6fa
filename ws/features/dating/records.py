"""What is kept of looking for somebody. Cards themselves are drawn, not kept; see `rules/candidates.py`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec

from ws.content.schemas.base import Interest, Sex
from ws.features.people.records import Person
from ws.kernel.records import Owner, Record, Stored, Table

OWN: str = "you"
"""The player among the bios."""
MOST_BIO = 400
"""Characters of a bio."""
Decision = Literal["liked", "super_liked", "passed"]


class Preferences(Record, frozen=True):
    """Whom the player would like to meet."""

    sexes: tuple[Sex, ...] = ("female", "male")
    min_age: int | None = None
    """Completed years; None for about the own age, as it grows."""
    max_age: int | None = None
    distance: Literal["near", "any"] = "any"
    parents: bool = True
    """Whether somebody who has children is shown."""
    children: Literal["any", "wants", "none"] = "any"
    """What the other should want; those open to both are always shown."""
    marriage: Literal["any", "yes", "no"] = "any"
    faith: Literal["any", "devout", "quiet", "none"] = "any"

    STORED: ClassVar[Stored] = Stored(kind="dating_preferences", owner=Owner.LIFE)


class Profile(Record, frozen=True):
    """What the player says of themselves. What is None or empty is derived, see `own.py`."""

    text: str = ""
    interests: tuple[Interest, ...] = ()
    children: Literal["wants", "open", "none"] | None = None
    marriage: Literal["yes", "open", "no"] | None = None
    faith: Literal["devout", "quiet", "none"] | None = None

    STORED: ClassVar[Stored] = Stored(kind="dating_profile", owner=Owner.LIFE, personal=("text",))


class DatingDay(Record, frozen=True):
    """What was decided on one game day."""

    day: int
    decided: tuple[tuple[str, Decision], ...] = ()
    """(candidate id, decision), in order; one a candidate."""

    STORED: ClassVar[Stored] = Stored(kind="dating_day", owner=Owner.LIFE)


class Shown(Record, frozen=True):
    """Whose cards were shown on a game day; only they can be decided on. Not part of what play and skip must agree
    on: whoever looks changes nothing."""

    day: int
    ids: tuple[str, ...] = ()

    STORED: ClassVar[Stored] = Stored(kind="dating_shown", owner=Owner.LIFE, simulated=False)


class Like(Record, frozen=True):
    """Somebody was liked, and has not answered yet."""

    candidate_id: str
    person: Person
    """As the card was on the day; whatever becomes of content, this is who was liked."""
    minute: int
    is_super: bool

    STORED: ClassVar[Stored] = Stored(kind="dating_like", owner=Owner.LIFE, key="candidate_id")


class NpcBio(Record, frozen=True):
    """A bio that was shown, or is the player's own. Not part of what play and skip must agree on: whoever looks
    changes nothing."""

    life_id: int
    person_id: Annotated[str, msgspec.Meta(max_length=64)]
    """Of a candidate or person, or OWN."""
    text: Annotated[str, msgspec.Meta(max_length=400)]
    source: Annotated[str, msgspec.Meta(max_length=16)]
    """grammar, polished or own."""
    minute: int
    """Game minute at which it was written down."""

    STORED: ClassVar[Stored] = Stored(
        kind="npc_bio",
        owner=Owner.LIFE,
        key="person_id",
        personal=("text",),
        simulated=False,
        table=Table(name="npc_bios", primary=("life_id", "person_id"), references=(("life_id", "lives.id"),)),
    )


class Compatibility(Record, frozen=True):
    """How well somebody was said to fit, as it was shown."""

    life_id: int
    person_id: Annotated[str, msgspec.Meta(max_length=64)]
    algorithm: Annotated[str, msgspec.Meta(max_length=16)]
    """likeness, nature or both."""
    score: int
    """0 to 100."""
    reasons: Annotated[str, msgspec.Meta(max_length=1000)]
    """Sentences, a line each, the strongest first."""
    minute: int

    STORED: ClassVar[Stored] = Stored(
        kind="dating_compatibility",
        owner=Owner.LIFE,
        key="person_id",
        simulated=False,
        table=Table(
            name="dating_compatibility",
            primary=("life_id", "person_id"),
            indexes=(("life_id", "score"),),
            references=(("life_id", "lives.id"),),
        ),
    )
