"""What is laid down for the end of a life, what came of it, and how lives follow each other."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from ws.features.people.records import Person
from ws.kernel.records import Owner, Record, Stored, Table

Line = tuple[str, int]
"""(what, cents: above zero for what was there, below for what went off)"""


class Bequest(msgspec.Struct, frozen=True, gc=False):
    """A share of a will."""

    heir: str
    """Id of a person of the life, or "charity:" and the id of a charity."""
    name: str
    percent: int


class Will(Record, frozen=True):
    """Who is to have what. Without it the law says."""

    shares: tuple[Bequest, ...]
    """They come to 100 per cent."""
    written_minute: int

    STORED: ClassVar[Stored] = Stored(kind="will", owner=Owner.LIFE, personal=("shares",))


class Inheritor(msgspec.Struct, frozen=True, gc=False):
    """Somebody who inherited from the life."""

    heir: str
    """As in `Bequest`; "state" when there was nobody."""
    name: str
    relation: str
    gross_cents: int
    tax_cents: int

    @property
    def cents(self) -> int:
        """What is left after tax."""
        return self.gross_cents - self.tax_cents


class Successor(msgspec.Struct, frozen=True, gc=False):
    """A living relative whose life may be the next one."""

    person_id: str
    name: str
    relation: str
    sex: str
    age: int
    job: str
    """Id of a job of the content, "" for none."""
    cents: int
    """What they inherited."""
    may_have_child: bool
    """Whether a newborn of theirs may be the next life."""


class Passing(Record, frozen=True):
    """What stays of a life that is over."""

    minute: int
    ribbon: str
    obituary: str
    lines: tuple[Line, ...]
    """The estate; they add up to what was inherited before tax."""
    unpaid_cents: int
    """Debts that the estate could not pay."""
    inheritors: tuple[Inheritor, ...]
    successors: tuple[Successor, ...]

    STORED: ClassVar[Stored] = Stored(
        kind="passing", owner=Owner.LIFE, personal=("obituary", "inheritors", "successors")
    )


class Origin(Record, frozen=True):
    """How a life began that was not born to strangers. With the life's seed it is all that its beginning hangs on."""

    from_life: int
    """Id of the life it follows."""
    relation: str
    """What the new life was to the old one: "sister", or "newborn"."""
    dead: str
    """First name of the old life."""
    line: int
    """Which life of its line it is; the first follower is the second."""
    begins_minute: int
    """Age at the beginning in game minutes, on a midnight."""
    inherited_cents: int
    heir: Person
    """Who goes on, or who has the newborn; seen from the new life: born at minute 0, or before."""
    kin: tuple[Person, ...]
    """The family, as the new life knows them."""

    STORED: ClassVar[Stored] = Stored(kind="origin", owner=Owner.LIFE, personal=("dead", "heir", "kin"))


class Ancestor(msgspec.Struct, frozen=True, gc=False):
    """A person of an ended life, as the family tree keeps them."""

    name: str
    relation: str
    sex: str
    born: int
    """Year."""
    died: int | None


class TreeEntry(Record, frozen=True):
    """An ended life in the family tree of the account."""

    life_id: int
    account_id: int
    number: int
    follows: int
    """Id of the life it went on from; 0 for one born to strangers."""
    relation: Annotated[str, msgspec.Meta(max_length=16)]
    first_name: Annotated[str, msgspec.Meta(max_length=80)]
    last_name: Annotated[str, msgspec.Meta(max_length=80)]
    sex: Annotated[str, msgspec.Meta(max_length=8)]
    country: Annotated[str, msgspec.Meta(max_length=2)]
    born: int
    """Year."""
    died: int
    age: int
    cause: Annotated[str, msgspec.Meta(max_length=80)]
    ribbon: Annotated[str, msgspec.Meta(max_length=48)]
    estate_cents: int
    obituary: Annotated[str, msgspec.Meta(max_length=4000)]
    people: Annotated[bytes, msgspec.Meta(max_length=6000)]
    """`Ancestor`s as JSON."""
    ended_at: int

    STORED: ClassVar[Stored] = Stored(
        kind="tree_entry",
        owner=Owner.ACCOUNT,
        personal=("first_name", "last_name", "obituary", "people"),
        table=Table(
            name="family_tree",
            primary=("life_id",),
            indexes=(("account_id", "number"),),
            references=(("account_id", "players.id"), ("life_id", "lives.id")),
        ),
    )
