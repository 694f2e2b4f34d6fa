"""What is kept of marriages for their end, and what stays afterwards."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from ws.content.schemas.parting import Regime
from ws.features.parting.rules.dividing import Goes, Homes, Kind
from ws.features.parting.rules.support import Custody
from ws.kernel.records import Owner, Record, Stored

DutyKind = Literal["alimony", "settlement", "survivor_pension"]
Alimony = Literal["by_law", "none"]
Leaver = Literal["player", "other"]


class Gift(msgspec.Struct, frozen=True, gc=False):
    """Money or worth that left the marriage for nothing."""

    minute: int
    cents: int


class Marriage(Record, frozen=True, omit_defaults=True):
    """What the two had on their wedding day, so that what was gained since can be told apart; one a spouse."""

    person_id: str
    began_minute: int
    brought_cents: int
    """Money of the life less its debts; things are told apart by the day they were bought."""
    their_brought_cents: int
    """Estimated from age and job."""
    inherited_cents: int = 0
    """By the life, within the marriage: it stays its own."""
    gifts: tuple[Gift, ...] = ()
    """Of the last months."""

    STORED: ClassVar[Stored] = Stored(kind="marriage", owner=Owner.LIFE, key="person_id")


class Prenup(Record, frozen=True, omit_defaults=True):
    """What two agreed on before they married."""

    person_id: str
    minute: int
    regime: Regime
    share_percent: int = 50
    """The player's, of what is to be divided."""
    alimony: Alimony = "by_law"

    STORED: ClassVar[Stored] = Stored(kind="prenup", owner=Owner.LIFE, key="person_id")


class Apart(Record, frozen=True, omit_defaults=True):
    """Two who live apart, or have parted: what was arranged, and what was asked in vain."""

    person_id: str
    since_minute: int
    who_left: Leaver = "other"
    custody: Custody = "both"
    """With whom the children of both live for now."""
    asked_minute: int = -1
    """When they last said no to an agreement."""
    tried_minute: int = -1
    """When they last said no to another try."""
    times: int = 1
    """How often the two have come apart."""

    STORED: ClassVar[Stored] = Stored(kind="apart", owner=Owner.LIFE, key="person_id")


class Terms(msgspec.Struct, frozen=True, gc=False):
    """What is asked for, or agreed."""

    share_percent: int
    homes: Homes
    custody: Custody
    alimony: Alimony


class Petition(Record, frozen=True):
    """A divorce that has been filed for and not been decided."""

    person_id: str
    filed_minute: int
    by_player: bool
    contested: bool
    hearing_minute: int
    terms: Terms
    paid_cents: int
    """Costs the player has paid so far."""
    answered: bool = False
    """Whether the player has agreed to one of the other's."""

    STORED: ClassVar[Stored] = Stored(kind="petition", owner=Owner.LIFE, key="person_id")


class Part(msgspec.Struct, frozen=True, gc=False):
    """A line of a settlement."""

    kind: Kind
    id: str
    net_cents: int
    goes: Goes


class Settlement(Record, frozen=True):
    """What came of the last divorce from somebody."""

    person_id: str
    minute: int
    contested: bool
    regime: Regime
    share_percent: int
    parts: tuple[Part, ...]
    payment_cents: int
    """The player paid it, or owes it by instalments; below zero: was paid it."""
    costs_cents: int
    custody: Custody
    children: int
    child_support_cents: int
    """A month, paid by the player; below zero: received."""
    alimony_cents: int

    STORED: ClassVar[Stored] = Stored(kind="divorce_settlement", owner=Owner.LIFE, key="person_id")


class Duty(Record, frozen=True, omit_defaults=True):
    """Money that is due every month between the life and somebody."""

    id: str
    """kind, colon, the person: "alimony:p7"."""
    kind: DutyKind
    person_id: str
    """The former spouse, or the dead one."""
    monthly_cents: int
    """Paid by the player; below zero: received."""
    until_minute: int | None = None
    """None without an end."""
    left_cents: int = 0
    """Of a settlement by instalments."""

    STORED: ClassVar[Stored] = Stored(kind="duty_of_support", owner=Owner.LIFE, key="id")


class Counselling(Record, frozen=True, omit_defaults=True):
    """Sessions of the two."""

    person_id: str
    sessions: int = 0
    day: int = -1

    STORED: ClassVar[Stored] = Stored(kind="counselling", owner=Owner.LIFE, key="person_id")
