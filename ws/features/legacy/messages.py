"""Messages about the end of a life and what comes after."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.engine.feature import Deed
from ws.features.legacy.records import Ancestor, Bequest
from ws.kernel.messages import Name, Reply, Request

PersonId = Annotated[str, msgspec.Meta(min_length=1, max_length=32)]
HeirId = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
MOST_HEIRS = 10
MOST_PAGE = 20


class Share(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A share as a client asks for it."""

    heir: HeirId
    """Id of a person of the life, or "charity:" and the id of a charity."""
    percent: Annotated[int, msgspec.Meta(ge=1, le=100)]


class WriteWill(Request, frozen=True, tag="write_will"):
    """Lay down who inherits; no shares tear the will up."""

    shares: Annotated[tuple[Share, ...], msgspec.Meta(max_length=MOST_HEIRS)]


class WillShare(msgspec.Struct, frozen=True):
    heir: str
    name: str
    percent: int


class WillKept(Reply, frozen=True, tag="write_will"):
    shares: tuple[WillShare, ...]


class GetWill(Request, frozen=True, tag="get_will"):
    """The will, who may be named in it, and what would happen without it."""


class PossibleHeir(msgspec.Struct, frozen=True):
    heir: str
    name: str
    relation: str
    """A relation, or "charity"."""
    text: str = ""


class WillShown(Reply, frozen=True, tag="get_will"):
    shares: tuple[WillShare, ...]
    by_law: tuple[WillShare, ...]
    """Whole per cent, for showing."""
    heirs: tuple[PossibleHeir, ...]
    estate_cents: int
    """What would be there to inherit today, before tax."""
    from_age: int


class EndLife(Request, frozen=True, tag="end_life"):
    """Let the life come to a quiet end."""

    confirm: bool = False


class LifeOver(Reply, frozen=True, tag="end_life"):
    text: str
    ribbon: str
    age: int


class ContinueAs(Request, frozen=True, tag="continue_as"):
    """Go on as a living relative of the life that ended, or as a newborn child of theirs."""

    person_id: PersonId
    newborn: bool = False
    first_name: Name | None = None
    """Of the newborn."""
    sex: Literal["female", "male"] | None = None
    """Of the newborn."""


class LifeGoesOn(Reply, frozen=True, tag="continue_as"):
    life_id: str
    first_name: str
    last_name: str
    sex: str
    country: str
    relation: str
    age: int
    inherited_cents: int


class GetFamilyTree(Request, frozen=True, tag="get_family_tree"):
    """The ended lives of the account, newest first."""

    before: Annotated[int, msgspec.Meta(ge=1, le=1_000_000_000)] | None = None
    """The `next_before` of the page before."""
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST_PAGE)] = 10


class TreeRibbon(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    colour: str
    svg: str


class TreeLife(msgspec.Struct, frozen=True):
    life_id: str
    number: int
    follows: str
    """Id of the life it went on from, "" for one born to strangers."""
    relation: str
    """What it was to that life."""
    first_name: str
    last_name: str
    sex: str
    country: str
    born: int
    died: int | None
    age: int
    cause: str
    ribbon: TreeRibbon | None
    estate_cents: int
    obituary: str
    people: tuple[Ancestor, ...]


class FamilyTree(Reply, frozen=True, tag="get_family_tree"):
    current: TreeLife | None
    """The living life; None without one."""
    lives: tuple[TreeLife, ...]
    next_before: int | None


class WillChosen(Deed, frozen=True, tag="write_will"):
    """The will as it was written, with names."""

    shares: tuple[Bequest, ...]


class LifeEndChosen(Deed, frozen=True, tag="end_life"):
    """The player let the life end."""
