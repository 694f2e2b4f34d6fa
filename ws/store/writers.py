"""The two ways to write a batch: MySQL/MariaDB through aiomysql, SQLite in a thread of its own.

A writer holds one connection and runs one transaction at a time. It knows nothing of turns:
it is asked for what stands there (under lock), then given statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from ws.store.batch import Statement


class Lost(Exception):
    """The database is away or refuses for now: try again later.

    `in_doubt` when it happened after COMMIT was sent and no answer came: the transaction may have
    been committed all the same; begin the same batch again to know.
    """

    def __init__(self, why: str, in_doubt: bool = False, was_answered: bool = False) -> None:
        super().__init__(why)
        self.in_doubt = in_doubt
        self.was_answered = was_answered
        """Whether the server itself said no (disk full, read-only), instead of falling silent."""


class Written(Exception):
    """A batch of this id was committed before."""


class Clash(Exception):
    """Locks collided (deadlock, lock wait); the same batch may pass at once."""


class Duplicate(Exception):
    """A row of the batch is there already."""


class Rejected(Exception):
    """The database refuses the batch for what is in it."""


class Questions(msgspec.Struct, frozen=True):
    """What a batch is called, and what it must know before it writes."""

    batch_id: str
    at: int
    """Unix milliseconds."""
    accounts: Sequence[int]
    """Locked in ascending order."""
    key_hashes: Sequence[str]
    letters: Sequence[int]


class Answers(msgspec.Struct, frozen=True):
    """What stands in the database, locked until the transaction ends."""

    players: dict[int, tuple[int, int]]
    """account -> (epoch, diamonds)"""
    keys: dict[str, tuple[str, bytes]]
    """key hash -> (content hash, reply)"""
    letters: frozenset[int]


class Writer(Protocol):
    """One connection that writes batches. All methods may raise Lost."""

    async def begin(self, questions: Questions) -> Answers:
        """Open a transaction, write the batch's id into it, and read, under lock, what the batch asks.

        The id comes first: it waits for an earlier try of the same batch whose COMMIT may still
        be on its way, and raises Written when that one went through.
        """

    async def write(self, statements: Sequence[Statement]) -> None:
        """Write and commit. Raises Duplicate, Rejected or Clash, and then nothing is written; or
        Lost, and then nothing is written either, unless it is in doubt: only the next `begin`
        can tell. Ends the transaction in every case."""

    async def abandon(self) -> None:
        """End the transaction without writing."""

    async def raise_epochs(self, accounts: Sequence[int]) -> dict[int, int]:
        """Take ownership: from now on commits of these accounts by an older owner are refused.

        Returns account -> the epoch this very call raised it to; accounts that do not exist are
        left out. A later read could find the epoch of somebody who came after.
        """

    async def prune(self, table: str, before: int, most: int) -> int:
        """Delete at most `most` rows of a table whose `at` lies before; returns how many."""

    async def close(self) -> None:
        """Give the connection back."""


def placeholders(rows: int) -> str:
    """`?,?,?` for as many values."""
    return ",".join("?" * rows)
