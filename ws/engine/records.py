"""The records the engine itself needs of a life: who, when, and what comes next."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from ws.engine.clock import Calendar
from ws.kernel.records import Owner, Record, Stored, Table

Moment = tuple[int, str, str]
"""(game minute, name of the system that handles it, argument)."""


class Life(Record, frozen=True):
    """One player character from birth to death. Ended ones stay for the family tree."""

    id: int
    account_id: int
    number: int
    seed: Annotated[str, msgspec.Meta(max_length=64)]
    """Hex; every draw of this life hangs on it."""
    first_name: Annotated[str, msgspec.Meta(max_length=80)]
    last_name: Annotated[str, msgspec.Meta(max_length=80)]
    sex: Annotated[str, msgspec.Meta(max_length=8)]
    country: Annotated[str, msgspec.Meta(max_length=2)]
    birth_year: int
    birth_month: int
    days_per_year: int
    born_at: int
    ended_at: int | None = None
    ended_minute: int | None = None
    cause: Annotated[str, msgspec.Meta(max_length=80)] = ""

    STORED: ClassVar[Stored] = Stored(
        kind="life",
        owner=Owner.LIFE,
        personal=("first_name", "last_name"),
        simulated=False,
        table=Table(
            name="lives",
            primary=("id",),
            indexes=(("account_id", "number"), ("ended_at",)),
            references=(("account_id", "players.id"),),
            loaded=True,
        ),
    )

    @property
    def calendar(self) -> Calendar:
        return Calendar(self.days_per_year, self.birth_year, self.birth_month)


class LifeClock(Record, frozen=True):
    """Where a life stands in real time. Not part of what play and skip must agree on."""

    anchor_at: int
    """Unix milliseconds at which the life stood at `anchor_minute`."""
    anchor_minute: int
    minutes_per_second: float
    present: bool
    """Whether the player was connected when this was written: the clock runs on. Otherwise
    the life goes on as an absent one, to its first question, its end, or the limit of days."""

    STORED: ClassVar[Stored] = Stored(kind="clock", owner=Owner.LIFE, simulated=False)


class Agenda(Record, frozen=True):
    """The moments to come, and how far the life has been lived."""

    moments: tuple[Moment, ...] = ()
    """Sorted by minute, then by name and argument: the same life has the same agenda however
    it was advanced."""
    waiting_for: str = ""
    """Id of the open question, if any."""
    over: bool = False

    STORED: ClassVar[Stored] = Stored(kind="agenda", owner=Owner.LIFE)


class LifeChoice(Record, frozen=True):
    """A dated choice of the player. Seed and choices are the whole recipe of a life."""

    life_id: int
    number: int
    """Rises with time, with gaps."""
    minute: int
    body: Annotated[bytes, msgspec.Meta(max_length=2000)]
    """The deed as JSON."""

    STORED: ClassVar[Stored] = Stored(
        kind="life_choice",
        owner=Owner.LIFE,
        table=Table(name="life_choices", primary=("life_id", "number"), references=(("life_id", "lives.id"),)),
    )
