"""What is kept of proposals and weddings."""

from __future__ import annotations

from typing import ClassVar, Literal

from ws.content.schemas.weddings import Weather
from ws.kernel.records import Owner, Record, Stored

PastKind = Literal["wedding", "renewal"]


class Proposal(Record, frozen=True, omit_defaults=True):
    """That the player has asked somebody, one record a person."""

    person_id: str
    asked_minute: int
    """The last time."""
    accepted: bool = False
    refusals: int = 0

    STORED: ClassVar[Stored] = Stored(kind="proposal", owner=Owner.LIFE, key="person_id")


class Wedding(Record, frozen=True, omit_defaults=True):
    """The wedding that is planned, and on its day how far it has come. One at a time. Money in cents."""

    person_id: str
    place_id: str
    style_id: str
    day: int
    """Of the life, as `Date.day`."""
    hour: int
    guest_ids: tuple[str, ...] = ()
    other_guests: int = 0
    """Of the other side, whom the life does not know."""
    extras: tuple[str, ...] = ()
    total_cents: int = 0
    own_cents: int = 0
    """What of the total the player pays."""
    paid_cents: int = 0
    """What the player has paid of it."""
    planned_minute: int = 0
    postponed: int = 0
    """How often."""
    altar_minute: int | None = None
    """When the question at the altar was asked; None before the day."""
    deadline_minute: int = 0
    came: tuple[str, ...] = ()
    """On the day: who came."""
    others_came: int = 0
    weather: Weather = "sun"
    happened: tuple[str, ...] = ()
    """Ids of the moments before the answer."""

    STORED: ClassVar[Stored] = Stored(kind="wedding", owner=Owner.LIFE)

    @property
    def guests(self) -> int:
        """How many were asked."""
        return len(self.guest_ids) + self.other_guests


class PastWedding(Record, frozen=True, omit_defaults=True):
    """A wedding that was held, or vows that were said again."""

    id: str
    """Their number, from "1"."""
    person_id: str
    minute: int
    kind: PastKind = "wedding"
    place_id: str = ""
    style_id: str = ""
    guests: int = 0
    success: int = 0
    """1 to 100."""
    presents_cents: int = 0
    years: int = 0
    """Of marriage, when vows were said again."""
    vow: str = ""
    """What the player said."""

    STORED: ClassVar[Stored] = Stored(kind="past_wedding", owner=Owner.LIFE, key="id", personal=("vow",))
