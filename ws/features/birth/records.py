"""Lives that rest while another one is lived."""

from __future__ import annotations

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class PausedLife(Record, frozen=True):
    """A living life of the account that is not the active one."""

    life_id: str
    stamp: str
    """Of the `Pause` it rests with: what was read of the life before it was lived on last has another one."""
    number: int
    first_name: str
    last_name: str
    sex: str
    country: str
    age: int
    paused_at: int
    """Unix milliseconds."""

    STORED: ClassVar[Stored] = Stored(
        kind="paused_life", owner=Owner.ACCOUNT, key="life_id", personal=("first_name", "last_name")
    )


class Pause(Record, frozen=True):
    """Since when a life rests, by its stamp. It says nothing about the life itself."""

    stamp: str

    STORED: ClassVar[Stored] = Stored(kind="pause", owner=Owner.LIFE, simulated=False)
