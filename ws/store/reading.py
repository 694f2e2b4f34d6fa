"""What is read for a request before its turn: lists, searches, and lives that rest."""

from __future__ import annotations

from ws.kernel.state import OwnerState
from ws.store.database import Database
from ws.store.load import Loader


class Reads:
    """Read access to the database for those who prepare evidence; it can not write."""

    def __init__(self, database: Database, loader: Loader) -> None:
        self._database = database
        self._loader = loader

    async def rows(self, sql: str, **parameters: object) -> list[tuple[object, ...]]:
        """All rows of one SELECT with named parameters (`:name`). Raises Unavailable."""
        return await self._database.rows(sql, **parameters)

    async def life(self, account_id: int, life_id: int) -> OwnerState | None:
        """All records of a life of an account; None when it has no such life. Raises Unavailable."""
        return await self._loader.life(account_id, life_id)
