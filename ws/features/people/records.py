"""The people of a life, and what they remember of it.

A life of sixty knows some thirty people, so each is kept small: words of fixed lists are shared by
the decoder, names by `sys.intern`.
"""

from __future__ import annotations

from sys import intern
from typing import ClassVar, Literal

import msgspec
from msgspec.structs import force_setattr

from ws.content.schemas.base import Interest, Sex, Tie
from ws.kernel.records import Owner, Record, Stored

Met = Literal["birth", "school", "studies", "work", "neighbourhood", "out", "event", "cards"]
"""Where the life and the person met; `cards` are those by which people who look for somebody find each other."""
Doing = Literal["little", "school", "study", "work", "home", "jobless", "retired"]
"""What fills the days of a person; `home` keeps the house, by choice or for children."""
Health = Literal["well", "ill", "frail"]
Partnership = Literal["single", "together", "married", "divorced", "widowed"]
Lives = Literal["home", "near", "far"]
"""With the family the life was born into; in the same town; in another."""


class Person(Record, frozen=True, omit_defaults=True):
    """Somebody the life knows. Birth is in game minutes of this life, so usually negative."""

    id: str
    relation: Tie
    first_name: str
    last_name: str
    sex: Sex
    birth_minute: int
    affinity: int
    """-100 to 100: what the person feels for the player."""
    died_minute: int | None = None
    met: Met = "birth"
    met_minute: int = 0
    seen_minute: int = 0
    """When the two last had to do with each other."""
    openness: int = 50
    conscientiousness: int = 50
    extraversion: int = 50
    agreeableness: int = 50
    neuroticism: int = 50
    """The Big Five, each 0 to 100; half of all people are below 50."""
    looks: int = 50
    interests: tuple[Interest, ...] = ()
    doing: Doing = "home"
    job: str = ""
    """Id of a job of the content, also of the last one when retired; "" for none."""
    health: Health = "well"
    partnership: Partnership = "single"
    partner: str = ""
    """First name of the partner, the dead one or the last one; "" when there was none."""
    partner_id: str = ""
    """The partner's id, when the life knows them too."""
    children: int = 0
    lives: Lives = "near"
    estranged: bool = False
    """Whether the two do not speak any more."""
    in_touch: bool = True
    """Whether the two still meet; who does not is forgotten in time, unless something is remembered."""

    STORED: ClassVar[Stored] = Stored(kind="person", owner=Owner.LIFE, key="id")

    def __post_init__(self) -> None:
        for name in ("first_name", "last_name", "job"):
            force_setattr(self, name, intern(getattr(self, name)))

    @property
    def is_alive(self) -> bool:
        return self.died_minute is None

    @property
    def big_five(self) -> tuple[int, int, int, int, int]:
        """Openness, conscientiousness, extraversion, agreeableness, neuroticism."""
        return (self.openness, self.conscientiousness, self.extraversion, self.agreeableness, self.neuroticism)


class Memory(msgspec.Struct, frozen=True, gc=False):
    """One thing a person remembers of the player."""

    kind: str
    """What rules ask for ("gift", "insult", "loan" ...); "" for what is only remembered."""
    minute: int
    weight: int
    """-100 to 100 when it was fresh; below zero is held against the player."""
    text: str
    """In the person's own words, as in "I remember how {name} ...". {name} stays a placeholder."""

    def __post_init__(self) -> None:
        force_setattr(self, "kind", intern(self.kind))
        force_setattr(self, "text", intern(self.text))


class Memories(Record, frozen=True):
    """What one person remembers, the strongest few, oldest first."""

    person_id: str
    held: tuple[Memory, ...] = ()

    STORED: ClassVar[Stored] = Stored(kind="person_memories", owner=Owner.LIFE, key="person_id")


class Circle(Record, frozen=True):
    """What is kept of all people together."""

    next_number: int = 1
    """Of the next person's id."""
    day: int = -1
    done: tuple[str, ...] = ()
    """What was done with people on that day, as "p3:hug"."""

    STORED: ClassVar[Stored] = Stored(kind="circle", owner=Owner.LIFE)
