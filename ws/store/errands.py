"""The rows of what stores must still be told: written in the commits of turns, worked off by the courier."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Final, cast

from ws.kernel.errors import Unavailable
from ws.kernel.stores import Errand
from ws.store.batch import Delete, Statement, Update
from ws.store.database import Database
from ws.store.writers import Clash, Duplicate, Lost, Questions, Rejected, Writer

NEVER: Final = 2**53
"""`due_at` of an errand that was given up; it stays for people to see."""


class Errands:
    """All methods raise Unavailable when the database is away."""

    def __init__(self, database: Database, writer: Writer, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._writer = writer
        self._now_ms = now_ms

    async def due(self, most: int) -> list[Errand]:
        """Those whose time has come, the longest due first."""
        rows = await self._database.rows(
            "SELECT id, account_id, purchase_id, store, kind, body, deadline_at, tries FROM store_errands "
            "WHERE due_at <= :now ORDER BY due_at, id LIMIT :most",
            now=self._now_ms(),
            most=most,
        )
        return [
            Errand(
                id=cast(int, number),
                account_id=cast(int, account_id),
                purchase_id=str(purchase_id),
                store=str(store),
                kind=str(kind),
                body=bytes(cast(bytes, body)),
                deadline_at=cast(int, deadline_at),
                tries=cast(int, tries),
            )
            for number, account_id, purchase_id, store, kind, body, deadline_at, tries in rows
        ]

    async def done(self, errand: Errand) -> None:
        """The store knows."""
        await self._write(Delete("store_errands", ("id",), [(errand.id,)]))

    async def later(self, errand: Errand, due_at: int, error: str) -> None:
        """Not yet; try again at this time (Unix ms)."""
        row = (errand.id, due_at, errand.tries + 1, error[:160])
        await self._write(Update("store_errands", ("id", "due_at", "tries", "error"), ("id",), [row]))

    async def give_up(self, errand: Errand, error: str) -> None:
        """The store said no, which will not change."""
        row = (errand.id, NEVER, errand.tries + 1, error[:160], True)
        await self._write(Update("store_errands", ("id", "due_at", "tries", "error", "given_up"), ("id",), [row]))

    async def close(self) -> None:
        """Give the connection back."""
        await self._writer.close()

    async def _write(self, statement: Statement) -> None:
        try:
            await self._writer.begin(Questions(secrets.token_hex(16), self._now_ms(), (), (), ()))
            await self._writer.write([statement])
        except (Lost, Clash, Duplicate, Rejected) as error:
            raise Unavailable("The errand could not be written.") from error
