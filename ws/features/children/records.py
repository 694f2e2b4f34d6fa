"""Plans for children, children on their way, and what is kept of those that are there."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from ws.content.schemas.base import Interest, Sex
from ws.kernel.records import Owner, Record, Stored

Method = Literal["natural", "donor", "treatment", "surrogacy"]
"""How a child is tried for: by itself, with a donor, in a clinic, carried by somebody else."""
Contraception = Literal["none", "withdrawal", "fertility_awareness", "condom", "pill", "injection", "coil", "implant"]
Decision = Literal["open", "keep", "give_up"]
Custody = Literal["both", "player", "other"]
"""With whom a child lives: both parents (in turns when they live apart), the player, or the other parent."""
AgeGroup = Literal["infant", "child", "teen"]
AdoptionStage = Literal["study", "waiting", "offered"]


class Plans(Record, frozen=True, omit_defaults=True):
    """What is wished for, and what is done about it."""

    method: Method | None = None
    """None while nobody tries."""
    person_id: str = ""
    """With whom; "" alone."""
    carrier: str = "me"
    """Who is to be pregnant: "me", a person's id or "surrogate"."""
    since_day: int = 0
    contraception: Contraception = "pill"
    pregnancies: int = 0
    """Known to the life so far; numbers the next."""
    last_birth_day: int = -1000
    """Game day of the last birth or adoption."""

    STORED: ClassVar[Stored] = Stored(kind="family_plans", owner=Owner.LIFE)


class Pregnancy(Record, frozen=True, omit_defaults=True):
    """A child on its way. Its moments are planned one by one."""

    id: str
    carrier: str
    """ "me", a person's id or "surrogate"."""
    other_id: str
    """The other parent besides the player; "" for a donor, or for nobody."""
    began_day: int
    month: int = 0
    """Months that have passed, of nine; 0 while nobody knows."""
    babies: int = 1
    planned: bool = True
    decision: Decision = "keep"
    ends_in_month: int = 0
    """In which it will be lost; 0 when it will not."""

    STORED: ClassVar[Stored] = Stored(kind="pregnancy", owner=Owner.LIFE, key="id")


class Child(Record, frozen=True, omit_defaults=True):
    """What is kept of a daughter or a son of the life besides the person."""

    person_id: str
    other_id: str = ""
    adopted: bool = False
    custody: Custody = "both"
    support_cents: int = 0
    """A month, until the child is 18: what the player pays while it lives with the other one, and is paid while it
    lives with the player."""
    may_be_named: bool = False
    named_until_day: int = 0
    warmth: int = 0
    """Points for what was done with love, and for what was asked and held to."""
    firmness: int = 0
    years_at_home: int = 0
    """Birthdays it had under the player's roof."""
    away: bool = False
    """With relatives while nobody is at home for it."""

    STORED: ClassVar[Stored] = Stored(kind="child", owner=Owner.LIFE, key="person_id")


class Grandchild(Record, frozen=True):
    """Whose child a grandchild is."""

    person_id: str
    parent_id: str

    STORED: ClassVar[Stored] = Stored(kind="grandchild", owner=Owner.LIFE, key="person_id")


class Waiting(msgspec.Struct, frozen=True):
    """A child that waits for parents."""

    first_name: str
    last_name: str
    sex: Sex
    age_days: int
    past: str
    interests: tuple[Interest, ...]


class Adoption(Record, frozen=True):
    """An application to adopt, and how far it has come."""

    age_group: AgeGroup
    stage: AdoptionStage
    began_day: int
    offer: Waiting | None = None
    closes_day: int = 0
    """Until when an offer can be answered."""
    declined: int = 0

    STORED: ClassVar[Stored] = Stored(kind="adoption", owner=Owner.LIFE)
