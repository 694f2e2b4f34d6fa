"""The player's own row: the one place where diamonds, pushes and the active life meet."""

from __future__ import annotations

from typing import ClassVar

from ws.kernel.records import Erasure, Owner, Record, Stored, Table


class Player(Record, frozen=True):
    """The game account. Its row is locked by every commit of the account.

    `diamonds` is guarded: a commit whose balance is not the one it was decided on is refused
    and decided again. The column `epoch` lives beside these and belongs to the store alone.
    """

    id: int
    created_at: int
    diamonds: int = 0
    unlimited_energy_until: int = 0
    """Unix milliseconds; 0 when never bought."""
    life_id: int | None = None
    lives: int = 0
    ledger_entries: int = 0
    push_seq: int = 0
    acknowledged_seq: int = 0

    STORED: ClassVar[Stored] = Stored(
        kind="player",
        owner=Owner.ACCOUNT,
        erasure=Erasure.ANONYMISE,
        table=Table(
            name="players",
            primary=("id",),
            references=(("id", "users.id"),),
            loaded=True,
        ),
    )
